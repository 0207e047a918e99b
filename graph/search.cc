#include "graph/search.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/pending/queue.hpp>
#include <boost/property_map/property_map.hpp>
#include <unordered_map>

#include "graph/boost_adapter.h"

namespace kg {
namespace {

using Distances = std::unordered_map<EntityId, std::uint32_t>;

// Notes every entity at its discovery with its distance.
class Recorder : public boost::default_bfs_visitor {
 public:
  Recorder(Distances& distances, Reached& order) : distances_(distances), order_(order) {}

  void tree_edge(const ViewGraph::Step& step, const ViewGraph& graph) {
    const std::uint32_t distance = distances_[source(step, graph)] + 1;
    distances_.emplace(target(step, graph), distance);
    order_.emplace_back(target(step, graph), distance);
  }

 private:
  Distances& distances_;
  Reached& order_;
};

}  // namespace

Result<Reached> within_steps(const GraphView& view, EntityId start, std::uint32_t depth) {
  Distances distances{{start, 0}};
  Reached order{{start, 0}};
  ViewGraph graph(view, Walk::Both);
  graph.expand_only([&](EntityId id) { return distances[id] < depth; });
  std::unordered_map<EntityId, boost::default_color_type> colors;  // white until written
  boost::queue<EntityId> queue;
  boost::breadth_first_visit(graph, start, queue, Recorder(distances, order),
                             boost::make_assoc_property_map(colors));
  KG_TRY(graph.status());
  return order;
}

}  // namespace kg
