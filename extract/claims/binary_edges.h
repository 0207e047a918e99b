#ifndef KG_EXTRACT_CLAIMS_BINARY_EDGES_H_
#define KG_EXTRACT_CLAIMS_BINARY_EDGES_H_

#include <cstdint>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/tree.h"

namespace kg {

/// The step of the walk that ended an edge.
enum class EdgeKind : std::uint8_t {
  Object,        ///< (Ada; sold; *the farm*)
  Complement,    ///< (The hut; is; *empty*)
  Recipient,     ///< (Ada; gave; *Bo*)
  Phrase,        ///< the phrase that completes a verb without object: (Kim; moved to; *Rome*)
  BesideObject,  ///< a phrase beside an object: (Ada; sold the farm to; *Bo*)
  LaterPhrase,   ///< a phrase behind the completing one: (Kim; moved to Rome with; *Bo*)
  Fronted,       ///< a phrase before the subject: (Kim; left the house In; *Leeds*)
  Time,          ///< (Kim; left; *that night*), (Kim; moved to Rome in; *1980*)
  Adverb,        ///< (Kim; did not run; *far*)
  Clause,        ///< (Kim; said; *that rents fell*)
  Speech,        ///< (Kim; added; *Rents fell*) of "Rents, Kim added, fell"
  Member,        ///< (fruits; including; *figs*)
};

/// Subject, relation and object in the words of the sentence alone, each as tokens; the relation's
/// in the order of reading the edge ("sold the farm In" when "In May" opens the sentence).
struct BinaryEdge {
  std::vector<TokenIndex> subject;
  std::vector<TokenIndex> relation;
  std::vector<TokenIndex> object;
  EdgeKind kind = EdgeKind::Object;
  double confidence = 0.5;  ///< confidence_of_edge(kind, how the clause came by its subject)
};

/// The sentence as binary edges: the words of each clause are walked from left to right, and every
/// noun phrase on the way ends an edge whose relation is the words before it. "He tied the rope to
/// a post" gives (He; tied; the rope) and (He; tied the rope to; a post). Nothing is supplied.
///
/// Clauses and noun phrases are those of the clause table, the structure that the n-ary rules
/// render too (claim_rules.h): subjects, chains, objects, attachments and distribution are decided
/// there once, for both forms. The walk needs more of it than a claim keeps: where in the sentence
/// each phrase stands, what is inside the noun phrases, and which clauses without a subject go on
/// behind the words of another ("flew to Paris *to meet Macron*").
std::vector<BinaryEdge> binary_edges(const Tree& tree, const ClauseTable& clauses);

/// How often an edge of this kind whose clause has a subject from this source is right: the share
/// measured on the BenchIE sentences (Gashteovski et al. 2022) that come from CaRB's development
/// split, as the product of a share for the kind and a factor for the source. In (0, 1).
double confidence_of_edge(EdgeKind kind, SubjectSource source);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_BINARY_EDGES_H_
