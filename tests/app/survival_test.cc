// The real program: killed, interrupted, run twice, on damaged, foreign and full places.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>

#include "app/support_program.h"
#include "storage/upkeep.h"
#include "tests/support/fast_folder.h"
#include "tests/support/sanitized.h"

namespace kg {
namespace {

namespace fs = std::filesystem;
using testing::FastFolder;
using ::testing::HasSubstr;

// ---- running the program while we watch ---------------------------------------------------------

/// `kg build -v` of the folder "texts" on database "db", which tells of every kept document.
class RunningBuild {
 public:
  explicit RunningBuild(const fs::path& folder) {
    int ends[2];
    EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], 2);
      if (::chdir(folder.c_str()) != 0) ::_exit(99);
      ::execl(KG_PROGRAM, "kg", "-v", "build", "--db", "db", "texts", nullptr);
      ::_exit(98);
    }
    ::close(ends[1]);
    from_ = ends[0];
  }
  ~RunningBuild() { ::close(from_); }

  /// Reads until that many documents were kept, or to the end.
  void wait_for(std::size_t documents) {
    while (kept() < documents && read_more()) {
    }
  }
  void send(int signal) const { ::kill(child_, signal); }
  /// Waits for the end; 1000 + signal when it was ended by one.
  int end() {
    while (read_more()) {
    }
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }
  std::size_t kept() const {
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = said_.find("kg: kept '", at)) != std::string::npos; ++at)
      lines += said_.find('\n', at) != std::string::npos ? 1 : 0;
    return lines;
  }
  const std::string& said() const { return said_; }

 private:
  bool read_more() {
    char bytes[4096];
    const ssize_t size = ::read(from_, bytes, sizeof bytes);
    if (size > 0) said_.append(bytes, static_cast<std::size_t>(size));
    return size > 0;
  }

  pid_t child_ = 0;
  int from_ = -1;
  std::string said_;
};

constexpr std::size_t kTexts = 24;

void write_texts(const fs::path& folder) {
  fs::create_directories(folder / "texts");
  const char* const names[] = {"Anna Lindqvist", "Rolf Dietz", "Mara Okafor", "Tomas Brandt",
                               "Ines Caldeira"};
  for (std::size_t i = 0; i < kTexts; ++i) {
    const char *one = names[i % 5], *other = names[(i * 2 + 1) % 5], *third = names[(i + 3) % 5];
    std::ofstream(folder / fmt::format("texts/{:03}.txt", i).c_str())
        << fmt::format("{} met {} in Port Ellery on Monday. {} criticized the plan number {}.\n",
                       one, other == one ? third : other, third, i);
  }
}

// What is compared of a prefix of the documents.
struct Amounts {
  std::uint64_t documents = 0, sentences = 0, entities = 0, edges = 0, evidence = 0;
  bool operator==(const Amounts&) const = default;
};

Amounts amounts_of(const StoreCounts& counts) {
  return {counts.documents, counts.sentences, counts.entities, counts.edges, counts.evidence};
}

std::unique_ptr<Store> opened(const fs::path& path, const StoreOptions& options) {
  Result<std::unique_ptr<Store>> store = Store::open(path, options);
  EXPECT_TRUE(store) << (store ? "" : store.error().message);
  return store ? std::move(*store) : nullptr;
}

// By number of documents: what a build gives that is never interrupted. The last documents are
// taken away one by one.
std::vector<Amounts> amounts_of_prefixes(const fs::path& finished) {
  std::vector<Amounts> amounts(kTexts + 1);
  auto store = opened(finished, {});
  for (std::size_t left = kTexts;; --left) {
    amounts[left] = amounts_of((*store->snapshot())->counts());
    if (left == 0) return amounts;
    EXPECT_TRUE(store->retract(DocumentId(left), false));
  }
}

// Every row but the format mark.
std::map<std::string, std::string> all_rows(const fs::path& path) {
  std::map<std::string, std::string> rows;
  auto store = opened(path, {.read_only = true});
  EXPECT_TRUE((*store->snapshot())->for_each_row([&](auto column, auto key, auto value) {
    if (key != "F") rows[fmt::format("{} {}", column, key)] = value;
    return true;
  }));
  return rows;
}

// The documents are the first ones of the folder, without a hole; gives how many.
std::size_t documents_without_hole(const Store& store) {
  std::size_t next = 0;
  EXPECT_TRUE((*store.snapshot())->for_each_document([&](const DocumentRow& row) {
    EXPECT_THAT(row.metadata.source + row.metadata.name, HasSubstr(fmt::format("{:03}", next)));
    ++next;
    return true;
  }));
  return next;
}

