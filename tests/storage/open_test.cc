// Opening: what is there, who else has it, and what may not be touched.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "storage/column_families.h"
#include "storage/value_codec.h"
#include "tests/storage/support_store.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const StoreOptions kCreate{.create = true};
const StoreOptions kRead{.read_only = true};

std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    files[entry.path().string()] = text.str();
  }
  return files;
}

// Runs `work` in a child process, which must not return from it in any other way; gives its status.
template <typename Work>
int in_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// A RocksDB database with rows of someone else.
void make_foreign(const fs::path& path, const std::string& key, const std::string& value,
                  const char* column = nullptr) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, path.string(), &raw).ok());
  const std::unique_ptr<rocksdb::DB> db(raw);
  ASSERT_TRUE(db->Put({}, key, value).ok());
  if (column == nullptr) return;
  rocksdb::ColumnFamilyHandle* handle = nullptr;
  ASSERT_TRUE(db->CreateColumnFamily({}, column, &handle).ok());
  db->DestroyColumnFamilyHandle(handle);
}

TEST(Open, NeedsCreateForWhatIsNotThere) {
  TemporaryFolder folder;
  EXPECT_EQ(error_of_opening(folder / "db").code, ErrorCode::NotFound);
  EXPECT_EQ(error_of_opening(folder / "db", kRead).code, ErrorCode::NotFound);
  EXPECT_EQ(error_of_opening(folder.path(), kRead).code, ErrorCode::NotFound) << "an empty folder";
  EXPECT_FALSE(fs::exists(folder / "db"));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Open, MakesTheFoldersAbove) {
  TemporaryFolder folder;
  EXPECT_TRUE(opened(folder / "a/b/db", kCreate));
  EXPECT_TRUE(opened(folder / "a/b/db"));
}

TEST(Open, RefusesAFileAndLeavesIt) {
  TemporaryFolder folder;
  std::ofstream(folder / "file") << "text";
  const Error error = error_of_opening(folder / "file", kCreate);
  EXPECT_EQ(error.code, ErrorCode::Unsupported);
  EXPECT_THAT(error.message, HasSubstr("not a kg database"));
  EXPECT_EQ(contents(folder.path()).at((folder / "file").string()), "text");
}

TEST(Open, RefusesAFolderOfOtherThingsAndLeavesIt) {
  TemporaryFolder folder;
  std::ofstream(folder / "letter.txt") << "text";
  const auto before = contents(folder.path());
  for (const StoreOptions& options : {kCreate, kRead, StoreOptions{}})
    EXPECT_EQ(error_of_opening(folder.path(), options).code, ErrorCode::Unsupported);
  EXPECT_EQ(contents(folder.path()), before);
}

TEST(Open, RefusesADatabaseOfSomeoneElseAndLeavesIt) {
  TemporaryFolder folder;
  make_foreign(folder / "rows", "key", "value");
  make_foreign(folder / "columns", "key", "value", "theirs");
  make_foreign(folder / "same-key", "F", "value of theirs");
  const auto before = contents(folder.path());
  for (const StoreOptions& options : {kCreate, kRead, StoreOptions{}}) {
    EXPECT_EQ(error_of_opening(folder / "rows", options).code, ErrorCode::Unsupported);
    EXPECT_EQ(error_of_opening(folder / "columns", options).code, ErrorCode::Unsupported);
    EXPECT_EQ(error_of_opening(folder / "same-key", options).code, ErrorCode::Corruption);
  }
  EXPECT_EQ(contents(folder.path()), before);
}

TEST(Open, RefusesANewerFormatAndSaysWhich) {
  TemporaryFolder folder;
  const StoreFormat newer{.major = 7, .minor = 3, .flags = 0, .uuid = {}, .created = 0};
  make_foreign(folder / "db", "F", encode_format(newer), "column of the future");
  for (const StoreOptions& options : {kCreate, kRead}) {
    const Error error = error_of_opening(folder / "db", options);
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_THAT(error.message, HasSubstr("format 7.3"));
    EXPECT_THAT(error.message, HasSubstr("1.0"));
  }
}

