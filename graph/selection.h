#ifndef KG_GRAPH_SELECTION_H_
#define KG_GRAPH_SELECTION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "graph/canonical_view.h"
#include "graph/filtered_view.h"
#include "graph/graph_view.h"
#include "graph/knowledge_graph.h"

namespace kg {

/// Which part of a graph to export or draw. The steps are taken in this order, each on what the one
/// before left.
struct Selection {
  GraphFilter filter;
  std::optional<EntityId> ego;  ///< only what is within `depth` steps of this entity
  std::uint32_t depth = 1;      ///< steps, in either direction of the edges
  double backbone = 0;          ///< only ties that pass the disparity filter (backbone.h) at this
                                ///< level, and what they touch; 0 = all
  std::uint32_t top = 0;  ///< only so many entities with the most evidence on their edges; 0 = all
  bool drop_isolated = false;  ///< leave out entities that no edge of the result touches
};

/// The selected part of a view in canonical numbers and order, itself a view. Reads the other view
/// whenever it is read; keeps numbers in memory, no text but the words of relations.
class SelectedView {
 public:
  /// `view` must outlive it. NotFound if `ego` is not in the filtered view; else an error of
  /// `view`.
  static Result<SelectedView> create(const GraphView& view, const Selection& selection);

  const CanonicalView& view() const { return *canonical_; }

 private:
  SelectedView() = default;
  const GraphView& add(const GraphView& source, GraphFilter filter);

  std::vector<std::unique_ptr<FilteredView>> steps_;
  std::unique_ptr<CanonicalView> canonical_;
};

/// A canonical copy of the selected part in memory (canonical_copy), whose ids are its own.
/// NotFound if `ego` is not in it.
Result<KnowledgeGraph> select(const GraphView& view, const Selection& selection);

}  // namespace kg

#endif  // KG_GRAPH_SELECTION_H_