void expect_sound(const fs::path& path, const std::string& when) {
  NullProgress silent;
  const auto report = check_database(path, silent);
  ASSERT_TRUE(report) << when << ": " << report.error().message;
  EXPECT_THAT(report->faults, ::testing::IsEmpty()) << when;
}

int rounds() {
  if (const char* wanted = std::getenv("KG_CRASH_ROUNDS")) return std::atoi(wanted);
  return kSanitized ? 5 : 20;
}

TEST(Survival, AKilledBuildKeepsEveryAcknowledgedDocumentAndGoesOnWhereItStopped) {
  if (!has_model()) GTEST_SKIP() << "no language model";
  const FastFolder folder;  // one: documents are known by their place
  write_texts(folder.path());
  RunningBuild uninterrupted(folder.path());
  ASSERT_EQ(uninterrupted.end(), 0) << uninterrupted.said();
  ASSERT_EQ(uninterrupted.kept(), kTexts);
  const auto wanted = all_rows(folder / "db");
  const std::vector<Amounts> prefixes = amounts_of_prefixes(folder / "db");
  fs::remove_all(folder / "db");

  std::mt19937 random(static_cast<std::uint32_t>(rounds()));
  std::size_t sure = 0;
  int finished = 0, killed = 0;
  for (int round = 0; round < rounds() && !::testing::Test::HasFailure(); ++round) {
    const std::string when = fmt::format("round {}", round);
    RunningBuild build(folder.path());
    build.wait_for(random() % 8);
    ::usleep(static_cast<useconds_t>(random() % 4000));
    build.send(SIGKILL);
    const int code = build.end();
    killed += code == 1000 + SIGKILL ? 1 : 0;
    sure += build.kept();
    if (!fs::exists(folder / "db/CURRENT")) continue;  // killed before it had made a database
    if (auto early = Store::open(folder / "db", {.read_only = true}); !early) {
      EXPECT_EQ(early.error().code, ErrorCode::NotFound) << when << early.error().message;
      EXPECT_EQ(sure, 0U) << when;
      continue;
    }
    expect_sound(folder / "db", when);
    const auto store = opened(folder / "db", {.read_only = true});
    const std::size_t there = documents_without_hole(*store);
    EXPECT_GE(there, sure) << when;
    EXPECT_EQ(amounts_of((*store->snapshot())->counts()), prefixes[there]) << when;
    sure = there;
    if (there < kTexts) continue;
    RunningBuild rest(folder.path());
    EXPECT_EQ(rest.end(), 0) << rest.said();
    EXPECT_EQ(rest.kept(), 0U) << "it read known documents again";
    EXPECT_TRUE(all_rows(folder / "db") == wanted) << when;
    ++finished;
    fs::remove_all(folder / "db");
    sure = 0;
  }
  EXPECT_GT(killed, 0);
  if (rounds() >= 20) {
    EXPECT_GT(finished, 0);
  }
}

TEST(Survival, CtrlCEndsAfterTheDocumentInWorkAndSaysSo) {
  if (!has_model()) GTEST_SKIP() << "no language model";
  const FastFolder folder;
  write_texts(folder.path());
  for (std::size_t i = 0; i < 600; ++i)  // more than it reads before the signal comes
    fs::copy_file(folder / fmt::format("texts/{:03}.txt", i % kTexts).c_str(),
                  folder / fmt::format("texts/x{:04}.txt", i).c_str());
  for (std::size_t i = 0; i < 600; ++i)
    std::ofstream(folder / fmt::format("texts/x{:04}.txt", i).c_str(), std::ios::app)
        << fmt::format("Mara Okafor left town {}.\n", i);
  RunningBuild build(folder.path());
  build.wait_for(3);
  build.send(SIGINT);
  EXPECT_EQ(build.end(), 130);
  EXPECT_THAT(build.said(), HasSubstr("stopping after the documents in work"));
  EXPECT_THAT(build.said(), HasSubstr("what was read until then is in the database"));
  expect_sound(folder / "db", "after Ctrl-C");
  EXPECT_EQ((*opened(folder / "db", {.read_only = true})->snapshot())->counts().documents,
            build.kept());
}

// ---- two at once --------------------------------------------------------------------------------

