#ifndef KG_GRAPH_BOOST_ADAPTER_H_
#define KG_GRAPH_BOOST_ADAPTER_H_

#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "graph/graph_view.h"

namespace kg {

/// Which edges Boost's algorithms may walk from a vertex.
enum class Walk : std::uint8_t {
  Forward,  ///< from subject to object
  Both,     ///< ignoring direction
};

/// A GraphView as a Boost graph: a model of IncidenceGraph and BidirectionalGraph, so that Boost's
/// algorithms run on the in-memory graph and on a store alike, reading only the vertices they
/// visit. Vertices are entity ids; an edge knows which way it is walked. Boost's interface has no
/// room for errors: after one the graph has no further edges, and status() tells. For one thread.
class ViewGraph {
 public:
  struct Step {
    Edge edge;
    bool reversed = false;  ///< walked from object to subject
    bool operator==(const Step&) const = default;
  };

  using vertex_descriptor = EntityId;
  using edge_descriptor = Step;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::bidirectional_graph_tag {};
  using degree_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using vertices_size_type = std::size_t;

  /// Walks over the edges of one vertex, which it keeps alive.
  class StepIterator : public boost::iterator_facade<StepIterator, const Step,
                                                     boost::random_access_traversal_tag> {
   public:
    StepIterator() = default;
    StepIterator(std::shared_ptr<const std::vector<Step>> steps, std::size_t place)
        : steps_(std::move(steps)), place_(static_cast<std::ptrdiff_t>(place)) {}

   private:
    friend class boost::iterator_core_access;
    const Step& dereference() const { return (*steps_)[static_cast<std::size_t>(place_)]; }
    bool equal(const StepIterator& other) const { return place_ == other.place_; }
    void increment() { ++place_; }
    void decrement() { --place_; }
    void advance(std::ptrdiff_t steps) { place_ += steps; }
    std::ptrdiff_t distance_to(const StepIterator& other) const { return other.place_ - place_; }

    std::shared_ptr<const std::vector<Step>> steps_;
    std::ptrdiff_t place_ = 0;
  };
  using out_edge_iterator = StepIterator;
  using in_edge_iterator = StepIterator;

  explicit ViewGraph(const GraphView& view, Walk walk = Walk::Forward) : view_(view), walk_(walk) {}

  /// Vertices for which `expand` is false seem to have no edges: how a search is bounded, or ended
  /// early, without reading more.
  void expand_only(std::function<bool(EntityId)> expand) { expand_ = std::move(expand); }

  /// The first error of the view.
  const Status& status() const { return *status_; }

  /// The steps that leave a vertex (Out) or reach it (In).
  std::pair<StepIterator, StepIterator> steps(EntityId vertex, Direction direction) const {
    auto found = std::make_shared<std::vector<Step>>();
    if (status_->has_value() && (!expand_ || expand_(vertex))) {
      collect(vertex, direction, false, *found);
      const Direction other = direction == Direction::Out ? Direction::In : Direction::Out;
      if (walk_ == Walk::Both) collect(vertex, other, true, *found);
    }
    const std::size_t size = found->size();
    return {StepIterator(found, 0), StepIterator(found, size)};
  }

 private:
  void collect(EntityId vertex, Direction direction, bool reversed,
               std::vector<Step>& found) const {
    const Status read = view_.for_each_edge(vertex, direction, [&](const Edge& edge) {
      const bool seen = reversed && edge.subject == edge.object;  // a loop is one step
      if (!seen) found.push_back({edge, reversed});
      return true;
    });
    if (!read && status_->has_value()) *status_ = read;
  }

  const GraphView& view_;
  Walk walk_;
  std::function<bool(EntityId)> expand_;
  std::shared_ptr<Status> status_ = std::make_shared<Status>();  // const functions note errors
};

inline EntityId source(const ViewGraph::Step& step, const ViewGraph&) {
  return step.reversed ? step.edge.object : step.edge.subject;
}
inline EntityId target(const ViewGraph::Step& step, const ViewGraph&) {
  return step.reversed ? step.edge.subject : step.edge.object;
}
inline auto out_edges(EntityId vertex, const ViewGraph& graph) {
  return graph.steps(vertex, Direction::Out);
}
inline auto in_edges(EntityId vertex, const ViewGraph& graph) {
  return graph.steps(vertex, Direction::In);
}
inline std::size_t out_degree(EntityId vertex, const ViewGraph& graph) {
  const auto [begin, end] = out_edges(vertex, graph);
  return static_cast<std::size_t>(end - begin);
}
inline std::size_t in_degree(EntityId vertex, const ViewGraph& graph) {
  const auto [begin, end] = in_edges(vertex, graph);
  return static_cast<std::size_t>(end - begin);
}
inline std::size_t degree(EntityId vertex, const ViewGraph& graph) {
  return out_degree(vertex, graph) + in_degree(vertex, graph);
}

}  // namespace kg

#endif  // KG_GRAPH_BOOST_ADAPTER_H_
