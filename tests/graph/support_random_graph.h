#ifndef KG_TESTS_GRAPH_SUPPORT_RANDOM_GRAPH_H_
#define KG_TESTS_GRAPH_SUPPORT_RANDOM_GRAPH_H_

#include <fmt/format.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/csr_graph.h"
#include "graph/knowledge_graph.h"

namespace kg::testing {

using Arcs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A graph of entities "0", "1", ... in that order with one sentence for each arc; the same arc
/// twice is two sentences of one edge.
inline KnowledgeGraph graph_of(std::uint32_t entities, const Arcs& arcs) {
  KnowledgeGraph graph;
  std::vector<EntityId> ids;
  for (std::uint32_t i = 0; i < entities; ++i)
    ids.push_back(graph.append_entity({.id = {},
                                       .type = EntityType::Person,
                                       .name = std::to_string(i),
                                       .aliases = {},
                                       .named = true}));
  const RelationId meet = graph.add_relation("meet");
  const DocumentId document = graph.add_document({});
  std::uint32_t sentence = 0;
  for (const auto& [from, to] : arcs) {
    Evidence evidence;
    evidence.document = document;
    evidence.sentence = sentence++;
    graph.add_evidence(ids[from], meet, ids[to], evidence);
  }
  return graph;
}

inline CsrGraph csr_of(std::uint32_t entities, const Arcs& arcs) {
  return CsrGraph::project(graph_of(entities, arcs)).value();
}

inline Arcs random_arcs(std::uint32_t entities, std::size_t count, std::mt19937& random) {
  std::uniform_int_distribution<std::uint32_t> any(0, entities - 1);
  Arcs arcs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t from = any(random);
    arcs.emplace_back(from, any(random));
  }
  return arcs;
}

}  // namespace kg::testing

#endif  // KG_TESTS_GRAPH_SUPPORT_RANDOM_GRAPH_H_