TEST(Survival, ASecondWriterIsToldWhoHasTheDatabaseAndReadersGoOn) {
  const TemporaryFolder folder;
  auto writer = opened(folder.path() / "graph.kg", {.create = true});
  const Ran stats = run_shell("kg stats", folder);
  EXPECT_EQ(stats.code, 0) << stats.err;
  EXPECT_EQ(run_shell("kg check", folder).code, 0);
  EXPECT_EQ(run_shell("kg backup saved", folder).code, 0);
  const Ran compact = run_shell("kg compact", folder);
  EXPECT_EQ(compact.code, 4);
  EXPECT_THAT(compact.err, HasSubstr(fmt::format("process {}", ::getpid())));
}

// ---- keeping it whole ---------------------------------------------------------------------------

StoredDocument a_document(const std::string& name) {
  StoredDocument document;
  document.metadata.name = document.metadata.source = name;
  document.extractor = "test";
  document.sha256[0] = static_cast<std::uint8_t>(name.size());
  document.sentences = {"Anna met Rolf."};
  document.entities = {
      {.type = EntityType::Person, .named = true, .key = "anna", .name = "Anna", .aliases = {}},
      {.type = EntityType::Person, .named = true, .key = "rolf", .name = "Rolf", .aliases = {}}};
  StoredFact fact;
  fact.object = 1;
  fact.relation = "meet";
  fact.confidence = 0.5;
  document.facts = {fact};
  return document;
}

void make_database(const fs::path& path) {
  auto store = opened(path, {.create = true});
  ASSERT_TRUE(store->put(a_document("a")));
}

TEST(Upkeep, EveryCommandWorksOnAPathWithSpacesAndLettersOfOtherScripts) {
  const TemporaryFolder folder;
  make_database(folder.path() / "мой граф é");
  const auto run = [&](const std::string& command, const std::string& says) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, 0) << command << ran.err;
    EXPECT_THAT(ran.out, HasSubstr(says)) << command;
  };
  const std::string db = " --db 'мой граф é'";
  run("kg check" + db, "sound");
  run("kg check --json" + db, "\"sound\": true");
  run("kg stats --storage" + db, "bytes per link");
  run("kg stats --storage --json" + db, "\"column\": \"out\"");
  run("kg backup 'alt und neu'" + db, "backup 1");
  run("kg backup 'alt und neu' --json" + db, "\"id\": 2");
  run("kg backup --list 'alt und neu'", "1 documents");
  run("kg restore 'alt und neu' 1 --db 'neu é'", "restored from backup 1");
  run("kg check --db 'neu é'", "sound");
  run("kg recover --point-in-time -o 'gerettet é'" + db, "nothing that had been written");
  run("kg compact" + db, "in tables");
  run("kg migrate" + db, "nothing to do");
  EXPECT_EQ(run_shell("kg restore 'alt und neu' --db 'neu é'", folder).code, 2);
  EXPECT_EQ(run_shell("kg recover -o x" + db, folder).code, 2);
}

TEST(Upkeep, CheckNamesTheDamageAndRepairMendsWhatFollowsFromTheRest) {
  const TemporaryFolder folder;
  make_database(folder.path() / "graph.kg");
  fs::path table;
  {
    auto store = opened(folder.path() / "graph.kg", {});
    for (const TableFile& file : StoreUpkeep::engine(*store).tables())
      if (file.column == Column::In) table = folder.path() / "graph.kg" / file.name;
  }
  {
    std::fstream bytes(table, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(5);
    bytes.put('\x7f');
  }
  const Ran found = run_shell("kg check", folder);
  EXPECT_EQ(found.code, 4);
  EXPECT_THAT(found.out, HasSubstr(table.filename().string()));
  EXPECT_THAT(found.out, HasSubstr("column in"));
  EXPECT_THAT(found.err, HasSubstr("kg check --repair"));
  const Ran repaired = run_shell("kg check --repair", folder);
  EXPECT_EQ(repaired.code, 0) << repaired.err;
  EXPECT_THAT(repaired.err, HasSubstr("repaired the column in"));
  EXPECT_THAT(repaired.out, HasSubstr("sound"));
}

// ---- places that are not what they should be ----------------------------------------------------

void expect_refused(const TemporaryFolder& folder, const std::string& message) {
  for (const char* command : {"kg stats", "kg check", "kg compact", "kg backup saved",
                              "kg same A B", "kg check --repair"}) {
    const Ran ran = run_shell(command, folder);
    EXPECT_EQ(ran.code, 4) << command << ran.out << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(message)) << command;
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << command << ran.err;
  }
}

