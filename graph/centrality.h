#ifndef KG_GRAPH_CENTRALITY_H_
#define KG_GRAPH_CENTRALITY_H_

#include <cstdint>
#include <vector>

#include "graph/csr_graph.h"

namespace kg {

// How central the vertices of a projection are. Answers are one number a vertex; equal graphs give
// equal numbers, bit for bit, for any number of threads.

struct PageRankOptions {
  double damping = 0.85;
  double tolerance = 1e-10;  ///< ends when the ranks change by less than this in all
  std::uint32_t most_rounds = 500;
};

/// PageRank by power iteration over weighted arcs; vertices without arcs pass their rank to all.
/// The ranks add up to 1. (Page, Brin, Motwani, Winograd: The PageRank Citation Ranking, 1999.)
std::vector<double> pagerank(const Adjacency& out, const PageRankOptions& options = {});

struct BetweennessOptions {
  std::uint32_t sources = 0;  ///< from how many vertices paths are counted; 0 = all: exact
  unsigned threads = 0;       ///< 0 = one a core
};

/// On how many shortest paths between two others a vertex lies: the sum over unordered pairs of the
/// share of their shortest paths that pass it, hops counted and directions ignored. With fewer
/// `sources` than vertices it is estimated from that many, drawn evenly, and scaled. REQUIRES:
/// `both` is undirected. (Brandes: A faster algorithm for betweenness centrality, 2001; Brandes,
/// Pich: Centrality estimation in large networks, 2007.)
std::vector<double> betweenness(const Adjacency& both, const BetweennessOptions& options = {});

/// The largest k for each vertex such that it is in a part of the graph in which all have k
/// neighbours or more. REQUIRES: `both` is undirected. (Batagelj, Zaversnik: An O(m) algorithm for
/// cores decomposition of networks, 2003.)
std::vector<std::uint32_t> core_numbers(const Adjacency& both);

}  // namespace kg

#endif  // KG_GRAPH_CENTRALITY_H_
