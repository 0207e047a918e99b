#include "graph/resolve.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "core/countries.h"
#include "core/unicode.h"
#include "graph/actor_keys.h"
#include "graph/concept.h"
#include "graph/sentence_of.h"

namespace kg {
namespace {

using EntityIndex = std::uint32_t;

bool ends_in_self(std::string_view word) {
  return word.ends_with("self") || word.ends_with("selves");
}

/// "offer" + "to".
std::string relation_with(const std::string& relation, const std::string& preposition) {
  return preposition.empty() ? relation : relation + " " + preposition;
}

class Resolver {
 public:
  explicit Resolver(const Extraction& extraction) : extraction_(extraction), keys_(extraction) {
    index_possessors();
  }

  ResolvedDocument resolve() {
    for (std::uint32_t c = 0; c < extraction_.claims.size(); ++c) add_claim(c);
    for (const HeldOffice& held : keys_.offices()) add_office_fact(held);
    number_facts();
    return std::move(result_);
  }

 private:
  const std::string& text() const { return extraction_.document.text; }

  const Chain* chain_of(const ClaimPart& part) const {
    return part.chain ? &extraction_.chains[*part.chain] : nullptr;
  }

  /// Whether a name stands for a part, so that an edge may go to it whatever its role.
  bool is_actor_part(const ClaimPart& part) const {
    const Chain* chain = chain_of(part);
    return chain != nullptr && chain->named && is_actor(chain->type);
  }

  std::optional<EntityIndex> entity_of(const ClaimPart& part) {
    if (part.head.empty()) return std::nullopt;
    const Chain* chain = chain_of(part);
    if (chain != nullptr && chain->named) return named_entity(*chain);
    std::string phrase;
    const EntityType type =
        chain != nullptr && is_actor(chain->type) ? chain->type : EntityType::Other;
    if (is_pronoun_word(slice(text(), part.head))) {
      if (chain == nullptr) return std::nullopt;
      phrase = nominal_of(*chain);
    } else {
      phrase = concept_phrase(text(), span_with_head(part), part.head, owner_of(part));
    }
    if (phrase.empty()) return std::nullopt;
    if (type == EntityType::Person && is_definite(part))
      if (const auto office = keys_.key_of_office(phrase)) return office_entity(*office, part);
    if (type == EntityType::Org && is_definite(part))
      if (const auto name = keys_.state_body(phrase))
        return add_entity(
            {normalize_name(*name),
             type,
             *name,
             {phrase},
             false,
             ActorKeys::terms_of_body(*name, sentence_of(extraction_, part.extent()))});
    return add_entity({normalize_name(phrase), type, phrase, {}, false, {}});
  }

  std::uint32_t index_of(const Chain& chain) const {
    return static_cast<std::uint32_t>(&chain - extraction_.chains.data());
  }

  /// "*the* foreign secretary", "*Britain's* foreign secretary": one that is known.
  bool is_definite(const ClaimPart& part) const {
    const std::string words = to_lower(slice(text(), span_with_head(part)));
    return words.starts_with("the ") || words.find("'s ") != std::string::npos ||
           words.find("’s ") != std::string::npos;
  }

  EntityIndex office_entity(const NodeKey& key, const ClaimPart& part) {
    return add_entity({encode(key),
                       EntityType::Person,
                       key.name,
                       {},
                       false,
                       keys_.terms_of_office(key, sentence_of(extraction_, part.extent()))});
  }

  /// "the *Russian* invasion", "*Dutch* minister Eva Holm": a country that takes part in an event
  /// or has the role, by its adjective.
  std::optional<EntityIndex> country_in_event(const Claim& claim, const ClaimPart& part) {
    const bool named = !claim.rules.empty() &&
                       (claim.rules.front() == "nominal-event" || claim.rules.front() == "role");
    if (!named) return std::nullopt;
    if (part.head.empty() || part.head != part.extent()) return std::nullopt;
    const Country* country = find_country_of_people(slice(text(), part.head));
    if (country == nullptr) return std::nullopt;
    return country_entity(*country, claim.sentence);
  }

