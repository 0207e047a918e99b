#include "app/actors_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "app/wrap.h"
#include "query/name.h"

namespace kg {
namespace {

constexpr std::size_t kPageWidth = 100;
std::string handle_of(const ActorName& name) { return handle_text(name.handle); }

/// "John Terry (PERSON #3f09a1c2: sport, GBR)".
std::string name_text(const ActorName& name) {
  return fmt::format("{} ({}{}{}{})", name.name, name.named ? to_string(name.type) : "concept",
                     " " + handle_of(name), name.description.empty() ? "" : ": ", name.description);
}

std::string quotes_text(const ActorLink& link) {
  std::string text;
  for (const ActorQuote& quote : link.quotes) {
    std::string where = quote.document;
    if (!quote.date.empty()) where += ", " + quote.date.substr(0, 10);
    text += wrap(fmt::format("\"{}\" ({})", one_line(quote.sentence), where), kPageWidth, "    ",
                 "     ");
  }
  return text;
}

std::string link_text(const ActorLink& link) {
  std::string text =
      wrap(fmt::format("{} {} {}", name_text(link.a), link.joined ? "=" : "?", name_text(link.b)),
           kPageWidth, "", "    ");
  std::string reason = link.rule + ": " + link.because;
  if (!link.but.empty()) reason += "; but " + link.but;
  if (link.documents > 0) reason += " (" + plural(link.documents, "document") + ")";
  return text + wrap(reason, kPageWidth, "    ", "    ") + quotes_text(link);
}

std::string day(std::int64_t seconds) {
  const std::time_t time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  if (gmtime_r(&time, &parts) == nullptr) return "?";
  return fmt::format("{:%Y-%m-%d %H:%M} UTC", parts);
}

Json name_json(const ActorName& name) {
  return {{"id", handle_of(name)},           {"name", name.name},
          {"type", to_string(name.type)},    {"named", name.named},
          {"description", name.description}, {"documents", name.documents}};
}

Json link_json(const ActorLink& link) {
  Json quotes = Json::array();
  for (const ActorQuote& quote : link.quotes)
    quotes.push_back({{"document", quote.document},
                      {"date", or_null(quote.date)},
                      {"sentence", quote.sentence}});
  return {{"a", name_json(link.a)},      {"b", name_json(link.b)},     {"rule", link.rule},
          {"joined", link.joined},       {"because", link.because},    {"but", or_null(link.but)},
          {"documents", link.documents}, {"quotes", std::move(quotes)}};
}

}  // namespace

std::string explanation_text(const ActorExplanation& explanation) {
  std::string text = explanation.same ? "One actor" : "Two actors";
  text += explanation.names.size() == 1 ? " of one name:\n" : ", whose names are:\n";
  for (const ActorName& name : explanation.names)
    text += wrap(name_text(name) + ", " + plural(name.documents, "document"), kPageWidth, "  ",
                 "      ");
  if (explanation.links.empty()) {
    if (!explanation.same) text += "Nothing that was read speaks for their being one.\n";
    return text;
  }
  text += explanation.same ? "Joined by:\n" : "What speaks for and against their being one:\n";
  for (const ActorLink& link : explanation.links) text += link_text(link);
  return text;
}

Json explanation_json(const ActorExplanation& explanation) {
  Json names = Json::array();
  for (const ActorName& name : explanation.names) names.push_back(name_json(name));
  return {{"same", explanation.same},
          {"names", std::move(names)},
          {"links", actor_links_json(explanation.links)}};
}

std::string undecided_text(const std::vector<ActorLink>& links) {
  std::string text;
  for (const ActorLink& link : links) text += link_text(link);
  return text;
}

Json actor_links_json(const std::vector<ActorLink>& links) {
  Json json = Json::array();
  for (const ActorLink& link : links) json.push_back(link_json(link));
  return json;
}

std::string decisions_text(const std::vector<DecisionRecord>& decisions) {
  std::string text;
  for (const DecisionRecord& one : decisions) {
    std::string line = fmt::format("{:>4}  {}  ", one.number, day(one.made));
    if (one.undoes > 0)
      line += fmt::format("undo of {}", one.undoes);
    else
      line += fmt::format("{} and {} are {}", one.a, one.b, one.kind);
    if (one.undone_by > 0) line += fmt::format(" (undone by {})", one.undone_by);
    if (!one.note.empty()) line += ": " + one.note;
    text += one_line(line).empty() ? "" : line + "\n";
  }
  return text;
}

Json decisions_json(const std::vector<DecisionRecord>& decisions) {
  Json json = Json::array();
  for (const DecisionRecord& one : decisions) {
    Json line = {{"number", one.number}, {"decision", one.kind}, {"made", day(one.made)}};
    if (one.undoes > 0) {
      line["undoes"] = one.undoes;
    } else {
      line["a"] = {{"id", handle_text(one.a_handle)}, {"name", one.a}};
      line["b"] = {{"id", handle_text(one.b_handle)}, {"name", one.b}};
      line["undone_by"] = one.undone_by > 0 ? Json(one.undone_by) : Json(nullptr);
    }
    line["note"] = or_null(one.note);
    json.push_back(std::move(line));
  }
  return json;
}

}  // namespace kg
