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
    json["attribution"] = claim.attribution ? attribution(*claim.attribution) : Json();
    json["time"] = nullptr;
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

  Json attribution(const Attribution& attribution) const {
    Json json = part(attribution.claimant);
    json["cue"] = attribution.cue.text;
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

std::string tab_separated(const std::vector<std::string>& fields) {
  std::vector<std::string> clean;
  for (const std::string& field : fields) clean.push_back(one_line(field));
  return fmt::format("{}\n", fmt::join(clean, "\t"));
}

std::string qualifiers(const Claim& claim) {
  std::string text;
  if (claim.polarity == Polarity::Negative) text += ", not";
  if (claim.modality != Modality::Actual) text += fmt::format(", {}", to_string(claim.modality));
  if (claim.attribution) text += fmt::format(", according to {}", claim.attribution->claimant.text);
  return text;
}

std::string claim_lines(const Claim& claim) {
  std::string text = fmt::format("{} | {}", claim.subject.text, claim.relation.text);
  if (claim.object() != nullptr) text += " | " + object_text(claim);
  if (claim.arguments.size() > 1) text += " | " + other_arguments(claim, " | ");
  text += fmt::format("  ({:.2f}{})", claim.confidence, qualifiers(claim));
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
         claim.attribution ? claim.attribution->claimant.text : "",
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
      out += claim_lines(*claim);
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
