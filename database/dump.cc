#include <ostream>

#include "database/database.h"
#include "database/decision_text.h"
#include "database/dump_lines.h"
#include "storage/store.h"

namespace kg {

Status Database::dump(std::ostream& out, Progress& progress) const {
  KG_ASSIGN(const auto snapshot, store_->snapshot());
  progress.begin("dumping", snapshot->counts().documents);
  out << dump_header();
  Status inner;
  std::uint64_t documents = 0, decisions = 0;
  KG_TRY(snapshot->for_each_content({}, [&](const Sha256&, DocumentId id) {
    const Result<StoredDocument> document = snapshot->stored_document(id);
    if (!document) inner = tl::unexpected<Error>(document.error());
    if (document) out << dump_lines(*document);
    ++documents;
    progress.advance(1);
    return inner.has_value() && out.good();
  }));
  progress.end();
  KG_TRY(inner);
  KG_TRY(snapshot->for_each_decision([&](const StoredDecision& decision) {
    out << "{\"decision\":" << decision_text(decision) << "}\n";
    ++decisions;
    return out.good();
  }));
  out << dump_end(documents, decisions);
  if (!out.good()) return failure(ErrorCode::Io, "the dump cannot be written");
  return {};
}

}  // namespace kg
