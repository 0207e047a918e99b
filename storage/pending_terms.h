#ifndef KG_STORAGE_PENDING_TERMS_H_
#define KG_STORAGE_PENDING_TERMS_H_
// The column `pending`: terms whose entities may by now belong to other actors than the store says.
// A document that came has one row for all its terms, since rows are what a put costs; the others
// have a row each.

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/changes.h"

namespace kg {

/// All terms of a document that is new.
void mark_pending(Changes& changes, DocumentId document);
/// The document goes; its terms have to be marked one by one.
Status forget_pending(Changes& changes, DocumentId document);

/// InvalidInput: not a term.
Status mark_pending(Changes& changes, std::string_view term);

/// These terms are no longer pending; it does not matter if they were not.
Status settle(Changes& changes, const std::vector<std::string>& terms);

}  // namespace kg

#endif  // KG_STORAGE_PENDING_TERMS_H_
