#ifndef KG_DATABASE_DECISION_TEXT_H_
#define KG_DATABASE_DECISION_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/records.h"

namespace kg {

/// "same", "different", "undo".
std::string_view to_string(DecisionKind kind);

/// Decisions as text that can be kept, edited and read again (docs/identity.md): one JSON object a
/// line, behind {"kg_decisions": 1}.
std::string decisions_text(const std::vector<StoredDecision>& decisions);

/// Reads such a text. InvalidInput, with the number of the line: it is no such text, of another
/// version, a line is no decision, an undo names none before it, or one decision calls two names
/// the same that an earlier one that holds calls different (or the reverse).
/// `line` is the number of the text's first line in messages.
Result<std::vector<StoredDecision>> parse_decisions(std::string_view text, std::size_t line = 1);

/// One decision as an object, without \n.
std::string decision_text(const StoredDecision& decision);

class Store;

/// Appends decisions, but for those that the store has already, each of which stands for one of
/// them. Gives how many were new. The actors are not brought up to date. InvalidInput: one
/// contradicts those that hold. Io, Corruption. (decisions.cc)
Result<std::uint64_t> add_decisions(Store& store, const std::vector<StoredDecision>& decisions);

}  // namespace kg

#endif  // KG_DATABASE_DECISION_TEXT_H_
