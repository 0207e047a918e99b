#include "app/print_graph.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/wrap.h"

namespace kg {
namespace {

constexpr std::size_t kPageWidth = 100;
constexpr std::size_t kLabelWidth = 14;
// Ends of one relation that are listed by name.
constexpr std::size_t kEndsListed = 12;

std::string times(std::uint64_t count) { return count > 1 ? fmt::format(" x{}", count) : ""; }

// "not", "planned" and the like, for behind a relation.
std::string qualifiers(Polarity polarity, Modality modality) {
  std::string text;
  if (polarity == Polarity::Negative) text += " [not]";
  if (modality != Modality::Actual) text += fmt::format(" [{}]", to_string(modality));
  return text;
}

std::string labelled(std::string_view label, std::string_view text) {
  const std::string first = padded(label, kLabelWidth);
  return wrap(text, kPageWidth, text_width(label) >= kLabelWidth ? first + " " : first,
              std::string(kLabelWidth, ' '));
}

std::string origin(const DocumentMetadata& document) {
  std::string text =
      document.publisher.empty() ? document.name : document.publisher + ", " + document.name;
  if (!document.date.empty()) text += ", " + document.date.substr(0, 10);
  return text;
}

std::string quote_text(const Quote& quote) {
  const Evidence& evidence = quote.evidence;
  std::string text = fmt::format("\"{}\" ({}", one_line(evidence.text), origin(quote.document));
  if (!evidence.claimant.empty()) text += ", says " + evidence.claimant;
  return wrap(text + ")", kPageWidth, "    ", "     ");
}

std::string link_text(const Link& link) {
  std::string text = fmt::format(
      "{} -- {}{} --> {}  ({:.2f}{})", link.subject.name, link.relation,
      qualifiers(link.edge.polarity, link.edge.modality), link.object.name, link.edge.confidence,
      link.edge.evidence_count > 1 ? ", " + plural(link.edge.evidence_count, "sentence") : "");
  std::string out = wrap(text, kPageWidth, "", "    ");
  for (const Quote& quote : link.quotes) out += quote_text(quote);
  if (link.truncated)
    out += fmt::format("    and {} more\n", link.edge.evidence_count - link.quotes.size());
  return out;
}

std::string group_text(const RelationGroup& group, std::string_view arrow) {
  std::vector<std::string> ends;
  for (const RelationGroup::End& end : group.ends) {
    if (ends.size() == kEndsListed) break;
    ends.push_back(end.entity.name + times(end.evidence_count));
  }
  std::string text = fmt::format("{}", fmt::join(ends, "; "));
  if (ends.size() < group.ends.size())
    text += fmt::format("; and {} more", group.ends.size() - ends.size());
  const std::string first = fmt::format("  {} {}{}: ", arrow, group.relation,
                                        qualifiers(group.polarity, Modality::Actual));
  return wrap(text, kPageWidth, first, "       ");
}

std::string period(std::string_view first, std::string_view last) {
  if (first.empty()) return {};
  if (first.substr(0, 10) == last.substr(0, 10)) return fmt::format(", {}", first.substr(0, 10));
  return fmt::format(", {} to {}", first.substr(0, 10), last.substr(0, 10));
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1'000'000) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

std::string entity_text(const EntityRef& entity) {
  return entity.named ? fmt::format("{} ({})", entity.name, to_string(entity.type)) : entity.name;
}

std::string links_text(const std::vector<Link>& links) {
  std::string out;
  for (const Link& link : links) out += link_text(link);
  return out;
}

std::string report_text(const EntityReport& report) {
  const Entity& entity = report.entity;
  std::string out = fmt::format("{} ({})\n", one_line(entity.name),
                                entity.named ? to_string(entity.type) : "concept");
  if (!entity.aliases.empty())
    out += wrap(fmt::format("{}", fmt::join(entity.aliases, "; ")), kPageWidth, "also: ", "      ");
  out += fmt::format("{}, {}, {}{}\n", plural(report.edge_count, "link"),
                     plural(report.evidence_count, "sentence"),
                     plural(report.document_count, "document"),
                     period(report.first_seen, report.last_seen));
  for (const RelationGroup& group : report.outgoing) out += group_text(group, "->");
  for (const RelationGroup& group : report.incoming) out += group_text(group, "<-");
  return out;
}

std::string path_text(const std::vector<Hop>& hops) {
  std::string chain = hops.empty() ? "" : hops.front().from.name;
  for (const Hop& hop : hops) chain += " -- " + hop.to.name;
  std::string out =
      wrap(fmt::format("{}  ({})", chain, plural(hops.size(), "hop")), kPageWidth, "", "    ");
  for (const Hop& hop : hops) out += "\n" + links_text(hop.links);
  return out;
}

std::string neighborhood_text(const Neighborhood& neighborhood) {
  std::string out;
  for (const Neighbor& neighbor : neighborhood.neighbors) {
    std::vector<std::string> relations;
    for (const Neighbor::Relation& relation : neighbor.relations)
      relations.push_back(fmt::format("{}{}{}", relation.direction == Direction::Out ? "" : "<- ",
                                      relation.words,
                                      qualifiers(relation.polarity, Modality::Actual)));
    const std::string indent(2 * (neighbor.distance - 1), ' ');
    out += wrap(fmt::format("{}{}: {}", entity_text(neighbor.entity),
                            times(neighbor.evidence_count), fmt::join(relations, "; ")),
                kPageWidth, indent, indent + "    ");
  }
  if (neighborhood.total > neighborhood.neighbors.size())
    out += fmt::format("and {} more\n", neighborhood.total - neighborhood.neighbors.size());
  return out;
}

std::string stats_text(const GraphStats& graph, const DatabaseStats& database) {
  std::string out = labelled(
      "documents", fmt::format("{}{}", graph.documents, period(graph.first_date, graph.last_date)));
  out += labelled("sentences", std::to_string(database.sentences));
  out +=
      labelled("entities", fmt::format("{}, of them {} with a name", graph.entities, graph.actors));
  out += labelled("links",
                  fmt::format("{}, from {}", graph.edges, plural(graph.evidence, "statement")));
  std::vector<std::string> parts;
  for (const auto& [type, count] : graph.types)
    parts.push_back(fmt::format("{} {}", to_string(type), count));
  out += labelled("types", fmt::format("{}", fmt::join(parts, ", ")));
  parts.clear();
  for (const auto& [relation, count] : graph.relations)
    parts.push_back(fmt::format("{} {}", relation, count));
  out += labelled("relations", fmt::format("{}", fmt::join(parts, ", ")));
  parts.clear();
  for (const auto& [entity, count] : graph.top)
    parts.push_back(fmt::format("{} {}", entity.name, count));
  out += labelled("most linked", fmt::format("{}", fmt::join(parts, ", ")));
  return out +
         labelled("on disk", fmt::format("{}, format {}.{}", size_text(database.bytes_on_disk),
                                         database.format_major, database.format_minor));
}

}  // namespace kg
