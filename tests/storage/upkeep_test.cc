// Repairing, backing up, restoring, recovering, migrating.
#include "storage/upkeep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "storage/backup.h"
#include "storage/check_store.h"
#include "storage/key_codec.h"
#include "storage/migrate.h"
#include "tests/storage/support_faults.h"
#include "tests/storage/support_script.h"
#include "tests/support/fast_folder.h"
#include "tests/support/sanitized.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

NullProgress silent;
const std::vector<std::string> kSound;

void make_store(const fs::path& path, int documents) {
  auto store = opened(path, {.create = true});
  for (int i = 0; i < documents; ++i) ASSERT_TRUE(store->put(scripted(i)));
}

void add(const fs::path& path, int first, int last) {
  auto store = opened(path);
  for (int i = first; i < last; ++i) ASSERT_TRUE(store->put(scripted(i)));
}

std::string rows_at(const fs::path& path) { return rows(*opened(path, {.read_only = true})); }

std::vector<std::string> faults_at(const fs::path& path) {
  const auto report = check_database(path, silent);
  EXPECT_TRUE(report) << (report ? "" : report.error().message);
  return report ? report->faults : std::vector<std::string>{"cannot be checked"};
}

// ---- check and repair ---------------------------------------------------------------------------

// Two documents with a date, one of them with times of its facts.
void add_dated(const fs::path& path) {
  auto store = opened(path);
  StoredDocument one = a_document("dated", {"Ann -meet-> Bob", "Ann -see-> Bob"});
  one.metadata.date = "2025-02-27";
  one.facts[0].start = 1'700'000'000;
  one.facts[1].start = 1'600'000'000;
  ASSERT_TRUE(store->put(one));
  StoredDocument other = a_document("dated too", {"Ann -meet-> Cem"});
  other.metadata.date = "2025-03-01";
  ASSERT_TRUE(store->put(other));
}

// Takes rows away, adds others, and leaves the rest.
void disturb(const fs::path& path, Column column) {
  auto store = opened(path);
  Engine& engine = StoreUpkeep::engine(*store);
  Batch batch;
  int number = 0;
  ASSERT_TRUE(engine.scan(column, {}, [&](std::string_view key, auto) {
    if (number++ % 3 == 0) batch.erase(column, std::string(key));
    return true;
  }));
  std::string stranger(column == Column::Label ? 10 : 16, '\x05');  // no id has these digits
  batch.put(column, stranger, "odd");
  ASSERT_TRUE(engine.write(batch, true));
}

TEST(Repair, MakesEveryDerivedColumnAgainAsItWas) {
  for (const Column column :
       {Column::In, Column::Name, Column::Label, Column::Term, Column::Nodedoc, Column::Member,
        Column::Tok, Column::Etime, Column::Docdate}) {
    FastFolder folder;
    make_store(folder / "db", 12);
    add_dated(folder / "db");
    ASSERT_TRUE(opened(folder / "db")
                    ->put_identity({.components = {{EntityId(1), EntityId(2)},
                                                   {EntityId(3), EntityId(4), EntityId(5)}}}));
    const std::string before = rows_at(folder / "db");
    disturb(folder / "db", column);
    const auto found = faults_at(folder / "db");
    EXPECT_FALSE(found.empty()) << column_family(column).name;
    const auto repaired = repair_database(folder / "db", silent);
    ASSERT_TRUE(repaired) << repaired.error().message;
    EXPECT_EQ(repaired->size(), 1U) << column_family(column).name;
    EXPECT_GT(repaired->front().removed, 0U);
    EXPECT_EQ(faults_at(folder / "db"), kSound) << column_family(column).name;
    EXPECT_TRUE(rows_at(folder / "db") == before) << column_family(column).name;
  }
}

