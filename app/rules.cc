#include <fmt/format.h>

#include <memory>

#include "app/cli_options.h"
#include "app/commands.h"
#include "app/json_text.h"
#include "app/rule_names.h"
#include "app/wrap.h"
#include "extract/claims/claim_rules.h"

namespace kg {
namespace {

struct RulesCommand {
  std::string name;
  bool json = false;
};

// What a rule looks at, in the order of the list.
struct RuleKind {
  std::string_view name;
  std::string_view heading;
};
constexpr RuleKind kClauseRule = {"clause", "Rules of clauses"};
constexpr RuleKind kNounRule = {"noun", "Rules of nouns"};
constexpr RuleKind kFormRule = {"subject or form of a clause",
                                "Where the subject or the form of a clause comes from"};

const RuleKind& kind_of(const ClaimRule& rule) {
  if (rule.on_clause != nullptr) return kClauseRule;
  return rule.on_token != nullptr ? kNounRule : kFormRule;
}

Json rule_json(const ClaimRule& rule) {
  const RuleExample example = example_of(rule);
  return {{"name", rule.name},
          {"looks_at", kind_of(rule).name},
          {"description", rule.description},
          {"sentence", example.sentence},
          {"claim", example.parts},
          {"precision", rule.precision},
          {"benchmark", rule.benchmark}};
}

std::string claim_text(const ClaimRule& rule) {
  return fmt::format("{}", fmt::join(example_of(rule).parts, " | "));
}

std::string list_line(const ClaimRule& rule, std::size_t width) {
  const std::string first =
      fmt::format("  {:<23}{:.2f}{}  ", rule.name, rule.precision, rule.benchmark ? "  " : " -");
  const std::string rest(first.size(), ' ');
  return wrap(rule.description, width, first, rest) +
         wrap(fmt::format("{} => {}", example_of(rule).sentence, claim_text(rule)), width, rest,
              rest + "  ");
}

std::string list_text(std::size_t width) {
  std::string out;
  for (const RuleKind* kind : {&kClauseRule, &kNounRule, &kFormRule}) {
    out += fmt::format("{}\n", kind->heading);
    for (const ClaimRule& rule : claim_rules())
      if (&kind_of(rule) == kind) out += list_line(rule, width);
    out += '\n';
  }
  return out +
         "The number is the share of a rule's claims that development data agree with.\n"
         "-  left out of the benchmark form (kg extract --format oie)\n";
}

std::string rule_text(const ClaimRule& rule, std::size_t width) {
  std::string out = fmt::format("{}\n", rule.name);
  const auto line = [&](std::string_view name, std::string_view text) {
    out += wrap(text, width, fmt::format("  {:<11}", name), std::string(13, ' '));
  };
  line("looks at", fmt::format("{}: {}", kind_of(rule).name, rule.description));
  line("sentence", example_of(rule).sentence);
  line("claim", claim_text(rule));
  line("precision", fmt::format("{:.2f} of its claims were judged right", rule.precision));
  line("benchmark", rule.benchmark ? "printed in the benchmark form"
                                   : "left out of the benchmark form (--format oie)");
  line("try", fmt::format("kg extract --rule {} --explain FILE", rule.name));
  return out;
}

ExitCode rules(Session& session, const RulesCommand& command) {
  if (!command.name.empty()) {
    const auto rule = rule_named(command.name);
    if (!rule) return session.fail(rule.error(), kNothingFound);
    session.output.write(command.json ? to_page(rule_json(**rule)) + "\n"
                                      : rule_text(**rule, session.output.width()));
    return kDone;
  }
  Json all = Json::array();
  for (const ClaimRule& rule : claim_rules()) all.push_back(rule_json(rule));
  session.output.write(command.json ? to_page(all) + "\n" : list_text(session.output.width()));
  return kDone;
}

}  // namespace

void add_rules(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "rules", "List the rules that make claims",
                              "  kg rules\n"
                              "  kg rules relative-clause");
  auto options = std::make_shared<RulesCommand>();
  sub->add_option("NAME", options->name, "Show this rule only");
  sub->add_flag("--json", options->json, "Print JSON");
  sub->callback([options, &command] {
    command = [options](Session& session) { return rules(session, *options); };
  });
}

}  // namespace kg
