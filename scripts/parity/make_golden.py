#!/usr/bin/env python3
"""Writes what spaCy says of the given texts, for the parity tests.

    python3 scripts/parity/make_golden.py --model models/en_core_web_md \\
        --output tests/nlp/golden/en_core_web_md.jsonl tests/nlp/golden/*.txt

A file named *.lines.txt is one document a line; any other file is one document. Output, version 1: a
header line {"format": "kg parity", "version": 1, "model", "spacy", "morphs"}, then a line a document:
  name      "news.txt" or "short.lines.txt:3"
  tokens    their texts
  spaces    a character a token: 1 = followed by a space
  norms     "" where the norm is the token's text
  lemmas    "" where the lemma is the token's text
  tags, pos, deps, entities    separated by spaces; entities are B-GPE, I-GPE, O
  heads     distance to the governor, separated by spaces; a root has 0
  morphs    indices in the header's list, separated by spaces
  starts    indices of the tokens that begin a sentence, separated by spaces
"""

import argparse
import json

import reference


def record(name, doc, morphs):
    def joined(values):
        values = [str(value) for value in values]
        assert all(value and " " not in value for value in values), name
        return " ".join(values)

    return {
        "name": name,
        "tokens": [token.text for token in doc],
        "spaces": "".join("1" if token.whitespace_ else "0" for token in doc),
        "norms": ["" if token.norm_ == token.text else token.norm_ for token in doc],
        "lemmas": ["" if token.lemma_ == token.text else token.lemma_ for token in doc],
        "tags": joined(token.tag_ for token in doc),
        "pos": joined(token.pos_ for token in doc),
        "deps": joined(token.dep_ for token in doc),
        "entities": joined(reference.entity_tag(token) for token in doc),
        "heads": joined(token.head.i - token.i for token in doc),
        "morphs": joined(morphs.setdefault(str(token.morph), len(morphs)) for token in doc),
        "starts": joined(token.i for token in doc if token.is_sent_start),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="a pipeline directory")
    parser.add_argument("--output", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()

    import spacy

    nlp = reference.load(arguments.model)
    texts = [document for path in sorted(arguments.files) for document in reference.documents(path)]
    morphs = {}
    records = [record(name, nlp(text), morphs) for name, text in texts]
    header = {
        "format": "kg parity",
        "version": 1,
        "model": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        "spacy": spacy.__version__,
        "morphs": list(morphs),
    }
    with open(arguments.output, "w", encoding="utf8", newline="\n") as output:
        for line in [header, *records]:
            output.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(records)} documents, {sum(len(r['tokens']) for r in records)} tokens")


if __name__ == "__main__":
    main()
