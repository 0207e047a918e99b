#ifndef KG_EXTRACT_CLAIMS_EDGE_PHRASES_H_
#define KG_EXTRACT_CLAIMS_EDGE_PHRASES_H_

#include <cstdint>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/tree.h"

namespace kg {

/// How much of a noun phrase an edge shows.
enum class EdgeExtent : std::uint8_t {
  Short,  ///< with "of" alone: "a bridge of stone"; other prepositions have edges of their own
  Full,   ///< with all its prepositional phrases: "a bridge of stone over the Tyne"
};

/// The noun phrase in the forms that edges show: without clauses and time phrases, and one form a
/// member where it spreads over a coordination inside it. That is so for several things or an
/// amount ("Scout and Guide camps": "Scout camps", "Guide camps"; "a mix of oaks and elms": "a mix
/// of oaks", "a mix of elms"), not for one thing ("the field of trade and transport").
/// `single` leaves out the conjuncts of the head. Never empty.
std::vector<std::vector<TokenIndex>> edge_phrases(const Tree& tree, TokenIndex head, bool single,
                                                  EdgeExtent extent);

/// A finite clause in the forms that edges show as an object: one a coordinated clause ("that
/// rents fell and jobs vanished": "that rents fell", "that jobs vanished"), each with the subject
/// that it shares, without what is set off by a comma. Never empty.
std::vector<std::vector<TokenIndex>> edge_clauses(const Tree& tree, const ClauseTable& clauses,
                                                  TokenIndex verb);

/// Whether a preposition of a noun or adjective makes edges of its own: not behind an amount or a
/// noun of quantity ("a number of banks"), nor inside one name.
bool opens_into(const Tree& tree, TokenIndex head, TokenIndex preposition);

/// The tokens without quotation marks, and without commas and colons at the ends.
std::vector<TokenIndex> unquoted(const Tree& tree, std::vector<TokenIndex> tokens);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_EDGE_PHRASES_H_
