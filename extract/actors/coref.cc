#include "extract/actors/coref.h"

#include <array>

namespace kg {
namespace {

constexpr std::array kSieves = {
    Sieve{"name.exact", link_exact_names},       Sieve{"name.person", link_person_names},
    Sieve{"name.acronym", link_acronyms},        Sieve{"name.alias", link_aliases},
    Sieve{"name.short", link_short_names},       Sieve{"nominal.predicate", link_predicates},
    Sieve{"nominal.role", link_roles},           Sieve{"nominal.described", link_described_roles},
    Sieve{"nominal.head", link_same_heads},      Sieve{"nominal.typed", link_typed_nominals},
    Sieve{"pronoun.reflexive", link_reflexives}, Sieve{"pronoun.speaker", link_speakers},
    Sieve{"pronoun.third", link_third_person},   Sieve{"nominal.possessed", link_possessed},
};

}  // namespace

Linking::Linking(const DocumentTree& the_tree, const std::vector<Reference>& the_references)
    : tree(the_tree), references(the_references), clusters(the_tree, the_references) {
  for (ReferenceIndex i = 0; i < references.size(); ++i)
    if (!references[i].coordination) heads.emplace(references[i].head, i);
}

const ReferenceIndex* Linking::headed_by(TokenIndex token) const {
  const auto found = heads.find(token);
  return found == heads.end() ? nullptr : &found->second;
}

std::span<const Sieve> sieves() { return kSieves; }

Clusters link_references(const DocumentTree& tree, const std::vector<Reference>& references) {
  Linking linking(tree, references);
  for (const Sieve& sieve : kSieves) sieve.run(linking);
  return std::move(linking.clusters);
}

}  // namespace kg
