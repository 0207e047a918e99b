#ifndef KG_EXTRACT_CLAIMS_SPEECH_SOURCES_H_
#define KG_EXTRACT_CLAIMS_SPEECH_SOURCES_H_

#include <optional>

#include "extract/claims/speech.h"

namespace kg {

/// Who is named as the source of a clause by a phrase that hangs on its predicate: "according to
/// Li", "in Li's view", "in the words of Li", "for Li, ..." (of people, on a copula), "as Li put
/// it". Nothing if no phrase does.
std::optional<Speech> source_phrase(const Tree& tree, const ClauseTable& clauses, TokenIndex verb);

/// Who holds what a noun with content says: "*Li's* claim that", "a warning *by Li* that". Nothing
/// for other nouns and those without a holder.
std::optional<Speech> holder_of_content(const Tree& tree, TokenIndex noun);

/// Who a headline names before or behind a colon as the speaker of a clause: "*Lind*: Rents fell".
/// Nothing if the sentence has no such colon or the clause stands on the speaker's side of it.
std::optional<Speech> speaker_before_colon(const Tree& tree, TokenIndex verb);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_SPEECH_SOURCES_H_
