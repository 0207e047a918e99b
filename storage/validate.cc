#include <fmt/format.h>

#include <limits>
#include <set>
#include <utility>

#include "storage/document_writer.h"

namespace kg {
namespace {

constexpr std::uint32_t kMaxOrdinal = std::numeric_limits<std::uint16_t>::max();

bool inside(Span span, const std::string& sentence) {
  return span.begin <= span.end && span.end <= sentence.size();
}

// Whether the end of the time is a time, too.
bool fits(std::int64_t start, std::uint64_t duration) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::int64_t>::max();
  return duration <= kLast - static_cast<std::uint64_t>(start);  // modulo 2^64, so for any start
}

// What is wrong with the fact, or null.
const char* fault_of(const StoredFact& fact, const StoredDocument& document) {
  const std::size_t entities = document.entities.size();
  if (fact.subject >= entities || fact.object >= entities)
    return "names an entity that is not there";
  if (fact.sentence >= document.sentences.size()) return "cites a sentence that is not there";
  if (fact.ordinal > kMaxOrdinal) return "is beyond the 65,536th of its sentence";
  const std::string& sentence = document.sentences[fact.sentence];
  if (!inside(fact.subject_span, sentence) || !inside(fact.relation_span, sentence) ||
      !inside(fact.object_span, sentence))
    return "has a span outside its sentence";
  if (fact.start == kNoTime ? fact.duration != 0 : !fits(fact.start, fact.duration))
    return "has a duration without a start, or one beyond all time";
  if (!(fact.confidence >= 0 && fact.confidence <= 1)) return "has a confidence outside [0, 1]";
  return nullptr;
}

// What is wrong with the entity's terms, or null.
const char* fault_of_terms(const StoredEntity& entity, const StoredDocument& document) {
  std::set<std::string_view> terms;
  for (const StoredTerm& term : entity.terms) {
    if (!is_term(term.term)) return "a term that is empty, too long or has a byte 00";
    if (!terms.insert(term.term).second) return "a term twice";
    if (term.sentence >= document.sentences.size()) return "a term of a sentence that is not there";
  }
  return nullptr;
}

tl::unexpected<Error> invalid(const StoredDocument& document, const std::string& what) {
  return failure(ErrorCode::InvalidInput,
                 fmt::format("document '{}' cannot be kept: {}", document.metadata.name, what));
}

}  // namespace

Status validate(const StoredDocument& document) {
  std::set<Hash128> entities;
  for (const StoredEntity& entity : document.entities) {
    if (!entities.insert(entity_hash(entity.type, entity.named, entity.key)).second)
      return invalid(document, fmt::format("the entity '{}' comes twice", entity.key));
    if (const char* fault = fault_of_terms(entity, document))
      return invalid(document, fmt::format("the entity '{}' has {}", entity.key, fault));
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> places;
  for (std::size_t i = 0; i < document.facts.size(); ++i) {
    const StoredFact& fact = document.facts[i];
    if (const char* fault = fault_of(fact, document))
      return invalid(document, fmt::format("fact {} {}", i, fault));
    if (!places.insert({fact.sentence, fact.ordinal}).second)
      return invalid(document, fmt::format("fact {} has the place of another one", i));
  }
  return {};
}

}  // namespace kg
