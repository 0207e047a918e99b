#include "app/analytics_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/json_graph.h"
#include "app/print_graph.h"
#include "app/wrap.h"

namespace kg {
namespace {

constexpr std::size_t kPageWidth = 100;
constexpr std::size_t kNameWidth = 56;

std::string value_text(double value, RankBy by) {
  switch (by) {
    case RankBy::PageRank:
      return fmt::format("{:.5f}", value);
    case RankBy::Betweenness:
      return fmt::format("{:.1f}", value);
    case RankBy::Neighbors:
    case RankBy::Sentences:
    case RankBy::Core:
      break;
  }
  return fmt::format("{:.0f}", value);
}

std::string name_column(const EntityRef& entity) {
  std::string name = one_line(entity_text(entity));
  return padded(name, std::max(kNameWidth, text_width(name) + 1));
}

Json ranked_json(const RankedEntity& entity, std::string_view value_name) {
  Json json = entity_json(entity.entity);
  json[std::string(value_name)] = entity.value;
  json["neighbors"] = entity.neighbors;
  json["sentences"] = entity.sentences;
  return json;
}

std::string shown_of(std::size_t shown, std::uint64_t total, std::string_view nouns) {
  return shown < total ? fmt::format("and {} more {}\n", total - shown, nouns) : "";
}

}  // namespace

std::string_view ranking_name(RankBy by) {
  const auto found = std::ranges::find(kRankings, by, &std::pair<std::string_view, RankBy>::second);
  return found == kRankings.end() ? "" : found->first;
}

std::string ranking_text(const Ranking& ranking, RankBy by) {
  std::string out;
  const auto add_line = [&](std::string line, const std::string& value,
                            const std::string& neighbors, const std::string& sentences) {
    line += fmt::format("{:>12}{:>12}{:>12}", value, by == RankBy::Neighbors ? "" : neighbors,
                        by == RankBy::Sentences ? "" : sentences);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  };
  add_line(padded("", kNameWidth), std::string(ranking_name(by)), "neighbors", "sentences");
  for (const RankedEntity& entity : ranking.entities)
    add_line(name_column(entity.entity), value_text(entity.value, by),
             std::to_string(entity.neighbors), std::to_string(entity.sentences));
  return out + shown_of(ranking.entities.size(), ranking.total, "entities");
}

Json ranking_json(const Ranking& ranking, RankBy by) {
  Json entities = Json::array();
  for (const RankedEntity& entity : ranking.entities)
    entities.push_back(ranked_json(entity, "value"));
  return {{"by", ranking_name(by)}, {"total", ranking.total}, {"entities", std::move(entities)}};
}

std::string communities_text(const CommunityReport& report) {
  std::string out =
      fmt::format("{}, modularity {:.3f}\n", plural(report.total, "community", "communities"),
                  report.modularity);
  std::size_t number = 0;
  for (const Community& community : report.communities) {
    out += fmt::format("\n{}. {}, {} among themselves, {} with others\n", ++number,
                       plural(community.size, "entity", "entities"),
                       plural(community.inside, "sentence", "sentences"), community.outside);
    std::string names;
    for (const RankedEntity& member : community.members)
      names += (names.empty() ? "" : "; ") + one_line(member.entity.name);
    if (community.members.size() < community.size)
      names += fmt::format("; and {} more", community.size - community.members.size());
    out += wrap(names, kPageWidth, "   ", "   ");
  }
  const std::string more = shown_of(report.communities.size(), report.total, "communities");
  return more.empty() ? out : out + "\n" + more;
}

Json communities_json(const CommunityReport& report) {
  Json communities = Json::array();
  for (const Community& community : report.communities) {
    Json members = Json::array();
    for (const RankedEntity& member : community.members)
      members.push_back(ranked_json(member, "inside"));
    communities.push_back({{"size", community.size},
                           {"inside", community.inside},
                           {"outside", community.outside},
                           {"members", std::move(members)}});
  }
  return {{"total", report.total},
          {"modularity", report.modularity},
          {"communities", std::move(communities)}};
}

std::string bridges_text(const BridgeReport& report) {
  std::string out = plural(report.components.size(), "separate part", "separate parts");
  if (!report.components.empty())
    out +=
        fmt::format(", the largest of {}", plural(report.components.front(), "entity", "entities"));
  out += "\n\nwithout these entities others are cut off\n";
  for (const BridgeEntity& entity : report.entities)
    out += fmt::format("  {}{:>8} cut off, {} parts\n", name_column(entity.entity),
                       entity.separated, entity.parts);
  out += shown_of(report.entities.size(), report.entity_total, "entities");
  if (report.links.empty()) return out;
  out += "\nnothing else links what is on both sides of\n";
  for (const BridgeLink& link : report.links)
    out +=
        wrap(fmt::format("{} -- {}  ({} cut off, {})", one_line(link.a.name), one_line(link.b.name),
                         link.separated, plural(link.sentences, "sentence", "sentences")),
             kPageWidth, "  ", "      ");
  return out + shown_of(report.links.size(), report.link_total, "links");
}

Json bridges_json(const BridgeReport& report) {
  Json entities = Json::array(), links = Json::array();
  for (const BridgeEntity& entity : report.entities) {
    Json json = entity_json(entity.entity);
    json["parts"] = entity.parts;
    json["separated"] = entity.separated;
    entities.push_back(std::move(json));
  }
  for (const BridgeLink& link : report.links)
    links.push_back({{"a", entity_json(link.a)},
                     {"b", entity_json(link.b)},
                     {"sentences", link.sentences},
                     {"separated", link.separated}});
  return {{"components", report.components},
          {"entity_total", report.entity_total},
          {"entities", std::move(entities)},
          {"link_total", report.link_total},
          {"links", std::move(links)}};
}

}  // namespace kg
