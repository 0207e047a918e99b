#include "app/graph_options.h"

#include <fmt/format.h>

#include "core/unicode.h"

namespace kg {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

std::string read_type(std::string& value) {
  value = upper(value);
  if (entity_type_from(value)) return {};
  return fmt::format("'{}' is no type; types are PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, ...",
                     value);
}

// YYYY, YYYY-MM or YYYY-MM-DD.
std::string read_day(std::string& value) {
  const std::string_view form = "dddd-dd-dd";
  bool good = value.size() == 4 || value.size() == 7 || value.size() == 10;
  for (std::size_t i = 0; good && i < value.size(); ++i)
    good = form[i] == '-' ? value[i] == '-' : value[i] >= '0' && value[i] <= '9';
  return good ? "" : fmt::format("'{}' is not a date; write 2025, 2025-02 or 2025-02-27", value);
}

}  // namespace

void GraphOptions::add_to(CLI::App& command, bool with_json) {
  database.add_to(command);
  if (with_json) command.add_flag("--json", json, "Answer as JSON");
  const std::string group = "Which part of the graph";
  command
      .add_option("--min-confidence", min_confidence,
                  "Only sentences read with this confidence, 0 to 1")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("X")
      ->group(group);
  command.add_option("--min-weight", min_weight, "Only links that so many sentences say")
      ->check(CLI::Range(1U, 1000000000U).description(""))
      ->type_name("N")
      ->group(group);
  command.add_option("--relation", relations, "Only links with these words")
      ->type_name("WORDS")
      ->group(group);
  command.add_option("--type", types, "Only entities of these types, e.g. PERSON,ORG")
      ->delimiter(',')
      ->transform(CLI::Validator(read_type, ""))
      ->type_name("TYPE")
      ->group(group);
  command.add_option("--since", since, "Only documents of this day or later")
      ->transform(CLI::Validator(read_day, ""))
      ->type_name("DATE")
      ->group(group);
  command.add_option("--until", until, "Only documents of this day or earlier")
      ->transform(CLI::Validator(read_day, ""))
      ->type_name("DATE")
      ->group(group);
  command.add_flag("--actors-only,--named-only", named_only, "Only actors with a name, no topics")
      ->group(group);
}

GraphFilter GraphOptions::filter() const {
  GraphFilter filter;
  filter.min_confidence = min_confidence;
  filter.min_evidence = min_weight;
  filter.relations = relations;
  for (const std::string& type : types)
    if (const auto known = entity_type_from(type)) filter.types.push_back(*known);
  filter.since = since;
  filter.until = until;
  filter.named_only = named_only;
  return filter;
}

Result<OpenGraph> open_graph(const GraphOptions& options) {
  OpenGraph graph;
  KG_ASSIGN(graph.database, Database::open(options.database.path, {.read_only = true}));
  KG_ASSIGN(graph.whole, graph.database->view());
  graph.filtered = std::make_unique<FilteredView>(*graph.whole, options.filter());
  return graph;
}

FoundName find_entity(const Session& session, const GraphView& view, const std::string& name) {
  const auto answer = resolve_name(view, name);
  if (!answer) return {std::nullopt, session.fail(answer.error(), kBadStore)};
  if (answer->found()) {
    if (answer->match == NameMatch::Prefix)
      session.log.info(fmt::format("'{}' is taken for '{}'", name, answer->entity.name));
    return {answer->entity, kDone};
  }
  session.log.error(explain_name(name, *answer));
  return {std::nullopt, answer->match == NameMatch::Ambiguous ? kUsage : kNothingFound};
}

}  // namespace kg
