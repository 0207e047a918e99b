// One flipped byte at every kind of place of every kind of file: found and named, never silent.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "storage/highwater.h"
#include "storage/upkeep.h"
#include "tests/storage/support_script.h"
#include "tests/support/fast_folder.h"
#include "tests/support/sanitized.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// Places in a file of records (RocksDB's logs and lists of files): the header of each (checksum,
// length, kind) and its content. Only some records unless `all`.
std::vector<std::size_t> places_in_records(const fs::path& file, bool all) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::size_t> records;
  for (std::size_t at = 0; at + 7 <= bytes.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[at + i]); };
    const std::size_t length = byte(4) + std::size_t{256} * byte(5);
    if (length == 0) break;
    records.push_back(at);
    at += 7 + length;
  }
  std::set<std::size_t> places;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool chosen = all || i == 0 || i == records.size() / 2 || i + 1 == records.size();
    if (!chosen) continue;
    const std::size_t end = i + 1 < records.size() ? records[i + 1] : bytes.size();
    for (const std::size_t offset : {0U, 4U, 5U, 6U, 7U}) places.insert(records[i] + offset);
    places.insert({(records[i] + end) / 2, end - 1});
  }
  return {places.begin(), places.end()};
}

std::vector<std::size_t> every(std::size_t size, std::size_t step) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < size; at += step) places.push_back(at);
  if (size > 0) places.push_back(size - 1);
  return places;
}

// The first data, the middle (filter, index, properties) and the footer of a table.
std::vector<std::size_t> places_in_table(std::size_t size, bool all) {
  std::vector<std::size_t> places = every(size, all ? 23 : size / 7);
  for (const std::size_t back : {53U, 40U, 13U, 8U, 4U}) places.push_back(size - back);
  return places;
}

std::string kind_of(const fs::path& file) {
  const std::string name = file.filename().string();
  if (file.extension() == ".sst" || file.extension() == ".log") return file.extension().string();
  return name.substr(0, name.find('-'));
}

std::vector<std::size_t> places_in(const fs::path& file, bool all) {
  const std::size_t size = fs::file_size(file);
  const std::string kind = kind_of(file);
  if (kind == ".log" || kind == "MANIFEST") return places_in_records(file, all);
  if (kind == ".sst") return places_in_table(size, all);
  if (kind == "OPTIONS") return every(size, size / 3);
  if (kind == "HIGHWATER" || kind == "CURRENT" || kind == "OWNER") return every(size, all ? 1 : 5);
  if (kind == "IDENTITY") return every(size, 12);
  return {};  // LOG is for people, LOCK is empty
}

struct Found {
  bool told = false;
  std::string message;
};

// What a reader, and the whole check, say of the database.
Found found_by_check(const fs::path& path) {
  NullProgress silent;
  const Result<CheckReport> report = check_database(path, silent);
  if (!report) return {true, report.error().message};
  std::string all;
  for (const std::string& fault : report->faults) all += fault + "\n";
  return {!report->faults.empty(), all};
}

// A writer either refuses or has everything.
void expect_writer_loses_nothing(const fs::path& path, const std::string& before,
                                 const std::string& place) {
  const Result<std::unique_ptr<Store>> store = Store::open(path, {});
  if (store) {
    EXPECT_TRUE(rows(**store) == before) << place;
  }
  if (!store) {
    EXPECT_NE(store.error().code, ErrorCode::InvalidInput) << place;
  }
}

bool is_long() { return std::getenv("KG_LONG_TESTS") != nullptr; }

TEST(Damage, AFlippedByteAtEveryKindOfPlaceIsFoundAndNamed) {
  FastFolder folder;
  make_store_with_all_files(folder / "db");
  ASSERT_EQ(found_by_check(folder / "db").message, "");
  const std::string before = model(40);
  std::set<std::string> live;
  for (const TableFile& table :
       StoreUpkeep::engine(*opened(folder / "db", {.read_only = true})).tables())
    live.insert(table.name);
  std::map<std::string, int> files, flips;
  for (const fs::path& file : files_of(folder / "db")) {
    const std::string kind = kind_of(file);
    if (kind == ".sst" && !live.contains(file.filename().string())) continue;
    if (fs::file_size(file) == 0) continue;
    if (++files[kind] > (is_long() ? 100 : 1)) continue;
    for (const std::size_t at : places_in(file, is_long())) {
      if (kSanitized && ++flips["sanitized"] % 4 != 0) continue;
      const fs::path copy = folder / "copy";
      fs::remove_all(copy);
      fs::copy(folder / "db", copy);
      flip(copy / file.filename(), at);
      const std::string place = fmt::format("{} at {}", file.filename().string(), at);
      const Found found = found_by_check(copy);
      EXPECT_TRUE(found.told) << place << " of " << fs::file_size(file);
      // A log or CURRENT that leads elsewhere is told by what it leads to.
      const bool named = kind == ".log" || kind == "CURRENT" ||
                         found.message.find(file.filename().string()) != std::string::npos;
      EXPECT_TRUE(named) << place << ": " << found.message;
      EXPECT_THAT(found.message, HasSubstr(copy.string())) << place;
      if (kind != ".sst") expect_writer_loses_nothing(copy, before, place);
      ++flips[kind];
    }
  }
  for (const char* kind :
       {".sst", ".log", "MANIFEST", "CURRENT", "OPTIONS", "IDENTITY", "OWNER", "HIGHWATER"})
    EXPECT_GT(flips[kind], 0) << kind;
}

