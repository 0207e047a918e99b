#include "app/print_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/print_explanation.h"
#include "app/wrap.h"
#include "extract/claims/oie_format.h"

namespace kg {
namespace {

std::string with_preposition(const ClaimArgument& argument) {
  return argument.preposition.empty() ? argument.part.text
                                      : argument.preposition + " " + argument.part.text;
}

// The first argument; its preposition stands in the relation already ("is heading into").
std::string object_text(const Claim& claim) {
  const ClaimArgument* object = claim.object();
  if (object == nullptr) return {};
  const bool in_relation = claim.relation.text.ends_with(" " + object->preposition);
  return in_relation ? object->part.text : with_preposition(*object);
}

std::string other_arguments(const Claim& claim, std::string_view separator) {
  std::vector<std::string> texts;
  for (std::size_t i = 1; i < claim.arguments.size(); ++i)
    texts.push_back(with_preposition(claim.arguments[i]));
  return fmt::format("{}", fmt::join(texts, separator));
}

// "time: on Monday", "place: in Oslo"; other arguments plainly.
std::string with_role(const ClaimArgument& argument) {
  const bool shown = argument.role == ArgumentRole::Time || argument.role == ArgumentRole::Place;
  return (shown ? fmt::format("{}: ", to_string(argument.role)) : "") + with_preposition(argument);
}

std::string tab_separated(const std::vector<std::string>& fields) {
  std::vector<std::string> clean;
  for (const std::string& field : fields) clean.push_back(one_line(field));
  return fmt::format("{}\n", fmt::join(clean, "\t"));
}

std::string amount_text(const Amount& amount) {
  std::string text = fmt::format("{:.15g}", amount.value);
  if (amount.upper) text += fmt::format(" to {:.15g}", *amount.upper);
  if (amount.comparator != Comparator::Exact)
    text = fmt::format("{} {}", to_string(amount.comparator), text);
  return amount.unit.empty() ? text : text + " " + amount.unit;
}

// ", planned (will), not (never), according to Berg (claimed), told by Lind (said), 25 %".
std::string qualifiers(const Claim& claim, std::string_view document) {
  std::string text;
  if (claim.modality != Modality::Actual)
    text += fmt::format(", {} ({})", to_string(claim.modality),
                        one_line(slice(document, claim.modality_cue)));
  if (claim.polarity == Polarity::Negative)
    text += fmt::format(", not ({})", one_line(slice(document, claim.polarity_cue)));
  for (std::size_t i = 0; i < claim.attributions.size(); ++i)
    text += fmt::format(", {} {} ({})", i == 0 ? "according to" : "told by",
                        claim.attributions[i].claimant.text, claim.attributions[i].cue.text);
  for (const Amount& amount : claim.amounts) text += ", " + amount_text(amount);
  return text;
}

std::string claim_lines(const Claim& claim, std::string_view document, std::size_t width) {
  std::string text = fmt::format("{} | {}", claim.subject.text, claim.relation.text);
  if (claim.object() != nullptr) text += " | " + object_text(claim);
  for (std::size_t i = 1; i < claim.arguments.size(); ++i)
    text += " | " + with_role(claim.arguments[i]);
  text += fmt::format("  ({:.2f}{})", claim.confidence, qualifiers(claim, document));
  return wrap(text, width, "      ", "          ");
}

// The rules of a claim, below it.
std::string rule_lines(const Claim& claim, std::size_t width) {
  return wrap(fmt::format("by {}", fmt::join(claim.rules, ", ")), width, "          ",
              "             ");
}

}  // namespace

bool ClaimsToPrint::holds(const Claim& claim) const {
  return rules.empty() ||
         std::any_of(claim.rules.begin(), claim.rules.end(), [&](const auto& rule) {
           return std::find(rules.begin(), rules.end(), rule) != rules.end();
         });
}

std::string claims_tsv_header() {
  return "doc\tsentence\tsubject\trelation\tobject\targuments\tpolarity\tmodality\tclaimant\t"
         "confidence\trule\n";
}

std::string claims_tsv(const Extraction& extraction, const ClaimsToPrint& what) {
  std::string out;
  for (const Claim& claim : extraction.claims) {
    if (!what.holds(claim)) continue;
    out += tab_separated(
        {extraction.document.metadata.name, std::to_string(claim.sentence + 1), claim.subject.text,
         claim.relation.text, object_text(claim), other_arguments(claim, "; "),
         std::string(to_string(claim.polarity)), std::string(to_string(claim.modality)),
         claim.attributions.empty() ? "" : claim.attributions.front().claimant.text,
         fmt::format("{:.3f}", claim.confidence), claim.rules.empty() ? "" : claim.rules.front()});
  }
  return out;
}

std::string claims_table(const Analysis& analysis, const ClaimsToPrint& what) {
  const Extraction& extraction = analysis.extraction;
  std::string out = fmt::format("== {}\n", extraction.document.metadata.name);
  auto claim = extraction.claims.begin();
  for (std::uint32_t i = 0; i < extraction.sentences.size(); ++i) {
    std::string claims;
    for (; claim != extraction.claims.end() && claim->sentence == i; ++claim) {
      if (!what.holds(*claim)) continue;
      claims += claim_lines(*claim, extraction.document.text, what.width);
      if (what.explain) claims += rule_lines(*claim, what.width);
    }
    if (claims.empty() && (!what.explain || !what.rules.empty())) continue;
    if (what.explain) claims = (claims.empty() ? "    no claims\n" : "    claims\n") + claims;
    out += "\n" + wrap(slice(extraction.document.text, extraction.sentences[i]), what.width,
                       fmt::format("[{}] ", i + 1), "    ");
    if (what.explain) out += explanation_text(analysis, i, what.width);
    out += claims;
  }
  return out + "\n";
}

std::string claims_oie(const Analysis& analysis, bool binary, const ClaimsToPrint& what) {
  const Document& document = analysis.extraction.document;
  std::string out;
  if (binary)
    for (const OieRow& row : binary_rows(document, analysis.annotation)) out += tab_separated(row);
  else
    for (const Claim& claim : analysis.extraction.claims)
      if (what.holds(claim) && is_in_benchmark(claim))
        for (const OieRow& row : claim_rows(document, claim)) out += tab_separated(row);
  return out;
}

}  // namespace kg
