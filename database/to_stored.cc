#include "database/to_stored.h"

#include <algorithm>
#include <limits>

#include "storage/key_codec.h"

namespace kg {
namespace {

constexpr std::uint32_t kMaxOrdinal = std::numeric_limits<std::uint16_t>::max();

Span within(Span span, Span sentence) {
  if (span.empty() || !sentence.contains(span)) return {};
  return {span.begin - sentence.begin, span.end - sentence.begin};
}

StoredFact to_stored_fact(const ResolvedFact& fact, Span sentence) {
  return {.subject = fact.subject,
          .relation = fact.relation,
          .object = fact.object,
          .sentence = fact.sentence,
          .ordinal = fact.ordinal,
          .subject_span = within(fact.subject_span, sentence),
          .relation_span = within(fact.relation_span, sentence),
          .object_span = within(fact.object_span, sentence),
          .polarity = fact.polarity,
          .modality = fact.modality,
          .confidence = fact.confidence,
          .claimant = fact.claimant,
          .rule = fact.rule};
}

std::vector<StoredTerm> to_stored_terms(const std::vector<ActorTerm>& terms) {
  std::vector<StoredTerm> stored;
  for (const ActorTerm& term : terms)
    if (term.term.size() <= kMaxWordBytes) stored.push_back({term.term, term.sentence});
  return stored;
}

}  // namespace

StoredDocument without_content(const Document& document) {
  StoredDocument stored;
  stored.metadata = document.metadata;
  stored.sha256 = document.sha256;
  stored.replaceable = !document.metadata.source.empty();
  return stored;
}

StoredDocument to_stored(const Extraction& extraction, const ResolvedDocument& resolved,
                         const std::string& extractor, std::size_t& left_out) {
  StoredDocument stored = without_content(extraction.document);
  stored.extractor = extractor;
  for (Span sentence : extraction.sentences)
    stored.sentences.emplace_back(slice(extraction.document.text, sentence));
  for (const ResolvedEntity& entity : resolved.entities)
    stored.entities.push_back({.type = entity.type,
                               .named = entity.named,
                               .key = entity.key,
                               .name = entity.name,
                               .aliases = entity.aliases,
                               .terms = to_stored_terms(entity.terms)});
  for (const ResolvedFact& fact : resolved.facts)
    if (fact.ordinal <= kMaxOrdinal)
      stored.facts.push_back(to_stored_fact(fact, extraction.sentences[fact.sentence]));
  left_out = resolved.facts.size() - stored.facts.size();
  return stored;
}

}  // namespace kg