TEST(Repair, CountsAgain) {
  FastFolder folder;
  make_store(folder / "db", 12);
  const std::string before = rows_at(folder / "db");
  for (const std::string_view key : {kCountsKey, kNextNodeKey, kNextDocumentKey}) {
    {
      auto store = opened(folder / "db");
      Batch batch;
      batch.erase(Column::Default, std::string(key));
      ASSERT_TRUE(StoreUpkeep::engine(*store).write(batch, true));
    }
    EXPECT_FALSE(faults_at(folder / "db").empty()) << key;
    ASSERT_TRUE(repair_database(folder / "db", silent));
    EXPECT_TRUE(rows_at(folder / "db") == before) << key;
  }
}

TEST(Repair, ADerivedTableThatCannotBeReadIsMadeAnewAndNoOther) {
  FastFolder folder;
  make_store(folder / "db", 12);
  const std::string before = rows_at(folder / "db");
  std::map<Column, fs::path> tables;
  for (const TableFile& table : StoreUpkeep::engine(*opened(folder / "db")).tables())
    tables[table.column] = folder / "db" / table.name;
  flip(tables.at(Column::In), 5);
  EXPECT_THAT(faults_at(folder / "db").front(), HasSubstr("column in"));
  const auto repaired = repair_database(folder / "db", silent);
  ASSERT_TRUE(repaired) << repaired.error().message;
  ASSERT_EQ(repaired->size(), 1U);
  EXPECT_TRUE(repaired->front().rebuilt);
  EXPECT_EQ(faults_at(folder / "db"), kSound);
  EXPECT_TRUE(rows_at(folder / "db") == before);

  for (const TableFile& table : StoreUpkeep::engine(*opened(folder / "db")).tables())
    tables[table.column] = folder / "db" / table.name;
  flip(tables.at(Column::Out), 5);
  const auto refused = repair_database(folder / "db", silent);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::Corruption);
  EXPECT_THAT(refused.error().message, HasSubstr("kg restore"));
}

TEST(Compact, LeavesEveryRow) {
  FastFolder folder;
  make_store(folder / "db", 12);
  const std::string before = rows_at(folder / "db");
  ASSERT_TRUE(compact_database(folder / "db", silent));
  EXPECT_TRUE(rows_at(folder / "db") == before);
  const auto stats = storage_stats(folder / "db");
  ASSERT_TRUE(stats);
  EXPECT_GT(stats->table_bytes, 0U);
  std::uint64_t bytes = 0;
  for (const auto& column : stats->columns) bytes += column.bytes;
  EXPECT_EQ(bytes, stats->table_bytes);
}

// ---- backups ------------------------------------------------------------------------------------

TEST(Backup, EachStateComesBackByItsNumberAndTablesAreShared) {
  FastFolder folder;
  make_store(folder / "db", 10);
  const auto first = backup_database(folder / "db", folder / "backups", silent);
  ASSERT_TRUE(first) << first.error().message;
  add(folder / "db", 10, 20);
  const auto second = backup_database(folder / "db", folder / "backups", silent);
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(list_backups(folder / "backups")->size(), 2U);
  for (const auto& [id, documents] : {std::pair(1U, 10), std::pair(2U, 20), std::pair(0U, 20)}) {
    const std::string name = "restored" + std::to_string(id);
    const auto row = restore_database(folder / "backups", id, folder / name.c_str(), silent);
    ASSERT_TRUE(row) << row.error().message;
    EXPECT_TRUE(rows_at(folder / name.c_str()) == model(documents));
    EXPECT_EQ(faults_at(folder / name.c_str()), kSound);
    add(folder / name.c_str(), 20, 21);  // it can be written to
  }
  for (const fs::path& file : files_of(folder.path()))
    EXPECT_FALSE(file.filename().string().starts_with(".")) << file << " was left behind";
}

TEST(Backup, IsTakenBesideAWriterWithWhatIsNotInTablesYet) {
  FastFolder folder;
  auto writer = opened(folder / "db", {.create = true});
  for (int i = 0; i < 7; ++i) ASSERT_TRUE(writer->put(scripted(i)));
  ASSERT_TRUE(backup_database(folder / "db", folder / "backups", silent));
  ASSERT_TRUE(writer->put(scripted(7)));
  ASSERT_TRUE(restore_database(folder / "backups", 0, folder / "restored", silent));
  EXPECT_TRUE(rows_at(folder / "restored") == model(7));
}

