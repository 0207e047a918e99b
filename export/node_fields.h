#ifndef KG_EXPORT_NODE_FIELDS_H_
#define KG_EXPORT_NODE_FIELDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "export/formats.h"
#include "export/graph_rows.h"

namespace kg {

// What several formats say of a node in the same way.

/// The community of an entity if communities were asked for.
inline std::optional<std::uint32_t> community_of(const ExportOptions& options, EntityId id) {
  const auto found = options.communities.find(id);
  if (found == options.communities.end()) return std::nullopt;
  return found->second;
}

inline std::optional<Position> position_of(const ExportOptions& options, EntityId id) {
  const auto found = options.positions.find(id);
  if (found == options.positions.end()) return std::nullopt;
  return found->second;
}

/// The aliases with `between` between them.
inline std::string aliases_of(const ExportNode& row, std::string_view between = "; ") {
  std::string all;
  for (const std::string& alias : row.entity.aliases) {
    if (alias.empty()) continue;
    if (!all.empty()) all += between;
    all += alias;
  }
  return all;
}

inline std::string_view yes_or_no(bool yes) { return yes ? "yes" : "no"; }

/// How large a node is drawn whose edges are so many, in the units of Gephi.
inline double node_size(std::uint64_t links) {
  std::uint64_t size = 4;
  for (std::uint64_t rest = links; rest > 0 && size < 40; rest /= 2) size += 3;
  return static_cast<double>(size);
}

}  // namespace kg

#endif  // KG_EXPORT_NODE_FIELDS_H_
