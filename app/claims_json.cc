#include "app/claims_json.h"

#include <algorithm>
#include <cmath>

#include "core/json_writer.h"
#include "core/unicode.h"
#include "extract/claims/explain.h"
#include "extract/part_chains.h"

namespace kg {
namespace {

double rounded(double confidence) { return std::round(confidence * 1000) / 1000; }

/// Writes the claims of one document.
class ClaimsJson {
 public:
  explicit ClaimsJson(const Analysis& analysis)
      : extraction_(analysis.extraction),
        annotation_(analysis.annotation),
        text_(extraction_.document.text),
        document_(repair_utf8(extraction_.document.metadata.name)),
        points_(text_),
        heads_(extraction_.mentions),
        json_(out_) {}

  void claim(std::size_t number, bool explain) {
    const Claim& claim = extraction_.claims[number];
    json_.begin_object().field("doc", document_);
    json_.id_field("id", 'f', std::optional(number)).field("sentence", claim.sentence);
    span(extraction_.sentences[claim.sentence]);
    json_.key("subject").begin_object();
    part(claim.subject);
    json_.end_object();
    json_.key("relation").begin_object();
    json_.field("text", claim.relation.text).field("lemma", claim.relation_lemma);
    span(claim.relation.extent());
    json_.end_object();
    arguments(claim);
    qualifiers(claim);
    json_.null_field("event").field("confidence", rounded(claim.confidence));
    json_.field("implicit", claim.implicit).field("passive", claim.passive);
    json_.field("edge", claim.edge);
    json_.key("rules").begin_array();
    for (const std::string& rule : claim.rules) json_.value(rule);
    json_.end_array();
    if (explain) explanation(claim.sentence);
    json_.end_object().end_line();
  }

  std::string take() { return std::move(out_); }

 private:
  void span(Span span) {
    if (span.empty())
      json_.null_field("start").null_field("end");
    else
      json_.field("start", points_.at(span.begin)).field("end", points_.at(span.end));
  }

  void part(const ClaimPart& part) {
    json_.field("text", part.text);
    span(part.extent());
    const auto mention = part.chain ? heads_.find(part.head) : std::nullopt;
    std::optional<std::uint32_t> number;
    if (mention && !mention->apposition) number = mention->mention;
    json_.id_field("mention", 'm', number).id_field("chain", 'c', part.chain);
    if (part.chain)
      json_.field("name", extraction_.chains[*part.chain].name);
    else
      json_.null_field("name");
  }

  void argument(const ClaimArgument& argument) {
    json_.begin_object();
    const std::string_view kind = to_string(argument.role);
    json_.field("role", argument.preposition.empty() ? kind : argument.preposition);
    json_.field("kind", kind);
    part(argument.part);
    json_.end_object();
  }

  void arguments(const Claim& claim) {
    json_.key("object");
    claim.object() == nullptr ? void(json_.null()) : argument(*claim.object());
    json_.key("args").begin_array();
    for (std::size_t i = 1; i < claim.arguments.size(); ++i) argument(claim.arguments[i]);
    json_.end_array();
  }

  void qualifiers(const Claim& claim) {
    json_.field("polarity", to_string(claim.polarity));
    json_.field("modality", to_string(claim.modality));
    json_.key("cues").begin_object();
    cue("polarity", claim.polarity_cue);
    cue("modality", claim.modality_cue);
    json_.end_object();
    json_.key("attribution");
    attribution(claim, 0);
    time(claim.time());
    json_.key("amounts").begin_array();
    for (const Amount& one : claim.amounts) amount(one);
    json_.end_array();
  }

  /// The innermost attribution with those around it nested as "within"; null at the end.
  void attribution(const Claim& claim, std::size_t at) {
    if (at == claim.attributions.size()) {
      json_.null();
      return;
    }
    json_.begin_object();
    part(claim.attributions[at].claimant);
    json_.field("cue", claim.attributions[at].cue.text).key("within");
    attribution(claim, at + 1);
    json_.end_object();
  }

  void words(Span where) {
    json_.field("text", slice(text_, where));
    span(where);
  }

  /// The words that show polarity or modality; null for a plain one.
  void cue(std::string_view name, Span where) {
    json_.key(name);
    if (where.empty()) {
      json_.null();
      return;
    }
    json_.begin_object();
    words(where);
    json_.end_object();
  }

  /// The first time of a claim with its preposition; the value is for a reader of calendars.
  void time(const ClaimArgument* argument) {
    json_.key("time");
    if (argument == nullptr) {
      json_.null();
      return;
    }
    Span where = argument->part.extent();
    if (!argument->preposition_span.empty())
      where.begin = std::min(where.begin, argument->preposition_span.begin);
    json_.begin_object();
    words(where);
    json_.null_field("value").end_object();
  }

  void amount(const Amount& amount) {
    json_.begin_object();
    words(amount.span);
    json_.field("comparator", to_string(amount.comparator)).field("value", amount.value);
    if (amount.upper)
      json_.field("upper", *amount.upper);
    else
      json_.null_field("upper");
    json_.field("unit", amount.unit).end_object();
  }

  void explanation(std::uint32_t sentence) {
    json_.key("explanation").begin_object().key("tokens").begin_array();
    const auto parts = explain_sentence(extraction_.document, annotation_, sentence);
    for (const Explanation& part : parts)
      for (const ExplainedToken& token : part.tokens) explained_token(token);
    json_.end_array().key("clauses").begin_array();
    for (const Explanation& part : parts)
      for (const ExplainedClause& clause : part.clauses) explained_clause(clause);
    json_.end_array().end_object();
  }

  void explained_token(const ExplainedToken& explained) {
    const Token& token = annotation_.tokens[explained.token];
    const LabelSet& labels = *annotation_.labels;
    json_.begin_object().field("token", explained.token);
    words(token.span);
    json_.field("lemma", explained.lemma).field("tag", labels.tags.name(token.tag));
    json_.field("label", labels.deps.name(explained.dep));
    json_.field("head", explained.head.value_or(explained.token));
    json_.field("entity", labels.ner.name(token.entity)).field("mended", explained.mended);
    json_.end_object();
  }

  void explained_clause(const ExplainedClause& clause) {
    json_.begin_object().field("verb", clause.verb).key("frame").begin_array();
    for (const ClauseNote& note : clause.notes)
      json_.begin_object()
          .field("part", note.name)
          .field("text", note.words)
          .field("remark", note.remark)
          .end_object();
    json_.end_array().field("silent", clause.silent).end_object();
  }

  const Extraction& extraction_;
  const Annotation& annotation_;
  std::string_view text_;
  std::string document_;
  CodePointIndex points_;
  MentionHeads heads_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string claims_json(const Analysis& analysis, const ClaimsToPrint& what) {
  ClaimsJson json(analysis);
  const auto& claims = analysis.extraction.claims;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (what.holds(claims[i])) json.claim(i, what.explain);
  return json.take();
}

}  // namespace kg