// Writes another version into the format mark of a store of ours.
void mark(const fs::path& path, std::uint16_t major, std::uint16_t minor) {
  StoreFormat format = opened(path, kRead)->format();
  format.major = major;
  format.minor = minor;
  std::vector<rocksdb::ColumnFamilyDescriptor> columns;
  for (const ColumnFamily& column : kColumnFamilies)
    columns.emplace_back(column.name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* raw = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open({}, path.string(), columns, &handles, &raw).ok());
  const std::unique_ptr<rocksdb::DB> db(raw);
  ASSERT_TRUE(db->Put({}, handles[0], "F", encode_format(format)).ok());
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
}

TEST(Open, ANewerMinorFormatIsReadButNotWritten) {
  TemporaryFolder folder;
  ASSERT_TRUE(opened(folder / "db", kCreate)->put(a_document("a", {"Ann -meet-> Bob"})));
  mark(folder / "db", kFormatMajor, kFormatMinor + 1);
  EXPECT_EQ(edges(*opened(folder / "db", kRead)), "Ann -meet-> Bob x1 [a:0]");
  EXPECT_EQ(error_of_opening(folder / "db").code, ErrorCode::Unsupported);
}

TEST(Open, FinishesACreationThatWasInterrupted) {
  TemporaryFolder folder;
  opened(folder / "whole", kCreate);
  // What a killed creation leaves: RocksDB's first files without CURRENT, or a database whose
  // format was not written yet.
  fs::create_directory(folder / "early");
  std::ofstream(folder / "early/OWNER") << "1\n";
  std::ofstream(folder / "early/LOG") << "";
  std::ofstream(folder / "early/MANIFEST-000001") << "";
  fs::create_directory(folder / "late");
  {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* raw = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(options, (folder / "late").string(), &raw).ok());
    const std::unique_ptr<rocksdb::DB> db(raw);
    rocksdb::ColumnFamilyHandle* handle = nullptr;
    ASSERT_TRUE(db->CreateColumnFamily({}, "node", &handle).ok());
    db->DestroyColumnFamilyHandle(handle);
  }
  for (const char* name : {"early", "late"}) {
    EXPECT_EQ(error_of_opening(folder / name).code, ErrorCode::NotFound) << name;
    EXPECT_EQ(error_of_opening(folder / name, kRead).code, ErrorCode::NotFound) << name;
    auto store = opened(folder / name, kCreate);
    ASSERT_TRUE(store) << name;
    EXPECT_TRUE(store->put(a_document("a", {"Ann -meet-> Bob"}))) << name;
  }
}

TEST(Open, NoticesThatCurrentIsLost) {
  TemporaryFolder folder;
  ASSERT_TRUE(opened(folder / "db", kCreate)->put(a_document("a", {"Ann -meet-> Bob"})));
  fs::remove(folder / "db/CURRENT");
  for (const StoreOptions& options : {kCreate, kRead}) {
    const Error error = error_of_opening(folder / "db", options);
    EXPECT_EQ(error.code, ErrorCode::Corruption);
    EXPECT_THAT(error.message, HasSubstr("CURRENT"));
  }
}

TEST(Open, ASecondWriterInThisProcessIsRefused) {
  TemporaryFolder folder;
  auto first = opened(folder / "db", kCreate);
  const Error error = error_of_opening(folder / "db", kCreate);
  EXPECT_EQ(error.code, ErrorCode::Busy);
  EXPECT_THAT(error.message, HasSubstr("this process"));
  first.reset();
  EXPECT_TRUE(opened(folder / "db"));
}

