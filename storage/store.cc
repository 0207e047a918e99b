#include "storage/store.h"

#include <sys/random.h>

#include <utility>

#include "storage/actor_groups.h"
#include "storage/decision_log.h"
#include "storage/document_writer.h"
#include "storage/engine.h"
#include "storage/folder.h"
#include "storage/key_codec.h"
#include "storage/pending_terms.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

// Random bits; all zero if the system gives none, which only makes stores less tellable apart.
std::array<std::uint8_t, 16> random_uuid() {
  std::array<std::uint8_t, 16> uuid{};
  if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) uuid.fill(0);
  return uuid;
}

Result<StoreFormat> write_format(Engine& engine, std::uint64_t created) {
  const StoreFormat format{.major = kFormatMajor,
                           .minor = kFormatMinor,
                           .flags = 0,
                           .uuid = random_uuid(),
                           .created = created};
  Batch batch;
  batch.put(Column::Default, std::string(kFormatKey), encode_format(format));
  batch.put(Column::Default, std::string(kNextNodeKey), encode_number(1));
  batch.put(Column::Default, std::string(kNextDocumentKey), encode_number(1));
  batch.put(Column::Default, std::string(kCountsKey), encode_counts({}));
  KG_TRY(engine.write(batch, true));
  return format;
}

}  // namespace

Store::Store(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& path,
                                           const StoreOptions& options) {
  KG_ASSIGN(std::unique_ptr<Engine> engine, Engine::open(path, options));
  std::unique_ptr<Store> store(new Store(std::move(engine)));
  KG_ASSIGN(const auto bytes, store->engine_->get(Column::Default, kFormatKey));
  if (bytes) {
    KG_ASSIGN(store->format_, decode_format(*bytes));
  } else {
    KG_ASSIGN(store->format_, write_format(*store->engine_, options.created));
  }
  KG_TRY(store->engine_->identify(store->format_.uuid));
  return store;
}

Result<PutOutcome> Store::put(const StoredDocument& document, bool sync) {
  KG_TRY(validate(document));
  const std::lock_guard<std::mutex> writing(writing_);
  KG_ASSIGN(DocumentWriter writer, DocumentWriter::begin(*engine_));
  KG_ASSIGN(const auto known, writer.with_content(document.sha256));
  std::optional<DocumentId> old;
  if (document.replaceable && !document.metadata.source.empty()) {
    KG_ASSIGN(old, writer.with_source(document.metadata.source));
  }
  // A source whose new bytes another document has as well gives its old version up nevertheless.
  if (known && (!old || *old == *known)) return PutOutcome::Unchanged;
  // First the new, then the old: entities and edges that both have keep their numbers.
  if (!known) KG_TRY(writer.add(document));
  if (old) KG_TRY(writer.retract(*old));
  KG_TRY(engine_->write(std::move(writer).finish(), sync));
  return old ? PutOutcome::Replaced : PutOutcome::Added;
}

Status Store::retract(DocumentId document, bool sync) {
  const std::lock_guard<std::mutex> writing(writing_);
  KG_ASSIGN(DocumentWriter writer, DocumentWriter::begin(*engine_));
  KG_TRY(writer.retract(document));
  return engine_->write(std::move(writer).finish(), sync);
}

Status Store::put_identity(const IdentityUpdate& update, bool sync) {
  const std::lock_guard<std::mutex> writing(writing_);
  KG_ASSIGN(Changes changes, Changes::begin(*engine_));
  KG_TRY(regroup_actors(changes, update.components));
  KG_TRY(settle(changes, update.settled));
  return engine_->write(std::move(changes).finish(), sync);
}

Status Store::for_each_pending(const std::function<bool(std::string_view term)>& visit) const {
  KG_ASSIGN(const auto now, snapshot());
  return now->for_each_pending(visit);
}

Result<std::uint64_t> Store::decide(const StoredDecision& decision,
                                    const std::vector<std::string>& pending_terms, bool sync) {
  const std::lock_guard<std::mutex> writing(writing_);
  KG_ASSIGN(Changes changes, Changes::begin(*engine_));
  KG_ASSIGN(const std::uint64_t number, append_decision(changes, decision));
  for (const std::string& term : pending_terms) KG_TRY(mark_pending(changes, term));
  KG_TRY(engine_->write(std::move(changes).finish(), sync));
  return number;
}

Status Store::sync() {
  const std::lock_guard<std::mutex> writing(writing_);
  return engine_->sync();
}

Result<bool> Store::contains(const Sha256& sha256) const {
  KG_ASSIGN(const auto row, engine_->get(Column::Ekey, content_key(sha256)));
  return row.has_value();
}

Result<std::unique_ptr<StoreSnapshot>> Store::snapshot() const {
  std::unique_ptr<StoreSnapshot> snapshot(new StoreSnapshot(engine_->snapshot()));
  KG_TRY(snapshot->load());
  return snapshot;
}

const std::vector<std::string>& Store::doubts() const { return engine_->doubts(); }

bool Store::read_only() const { return engine_->read_only(); }

std::uint64_t Store::bytes_on_disk() const {
  return engine_->in_memory() ? 0 : folder_bytes(engine_->path());
}

}  // namespace kg