TEST(Damage, ALogOfAnotherDatabaseIsFoundAndNothingIsChanged) {
  FastFolder folder;
  make_store_with_all_files(folder / "ours");
  make_store_with_all_files(folder / "theirs");
  std::string log;
  for (const fs::path& file : files_of(folder / "theirs"))
    if (file.extension() == ".log" && fs::file_size(file) > 0) log = file.filename().string();
  ASSERT_NE(log, "");
  // Both have the same history, so that the log bears the number of ours.
  fs::copy_file(folder / "theirs" / log, folder / "ours" / log,
                fs::copy_options::overwrite_existing);
  for (const bool read_only : {true, false}) {
    const Error error = error_of_opening(folder / "ours", {.read_only = read_only});
    EXPECT_EQ(error.code, ErrorCode::Corruption);
    EXPECT_THAT(error.message, HasSubstr(log));
    EXPECT_THAT(error.message, HasSubstr("another database"));
  }
  EXPECT_TRUE(fs::exists(folder / "ours" / log));
}

TEST(Damage, AHighwaterOfAnotherDatabaseIsFound) {
  FastFolder folder;
  make_store_with_all_files(folder / "ours");
  make_store_with_all_files(folder / "theirs");
  fs::copy_file(folder / "theirs/HIGHWATER", folder / "ours/HIGHWATER",
                fs::copy_options::overwrite_existing);
  for (const bool read_only : {true, false})
    EXPECT_THAT(error_of_opening(folder / "ours", {.read_only = read_only}).message,
                HasSubstr("HIGHWATER"));
}

// ---- HIGHWATER ----------------------------------------------------------------------------------

TEST(Highwater, GivesBackWhatWasWrittenAndRefusesEveryFlippedByte) {
  Highwater state{.uuid = {1, 2, 3}, .sequence = 77, .files = {{"IDENTITY", 3, {9}}}};
  const std::string bytes = encode_highwater(state);
  EXPECT_EQ(decode_highwater(bytes).value(), state);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x21);
    const Result<Highwater> read = decode_highwater(damaged);
    EXPECT_TRUE(!read || read->mark_damaged) << i;
    EXPECT_EQ(read.has_value(), i + 16 >= bytes.size()) << i;
    if (read) {
      EXPECT_EQ(read->sequence, 77U) << i;
    }
    EXPECT_FALSE(decode_highwater(std::string_view(bytes).substr(0, i)).has_value() &&
                 !decode_highwater(std::string_view(bytes).substr(0, i))->mark_damaged);
  }
}

TEST(Highwater, FollowsEverySyncedDocument) {
  FastFolder folder;
  auto store = opened(folder / "db", {.create = true});
  std::uint64_t last = 0;
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(store->put(scripted(i)));
    const auto now = read_highwater(folder / "db", nullptr);
    ASSERT_TRUE(now && *now);
    EXPECT_GT((*now)->sequence, last);
    EXPECT_EQ((*now)->sequence, StoreUpkeep::engine(*store).sequence());
    last = (*now)->sequence;
  }
  ASSERT_TRUE(store->put(scripted(5), false));
  EXPECT_EQ((*read_highwater(folder / "db", nullptr))->sequence, last) << "not on the disk yet";
}

TEST(Highwater, ALogThatLostItsEndIsRefusedAndTheWayOutNamed) {
  FastFolder folder;
  make_store_with_all_files(folder / "db");
  for (const fs::path& file : files_of(folder / "db"))
    if (file.extension() == ".log" && fs::file_size(file) > 0)
      fs::resize_file(file, fs::file_size(file) / 2);
  for (const bool read_only : {true, false}) {
    const Error error = error_of_opening(folder / "db", {.read_only = read_only});
    EXPECT_EQ(error.code, ErrorCode::Corruption);
    EXPECT_THAT(error.message, HasSubstr("lost the end of its log"));
    EXPECT_THAT(error.message, HasSubstr("kg recover --point-in-time"));
  }
}

TEST(Highwater, ADamagedOneIsRefusedUntilItIsRepaired) {
  FastFolder folder;
  make_store_with_all_files(folder / "db");
  flip(folder / "db/HIGHWATER", 10);
  const Error error = error_of_opening(folder / "db");
  EXPECT_EQ(error.code, ErrorCode::Corruption);
  EXPECT_THAT(error.message, HasSubstr("kg check"));
  NullProgress silent;
  ASSERT_TRUE(repair_database(folder / "db", silent));
  EXPECT_TRUE(rows(*opened(folder / "db")) == model(40));
}

}  // namespace
}  // namespace kg::testing
