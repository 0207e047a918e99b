#include "database/triple_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/extraction.h"
#include "core/unicode.h"
#include "graph/actor_keys.h"
#include "storage/key_codec.h"

namespace kg {
namespace {

constexpr std::uint32_t kNew = std::numeric_limits<std::uint32_t>::max();

// A name by itself, as if a document consisted of it.
StoredEntity entity_named(const std::string& name, EntityType type, std::uint32_t sentence) {
  StoredEntity entity{
      .type = type, .named = true, .key = normalize_name(name), .name = name, .aliases = {}};
  if (!is_actor(type)) return entity;
  Extraction extraction;
  extraction.chains.push_back(
      {.name = name, .type = type, .named = true, .aliases = {}, .mentions = {}});
  const ActorKeys keys(extraction);
  const NodeKey key = keys.key_of(0, name);
  entity.key = encode(key);
  for (const ActorTerm& term : keys.terms_of(0, key))
    if (is_term(term.term)) entity.terms.push_back({term.term, sentence});
  return entity;
}

Span find_in(const std::string& sentence, const std::string& words, std::size_t from = 0) {
  const std::size_t begin = sentence.find(words, from);
  if (begin == sentence.npos) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

void set_spans(StoredFact& fact, const std::string& sentence, const Triple& triple) {
  fact.subject_span = find_in(sentence, triple.subject);
  fact.relation_span = find_in(sentence, triple.relation, fact.subject_span.end);
  fact.object_span =
      find_in(sentence, triple.object, std::max(fact.subject_span.end, fact.relation_span.end));
  if (fact.object_span.empty()) fact.object_span = find_in(sentence, triple.object);
}

// Fields never have a tab or line end.
std::string bytes_of(const Triple& triple) {
  const auto type = [](const std::optional<EntityType>& one) {
    return one ? to_string(*one) : std::string_view();
  };
  const TimeSpan time = triple.time.value_or(TimeSpan{kNoTime, 0});
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", triple.subject, triple.relation,
                     triple.object, type(triple.subject_type), type(triple.object_type), time.begin,
                     time.duration, triple.sentence, triple.confidence, to_string(triple.polarity));
}

}  // namespace

TripleDocuments::Place TripleDocuments::place_of(Gathered& gathered, const std::string& sentence) {
  constexpr std::uint32_t kMostFacts = std::uint32_t{std::numeric_limits<std::uint16_t>::max()} + 1;
  std::vector<std::string>& all = gathered.document.sentences;
  const auto [known, fresh] =
      gathered.sentences.try_emplace(sentence, Place{static_cast<std::uint32_t>(all.size()), 0});
  if (!fresh && known->second.facts == kMostFacts)
    known->second = {static_cast<std::uint32_t>(all.size()), 0};
  if (known->second.facts == 0) all.push_back(sentence);
  Place place = known->second;
  ++known->second.facts;
  return place;
}

std::uint32_t TripleDocuments::entity_of(Gathered& gathered, const std::string& name,
                                         std::optional<EntityType> said, std::uint32_t sentence) {
  std::vector<StoredEntity>& all = gathered.document.entities;
  const EntityType type = said.value_or(type_);
  // References into the map stay good, iterators do not.
  std::uint32_t& index =
      gathered.entities
          .try_emplace(fmt::format("{}/{}", to_string(type), normalize_name(name)), kNew)
          .first->second;
  if (index == kNew) {
    StoredEntity entity = entity_named(name, type, sentence);
    // Names that differ in their normal forms may still have one key.
    std::uint32_t& of_key =
        gathered.entities.try_emplace(fmt::format("{}\x1F{}", to_string(type), entity.key), kNew)
            .first->second;
    if (of_key == kNew) {
      of_key = static_cast<std::uint32_t>(all.size());
      all.push_back(std::move(entity));
    }
    index = of_key;
  }
  StoredEntity& entity = all[index];
  if (entity.name != name && std::ranges::find(entity.aliases, name) == entity.aliases.end())
    entity.aliases.push_back(name);
  return index;
}

void TripleDocuments::add(const Triple& triple) {
  Gathered& gathered = sources_[triple.source];
  const std::string sentence = triple.sentence.empty() ? fmt::format("{} {} {}", triple.subject,
                                                                     triple.relation, triple.object)
                                                       : triple.sentence;
  const Place place = place_of(gathered, sentence);
  StoredFact fact;
  fact.subject = entity_of(gathered, triple.subject, triple.subject_type, place.sentence);
  fact.object = entity_of(gathered, triple.object, triple.object_type, place.sentence);
  fact.relation = triple.relation;
  fact.sentence = place.sentence;
  fact.ordinal = place.facts;
  fact.polarity = triple.polarity;
  fact.confidence = triple.confidence;
  fact.rule = "triple";
  if (triple.time) {
    fact.start = triple.time->begin;
    fact.duration = triple.time->duration;
  }
  set_spans(fact, sentence, triple);
  gathered.document.facts.push_back(std::move(fact));
  gathered.bytes += bytes_of(triple);
}

std::vector<StoredDocument> TripleDocuments::take() {
  std::vector<StoredDocument> documents;
  for (auto& [source, gathered] : sources_) {
    StoredDocument& document = gathered.document;
    if (source.empty()) {
      document.metadata = file_;
    } else {
      document.metadata.name = document.metadata.source = source;
    }
    document.extractor = kTripleExtractor;
    document.replaceable = !document.metadata.source.empty();
    document.sha256 =
        sha256(fmt::format("{}\n{}\n{}\n{}", kTripleExtractor, document.metadata.source,
                           to_string(type_), gathered.bytes));
    documents.push_back(std::move(document));
  }
  sources_.clear();
  return documents;
}

}  // namespace kg
