#ifndef KG_EXTRACT_ACTORS_SPANS_H_
#define KG_EXTRACT_ACTORS_SPANS_H_

#include "extract/actors/tree.h"

namespace kg {

/// The phrase of a noun: determiners, modifiers, relative clauses, appositions and a final 's
/// included; conjuncts, and the clause of a noun that is a predicate, left out; no punctuation or
/// unbalanced bracket at the edges.
TokenRange phrase_of(const DocumentTree& tree, TokenIndex head);

/// The phrase of a coordination from its first member to its last. REQUIRES: `head` has a conjunct.
TokenRange coordination_of(const DocumentTree& tree, TokenIndex head);

/// The part of a phrase that describes its head: all of it, unless it goes on without an end.
TokenRange near_head(TokenRange phrase, TokenIndex head);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_SPANS_H_
