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
Result<std::vector<StoredDecision>> parse_decisions(std::string_view text);

}  // namespace kg

#endif  // KG_DATABASE_DECISION_TEXT_H_