  EntityIndex country_entity(const Country& country, std::uint32_t sentence) {
    const std::string name(country.name);
    const std::string key = normalize_name(name);
    return add_entity({key, EntityType::Gpe, name, {}, true, {{"n|t|" + key, sentence}}});
  }

  std::optional<EntityIndex> entity_in(const Claim& claim, const ClaimPart& part) {
    const auto country = country_in_event(claim, part);
    return country ? country : entity_of(part);
  }

  /// The piece of a part that its head stands in.
  static Span span_with_head(const ClaimPart& part) {
    for (const Span span : part.spans)
      if (span.contains(part.head)) return span;
    return part.head;
  }

  /// The first noun phrase of a chain without a name: what "it" stands for. Empty if there is none.
  std::string nominal_of(const Chain& chain) const {
    for (const std::uint32_t m : chain.mentions) {
      const Mention& mention = extraction_.mentions[m];
      if (mention.kind == MentionKind::Nominal)
        return concept_phrase(text(), mention.span, mention.head, {});
    }
    return {};
  }

  /// The mention of a named owner at the beginning of a part: "*his* plan", "*the UK's* offer".
  const Mention* owner_mention(const ClaimPart& part) const {
    const auto [first, last] = possessors_.equal_range(span_with_head(part).begin);
    for (auto it = first; it != last; ++it) {
      const Mention& mention = extraction_.mentions[it->second];
      if (mention.span.end <= part.head.begin) return &mention;
    }
    return nullptr;
  }

  Owner owner_of(const ClaimPart& part) const {
    const Mention* mention = owner_mention(part);
    if (mention == nullptr) return {};
    return {mention->span, name_of(extraction_.chains[mention->chain])};
  }

  /// Names with a final 's and pronouns of chains with a name, by where they begin.
  void index_possessors() {
    for (std::uint32_t m = 0; m < extraction_.mentions.size(); ++m) {
      const Mention& mention = extraction_.mentions[m];
      const auto words = slice(text(), mention.span);
      const bool marked = words.ends_with("'s") || words.ends_with("’s") || words.ends_with("s'") ||
                          words.ends_with("s’");
      if (!extraction_.chains[mention.chain].named) continue;
      if (mention.kind == MentionKind::Pronoun || (mention.kind == MentionKind::Name && marked))
        possessors_.emplace(mention.span.begin, m);
    }
  }

  /// The name of a chain as the graph holds it.
  static std::string_view name_of(const Chain& chain) {
    const bool as_it_is = chain.given || chain.type == EntityType::Person;
    return as_it_is ? std::string_view(chain.name) : canonical_name(chain.name);
  }

  EntityIndex named_entity(const Chain& chain) {
    ResolvedEntity entity;
    entity.type = chain.type;
    entity.named = true;
    entity.name = name_of(chain);
    if (!chain.given)
      if (auto name = keys_.state_body(index_of(chain))) entity.name = std::move(*name);
    if (!chain.given && chain.type != EntityType::Person && find_country(entity.name) != nullptr)
      entity.type = EntityType::Gpe;
    const std::uint32_t index = index_of(chain);
    const NodeKey key = keys_.key_of(index, entity.name);
    entity.key = encode(key);
    entity.terms = keys_.terms_of(index, key);
    entity.aliases.push_back(chain.name);
    entity.aliases.insert(entity.aliases.end(), chain.aliases.begin(), chain.aliases.end());
    return add_entity(std::move(entity));
  }

