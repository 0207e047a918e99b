#ifndef KG_STORAGE_PENDING_TERMS_H_
#define KG_STORAGE_PENDING_TERMS_H_
// The column `pending`: terms whose entities may by now belong to other actors than the store says.
// A document that came has one row for all of them, since rows are what a put costs; the others
// have a row each.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "storage/changes.h"
#include "storage/engine.h"

namespace kg {

/// Whether it is news that so many documents now attach a term to an entity, and not one fewer: who
/// works out actors asks for none, one and several.
constexpr bool is_news(std::uint64_t documents) { return documents <= 2; }

/// What a new document made news. The rows of a document are written once.
void mark_pending(Changes& changes, DocumentId document, const std::set<std::string>& terms);
/// The document goes; what it made news stays so.
Status forget_pending(Changes& changes, DocumentId document);

/// InvalidInput: not a term.
Status mark_pending(Changes& changes, std::string_view term);

/// These terms are no longer pending; it does not matter if they were not.
Status settle(Changes& changes, const std::vector<std::string>& terms);

/// All of them by bytes, each once.
Result<std::set<std::string>> pending_terms(const EngineSnapshot& engine);

}  // namespace kg

#endif  // KG_STORAGE_PENDING_TERMS_H_
