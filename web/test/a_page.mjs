/**
 * Data of a page from lines "Ada:PERSON -meet-> tea x3 @0.5 2023-07-12": a sentence of a document of its own each; without
 * a type a concept; "-!meet->" is denied.
 */
export function aPage(lines) {
  const nodes = [], relations = [], sentences = [], documents = [], edges = [];
  const place = (list, same, make) => {
    const found = list.findIndex(same);
    return found >= 0 ? found : list.push(make()) - 1;
  };
  const node = (text) => {
    const [name, type] = text.split(':');
    return place(nodes, (one) => one.name === name, () => ({ id: `n${nodes.length + 1}`, name, type: type ?? 'OTHER', ...(type ? { named: true } : {}) }));
  };
  for (const line of lines.split('\n').filter(Boolean)) {
    const [, from, not, words, to, times, confidence, date] =
      /^(.+?) -(!?)(.+?)-> (.+?)(?: x(\d+))?(?: @([\d.]+))?(?: (\d{4}[-\d]*))?$/.exec(line);
    const [source, target] = [node(from), node(to)];
    const relation = place(relations, (one) => one === words, () => words);
    const edge = edges[place(edges, (one) => one.source === source && one.target === target && one.relation === relation && Boolean(one.negative) === Boolean(not),
      () => ({ source, target, relation, ...(not ? { negative: true } : {}), weight: 0, confidence: 0, evidence: [] }))];
    for (let i = 0; i < Number(times ?? 1); ++i) {
      const document = documents.push({ name: `d${documents.length + 1}`, ...(date ? { date } : {}) }) - 1;
      const text = `${nodes[source].name} ${words} ${nodes[target].name}.`;
      edge.evidence.push({ sentence: sentences.push([document, text]) - 1, subject: [0, nodes[source].name.length], confidence: Number(confidence ?? 0.9) });
      edge.weight += 1;
      edge.confidence = Math.max(edge.confidence, Number(confidence ?? 0.9));
    }
  }
  return { format: 'kg page', version: 1, nodes, edges, relations, sentences, documents };
}
