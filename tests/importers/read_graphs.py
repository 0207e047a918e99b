"""Reads exported graphs with other people's programs and compares them with what they should be.

read_graphs.py READER FOLDER: every folder in FOLDER has one graph in all formats and expected.json:
{"nodes": [[id, label, type]], "edges": [[id, source, target, kind, label, relation, weight,
[day, ...]]], "pairs": number of different (source, target)}. Exit code 77: not installed."""

import collections
import csv
import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, ".tools")
# Readers that would take too long for the large graph.
SLOW = {"rdflib", "networkx-json", "gexf-schema", "graphml-schema", "json"}
Edge = collections.namedtuple("Edge", "id source target kind label relation weight days")


class Graph:
    def __init__(self, folder):
        self.folder, self.name = folder, os.path.basename(folder)
        with open(self.path("expected.json"), encoding="utf-8") as file:
            expected = json.load(file)
        self.nodes = {node[0]: node[1] for node in expected["nodes"]}
        self.types = {node[0]: node[2] for node in expected["nodes"]}
        self.edges = [Edge(*edge) for edge in expected["edges"]]
        self.pairs = expected["pairs"]

    def path(self, file):
        return os.path.join(self.folder, file)

    def equal(self, what, found, wanted):
        if found == wanted:
            return
        text = f"{self.name}: {what}: "
        if isinstance(found, collections.Counter):
            text += f"only read: {list((found - wanted).items())[:3]}; "
            text += f"only expected: {list((wanted - found).items())[:3]}"
        elif isinstance(found, dict):
            differ = [(k, found.get(k), wanted.get(k)) for k in {*found, *wanted}
                      if found.get(k) != wanted.get(k)]
            text += f"read and expected differ: {differ[:3]}"
        else:
            text += f"read {found}, expected {wanted}"
        sys.exit(text[:3000])

    def counted(self, *fields):
        return collections.Counter(tuple(getattr(e, f) for f in fields) for e in self.edges)


def spells(days):
    """Stretches of days, each up to the day after its last, as the formats write them."""
    result = []
    for day in days:
        after = str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1))
        if result and result[-1][1] == day:
            result[-1][1] = after
        else:
            result.append([day, after])
    return result


def networkx_graphml(graph):
    import networkx as nx
    read = nx.read_graphml(graph.path("g.graphml"), force_multigraph=True)
    compare_networkx(graph, read, "label")


def networkx_gexf(graph):
    import networkx as nx
    files = [("g.gexf", "1.3"), ("g12.gexf", "1.2draft")]
    for file, version in files[:1] if graph.name == "large" else files:
        read = nx.read_gexf(graph.path(file), version=version)
        compare_networkx(graph, read, "label")
        for _, _, data in read.edges(data=True):
            edge = graph.edges[int(data["id"][1:]) - 1]
            want = spells(edge.days)
            if len(want) == 1:
                graph.equal("time", [data["start"], data["end"]], want[0])
            elif want:
                graph.equal("times", [list(spell) for spell in data["spells"]], want)


def networkx_json(graph):
    import networkx as nx
    with open(graph.path("g.json"), encoding="utf-8") as file:
        read = nx.node_link_graph(json.load(file), edges="links")
    compare_networkx(graph, read, "name")


def compare_networkx(graph, read, label):
    graph.equal("labels", {n: d[label] for n, d in read.nodes(data=True)}, graph.nodes)
    graph.equal("types", {n: d["type"] for n, d in read.nodes(data=True)}, graph.types)
    found = collections.Counter((s, t, d["label"], d["relation"], d["weight"])
                                for s, t, d in read.edges(data=True))
    graph.equal("edges", found, graph.counted("source", "target", "label", "relation", "weight"))


def igraph(graph):
    import igraph
    read = igraph.Graph.Read_GraphML(graph.path("g.graphml"))
    ids = read.vs["id"] if read.vcount() else []
    graph.equal("labels", dict(zip(ids, read.vs["label"] if ids else [])), graph.nodes)
    found = collections.Counter((ids[e.source], ids[e.target], e["relation"], e["weight"])
                                for e in read.es)
    graph.equal("edges", found, graph.counted("source", "target", "relation", "weight"))


def check_quads(graph, quads):
    """quads: (subject, predicate, object, graph) as text without brackets and quotes."""
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    actors = [q for q in quads if q[0].startswith("urn:kg:actor:") and not q[3]]
    names = collections.Counter(q[2] for q in actors if q[1] == label)
    wanted = collections.Counter(name for name in graph.nodes.values() if name)
    graph.equal("names", names, wanted)
    facts = [q for q in quads if q[3]]
    graph.equal("facts", len(facts), len(graph.edges))
    graph.equal("statements", len({q[3] for q in facts}), len(graph.edges))
    weights = collections.Counter(int(q[2]) for q in quads
                                  if q[1] == "urn:kg:vocabulary:weight")
    graph.equal("weights", weights, collections.Counter(e.weight for e in graph.edges))


