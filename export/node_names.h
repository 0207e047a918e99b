#ifndef KG_EXPORT_NODE_NAMES_H_
#define KG_EXPORT_NODE_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "graph/graph_view.h"

namespace kg {

/// The handle of an entity, or "n17" in a graph that has none.
std::string handle_of(const Entity& entity);

/// Names and handles of all entities, packed, for writers that need them with every edge.
class NodeNames {
 public:
  /// Fails only with an error of `view`.
  static Result<NodeNames> read(const GraphView& view);

  std::string_view handle(EntityId id) const { return text(2 * id.value); }
  std::string_view name(EntityId id) const { return text(2 * id.value + 1); }  ///< sanitised

 private:
  std::string_view text(std::uint64_t index) const;

  std::string texts_;
  std::vector<std::uint64_t> ends_;  // of handle and name of every number, from 0
};

}  // namespace kg

#endif  // KG_EXPORT_NODE_NAMES_H_
