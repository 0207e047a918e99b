#include "storage/pending_terms.h"

#include <fmt/format.h>

#include <set>

namespace kg {
namespace {

using Settled = std::set<std::string_view>;

void add_row(Changes& changes, std::string key) {
  changes.put(Column::Pending, std::move(key), {});
  ++changes.counters().pending;
}

void erase_row(Changes& changes, std::string key) {
  changes.erase(Column::Pending, std::move(key));
  --changes.counters().pending;
}

// The terms of the document that stay pending get rows of their own.
Status settle_document(Changes& changes, DocumentId document, const Settled& settled) {
  erase_row(changes, pending_document_key(document));
  Status inner;
  KG_TRY(changes.scan(Column::Docnode, id_key(document.value), [&](auto, auto bytes) {
    Result<DocumentUse> use = decode_docnode(bytes);
    if (!use) inner = tl::unexpected<Error>(use.error());
    for (std::size_t i = 0; inner && i < use->terms.size(); ++i)
      if (!settled.contains(use->terms[i].term)) inner = mark_pending(changes, use->terms[i].term);
    return inner.has_value();
  }));
  return inner;
}

}  // namespace

void mark_pending(Changes& changes, DocumentId document) {
  add_row(changes, pending_document_key(document));
}

Status forget_pending(Changes& changes, DocumentId document) {
  const std::string key = pending_document_key(document);
  KG_ASSIGN(const auto known, changes.read(Column::Pending, key));
  if (known) erase_row(changes, key);
  return {};
}

Status mark_pending(Changes& changes, std::string_view term) {
  if (!is_term(term))
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("a term of {} bytes, or with a byte 00, cannot be kept", term.size()));
  const std::string key = pending_term_key(term);
  KG_ASSIGN(const auto known, changes.read(Column::Pending, key));
  if (!known) add_row(changes, key);
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
      erase_row(changes, std::string(key));
    return true;
  }));
  KG_TRY(inner);
  for (DocumentId document : documents) KG_TRY(settle_document(changes, document, settled));
  return {};
}

}  // namespace kg