  /// The entity with that key, type and kind, made if new; aliases are joined.
  EntityIndex add_entity(ResolvedEntity entity) {
    const auto [found, first] = numbers_.try_emplace(
        {entity.key, entity.type, entity.named}, static_cast<EntityIndex>(result_.entities.size()));
    if (first) {
      result_.entities.push_back(entity);
      result_.entities.back().aliases.clear();
    }
    ResolvedEntity& known = result_.entities[found->second];
    for (ActorTerm& term : entity.terms)
      if (std::none_of(known.terms.begin(), known.terms.end(),
                       [&](const ActorTerm& t) { return t.term == term.term; }))
        known.terms.push_back(std::move(term));
    for (auto& alias : entity.aliases) {
      auto& aliases = known.aliases;
      const bool there = std::find(aliases.begin(), aliases.end(), alias) != aliases.end();
      if (alias != known.name && !there) aliases.push_back(std::move(alias));
    }
    return found->second;
  }

  void add_claim(std::uint32_t c) {
    const Claim& claim = extraction_.claims[c];
    if (!claim.edge) return;
    const auto edges = edges_of(claim);
    if (edges.empty()) return;
    const auto subject = entity_in(claim, claim.subject);
    if (!subject) return;
    for (const ClaimArgument* argument : edges) {
      const auto object = entity_in(claim, argument->part);
      if (!object) continue;
      if (*object == *subject && !ends_in_self(slice(text(), argument->part.head))) continue;
      add_fact(c, {*subject, label_of(claim, *argument), *object, argument->part.extent()});
      add_owner_fact(c, *subject, *argument);
    }
  }

  /// "praised *Erdogan's* decision" also links the subject with Erdogan: "praise decision of".
  void add_owner_fact(std::uint32_t c, EntityIndex subject, const ClaimArgument& argument) {
    const Mention* mention = owner_mention(argument.part);
    if (mention == nullptr || is_actor_part(argument.part)) return;
    const Chain& chain = extraction_.chains[mention->chain];
    if (!is_actor(chain.type)) return;
    const EntityIndex owner = named_entity(chain);
    if (owner == subject) return;
    const std::string owned = to_lower(slice(text(), argument.part.head));
    add_fact(c, {subject, label_of(extraction_.claims[c], argument) + " " + owned + " of", owner,
                 mention->span});
  }

  /// "UK Prime Minister Keir Starmer" links him with the United Kingdom: "prime minister of". A
  /// relation that ends in "of" says so itself.
  void add_office_fact(const HeldOffice& held) {
    const Claim& claim = extraction_.claims[held.claim];
    if (held.office.body.empty() || claim.relation_lemma.ends_with(" of")) return;
    const auto body = body_entity(held.office, claim.sentence);
    if (!body) return;
    const EntityIndex holder = named_entity(extraction_.chains[held.chain]);
    const std::string relation = (held.office.past ? "former " : "") + held.office.title + " of";
    const bool said =
        std::any_of(result_.facts.begin(), result_.facts.end(), [&](const ResolvedFact& fact) {
          return fact.subject == holder && fact.object == *body &&
                 fact.relation == "be " + relation;
        });
    if (holder != *body && !said)
      add_fact(held.claim, {holder, relation, *body, claim.object()->part.extent()});
  }

  /// The country of an office, or the named chain that is its body.
  std::optional<EntityIndex> body_entity(const Office& office, std::uint32_t sentence) {
    if (const Country* country = find_country(office.body))
      return country_entity(*country, sentence);
    for (const Chain& chain : extraction_.chains)
      if (chain.named && chain.type != EntityType::Person && name_of(chain) == office.body)
        return named_entity(chain);
    return std::nullopt;
  }

  static std::string label_of(const Claim& claim, const ClaimArgument& argument) {
    const bool receiver =
        argument.role == ArgumentRole::IndirectObject && argument.preposition.empty();
    return relation_with(claim.edge_label(argument), receiver ? "to" : "");
  }

  /// Whether a phrase stands behind the relation's first word: "*After the vote* she left" does
  /// not.
  static bool follows_relation(const Claim& claim, const ClaimArgument& argument) {
    return argument.part.extent().begin >= claim.relation.extent().begin;
  }

