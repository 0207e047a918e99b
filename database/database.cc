#include "database/database.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "database/store_view.h"
#include "storage/check_store.h"
#include "storage/store.h"

namespace kg {

Database::Database(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path,
                                                 const DatabaseOptions& options) {
  KG_ASSIGN(std::unique_ptr<Store> store, Store::open(path, {.create = options.create,
                                                             .read_only = options.read_only,
                                                             .in_memory = options.in_memory,
                                                             .created = options.created}));
  return std::unique_ptr<Database>(new Database(std::move(store)));
}

Result<std::unique_ptr<GraphView>> Database::view() const {
  KG_ASSIGN(std::unique_ptr<StoreSnapshot> snapshot, store_->snapshot());
  return std::unique_ptr<GraphView>(std::make_unique<StoreView>(std::move(snapshot)));
}

Result<DatabaseStats> Database::stats() const {
  KG_ASSIGN(const std::unique_ptr<StoreSnapshot> snapshot, store_->snapshot());
  const StoreCounts& counts = snapshot->counts();
  const StoreFormat& format = store_->format();
  DatabaseStats stats;
  stats.documents = counts.documents;
  stats.sentences = counts.sentences;
  stats.entities = counts.entities;
  stats.relations = counts.relations;
  stats.edges = counts.edges;
  stats.evidence = counts.evidence;
  stats.bytes_on_disk = store_->bytes_on_disk();
  stats.format_major = format.major;
  stats.format_minor = format.minor;
  stats.created = format.created;
  KG_TRY(snapshot->for_each_node([&](const NodeRow& node) {
    stats.named_entities += node.named ? 1 : 0;
    ++stats.entities_by_type[std::string(to_string(node.type))];
    return true;
  }));
  return stats;
}

Status Database::check() const {
  KG_ASSIGN(const std::unique_ptr<StoreSnapshot> snapshot, store_->snapshot());
  KG_ASSIGN(const std::vector<std::string> faults, check_store(*snapshot));
  if (faults.empty()) return {};
  return failure(ErrorCode::Corruption,
                 fmt::format("the database contradicts itself: {}; build it again from its "
                             "documents",
                             fmt::join(faults, "; ")));
}

}  // namespace kg
