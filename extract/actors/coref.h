#ifndef KG_EXTRACT_ACTORS_COREF_H_
#define KG_EXTRACT_ACTORS_COREF_H_

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/actors/clusters.h"
#include "extract/actors/mentions.h"
#include "extract/actors/tree.h"

namespace kg {

/// What a sieve reads and changes.
struct Linking {
  const DocumentTree& tree;
  const std::vector<Reference>& references;
  Clusters clusters;
  std::unordered_map<TokenIndex, ReferenceIndex> heads;  ///< references by head, no coordinations

  Linking(const DocumentTree& tree, const std::vector<Reference>& references);
  /// The reference headed by a token; null if there is none. The token may be kNoToken.
  const ReferenceIndex* headed_by(TokenIndex token) const;
  std::uint32_t sentence(ReferenceIndex i) const { return tree.sentence(references[i].head); }
};

/// One step of linking. Sieves run in order of precision (Lee et al. 2013, Computational
/// Linguistics 39(4), "Deterministic coreference resolution based on entity-centric,
/// precision-ranked rules"); each sees the clusters that the earlier ones made and never parts what
/// they joined.
struct Sieve {
  std::string_view name;
  void (*run)(Linking&);
};

/// The sieves in the order in which they run (docs/actors.md has a line on each).
std::span<const Sieve> sieves();

/// Runs all sieves.
Clusters link_references(const DocumentTree& tree, const std::vector<Reference>& references);

// Names (sieves_names.cc)
void link_exact_names(Linking& linking);
void link_person_names(Linking& linking);
void link_acronyms(Linking& linking);
void link_aliases(Linking& linking);
void link_short_names(Linking& linking);
// Nominals (sieves_nominals.cc)
void link_predicates(Linking& linking);
void link_roles(Linking& linking);
void link_described_roles(Linking& linking);
void link_same_heads(Linking& linking);
void link_typed_nominals(Linking& linking);
void link_possessed(Linking& linking);
// Pronouns (sieves_speakers.cc, sieves_pronouns.cc)
void link_reflexives(Linking& linking);
void link_speakers(Linking& linking);
void link_third_person(Linking& linking);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_COREF_H_