TEST(Backup, RefusesOtherFoldersAndLeavesThem) {
  FastFolder folder;
  make_store(folder / "db", 2);
  make_store(folder / "other", 2);
  fs::create_directory(folder / "letters");
  std::ofstream(folder / "letters/a.txt") << "text";
  const auto code = [&](const char* from, const char* to) {
    const auto made = backup_database(folder / from, folder / to, silent);
    EXPECT_FALSE(made) << to;
    return made ? ErrorCode::Io : made.error().code;
  };
  EXPECT_EQ(code("db", "letters"), ErrorCode::Unsupported);
  EXPECT_EQ(code("db", "other"), ErrorCode::Unsupported);
  EXPECT_EQ(code("nothing", "backups"), ErrorCode::NotFound);
  ASSERT_TRUE(backup_database(folder / "db", folder / "backups", silent));
  EXPECT_EQ(code("other", "backups"), ErrorCode::Unsupported);
  EXPECT_EQ(fs::directory_iterator(folder / "letters")->path().filename(), "a.txt");
  EXPECT_EQ(list_backups(folder / "letters").error().code, ErrorCode::NotFound);
  const auto over = restore_database(folder / "backups", 1, folder / "other", silent);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ErrorCode::InvalidInput);
  EXPECT_TRUE(rows_at(folder / "other") == model(2));
  EXPECT_EQ(restore_database(folder / "backups", 9, folder / "x", silent).error().code,
            ErrorCode::NotFound);
}

TEST(Backup, ADamagedOneIsNeverRestored) {
  FastFolder folder;
  make_store(folder / "db", 10);
  ASSERT_TRUE(backup_database(folder / "db", folder / "backups", silent));
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "backups"))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  for (const fs::path& file : files) {
    if (file.filename().string().starts_with("OPTIONS")) continue;  // kg does not read it
    flip(file, fs::file_size(file) / 2);
    const auto restored = restore_database(folder / "backups", 0, folder / "restored", silent);
    EXPECT_FALSE(restored) << file;
    EXPECT_FALSE(fs::exists(folder / "restored")) << file;
    flip(file, fs::file_size(file) / 2);
    if (kSanitized) break;
  }
  EXPECT_TRUE(restore_database(folder / "backups", 0, folder / "restored", silent));
}

// ---- recovering ---------------------------------------------------------------------------------

TEST(Recover, KeepsWhatWasBeforeTheDamageAndTellsWhatIsLost) {
  FastFolder folder;
  make_store_with_all_files(folder / "db");
  for (const fs::path& file : files_of(folder / "db"))
    if (file.extension() == ".log" && fs::file_size(file) > 0) flip(file, fs::file_size(file) / 2);
  EXPECT_EQ(error_of_opening(folder / "db").code, ErrorCode::Corruption);
  const auto report = recover_database(folder / "db", folder / "saved", silent);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_TRUE(report->lost());
  EXPECT_TRUE(report->faults.empty());
  const std::string saved = rows_at(folder / "saved");
  bool prefix = false;
  for (int documents = 30; documents < 40; ++documents)
    prefix = prefix || saved == model(documents);
  EXPECT_TRUE(prefix);
  EXPECT_EQ(error_of_opening(folder / "db").code, ErrorCode::Corruption) << "it was changed";
  add(folder / "saved", 30, 40);  // reading the documents again mends it
  EXPECT_EQ(edges(*opened(folder / "saved")), [] {
    auto store = in_memory();
    for (int i = 0; i < 40; ++i) EXPECT_TRUE(store->put(scripted(i)));
    return edges(*store);
  }());
}

// ---- migrations ---------------------------------------------------------------------------------

// Format 0.1 had no `in` and no `label`, 0.2 had `in`.
const std::vector<Migration> kSteps = {
    {{0, 1},
     {0, 2},
     "lists edges at their objects",
     [](Engine& engine, Progress& progress) -> Status {
       KG_TRY(rebuild_column(engine, Column::In, progress));
       return {};
     }},
    {{0, 2},
     {kFormatMajor, kFormatMinor},
     "lists entities by type",
     [](Engine& engine, Progress& progress) -> Status {
       KG_TRY(rebuild_column(engine, Column::Label, progress));
       return {};
     }},
};

