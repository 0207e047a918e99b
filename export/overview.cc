#include "export/overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "export/graph_rows.h"
#include "export/labels.h"

namespace kg {
namespace {

constexpr std::uint64_t kMostSmall = 180;   // entities and edges
constexpr std::uint64_t kMostMedium = 400;  // entities
constexpr std::size_t kLabelsOfLarge = 50;  // nodes with names in a large drawing
constexpr std::size_t kLeastCommunity = 3;  // entities, for a colour of its own
constexpr std::size_t kLegendName = 28;     // characters of an entity's name in the legend

struct Seen {
  std::uint64_t mentions = 0;
  bool named = false;
  EntityId id;
  std::string name;
};

bool more_important(const Seen& a, const Seen& b) {
  return std::pair(a.mentions, b.id) > std::pair(b.mentions, a.id);
}

// What the legend has to explain of the edges, and how a small drawing is arranged.
Status survey_edges(const GraphView& view, const std::vector<EntityId>& entities,
                    const Emphasis& emphasis, Overview& overview) {
  std::uint64_t edges = 0;
  std::vector<Tie> ties;
  KG_TRY(for_each_edge_row(view, Merge::Pair, Detail::Links, [&](const ExportEdge& row) {
    if (overview.roles.folds(row.target)) return;
    ++edges;
    if (polarity_of(row) == "negative") overview.negative = true;
    if (row.confidence < kSureConfidence) overview.unsure = true;
    if (edges <= kMostSmall) ties.emplace_back(row.source, row.target);
  }));
  overview.look = look_for(entities.size(), edges);
  if (overview.look == Look::Small && emphasis.path.empty())
    overview.arrangement = arrange(entities, ties);
  return {};
}

// Communities are numbered by size, so the first ones get the colours.
void name_communities(const std::vector<Seen>& ranked, const Emphasis& emphasis,
                      Overview& overview) {
  std::map<std::uint32_t, std::size_t> sizes;
  for (const auto& [id, community] : emphasis.communities) ++sizes[community];
  for (const auto& [community, size] : sizes) {
    if (size < kLeastCommunity || overview.communities.size() == community_colors().size()) break;
    const auto is_named_member = [&](const Seen& one) {
      const auto found = emphasis.communities.find(one.id);
      return one.named && found != emphasis.communities.end() && found->second == community;
    };
    const auto first = std::find_if(ranked.begin(), ranked.end(), is_named_member);
    overview.communities.push_back(first == ranked.end() ? std::string() : first->name);
  }
}

}  // namespace

Look look_for(std::uint64_t entities, std::uint64_t edges) {
  if (entities + edges <= kMostSmall) return Look::Small;
  return entities <= kMostMedium ? Look::Medium : Look::Large;
}

bool Emphasis::steps(EntityId from, EntityId to) const {
  for (std::size_t i = 0; i + 1 < path.size(); ++i)
    if (path[i] == from && path[i + 1] == to) return true;
  return false;
}

std::uint32_t Overview::colored_community(const Emphasis& emphasis, EntityId id) const {
  const auto found = emphasis.communities.find(id);
  if (found == emphasis.communities.end() || found->second > communities.size()) return 0;
  return found->second;
}

Result<Overview> survey(const GraphView& view, const Emphasis& emphasis) {
  Overview overview;
  if (emphasis.drawing && emphasis.path.empty() && view.entity_count() <= kMostSmall) {
    KG_ASSIGN(overview.roles, find_roles(view));
  }
  std::vector<Seen> ranked;
  std::vector<EntityId> entities;
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) {
    if (overview.roles.folds(row.entity.id)) return;
    ++overview.entities;
    const Kind* kind = &kind_of(row.entity);
    if (std::find(overview.kinds.begin(), overview.kinds.end(), kind) == overview.kinds.end())
      overview.kinds.push_back(kind);
    ranked.push_back({row.mentions, row.entity.named, row.entity.id, row.entity.name});
    entities.push_back(row.entity.id);
  }));
  std::sort(overview.kinds.begin(), overview.kinds.end(),
            [](const Kind* a, const Kind* b) { return a->legend < b->legend; });
  std::sort(ranked.begin(), ranked.end(), more_important);
  for (const Seen& one : ranked) {
    if (overview.labelled.size() == kLabelsOfLarge) break;
    if (one.named) overview.labelled.insert(one.id);
  }
  overview.labelled.insert(emphasis.highlighted.begin(), emphasis.highlighted.end());
  KG_TRY(survey_edges(view, entities, emphasis, overview));
  if (overview.look != Look::Small) name_communities(ranked, emphasis, overview);
  return overview;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

namespace {

std::string kind_cell(const Kind& kind, bool by_community) {
  return fmt::format(
      "<td border=\"1\" color=\"{}\" bgcolor=\"{}\"{}><font point-size=\"9\">{}</font></td>",
      by_community ? "#5A5A5A" : kind.border_rgb, by_community ? "#FFFFFF" : kind.fill,
      kind.style.find("rounded") != std::string_view::npos ? " style=\"rounded\"" : "",
      kind.legend);
}

// The colours of communities, told by their best known members.
std::string community_cells(const Overview& overview) {
  std::string cells;
  for (std::size_t i = 0; i < overview.communities.size(); ++i) {
    const std::string& name = overview.communities[i];
    if (name.empty()) continue;
    cells += fmt::format(
        "<td bgcolor=\"{0}40\" border=\"1\" color=\"{0}\"><font point-size=\"9\">around "
        "{1}</font></td>",
        community_colors()[i], html_escaped(wrap(name, kLegendName, 1)));
  }
  return cells;
}

}  // namespace

std::string legend_label(const Overview& overview, const std::string& title) {
  const bool by_community = !overview.communities.empty();
  std::string html = "<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\">";
  if (!title.empty())
    html += fmt::format("<tr><td align=\"left\"><font point-size=\"16\"><b>{}</b></font></td></tr>",
                        html_escaped(wrap(title, 200, 1)));
  const std::string row =
      "<tr><td align=\"left\"><table border=\"0\" cellborder=\"0\" "
      "cellspacing=\"4\"><tr>";
  const std::string end = "</tr></table></td></tr>";
  html += row;
  // Dots have no shapes: where colours go by communities, types are not shown.
  if (!by_community || overview.look != Look::Large)
    for (const Kind* kind : overview.kinds) html += kind_cell(*kind, by_community);
  if (overview.negative)
    html += "<td><font point-size=\"9\" color=\"#C0392B\">red: denied or opposed</font></td>";
  if (overview.unsure)
    html += "<td><font point-size=\"9\" color=\"#5A5A5A\">dashed: less sure</font></td>";
  if (overview.entities == 0) html += "<td>nothing to show</td>";
  const std::string of_communities = community_cells(overview);
  if (!of_communities.empty()) {
    if (overview.look != Look::Large) html += end + row;
    html += of_communities;
  }
  if (!html.ends_with("</td>")) html += "<td></td>";
  html += end;
  return html + "</table>>";
}

}  // namespace kg
