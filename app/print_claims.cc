#include "app/print_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "app/json_text.h"
#include "app/wrap.h"
#include "core/unicode.h"
#include "extract/claims/oie_format.h"
#include "extract/part_chains.h"

namespace kg {
namespace {

constexpr std::size_t kPageWidth = 100;

double rounded(double confidence) { return std::round(confidence * 1000) / 1000; }

/// Makes JSON of claims of one document.
class ClaimsJson {
 public:
  explicit ClaimsJson(const Extraction& extraction)
      : extraction_(extraction), points_(extraction.document.text), heads_(extraction.mentions) {}

  Json claim(std::size_t number) const {
    const Claim& claim = extraction_.claims[number];
    Json json = {{"doc", extraction_.document.metadata.name},
                 {"id", fmt::format("f{}", number)},
                 {"sentence", claim.sentence}};
    add_span(extraction_.sentences[claim.sentence], json);
    json["subject"] = part(claim.subject);
    json["relation"] = {{"text", claim.relation.text}, {"lemma", claim.relation_lemma}};
    add_span(claim.relation.extent(), json["relation"]);
    json["object"] = claim.object() == nullptr ? Json() : argument(*claim.object());
    json["args"] = Json::array();
    for (std::size_t i = 1; i < claim.arguments.size(); ++i)
      json["args"].push_back(argument(claim.arguments[i]));
    json["polarity"] = to_string(claim.polarity);
    json["modality"] = to_string(claim.modality);
    json["cues"] = cues(claim);
    json["attribution"] = attribution(claim);
    json["time"] = time(claim.time());
    json["amounts"] = Json::array();
    for (const Amount& amount : claim.amounts) json["amounts"].push_back(amount_json(amount));
    json["event"] = nullptr;
    json["confidence"] = rounded(claim.confidence);
    json["implicit"] = claim.implicit;
    json["passive"] = claim.passive;
    json["rules"] = claim.rules;
    return json;
  }

 private:
  void add_span(Span span, Json& json) const {
    json["start"] = span.empty() ? Json() : Json(points_.at(span.begin));
    json["end"] = span.empty() ? Json() : Json(points_.at(span.end));
  }

  Json part(const ClaimPart& part) const {
    Json json = {{"text", part.text}};
    add_span(part.extent(), json);
    const auto mention = heads_.find(part.head);
    const bool is_mention = mention && part.chain && !mention->apposition;
    json["mention"] = is_mention ? Json(fmt::format("m{}", mention->mention)) : Json();
    json["chain"] = part.chain ? Json(fmt::format("c{}", *part.chain)) : Json();
    json["name"] = part.chain ? Json(extraction_.chains[*part.chain].name) : Json();
    return json;
  }

  Json argument(const ClaimArgument& argument) const {
    Json json = {{"role", argument.preposition.empty() ? std::string(to_string(argument.role))
                                                       : argument.preposition},
                 {"kind", to_string(argument.role)}};
    json.update(part(argument.part));
    return json;
  }

  /// Null, or the innermost attribution with those around it nested as "within".
  Json attribution(const Claim& claim) const {
    Json inner;
    for (auto one = claim.attributions.rbegin(); one != claim.attributions.rend(); ++one) {
      Json json = part(one->claimant);
      json["cue"] = one->cue.text;
      json["within"] = std::move(inner);
      inner = std::move(json);
    }
    return inner;
  }

  /// The words that show polarity and modality; null for a plain one.
  Json cues(const Claim& claim) const {
    return {{"polarity", words(claim.polarity_cue)}, {"modality", words(claim.modality_cue)}};
  }

  Json words(Span span) const {
    if (span.empty()) return {};
    Json json = {{"text", slice(extraction_.document.text, span)}};
    add_span(span, json);
    return json;
  }

  /// The first time of a claim with its preposition; the value is for a reader of calendars.
  Json time(const ClaimArgument* argument) const {
    if (argument == nullptr) return {};
    Span span = argument->part.extent();
    if (!argument->preposition_span.empty())
      span.begin = std::min(span.begin, argument->preposition_span.begin);
    Json json = words(span);
    json["value"] = nullptr;
    return json;
  }

  Json amount_json(const Amount& amount) const {
    Json json = words(amount.span);
    json["comparator"] = to_string(amount.comparator);
    json["value"] = amount.value;
    json["upper"] = amount.upper ? Json(*amount.upper) : Json();
    json["unit"] = amount.unit;
    return json;
  }

  const Extraction& extraction_;
  CodePointIndex points_;
  MentionHeads heads_;
};

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
  std::string text = fmt::format("{:.10g}", amount.value);
  if (amount.upper) text += fmt::format(" to {:.10g}", *amount.upper);
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

std::string claim_lines(const Claim& claim, std::string_view document) {
  std::string text = fmt::format("{} | {}", claim.subject.text, claim.relation.text);
  if (claim.object() != nullptr) text += " | " + object_text(claim);
  for (std::size_t i = 1; i < claim.arguments.size(); ++i)
    text += " | " + with_role(claim.arguments[i]);
  text += fmt::format("  ({:.2f}{})", claim.confidence, qualifiers(claim, document));
  return wrap(text, kPageWidth, "      ", "          ");
}

}  // namespace

std::string claims_json(const Extraction& extraction) {
  const ClaimsJson json(extraction);
  std::string out;
  for (std::size_t i = 0; i < extraction.claims.size(); ++i) out += to_line(json.claim(i)) + "\n";
  return out;
}

std::string claims_tsv_header() {
  return "doc\tsentence\tsubject\trelation\tobject\targuments\tpolarity\tmodality\tclaimant\t"
         "confidence\trule\n";
}

std::string claims_tsv(const Extraction& extraction) {
  std::string out;
  for (const Claim& claim : extraction.claims)
    out += tab_separated(
        {extraction.document.metadata.name, std::to_string(claim.sentence + 1), claim.subject.text,
         claim.relation.text, object_text(claim), other_arguments(claim, "; "),
         std::string(to_string(claim.polarity)), std::string(to_string(claim.modality)),
         claim.attributions.empty() ? "" : claim.attributions.front().claimant.text,
         fmt::format("{:.3f}", claim.confidence), claim.rules.empty() ? "" : claim.rules.front()});
  return out;
}

std::string claims_table(const Extraction& extraction) {
  std::string out = fmt::format("== {}\n", extraction.document.metadata.name);
  auto claim = extraction.claims.begin();
  for (std::uint32_t i = 0; i < extraction.sentences.size(); ++i) {
    const bool says_something = claim != extraction.claims.end() && claim->sentence == i;
    if (!says_something) continue;
    out += "\n" + wrap(slice(extraction.document.text, extraction.sentences[i]), kPageWidth,
                       fmt::format("[{}] ", i + 1), "    ");
    for (; claim != extraction.claims.end() && claim->sentence == i; ++claim)
      out += claim_lines(*claim, extraction.document.text);
  }
  return out + "\n";
}

std::string claims_oie(const Analysis& analysis, bool binary) {
  const Document& document = analysis.extraction.document;
  std::string out;
  for (const OieRow& row : binary ? binary_rows(document, analysis.annotation)
                                  : oie_rows(document, analysis.annotation))
    out += tab_separated(row);
  return out;
}

}  // namespace kg