TEST(BadStore, AFileAndAFolderOfOtherThingsAreNoDatabase) {
  const TemporaryFolder folder;
  folder.write("graph.kg", "text");
  expect_refused(folder, "not a kg database");
  fs::remove(folder.path() / "graph.kg");
  folder.write("graph.kg/letter.txt", "text");
  expect_refused(folder, "not a kg database");
}

TEST(BadStore, ADatabaseOfAnotherProgramIsLeftAsItIs) {
  const TemporaryFolder folder;
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* raw = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, (folder.path() / "graph.kg").string(), &raw).ok());
  ASSERT_TRUE(raw->Put({}, "key", "value").ok());
  delete raw;
  expect_refused(folder, "not a kg database");
}

TEST(BadStore, ANewerFormatIsNamedWithTheWayOut) {
  const TemporaryFolder folder;
  make_database(folder.path() / "graph.kg");
  {
    auto store = opened(folder.path() / "graph.kg", {});
    StoreFormat format = store->format();
    format.major = 9;
    ASSERT_TRUE(StoreUpkeep::set_format(*store, format));
  }
  expect_refused(folder, "format 9.0, and this program reads 1.0; use the version of kg");
}

TEST(BadStore, ATruncatedTableIsNamed) {
  const TemporaryFolder folder;
  make_database(folder.path() / "graph.kg");
  fs::path table;
  for (const auto& entry : fs::directory_iterator(folder.path() / "graph.kg"))
    if (entry.path().extension() == ".sst") table = entry.path();
  fs::resize_file(table, fs::file_size(table) / 2);
  expect_refused(folder, table.filename().string());
}

// A small disk of its own, if this process may have one.
class SmallDisk {
 public:
  SmallDisk(const fs::path& path, const char* size) : path_(path) {
    fs::create_directories(path);
    mounted_ =
        ::mount("tmpfs", path.c_str(), "tmpfs", 0, fmt::format("size={}", size).c_str()) == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  bool make_read_only() const {
    return ::mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0;
  }

 private:
  fs::path path_;
  bool mounted_ = false;
};

TEST(BadStore, AFullDiskIsToldAndEveryKeptDocumentIsThere) {
  const TemporaryFolder folder;
  const SmallDisk disk(folder.path() / "disk", "700k");
  if (!disk.mounted()) GTEST_SKIP() << "may not mount a small disk";
  if (!has_model()) GTEST_SKIP() << "no language model";
  write_texts(folder.path());
  std::size_t kept = 0;
  Ran ran;
  for (int i = 0; i < 40 && ran.code != 4; ++i) {  // until it is full
    std::ofstream(folder.path() / "disk/filler", std::ios::app) << std::string(60'000, 'x');
    ran = run_shell(fmt::format("sed -i 's/number [0-9 ]*/number {} /' texts/*; kg build -v --db "
                                "disk/db texts",
                                i),
                    folder);
    for (std::size_t at = 0; (at = ran.err.find("kept '", at)) != std::string::npos; ++at) ++kept;
  }
  EXPECT_EQ(ran.code, 4) << ran.err;
  EXPECT_THAT(ran.err, ::testing::AnyOf(HasSubstr("disk is full"), HasSubstr("No space left")));
  fs::remove(folder.path() / "disk/filler");
  const Ran check = run_shell("kg check --db disk/db", folder);
  if (kept > 0) {
    EXPECT_EQ(check.code, 0) << check.out << check.err;
  }
}

TEST(BadStore, AReadOnlyDiskIsReadAndWritersAreTold) {
  const TemporaryFolder folder;
  const SmallDisk disk(folder.path() / "disk", "8m");
  if (!disk.mounted()) GTEST_SKIP() << "may not mount a small disk";
  make_database(folder.path() / "disk/db");
  ASSERT_TRUE(disk.make_read_only());
  EXPECT_EQ(run_shell("kg stats --db disk/db", folder).code, 0);
  EXPECT_EQ(run_shell("kg check --db disk/db", folder).code, 0);
  EXPECT_EQ(run_shell("kg backup saved --db disk/db", folder).code, 0);
  const Ran compact = run_shell("kg compact --db disk/db", folder);
  EXPECT_EQ(compact.code, 4);
  EXPECT_THAT(compact.err, HasSubstr("Read-only file system"));
}

}  // namespace
}  // namespace kg
