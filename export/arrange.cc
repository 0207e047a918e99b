#include "export/arrange.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <cmath>
#include <cstddef>
#include <unordered_map>

namespace kg {
namespace {

constexpr double kAspect = 1.4;             // width to height of a good drawing
constexpr std::size_t kLeavesOnALayer = 3;  // of one hub, before they are staggered
constexpr std::size_t kMostLayers = 6;      // for the leaves of one hub

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

// Notes the vertices in the order in which they are finished, and the edges that close a cycle.
struct Acyclic : boost::default_dfs_visitor {
  std::vector<std::size_t>* finished;
  std::map<std::pair<std::size_t, std::size_t>, bool>* closing;

  void finish_vertex(std::size_t vertex, const Graph&) const { finished->push_back(vertex); }
  template <typename EdgeDescriptor>
  void back_edge(EdgeDescriptor edge, const Graph& graph) const {
    (*closing)[{source(edge, graph), target(edge, graph)}] = true;
  }
};

// A connected part of the graph, measured in nodes across and layers down.
struct Part {
  std::vector<std::size_t> vertices;
  std::size_t width = 0, height = 0;
  std::size_t bottom = 0;         // a vertex on the lowest layer
  std::vector<std::size_t> tops;  // vertices on the first layer
};

void stagger(const std::map<EntityId, std::vector<Tie>>& leaves, Arrangement& arrangement) {
  for (const auto& [hub, ties] : leaves) {
    if (ties.size() <= kLeavesOnALayer) continue;
    const auto square = std::ceil(std::sqrt(static_cast<double>(ties.size()) / kAspect));
    const std::size_t layers = std::min(kMostLayers, static_cast<std::size_t>(square));
    for (std::size_t i = 0; i < ties.size(); ++i)
      if (i % layers > 0) arrangement.spans[ties[i]] = 1 + static_cast<int>(i % layers);
  }
}

// Leaves below a hub and leaves above it are staggered on their own.
void stagger_leaves(const std::vector<Tie>& ties, Arrangement& arrangement) {
  std::unordered_map<EntityId, std::size_t> degree;
  for (const auto& [from, to] : ties) ++degree[from], ++degree[to];
  std::map<EntityId, std::vector<Tie>> below, above;
  for (const Tie& tie : ties) {
    if (degree[tie.second] == 1)
      below[tie.first].push_back(tie);
    else if (degree[tie.first] == 1)
      above[tie.second].push_back(tie);
  }
  stagger(below, arrangement);
  stagger(above, arrangement);
}

// The layer of every vertex: the longest way to it, cycles cut where a depth-first search from the
// smallest ids closes them.
std::vector<std::size_t> layers_of(const Graph& graph, const std::vector<EntityId>& entities,
                                   const Arrangement& arrangement) {
  std::vector<std::size_t> finished;
  std::map<std::pair<std::size_t, std::size_t>, bool> closing;
  Acyclic visitor;
  visitor.finished = &finished;
  visitor.closing = &closing;
  boost::depth_first_search(graph, boost::visitor(visitor));
  std::vector<std::size_t> layer(num_vertices(graph), 0);
  for (auto vertex = finished.rbegin(); vertex != finished.rend(); ++vertex) {
    for (auto [edge, end] = out_edges(*vertex, graph); edge != end; ++edge) {
      const std::size_t to = target(*edge, graph);
      if (closing.contains({*vertex, to})) continue;
      const auto span = arrangement.spans.find({entities[*vertex], entities[to]});
      const int length = span == arrangement.spans.end() ? 1 : span->second;
      layer[to] = std::max(layer[to], layer[*vertex] + static_cast<std::size_t>(length));
    }
  }
  return layer;
}

std::vector<Part> parts_of(const Undirected& graph, const std::vector<std::size_t>& layer) {
  std::vector<std::size_t> component(num_vertices(graph));
  std::vector<Part> parts(boost::connected_components(graph, component.data()));
  std::vector<std::map<std::size_t, std::size_t>> on_layer(parts.size());
  for (std::size_t vertex = 0; vertex < component.size(); ++vertex) {
    Part& part = parts[component[vertex]];
    part.width = std::max(part.width, ++on_layer[component[vertex]][layer[vertex]]);
    if (part.vertices.empty() || layer[vertex] + 1 > part.height) part.bottom = vertex;
    part.height = std::max(part.height, layer[vertex] + 1);
    if (layer[vertex] == 0) part.tops.push_back(vertex);
    part.vertices.push_back(vertex);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.vertices.size() > b.vertices.size();
  });
  return parts;
}

// Fills shelves of equal width with parts, the largest first; what stands on a lower shelf hangs
// from the tallest part of the shelf above.
void fill_shelves(const std::vector<Part>& parts, const std::vector<EntityId>& entities,
                  Arrangement& arrangement) {
  std::size_t area = 0, widest = 0;
  for (const Part& part : parts) {
    area += part.width * part.height;
    widest = std::max(widest, part.width);
  }
  const auto shelf_width =
      std::max(widest, static_cast<std::size_t>(std::sqrt(kAspect * static_cast<double>(area))));
  const Part* above = nullptr;    // tallest of the shelf above
  const Part* tallest = nullptr;  // of this shelf
  std::size_t filled = 0;
  for (const Part& part : parts) {
    if (filled + part.width > shelf_width && tallest) {
      above = tallest;
      tallest = nullptr;
      filled = 0;
    }
    filled += part.width;
    if (!tallest || part.height > tallest->height) tallest = &part;
    if (!above) continue;
    for (const std::size_t top : part.tops)
      arrangement.supports.emplace_back(entities[above->bottom], entities[top]);
  }
}

}  // namespace

Arrangement arrange(const std::vector<EntityId>& entities, const std::vector<Tie>& ties) {
  Arrangement arrangement;
  stagger_leaves(ties, arrangement);
  std::unordered_map<EntityId, std::size_t> vertex;
  for (std::size_t i = 0; i < entities.size(); ++i) vertex[entities[i]] = i;
  Graph graph(entities.size());
  Undirected undirected(entities.size());
  for (const auto& [from, to] : ties) {
    if (from == to) continue;
    boost::add_edge(vertex.at(from), vertex.at(to), graph);
    boost::add_edge(vertex.at(from), vertex.at(to), undirected);
  }
  const std::vector<std::size_t> layer = layers_of(graph, entities, arrangement);
  fill_shelves(parts_of(undirected, layer), entities, arrangement);
  return arrangement;
}

}  // namespace kg
