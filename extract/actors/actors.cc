#include "extract/actors/actors.h"

#include <algorithm>
#include <map>

#include "extract/actors/coref.h"
#include "extract/actors/place_use.h"
#include "extract/actors/spans.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

/// Turns linked references into the public mentions and chains.
class Assembly {
 public:
  Assembly(const DocumentTree& tree, const std::vector<Reference>& references,
           const Clusters& clusters)
      : tree_(tree), references_(references), clusters_(clusters) {}

  Actors build() {
    for (ReferenceIndex i = 0; i < references_.size(); ++i)
      if (is_shown(i)) add(i);
    for (const auto& [reference, mention] : mention_of_) add_link(reference, mention);
    for (Chain& chain : actors_.chains) name_chain(chain);
    return std::move(actors_);
  }

 private:
  /// Coordinations that nothing refers to, and hidden predicates, are no mentions.
  bool is_shown(ReferenceIndex i) const {
    if (clusters_.is_hidden(i)) return false;
    return !references_[i].coordination || clusters_.is_linked(i);
  }

  void add(ReferenceIndex i) {
    const Reference& r = references_[i];
    const Cluster& cluster = clusters_.of(i);
    const auto [found, first] =
        chain_of_.try_emplace(clusters_.root(i), static_cast<std::uint32_t>(actors_.chains.size()));
    if (first) actors_.chains.emplace_back();
    Chain& chain = actors_.chains[found->second];
    chain.type = cluster.type;
    chain.named = cluster.named;
    if (r.given != nullptr) {
      set_given(chain, *r.given);
    } else if (r.is_name() && chain.code.empty() && !chain.given) {
      set_code(chain, r);
    }
    chain.mentions.push_back(static_cast<std::uint32_t>(actors_.mentions.size()));
    const Annotation& annotation = tree_.annotation();
    const TokenRange head = r.is_name() ? r.name : TokenRange{r.head, r.head + 1};
    actors_.mentions.push_back(
        {annotation.span(r.tokens),
         annotation.span(head),
         r.kind,
         r.is_name() ? r.type : cluster.type,
         found->second,
         std::string(r.given != nullptr ? "name.given" : clusters_.link_of(i).rule),
         {}});
    mention_of_.emplace(i, static_cast<std::uint32_t>(actors_.mentions.size() - 1));
    for (const TokenIndex t : r.appositions)
      actors_.mentions.back().appositions.push_back(annotation.span({t, t + 1}));
    names_.push_back(r.is_name()      ? name_text(tree_, r.name)
                     : r.is_nominal() ? tree_.text(near_head(r.tokens, r.head))
                                      : tree_.text({r.head, r.head + 1}));
  }

  /// What is not shown ("the mayor" of "Lund is the mayor") stands for what it was linked to.
  void add_link(ReferenceIndex reference, std::uint32_t mention) {
    const CorefLink& link = clusters_.link_of(reference);
    std::optional<ReferenceIndex> antecedent = link.antecedent;
    if (antecedent && !mention_of_.contains(*antecedent))
      antecedent = clusters_.link_of(*antecedent).antecedent;
    const auto found = antecedent ? mention_of_.find(*antecedent) : mention_of_.end();
    if (found == mention_of_.end() || found->second == mention) return;
    actors_.mentions[mention].antecedent = found->second;
    actors_.mentions[mention].probability = link.probability;
  }

  /// What the user's table says goes before everything else.
  static void set_given(Chain& chain, const GivenName& given) {
    chain.given = true;
    chain.name = given.name;
    chain.code = given.code;
    chain.use = PlaceUse::None;
  }

  /// What the built-in tables say of a name: a government by who acts, a place by where it is.
  static void set_code(Chain& chain, const Reference& r) {
    if (r.type == EntityType::Norp && r.known == nullptr) {
      const Country* country = find_country_of_people(r.key);
      if (country != nullptr) chain.code = country->iso3;
      return;
    }
    if (r.known == nullptr || chain.type == EntityType::Person) return;
    chain.use = r.use;
    const bool acts = r.use == PlaceUse::Government;
    chain.code = acts ? r.known->acts_as : r.known->code;
    if (r.known->kind == KnownKind::Seat && r.use == PlaceUse::Place && r.known->country != nullptr)
      chain.code = std::string(r.known->country->iso3) + "/" + std::string(r.known->name);
  }

  /// The fuller of two names: people by words, others by the first that is no acronym.
  static bool is_fuller(const std::string& name, const std::string& than, bool person) {
    const auto words = [](const std::string& s) { return std::count(s.begin(), s.end(), ' '); };
    if (person) return words(name) > words(than);
    return words(name) > 0 && words(than) == 0 && than.size() <= 5;
  }

  void name_chain(Chain& chain) const {
    for (const std::uint32_t m : chain.mentions) {
      const Mention& mention = actors_.mentions[m];
      if (chain.named ? mention.kind != MentionKind::Name : !chain.name.empty()) continue;
      const std::string& name = names_[m];
      if (chain.name.empty()) {
        chain.name = name;
      } else if (name != chain.name) {
        add_name(chain, name);
      }
    }
  }

  static void add_name(Chain& chain, const std::string& name) {
    std::string other = name;
    const bool person = chain.type == EntityType::Person;
    if (!chain.given && is_fuller(name, chain.name, person)) std::swap(other, chain.name);
    auto& aliases = chain.aliases;
    if (other != chain.name && std::find(aliases.begin(), aliases.end(), other) == aliases.end())
      aliases.push_back(other);
    std::erase(aliases, chain.name);
  }

  const DocumentTree& tree_;
  const std::vector<Reference>& references_;
  const Clusters& clusters_;
  Actors actors_;
  std::vector<std::string> names_;  // of each mention
  std::map<ReferenceIndex, std::uint32_t> chain_of_;
  std::map<ReferenceIndex, std::uint32_t> mention_of_;  // what is shown
};

}  // namespace

Actors find_actors(const Document& document, const Annotation& annotation,
                   const NamesTable* given) {
  const DocumentTree tree(document, annotation);
  std::vector<Reference> references = find_references(tree, find_names(tree, given));
  decide_place_uses(tree, references);
  const Clusters clusters = link_references(tree, references);
  return Assembly(tree, references, clusters).build();
}

}  // namespace kg