  /// The arguments that edges go to: the object; every other phrase that names an actor; phrases of
  /// concepts behind the verb, unless a clause is what the verb takes; without any of these the
  /// first phrase before the verb.
  std::vector<const ClaimArgument*> edges_of(const Claim& claim) const {
    std::vector<const ClaimArgument*> edges;
    const ClaimArgument* spare = nullptr;
    const bool clause =
        !claim.arguments.empty() && claim.arguments.front().role == ArgumentRole::Clause;
    for (const ClaimArgument& argument : claim.arguments) {
      const bool object = argument.role == ArgumentRole::Object;
      const bool noun = argument.role == ArgumentRole::Prepositional ||
                        argument.role == ArgumentRole::IndirectObject ||
                        (argument.role == ArgumentRole::Place && !argument.preposition.empty());
      if (object || (noun && is_actor_part(argument.part)) ||
          (noun && !clause && follows_relation(claim, argument)))
        edges.push_back(&argument);
      else if (noun && !clause && spare == nullptr)
        spare = &argument;
    }
    if (edges.empty() && spare != nullptr) edges.push_back(spare);
    return edges;
  }

  struct EdgeOfClaim {
    EntityIndex subject;
    std::string relation;
    EntityIndex object;
    Span object_span;
  };

  void add_fact(std::uint32_t c, EdgeOfClaim edge) {
    const Claim& claim = extraction_.claims[c];
    ResolvedFact fact;
    fact.subject = edge.subject;
    fact.object = edge.object;
    fact.relation = std::move(edge.relation);
    fact.claim = c;
    fact.sentence = claim.sentence;
    fact.subject_span = claim.subject.extent();
    fact.relation_span = claim.relation.extent();
    fact.object_span = edge.object_span;
    fact.polarity = claim.polarity;
    fact.modality = claim.modality;
    fact.confidence = claim.confidence;
    if (!claim.attributions.empty())
      fact.claimant = claimant_of(claim.attributions.front().claimant);
    fact.rule = claim.rules.empty() ? std::string() : claim.rules.front();
    result_.facts.push_back(std::move(fact));
  }

  /// A claimant makes no entity: it is a qualifier of the edge.
  std::string claimant_of(const ClaimPart& part) const {
    const Chain* chain = chain_of(part);
    if (chain != nullptr && chain->named) return std::string(name_of(*chain));
    if (part.head.empty()) return part.text;
    const std::string phrase = concept_phrase(text(), span_with_head(part), part.head, {});
    return phrase.empty() ? part.text : phrase;
  }

  /// Orders facts by sentence, drops those said twice by the same words, numbers the rest.
  void number_facts() {
    auto& facts = result_.facts;
    std::stable_sort(facts.begin(), facts.end(),
                     [](const auto& a, const auto& b) { return a.sentence < b.sentence; });
    const auto same = [](const ResolvedFact& f) {
      return std::tie(f.sentence, f.subject, f.relation, f.object, f.polarity, f.modality,
                      f.subject_span, f.object_span);
    };
    std::vector<ResolvedFact> kept;
    std::size_t first_of_sentence = 0;
    for (ResolvedFact& fact : facts) {
      if (first_of_sentence == kept.size() || kept.back().sentence != fact.sentence)
        first_of_sentence = kept.size();
      const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(first_of_sentence);
      if (std::any_of(begin, kept.end(), [&](const auto& k) { return same(k) == same(fact); }))
        continue;
      fact.ordinal = static_cast<std::uint32_t>(kept.size() - first_of_sentence);
      kept.push_back(std::move(fact));
    }
    facts = std::move(kept);
  }

  const Extraction& extraction_;
  const ActorKeys keys_;
  std::multimap<std::uint32_t, std::uint32_t> possessors_;  // begin -> mention
  ResolvedDocument result_;
  std::map<std::tuple<std::string, EntityType, bool>, EntityIndex> numbers_;
};

}  // namespace

ResolvedDocument resolve(const Extraction& extraction) { return Resolver(extraction).resolve(); }

}  // namespace kg
