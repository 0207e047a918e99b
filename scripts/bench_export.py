#!/usr/bin/env python3
"""How fast graphs are written, beside NetworkX and igraph, in one run on one machine.

  scripts/bench_export.py [EDGES [EDGES_OF_OTHERS]]     default: 1000000 100000

Needs the target `export_bench` of the release build; NetworkX and igraph come from
`scripts/setup.sh --test`. The others get the same attributes and one sentence an edge; their time
is that of writing alone, with the graph already in memory."""

import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BENCH = os.path.join(ROOT, "build", "release", "bench", "export_bench")
PYTHON = os.path.join(ROOT, "tests", "importers", ".tools", "venv", "bin", "python")
FORMATS = ["csv", "jsonl", "graphml", "gexf", "neo4j", "d3", "cyjs", "jgf", "dot", "sqlite",
           "nquads", "trig"]
OTHERS = r"""
import json, resource, sys, time
import networkx as nx, igraph
edges, path = int(sys.argv[1]), sys.argv[2]
text = ("The minister said on Tuesday that both sides had agreed on most of the questions, and "
        "that talks would go on.")
node = dict(label="Actor 12345 of 678", type="PERSON", named="yes", handle="0123456789abcdef",
            aliases="Actor 12345", links=5, mentions=5)
edge = dict(label="agree with 5 on", relation="agree with 5 on", weight=1.0, polarity="positive",
            modality="actual", confidence=0.85, first_date="2024-01-01", last_date="2024-01-01",
            claimants="the minister", documents="Ministers meet for the 5th time", evidence=text)
graph = nx.MultiDiGraph()
count = edges // 5
graph.add_nodes_from((f"n{i}", dict(node)) for i in range(count))
graph.add_edges_from((f"n{i % count}", f"n{i * 7919 % count}", dict(edge)) for i in range(edges))
def measure(name, write):
    begin = time.process_time()
    write()
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(dict(format=name, edges=edges, seconds=round(seconds, 2),
                          edges_per_second=round(edges / seconds), peak_mb=round(peak))), flush=True)
measure("NetworkX GraphML", lambda: nx.write_graphml_xml(graph, path))
measure("NetworkX GEXF", lambda: nx.write_gexf(graph, path))
measure("NetworkX node-link JSON", lambda: json.dump(nx.node_link_data(graph, edges="links"), open(path, "w")))
other = igraph.Graph.from_networkx(graph)
measure("igraph GraphML", lambda: other.write_graphml(path))
"""


def show(result):
    print(f"| {result['format']} | {result['edges']:,} | {result['seconds']:.2f} | "
          f"{result['edges_per_second']:,} | {result['peak_mb']:.0f} |", flush=True)


def main():
    edges = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    edges_of_others = sys.argv[2] if len(sys.argv) > 2 else "100000"
    print("| writer | edges | seconds | edges/s | peak MB |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            path = os.path.join(folder, "g")
            done = subprocess.run([BENCH, name, edges, path], capture_output=True, check=True)
            show(json.loads(done.stdout))
            for file in os.listdir(folder):
                os.remove(os.path.join(folder, file))
        if not os.path.exists(PYTHON):
            sys.exit("no NetworkX and igraph: run scripts/setup.sh --test")
        with subprocess.Popen([PYTHON, "-c", OTHERS, edges_of_others, os.path.join(folder, "g")],
                              stdout=subprocess.PIPE) as others:
            for line in others.stdout:
                show(json.loads(line))


main()