def rdflib(graph):
    import rdflib
    read = {}
    for file, syntax in (("g.trig", "trig"), ("g.nq", "nquads")):
        dataset = rdflib.Dataset()
        dataset.parse(graph.path(file), format=syntax)
        default = str(dataset.default_graph.identifier) if hasattr(dataset, "default_graph") else ""
        names = {"", "None", default, "urn:x-rdflib:default"}
        quads = {(str(s), str(p), str(o), "" if str(g) in names else str(g))
                 for s, p, o, g in dataset.quads()}
        check_quads(graph, quads)
        read[syntax] = len(quads)
    graph.equal("quads", read["trig"], read["nquads"])


def oxigraph(graph):
    import pyoxigraph
    read = {}
    for file in ("g.nq",) if graph.name == "large" else ("g.trig", "g.nq"):
        def name(graph_name):
            return "" if isinstance(graph_name, pyoxigraph.DefaultGraph) else graph_name.value
        quads = {(q.subject.value, q.predicate.value, q.object.value, name(q.graph_name))
                 for q in pyoxigraph.parse(path=graph.path(file))}
        check_quads(graph, quads)
        read[file] = len(quads)
    graph.equal("quads", len(set(read.values())), 1)


def sqlite(graph):
    database = sqlite3.connect(graph.path("g.sqlite"))
    graph.equal("integrity", database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
    graph.equal("labels", {f"n{i}": name for i, name in
                           database.execute("SELECT id, name FROM entity")}, graph.nodes)
    found = collections.Counter((f"e{i}", f"n{s}", f"n{o}", relation, weight)
                                for i, s, o, relation, weight in database.execute(
                                    "SELECT id, subject, object, relation, weight FROM fact"))
    graph.equal("edges", found, graph.counted("id", "source", "target", "relation", "weight"))
    if graph.name != "large":  # written without sentences
        graph.equal("sentences", database.execute("SELECT count(*) FROM evidence").fetchone()[0],
                    sum(edge.weight for edge in graph.edges))


def json_formats(graph):
    with open(graph.path("g.jgf"), encoding="utf-8") as file:
        read = json.load(file)["graph"]
    graph.equal("labels", {n: d["label"] for n, d in read["nodes"].items()}, graph.nodes)
    found = collections.Counter((e["source"], e["target"], e["relation"], e["metadata"]["weight"])
                                for e in read["edges"])
    wanted = graph.counted("source", "target", "relation", "weight")
    graph.equal("edges", found, wanted)
    with open(graph.path("g.jsonl"), encoding="utf-8") as file:
        lines = [json.loads(line) for line in file.read().split("\n") if line]
    graph.equal("entities", {l["id"]: l["name"] for l in lines if l["kind"] == "entity"},
                graph.nodes)
    found = collections.Counter((l["subject"]["id"], l["object"]["id"], l["relation"], l["weight"])
                                for l in lines if l["kind"] == "fact")
    graph.equal("facts", found, wanted)


def neo4j(graph):
    with open(graph.path("g.actors.csv"), encoding="utf-8", newline="") as file:
        actors = list(csv.DictReader(file))
    with open(graph.path("g.relationships.csv"), encoding="utf-8", newline="") as file:
        text = file.read()
    links = list(csv.DictReader(text.splitlines()))
    graph.equal("lines", text.count("\n"), 1 + len(links))  # no field has a line break
    ids = {actor["actorId:ID(Actor)"] for actor in actors}
    graph.equal("actors", len(ids), len(graph.nodes))
    graph.equal("names", collections.Counter(actor["name"] for actor in actors),
                collections.Counter(name.replace("\n", " ") for name in graph.nodes.values()))
    graph.equal("links", len(links), len(graph.edges))
    graph.equal("ends", {link[":START_ID(Actor)"] for link in links} |
                {link[":END_ID(Actor)"] for link in links} - ids <= ids, True)
    graph.equal("weights", sum(float(link["weight:double"]) for link in links),
                sum(edge.weight for edge in graph.edges))


def run(arguments, limit=50):
    done = subprocess.run(arguments, capture_output=True, timeout=limit, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def need(program):
    if shutil.which(program) is None:
        print(f"{program} is not installed")
        sys.exit(77)


def graphviz(graph):
    need("gc")
    code, out, err = run(["gc", "-n", "-e", graph.path("g.dot")])
    graph.equal("gc", (code, err), (0, ""))
    graph.equal("counts", [int(word) for word in out.split()[:2]], [len(graph.nodes), graph.pairs])
    if graph.name == "large":  # it would be laid out
        return
    code, _, err = run(["dot", "-Tcanon", "-o", os.devnull, graph.path("g.dot")])
    graph.equal("dot", (code, err), (0, ""))


def validate(graph, kind, schema, file):
    need("xmllint")
    if not os.path.exists(schema):
        print(f"{schema} is not there")
        sys.exit(77)
    code, _, err = run(["xmllint", "--huge", "--nonet", "--noout", kind, schema, graph.path(file)])
    graph.equal("schema", code, 0) if code == 0 else sys.exit(f"{graph.name}: {err[:2000]}")


def graphml_schema(graph):
    validate(graph, "--schema", os.path.join(TOOLS, "schemas", "graphml.xsd"), "g.graphml")


def gexf_schema(graph):
    folder = os.path.join(HERE, "..", "..", "..", "shared", "schemas", "gexf-1.3")
    schema = os.environ.get("KG_GEXF_SCHEMA", os.path.join(folder, "gexf.rng"))
    validate(graph, "--relaxng", schema, "g.gexf")


def gephi_jar():
    for file in sorted(os.listdir(TOOLS)):
        if file.startswith("gephi-toolkit"):
            return os.path.join(TOOLS, file)
    print("gephi-toolkit is not installed")
    sys.exit(77)


def gephi(graphs):
    """One virtual machine for all graphs: it takes seconds to start."""
    need("java")
    jar, files, of_file = gephi_jar(), [], {}
    for graph in graphs:
        csv_files = graph.path("g.nodes.csv") + "+" + graph.path("g.edges.csv")
        names = [graph.path("g.gexf"), graph.path("g.graphml"), csv_files]
        names += [graph.path("g.dot")] if graph.name != "large" else []
        names = names[:1] + names[2:3] if graph.name == "large" else names
        files += names
        of_file.update({name: graph for name in names})
    code, out, err = run(["java", "-Xmx3g", "-Djava.awt.headless=true", "-cp", jar,
                          os.path.join(HERE, "GephiImport.java"), *files], 100)
    if code != 0:
        sys.exit(err[-3000:])
    results = [json.loads(line) for line in out.splitlines()]
    if len(results) != len(files):
        sys.exit(f"Gephi read {len(results)} of {len(files)} files: {err[-2000:]}")
    for result in results:
        compare_gephi(of_file[result["file"]], result)


def compare_gephi(graph, result):
    file = result["file"]
    kind = "csv" if file.endswith(".csv") else file.rsplit(".", 1)[1]
    severe = [issue for issue in result["issues"] if not issue.startswith("INFO")]
    graph.equal(f"{kind} issues", severe, [])
    found = {node: label for node, label in result["nodes"]}
    if kind == "dot":  # its labels are wrapped for drawing
        graph.equal("dot nodes", set(found), set(graph.nodes))
    else:  # Gephi takes an empty label for none, and in GraphML the id instead
        of_csv = {n for n, l in graph.nodes.items() if kind == "csv" and "\\" in l}
        graph.equal(f"{kind} labels",
                    {n: "?" if n in of_csv else l or "" for n, l in found.items()},
                    {n: cleaned(l) if kind == "csv" else l or (n if kind == "graphml" else "")
                     for n, l in graph.nodes.items()})
    if kind in ("gexf", "csv"):
        odd = {(e.source, e.target) for e in graph.edges if kind == "csv" and "\\" in e.kind}
        edges = collections.Counter((s, t, "?" if (s, t) in odd else k, w, times or "")
                                    for s, t, k, _, w, times in result["edges"])
        wanted = collections.Counter(
            (e.source, e.target, cleaned(e.kind) if kind == "csv" else e.kind, e.weight,
             times_text(e.days)) for e in graph.edges)
        graph.equal(f"{kind} edges", edges, wanted)
    else:  # parallel edges are added up
        weights = collections.Counter()
        for edge in graph.edges:
            weights[(edge.source, edge.target)] += edge.weight
        edges = collections.Counter({(s, t): w for s, t, _, _, w, _ in result["edges"]})
        graph.equal(f"{kind} edges", edges, weights)


def cleaned(text):
    """Gephi's spreadsheet import trims its fields, and guesses whether backslashes are escapes."""
    return "?" if "\\" in text else text.strip()


def times_text(days):
    return "<" + "; ".join(f"[{a}, {b}]" for a, b in spells(days)) + ">" if days else ""


READERS = {
    "networkx-graphml": networkx_graphml, "networkx-gexf": networkx_gexf,
    "networkx-json": networkx_json, "igraph": igraph, "rdflib": rdflib, "oxigraph": oxigraph,
    "sqlite": sqlite, "json": json_formats, "neo4j": neo4j, "graphviz": graphviz,
    "graphml-schema": graphml_schema, "gexf-schema": gexf_schema,
}


def main():
    reader, folder = sys.argv[1:3]
    names = sorted(n for n in os.listdir(folder)
                   if os.path.exists(os.path.join(folder, n, "expected.json")))
    if not names:
        sys.exit("no graphs to read")
    graphs = [Graph(os.path.join(folder, name)) for name in names]
    try:
        if reader == "gephi":
            gephi(graphs)
            return
        for graph in graphs:
            if graph.name == "large" and reader in SLOW:
                continue
            READERS[reader](graph)
    except ImportError as error:
        print(error)
        sys.exit(77)


main()
