#include "storage/pending_terms.h"

#include <fmt/format.h>

#include <algorithm>

namespace kg {
namespace {

void add_document(Changes& changes, DocumentId document, const std::vector<std::string>& terms) {
  changes.put(Column::Pending, pending_document_key(document), encode_pending(terms));
  ++changes.counters().pending_documents;
}

void erase_document(Changes& changes, DocumentId document) {
  changes.erase(Column::Pending, pending_document_key(document));
  --changes.counters().pending_documents;
}

/// Hands on every row: terms of a document, or a single one with document 0. Nothing is read where
/// the counters say that there is nothing, and no remains of old rows.
template <typename Reader, typename Visit>
Status for_each_row(const Reader& reader, const CountsValue& counters, const Visit& visit) {
  Status inner;
  const auto read = [&](std::string_view key, std::string_view value) {
    const Result<PendingKey> pending = decode_pending_key(key);
    if (!pending) inner = tl::unexpected<Error>(pending.error());
    if (!inner) return false;
    if (pending->document.value == 0) return visit(DocumentId(), {pending->term}), true;
    Result<std::vector<std::string>> terms = decode_pending(value);
    if (!terms) inner = tl::unexpected<Error>(terms.error());
    if (terms) visit(pending->document, std::move(*terms));
    return terms.has_value();
  };
  if (counters.pending_documents > 0)
    KG_TRY(reader.scan(Column::Pending, kPendingDocuments, read,
                       pending_document_key(DocumentId(counters.pending_from))));
  if (inner && counters.pending_terms > 0)
    KG_TRY(reader.scan(Column::Pending, kPendingTerms, read));
  return inner;
}

}  // namespace

void mark_pending(Changes& changes, DocumentId document, const std::set<std::string>& terms) {
  if (!terms.empty()) add_document(changes, document, {terms.begin(), terms.end()});
}

Status forget_pending(Changes& changes, DocumentId document) {
  KG_ASSIGN(const auto bytes, changes.read(Column::Pending, pending_document_key(document)));
  if (!bytes) return {};
  KG_ASSIGN(const std::vector<std::string> terms, decode_pending(*bytes));
  erase_document(changes, document);
  for (const std::string& term : terms) KG_TRY(mark_pending(changes, term));
  return {};
}

Status mark_pending(Changes& changes, std::string_view term) {
  if (!is_term(term))
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("a term of {} bytes, or with a byte 00, cannot be kept", term.size()));
  const std::string key = pending_term_key(term);
  KG_ASSIGN(const auto known, changes.read(Column::Pending, key));
  if (known) return {};
  changes.put(Column::Pending, key, {});
  ++changes.counters().pending_terms;
  return {};
}

Status settle(Changes& changes, const std::vector<std::string>& terms) {
  if (terms.empty()) return {};
  const std::set<std::string_view> settled(terms.begin(), terms.end());
  std::map<DocumentId, std::vector<std::string>> documents;
  std::vector<std::string> single;
  const auto collect = [&](DocumentId document, std::vector<std::string> pending) {
    if (document.value != 0)
      documents.emplace(document, std::move(pending));
    else if (settled.contains(pending.front()))
      single.push_back(std::move(pending.front()));
  };
  KG_TRY(for_each_row(changes, changes.counters(), collect));
  for (const std::string& term : single) {
    changes.erase(Column::Pending, pending_term_key(term));
    --changes.counters().pending_terms;
  }
  // What stays pending has rows of its own from now on.
  for (const auto& [document, pending] : documents) {
    erase_document(changes, document);
    for (const std::string& term : pending)
      if (!settled.contains(term)) KG_TRY(mark_pending(changes, term));
  }
  if (!documents.empty()) changes.counters().pending_from = documents.rbegin()->first.value + 1;
  return {};
}

Result<std::set<std::string>> pending_terms(const EngineSnapshot& engine) {
  std::set<std::string> terms;
  KG_ASSIGN(const auto bytes, engine.get(Column::Default, kCountsKey));
  if (!bytes) return terms;
  KG_ASSIGN(const CountsValue counters, decode_counts(*bytes));
  KG_TRY(for_each_row(engine, counters, [&](DocumentId, std::vector<std::string> pending) {
    terms.insert(std::make_move_iterator(pending.begin()), std::make_move_iterator(pending.end()));
  }));
  return terms;
}

}  // namespace kg
