#ifndef KG_QUERY_ANALYTICS_H_
#define KG_QUERY_ANALYTICS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "graph/graph_view.h"
#include "query/name.h"

namespace kg {

// Questions about a graph as a whole. Each reads every edge once into memory (graph/csr_graph.h);
// entities without edges count nowhere. Lists are in an order that does not depend on the order in
// which documents were read. All fail with an error of the view, or Unsupported for a graph that
// does not fit.

/// By what entities are ranked.
enum class RankBy : std::uint8_t {
  PageRank,     ///< linked by what is itself important
  Neighbors,    ///< how many others it is linked to
  Sentences,    ///< how many sentences link it
  Betweenness,  ///< how many shortest paths lead over it
  Core,         ///< how dense a part of the graph it is in (k-core)
};

inline constexpr std::array<std::pair<std::string_view, RankBy>, 5> kRankings = {
    {{"pagerank", RankBy::PageRank},
     {"neighbors", RankBy::Neighbors},
     {"sentences", RankBy::Sentences},
     {"betweenness", RankBy::Betweenness},
     {"core", RankBy::Core}}};

struct RankOptions {
  RankBy by = RankBy::PageRank;
  std::size_t limit = 20;     ///< 0 = all
  std::uint32_t sources = 0;  ///< for betweenness: from how many entities paths are counted, spread
                              ///< evenly; 0 = from all, which is exact
};

struct RankedEntity {
  EntityRef entity;
  double value = 0;
  std::uint64_t neighbors = 0, sentences = 0;
};

struct Ranking {
  std::vector<RankedEntity> entities;  ///< highest first, of equals by name
  std::uint64_t total = 0;             ///< entities with edges
};

/// `kg rank`.
Result<Ranking> rank(const GraphView& view, const RankOptions& options = {});

struct CommunityOptions {
  double resolution = 1;     ///< above 1: more and smaller ones
  std::size_t limit = 20;    ///< communities to tell; 0 = all
  std::size_t members = 10;  ///< of each, those with most sentences; 0 = all
};

struct Community {
  std::vector<RankedEntity> members;  ///< value: sentences within the community; most first
  std::uint64_t size = 0;
  std::uint64_t inside = 0;   ///< sentences that link its members among themselves
  std::uint64_t outside = 0;  ///< and with others
};

struct CommunityReport {
  std::vector<Community> communities;  ///< largest first
  std::uint64_t total = 0;
  double modularity = 0;
};

/// `kg communities`: who deals mostly with whom (graph/louvain.h).
Result<CommunityReport> communities(const GraphView& view, const CommunityOptions& options = {});

struct BridgeOptions {
  std::size_t limit = 20;  ///< of either list; 0 = all
};

/// An entity without which others are no longer linked with the rest.
struct BridgeEntity {
  EntityRef entity;
  std::uint64_t parts = 0;      ///< into which its component would fall
  std::uint64_t separated = 0;  ///< entities outside the largest of them
};

/// Two entities that are linked by nothing but what links them directly.
struct BridgeLink {
  EntityRef a, b;
  std::uint64_t sentences = 0;  ///< that link them, either way
  std::uint64_t separated = 0;  ///< entities on the smaller side
};

struct BridgeReport {
  std::vector<BridgeEntity> entities;  ///< those that separate most first
  std::vector<BridgeLink> links;  ///< likewise; those that hang on a link by themselves left out
  std::uint64_t entity_total = 0, link_total = 0;
  std::vector<std::uint64_t> components;  ///< entities in each part of the graph, largest first
};

/// `kg bridges`: what holds the graph together.
Result<BridgeReport> bridges(const GraphView& view, const BridgeOptions& options = {});

}  // namespace kg

#endif  // KG_QUERY_ANALYTICS_H_
