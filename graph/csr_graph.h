#ifndef KG_GRAPH_CSR_GRAPH_H_
#define KG_GRAPH_CSR_GRAPH_H_

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// Adjacency in compressed sparse rows: the arcs of vertex v are those from offsets[v] to
/// offsets[v + 1], by target, each target once.
struct Adjacency {
  std::vector<std::uint64_t> offsets = {0};  ///< vertices + 1
  std::vector<std::uint32_t> targets;
  std::vector<std::uint32_t> weights;  ///< of the arcs, >= 1

  std::uint32_t vertex_count() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  std::uint64_t arc_count() const { return targets.size(); }
  std::span<const std::uint32_t> targets_of(std::uint32_t v) const {
    return std::span(targets).subspan(offsets[v], offsets[v + 1] - offsets[v]);
  }
  std::span<const std::uint32_t> weights_of(std::uint32_t v) const {
    return std::span(weights).subspan(offsets[v], offsets[v + 1] - offsets[v]);
  }

  /// The same arcs the other way round. O(vertices + arcs).
  Adjacency transposed() const;
  /// Every arc in both directions, without loops; weights of what falls together are added up.
  Adjacency undirected() const;
};

/// How vertices are numbered.
enum class VertexOrder : std::uint8_t {
  Id,         ///< by ascending id, which depends on who came first
  Canonical,  ///< as GraphView::scan_ids: for algorithms whose answers depend on the order
};

/// A view projected for algorithms that read all of it many times: arrays instead of rows. Of all
/// edges between two entities in one direction it makes one arc, whose weight is the number of
/// their sentences. Entities without edges are left out. Vertices are numbered from 0.
class CsrGraph {
 public:
  /// Reads every edge once. Memory: 32 bytes an edge while it reads, then 8 an arc and direction.
  /// Errors of the view; Unsupported beyond 2^32 - 1 entities.
  static Result<CsrGraph> project(const GraphView& view, VertexOrder order = VertexOrder::Id);

  std::uint32_t vertex_count() const { return static_cast<std::uint32_t>(entities_.size()); }
  EntityId entity(std::uint32_t vertex) const { return entities_[vertex]; }
  /// Nothing for an entity without edges.
  std::optional<std::uint32_t> vertex(EntityId entity) const;

  const Adjacency& out() const { return out_; }

 private:
  std::vector<EntityId> entities_;                         // by vertex
  std::vector<std::pair<EntityId, std::uint32_t>> by_id_;  // vertices of entities, ascending
  Adjacency out_;
};

}  // namespace kg

#endif  // KG_GRAPH_CSR_GRAPH_H_
