#ifndef KG_STORAGE_DECISION_LOG_H_
#define KG_STORAGE_DECISION_LOG_H_

#include <cstdint>

#include "core/result.h"
#include "storage/changes.h"

namespace kg {

/// Appends a decision and gives its number. InvalidInput: an Undo of no earlier Same or Different,
/// or of one that is undone; another kind that undoes something.
Result<std::uint64_t> append_decision(Changes& changes, const StoredDecision& decision);

}  // namespace kg

#endif  // KG_STORAGE_DECISION_LOG_H_
