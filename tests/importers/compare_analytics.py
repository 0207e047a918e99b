"""Works whole-graph questions out with another library and compares the answers.

compare_analytics.py networkx|igraph ANSWERS.json: the file has arcs [from, to, weight] and what kg
says of them."""

import json
import sys


def near(what, found, expected, tolerance=1e-6):
    for vertex, (a, b) in enumerate(zip(found, expected, strict=True)):
        if abs(a - b) > tolerance * max(1.0, abs(b)):
            sys.exit(f"{what} of vertex {vertex}: kg {a}, expected {b}")


def equal(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: kg {str(found)[:300]}, expected {str(expected)[:300]}")


def pairs(flat):
    return sorted((flat[i], flat[i + 1]) for i in range(0, len(flat), 2))


def undirected(arcs):
    weights = {}
    for a, b, weight in arcs:
        if a != b:
            key = (min(a, b), max(a, b))
            weights[key] = weights.get(key, 0) + weight
    return weights


def at_least(what, found, other):
    if found < 0.98 * other:
        sys.exit(f"{what}: kg finds {found}, the other {other}")


def networkx(kg):
    import networkx as nx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # needs no SciPy

    vertices = range(kg["vertices"])
    directed = nx.DiGraph()
    directed.add_nodes_from(vertices)
    directed.add_weighted_edges_from(kg["arcs"])
    both = nx.Graph()
    both.add_nodes_from(vertices)
    both.add_weighted_edges_from((a, b, w) for (a, b), w in undirected(kg["arcs"]).items())
    ranks = _pagerank_python(directed, tol=1e-12, max_iter=1000)
    near("PageRank", kg["pagerank"], [ranks[v] for v in vertices])
    between = nx.betweenness_centrality(both, normalized=False)
    near("betweenness", kg["betweenness"], [between[v] for v in vertices])
    cores = nx.core_number(both)
    equal("cores", kg["cores"], [cores[v] for v in vertices])
    sizes = sorted((len(c) for c in nx.connected_components(both)), reverse=True)
    equal("components", kg["components"], sizes)
    equal("articulation points", kg["cut_vertices"], sorted(nx.articulation_points(both)))
    equal("bridges", pairs(kg["cut_edges"]), sorted(tuple(sorted(e)) for e in nx.bridges(both)))
    groups = {}
    for vertex, group in enumerate(kg["groups"]):
        groups.setdefault(group, set()).add(vertex)
    ours = nx.community.modularity(both, groups.values(), weight="weight")
    near("modularity", [kg["modularity"]], [ours])
    theirs = nx.community.louvain_communities(both, weight="weight", seed=1)
    at_least("modularity", ours, nx.community.modularity(both, theirs, weight="weight"))


def igraph(kg):
    import igraph as ig

    directed = ig.Graph(kg["vertices"], [arc[:2] for arc in kg["arcs"]], directed=True)
    weights = [arc[2] for arc in kg["arcs"]]
    near("PageRank", kg["pagerank"], directed.pagerank(weights=weights))
    edges = undirected(kg["arcs"])
    both = ig.Graph(kg["vertices"], list(edges))
    near("betweenness", kg["betweenness"], both.betweenness())
    equal("cores", kg["cores"], both.coreness())
    equal("components", kg["components"],
          sorted(both.connected_components().sizes(), reverse=True))
    equal("articulation points", kg["cut_vertices"], sorted(both.articulation_points()))
    equal("bridges", pairs(kg["cut_edges"]),
          sorted(tuple(sorted(both.es[e].tuple)) for e in both.bridges()))
    ours = both.modularity(kg["groups"], weights=list(edges.values()))
    near("modularity", [kg["modularity"]], [ours])
    theirs = both.community_multilevel(weights=list(edges.values()))
    at_least("modularity", ours, both.modularity(theirs, weights=list(edges.values())))


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        kg = json.load(file)
    {"networkx": networkx, "igraph": igraph}[sys.argv[1]](kg)


main()