TEST(Open, ASecondWriterInAnotherProcessIsRefusedAndToldWhoHasIt) {
  TemporaryFolder folder;
  auto first = opened(folder / "db", kCreate);
  const std::string me = std::to_string(::getpid());
  const int told = in_child([&] {
    const Result<std::unique_ptr<Store>> second = Store::open(folder / "db", {});
    if (second) return 1;
    if (second.error().code != ErrorCode::Busy) return 2;
    return second.error().message.find("process " + me) == std::string::npos ? 3 : 0;
  });
  EXPECT_EQ(told, 0);
  EXPECT_TRUE(first->put(a_document("a", {"Ann -meet-> Bob"}))) << "the first is not disturbed";
}

TEST(Open, AnOwnerThatDiedHoldsNothing) {
  TemporaryFolder folder;
  opened(folder / "db", kCreate);
  std::ofstream(folder / "db/OWNER") << "1\n";
  EXPECT_TRUE(opened(folder / "db"));
}

TEST(Open, ReadersWorkBesideAWriterAndChangeNothing) {
  TemporaryFolder folder;
  auto writer = opened(folder / "db", kCreate);
  ASSERT_TRUE(writer->put(a_document("a", {"Ann -meet-> Bob"})));
  const auto before = contents(folder.path());
  {
    auto one = opened(folder / "db", kRead), two = opened(folder / "db", kRead);
    EXPECT_EQ(edges(*one), "Ann -meet-> Bob x1 [a:0]");
    EXPECT_EQ(edges(*two), edges(*one));
    EXPECT_EQ(faults(*one), "");
    EXPECT_EQ(one->put(a_document("b", {"Ann -see-> Bob"})).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(one->retract(DocumentId(1)).error().code, ErrorCode::Unsupported);
  }
  EXPECT_EQ(contents(folder.path()), before);
  ASSERT_TRUE(writer->put(a_document("b", {"Ann -see-> Bob"})));
  EXPECT_EQ(rows(*opened(folder / "db", kRead)), rows(*writer));
}

TEST(Open, ReadersReadLongSentencesThatAreInTables) {
  TemporaryFolder folder;
  StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
  for (int i = 0; i < 20; ++i)
    document.sentences.push_back(std::string(5000, static_cast<char>('a' + i)));
  ASSERT_TRUE(opened(folder / "db", kCreate)->put(document));
  auto reader = opened(folder / "db", kRead);
  EXPECT_EQ(snapshot_of(*reader)->sentence(DocumentId(1), 20).value(), document.sentences[20]);
  EXPECT_EQ(faults(*reader), "");
}

TEST(Open, AReadOnlyFolderIsReadAndItsWriterGetsAClearMessage) {
  TemporaryFolder folder;
  ASSERT_TRUE(opened(folder / "db", kCreate)->put(a_document("a", {"Ann -meet-> Bob"})));
  ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
  ASSERT_EQ(::chmod((folder / "db").c_str(), 0555), 0);
  ASSERT_EQ(::chmod((folder / "db/OWNER").c_str(), 0444), 0);
  const int outcome = in_child([&] {
    constexpr uid_t kNobody = 65534;
    if (::getuid() == 0 && ::setuid(kNobody) != 0) return 9;  // root may write everywhere
    const auto writer = Store::open(folder / "db", {});
    if (writer || writer.error().code != ErrorCode::Io) return 1;
    const auto fresh = Store::open(folder / "new", kCreate);
    if (fresh || fresh.error().code != ErrorCode::Io) return 2;
    const auto reader = Store::open(folder / "db", kRead);
    if (!reader) return 3;
    const auto snapshot = (*reader)->snapshot();
    return snapshot && (*snapshot)->counts().edges == 1 ? 0 : 4;
  });
  ::chmod(folder.path().c_str(), 0755);
  ::chmod((folder / "db").c_str(), 0755);
  EXPECT_EQ(outcome, 0);
}

TEST(Open, ContradictingOptionsAreRefused) {
  EXPECT_EQ(error_of_opening("x", {.create = true, .read_only = true}).code,
            ErrorCode::InvalidInput);
  EXPECT_EQ(error_of_opening("", kCreate).code, ErrorCode::InvalidInput);
}

}  // namespace
}  // namespace kg::testing