void make_old(const fs::path& path) {
  make_store(path, 12);
  auto store = opened(path);
  Engine& engine = StoreUpkeep::engine(*store);
  ASSERT_TRUE(engine.clear(Column::In));
  ASSERT_TRUE(engine.clear(Column::Label));
  StoreFormat format = store->format();
  format.major = 0;
  format.minor = 1;
  ASSERT_TRUE(StoreUpkeep::set_format(*store, format));
}

TEST(Migrate, AnOlderFormatIsNeverChangedByOpeningAndTheWayIsNamed) {
  FastFolder folder;
  make_old(folder / "db");
  for (const bool read_only : {true, false}) {
    const Error error = error_of_opening(folder / "db", {.read_only = read_only});
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_THAT(error.message, HasSubstr("format 0.1"));
    EXPECT_THAT(error.message, HasSubstr("kg migrate --db"));
  }
  const auto unknown = migrate_database(folder / "db", silent);
  ASSERT_FALSE(unknown) << "the program has no such step";
  EXPECT_EQ(unknown.error().code, ErrorCode::Unsupported);
}

TEST(Migrate, StepsRunOneAfterAnother) {
  FastFolder folder;
  make_old(folder / "db");
  const auto report = migrate_database(folder / "db", silent, kSteps);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->steps.size(), 2U);
  EXPECT_TRUE(rows_at(folder / "db") == model(12));
  EXPECT_EQ(faults_at(folder / "db"), kSound);
  EXPECT_TRUE(migrate_database(folder / "db", silent, kSteps)->steps.empty());
}

// ---- faults of the disk -------------------------------------------------------------------------

const std::vector<Fault> kEveryFault = {Fault::Append, Fault::Full,   Fault::ShortAppend,
                                        Fault::Sync,   Fault::Rename, Fault::Create};
const std::vector<Fault> kMainFaults = {Fault::ShortAppend, Fault::Sync, Fault::Rename};

bool is_long() { return std::getenv("KG_LONG_TESTS") != nullptr; }

bool is_plain(const Error& error) {
  const bool code = error.code == ErrorCode::Io || error.code == ErrorCode::Corruption ||
                    error.code == ErrorCode::Busy;
  return code && error.message.find(';') != std::string::npos;
}

// Lets the disk fail at call 0, 3, 15, 63, ... of each kind until the work goes through. `work`
// gives its status; `after` looks at what it left.
void with_faults(const std::vector<Fault>& faults,
                 const std::function<Status(const DiskFiles&)>& work,
                 const std::function<void(const std::string& what)>& after) {
  for (const Fault fault : faults) {
    int failures = 0;
    for (long call = 0;; call = is_long() ? call + 1 : call * 4 + 3) {
      const auto state = std::make_shared<FaultState>();
      state->fault = fault;
      state->left = call;
      const Status done = work(faulty_files(state));
      const std::string what =
          "fault " + std::to_string(static_cast<int>(fault)) + " at " + std::to_string(call);
      if (!done) {
        EXPECT_TRUE(is_plain(done.error())) << what << ": " << done.error().message;
      }
      after(what);
      failures += state->failed ? 1 : 0;
      if (!state->failed || ::testing::Test::HasFailure()) break;
      if (kSanitized && call > 20) break;
    }
    EXPECT_GT(failures, 0) << static_cast<int>(fault);
  }
}

