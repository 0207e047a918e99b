#include "storage/pending_terms.h"

#include <fmt/format.h>

#include <set>

namespace kg {
namespace {

using Settled = std::set<std::string_view>;

// The terms of the document that stay pending get rows of their own.
Status settle_document(Changes& changes, DocumentId document, const Settled& settled) {
  changes.erase(Column::Pending, pending_document_key(document));
  Status inner;
  KG_TRY(changes.scan(Column::Docnode, id_key(document.value), [&](auto, auto bytes) {
    Result<DocumentUse> use = decode_docnode(bytes);
    if (!use) inner = tl::unexpected<Error>(use.error());
    if (!inner) return false;
    for (const StoredTerm& term : use->terms)
      if (!settled.contains(term.term))
        changes.put(Column::Pending, pending_term_key(term.term), {});
    return true;
  }));
  return inner;
}

}  // namespace

Status mark_pending(Changes& changes, std::string_view term) {
  if (!is_term(term))
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("a term of {} bytes, or with a byte 00, cannot be kept", term.size()));
  changes.put(Column::Pending, pending_term_key(term), {});
  return {};
}

Status settle(Changes& changes, const std::vector<std::string>& terms) {
  if (terms.empty()) return {};
  const Settled settled(terms.begin(), terms.end());
  std::vector<DocumentId> documents;
  Status inner;
  KG_TRY(changes.scan(Column::Pending, {}, [&](auto key, auto) {
    Result<PendingKey> pending = decode_pending_key(key);
    if (!pending) inner = tl::unexpected<Error>(pending.error());
    if (!inner) return false;
    if (pending->document.value != 0)
      documents.push_back(pending->document);
    else if (settled.contains(pending->term))
      changes.erase(Column::Pending, std::string(key));
    return true;
  }));
  KG_TRY(inner);
  for (DocumentId document : documents) KG_TRY(settle_document(changes, document, settled));
  return {};
}

}  // namespace kg