TEST(Faults, NothingAcknowledgedIsLostInABuild) {
  FastFolder folder;
  int sure = 0;
  std::vector<std::string> models;
  for (int i = 0; i <= 13; ++i) models.push_back(model(i));
  with_faults(
      kEveryFault,
      [&](const DiskFiles& files) -> Status {
        fs::remove_all(folder / "db");
        sure = 0;
        KG_ASSIGN(const auto store, Store::open(folder / "db", {.create = true, .files = files}));
        for (int i = 0; i < 12; ++i) {
          KG_TRY(store->put(scripted(i)));
          sure = i + 1;
        }
        return {};
      },
      [&](const std::string& what) {
        auto store = opened(folder / "db", {.create = true});
        ASSERT_TRUE(store) << what;
        const std::string found = rows(*store);
        EXPECT_TRUE(found == models[static_cast<std::size_t>(sure)] ||
                    found == models[static_cast<std::size_t>(sure) + 1])
            << what << " after " << sure;
      });
}

TEST(Faults, AnIdentityUpdateIsThereWholeOrNotAtAll) {
  FastFolder folder;
  make_store(folder / "before", 6);
  const IdentityUpdate update{.components = {{EntityId(1), EntityId(2), EntityId(3)}}};
  fs::copy(folder / "before", folder / "after");
  ASSERT_TRUE(opened(folder / "after")->put_identity(update));
  const std::string before = rows_at(folder / "before"), after = rows_at(folder / "after");
  bool done = false;
  with_faults(
      is_long() ? kEveryFault : kMainFaults,
      [&](const DiskFiles& files) -> Status {
        fs::remove_all(folder / "db");
        fs::copy(folder / "before", folder / "db");
        done = false;
        KG_ASSIGN(const auto store, Store::open(folder / "db", {.files = files}));
        KG_TRY(store->put_identity(update));
        done = true;
        return {};
      },
      [&](const std::string& what) {
        const std::string found = rows(*opened(folder / "db"));
        EXPECT_TRUE(found == after || (!done && found == before)) << what;
      });
}

TEST(Faults, ABackupIsThereAndVerifiedOrNotAtAll) {
  FastFolder folder;
  make_store(folder / "db", 6);
  const std::string before = rows_at(folder / "db");
  bool done = false;
  with_faults(
      is_long() ? kEveryFault : kMainFaults,
      [&](const DiskFiles& files) -> Status {
        fs::remove_all(folder / "backups");
        done = false;
        KG_TRY(backup_database(folder / "db", folder / "backups", silent, files));
        done = true;
        return {};
      },
      [&](const std::string& what) {
        fs::remove_all(folder / "restored");
        const auto restored = restore_database(folder / "backups", 0, folder / "restored", silent);
        if (done) {
          EXPECT_TRUE(restored) << what;
        }
        if (restored) {
          EXPECT_TRUE(rows_at(folder / "restored") == before) << what;
        }
        EXPECT_TRUE(rows_at(folder / "db") == before) << what;
      });
}

TEST(Faults, ARestoreIsThereWholeOrNotAtAll) {
  FastFolder folder;
  make_store(folder / "db", 6);
  const std::string before = rows_at(folder / "db");
  ASSERT_TRUE(backup_database(folder / "db", folder / "backups", silent));
  with_faults(
      is_long() ? kEveryFault : kMainFaults,
      [&](const DiskFiles& files) -> Status {
        fs::remove_all(folder / "restored");
        KG_TRY(restore_database(folder / "backups", 1, folder / "restored", silent, files));
        return {};
      },
      [&](const std::string& what) {
        if (fs::exists(folder / "restored")) {
          EXPECT_TRUE(rows_at(folder / "restored") == before) << what;
        }
      });
}

TEST(Faults, AMigrationThatFailsStartsOver) {
  FastFolder folder;
  make_old(folder / "old");
  const std::string migrated = model(12);
  with_faults(
      is_long() ? kEveryFault : kMainFaults,
      [&](const DiskFiles& files) -> Status {
        fs::remove_all(folder / "db");
        fs::copy(folder / "old", folder / "db");
        KG_TRY(migrate_database(folder / "db", silent, kSteps, files));
        return {};
      },
      [&](const std::string& what) {
        const auto again = migrate_database(folder / "db", silent, kSteps);
        EXPECT_TRUE(again) << what;
        EXPECT_TRUE(rows_at(folder / "db") == migrated) << what;
      });
}

}  // namespace
}  // namespace kg::testing
