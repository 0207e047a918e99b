// What is left after a killed process, a full disk and damaged files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <thread>

#include "storage/check_store.h"
#include "tests/storage/support_store.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const StoreOptions kCreate{.create = true};

// The n-th of an endless row of documents; every fifth is a new version of an earlier one.
StoredDocument scripted(int number) {
  const auto person = [](int n) { return "P" + std::to_string(n % 23); };
  std::vector<std::string> lines;
  for (int i = 0; i < 3 + number % 5; ++i)
    lines.push_back(person(number + i) + " -r" + std::to_string(i % 3) + "-> " +
                    person(number * 5 + 2 * i + 1));
  lines.push_back("P0 -number" + std::to_string(number) + "-> P1");
  const int source = number % 5 == 4 ? number - 3 : number;
  StoredDocument document = a_document("doc" + std::to_string(source), lines);
  add_terms(document, "P0", {"t" + std::to_string(number % 7), "every"});
  add_terms(document, person(number), {"u" + std::to_string(number % 3)});
  return document;
}

// The rows after the first `count` documents.
std::string model(int count) {
  auto store = in_memory();
  for (int i = 0; i < count; ++i) EXPECT_TRUE(store->put(scripted(i)));
  return rows(*store);
}

// Stores documents for ever and writes a byte into `acknowledged` after each.
[[noreturn]] void store_for_ever(const fs::path& path, int acknowledged, bool sync) {
  auto store = Store::open(path, kCreate);
  for (int i = 0; store && (*store)->put(scripted(i), sync); ++i)
    if (::write(acknowledged, "x", 1) != 1) break;
  ::_exit(1);
}

// Kills a child after `documents` acknowledgements and a little; gives the number of all.
int killed_after(const fs::path& path, int documents, bool sync, std::mt19937& random) {
  int pipe[2];
  EXPECT_EQ(::pipe(pipe), 0);
  const pid_t child = ::fork();
  if (child == 0) store_for_ever(path, pipe[1], sync);
  ::close(pipe[1]);
  char byte = 0;
  int acknowledged = 0;
  while (acknowledged < documents && ::read(pipe[0], &byte, 1) == 1) ++acknowledged;
  std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
  ::kill(child, SIGKILL);
  while (::read(pipe[0], &byte, 1) == 1) ++acknowledged;
  ::close(pipe[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  return acknowledged;
}

TEST(Crash, AKilledWriterLeavesEveryAcknowledgedDocumentAndNoHalfOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    TemporaryFolder folder;
    const bool sync =
        round % 2 == 0;  // a killed process, unlike a power cut, loses nothing unsynced
    const int sure = killed_after(folder / "db", static_cast<int>(random() % 40), sync, random);
    auto store = opened(folder / "db", kCreate);
    ASSERT_TRUE(store);
    EXPECT_EQ(faults(*store), "");
    const std::string found = rows(*store);
    EXPECT_TRUE(found == model(sure) || found == model(sure + 1)) << "after " << sure;
  }
}

TEST(Crash, AKilledWriterIsReadBeforeAnyoneRepairsIt) {
  std::mt19937 random(8);
  TemporaryFolder folder;
  const int sure = killed_after(folder / "db", 10, true, random);
  auto reader = opened(folder / "db", {.read_only = true});
  EXPECT_EQ(faults(*reader), "");
  const std::string found = rows(*reader);
  EXPECT_TRUE(found == model(sure) || found == model(sure + 1));
}

TEST(Crash, WritingGoesOnAfterAKill) {
  std::mt19937 random(9);
  TemporaryFolder folder;
  killed_after(folder / "db", 10, true, random);
  killed_after(folder / "db", 25, true, random);  // reads the first again, without change
  auto store = opened(folder / "db");
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(store->put(scripted(i)));
  EXPECT_EQ(faults(*store), "");
  EXPECT_EQ(edges(*store).size() > 0, true);
}

TEST(Crash, ReadersSeeASoundStateWhileTheWriterMovesItsFiles) {
  TemporaryFolder folder;
  opened(folder / "db", kCreate);
  const pid_t child = ::fork();
  if (child == 0) {
    for (int i = 0;; ++i) {  // closing writes tables, which are merged and removed later
      auto store = Store::open(folder / "db", {});
      if (!store || !(*store)->put(scripted(i))) ::_exit(1);
    }
  }
  std::uint64_t documents = 0;
  for (int round = 0; round < 40; ++round) {
    auto reader = opened(folder / "db", {.read_only = true});
    ASSERT_TRUE(reader);
    EXPECT_EQ(faults(*reader), "");
    const std::uint64_t seen = snapshot_of(*reader)->counts().documents;
    EXPECT_GE(seen, documents);
    documents = seen;
  }
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_GT(documents, 0U);
}

// Stores documents until the system refuses: no file may grow beyond `bytes`. Exit status: how many
// were acknowledged; 100 and above: what went wrong.
int store_until_full(const fs::path& path, rlim_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  auto store = Store::open(path, kCreate);
  if (!store) return 100;
  for (int i = 0; i < 99; ++i) {
    const auto outcome = (*store)->put(scripted(i));
    if (outcome) continue;
    if (outcome.error().code != ErrorCode::Io) return 101;
    if (outcome.error().message.find("every finished document is kept") == std::string::npos)
      return 102;
    const auto again = (*store)->put(scripted(i));
    return again || again.error().code != ErrorCode::Io ? 103 : i;
  }
  return 104;
}

TEST(Crash, AFullDiskIsToldAndKeepsEveryFinishedDocument) {
  for (rlim_t bytes : {20'000U, 33'333U, 60'001U}) {
    TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) ::_exit(store_until_full(folder / "db", bytes));
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    const int finished = WEXITSTATUS(status);
    ASSERT_LT(finished, 100);
    EXPECT_GT(finished, 0);
    auto store = opened(folder / "db");
    ASSERT_TRUE(store);
    EXPECT_EQ(faults(*store), "");
    EXPECT_EQ(rows(*store), model(finished));
    EXPECT_TRUE(store->put(scripted(finished)));
  }
}

// ---- damaged files ------------------------------------------------------------------------------

// Opens, reads everything, checks: "" if all is as it was, else how the damage was noticed or not.
std::string effect_of_damage(const fs::path& path, bool read_only, const std::string& before) {
  Result<std::unique_ptr<Store>> store = Store::open(path, {.read_only = read_only});
  if (!store)
    return store.error().code == ErrorCode::Corruption ? "noticed" : store.error().message;
  Result<std::unique_ptr<StoreSnapshot>> snapshot = (*store)->snapshot();
  if (!snapshot) return "noticed";
  Result<std::vector<std::string>> faults = check_store(**snapshot);
  if (!faults || !faults->empty()) return "noticed";
  return rows(**store) == before ? "" : "silent";
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void flip(const fs::path& file, std::size_t place) {
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(static_cast<std::streamoff>(place));
  const char byte = static_cast<char>(bytes.get() ^ 0x21);
  bytes.seekp(static_cast<std::streamoff>(place));
  bytes.put(byte);
}

// A store with tables, a log with records, and everything else; the writer was killed.
void make_store_with_all_files(const fs::path& path) {
  {
    auto store = opened(path, kCreate);
    for (int i = 0; i < 30; ++i) ASSERT_TRUE(store->put(scripted(i)));
  }
  const pid_t child = ::fork();
  if (child == 0) {
    auto store = Store::open(path, {});
    for (int i = 30; store && i < 40; ++i)
      if (!(*store)->put(scripted(i))) ::_exit(1);
    ::_exit(0);  // without closing
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
}

TEST(Damage, AFlippedByteInAnyFileIsNoticedOrHarmless) {
  TemporaryFolder folder;
  make_store_with_all_files(folder / "db");
  const std::string before = model(40);
  std::mt19937 random(3);
  std::map<std::string, int> noticed;
  for (const fs::path& file : files_of(folder / "db")) {
    const std::uintmax_t size = fs::file_size(file);
    for (int round = 0; round < 3 && size > 0; ++round) {
      const fs::path copy = folder / "copy";
      fs::remove_all(copy);
      fs::copy(folder / "db", copy);
      const std::size_t place = random() % size;
      flip(copy / file.filename(), place);
      const std::string effect = effect_of_damage(copy, round == 1, before);
      EXPECT_TRUE(effect.empty() || effect == "noticed")
          << effect << file.filename() << " at " << place;
      noticed[file.extension().empty() ? file.filename().string().substr(0, 4)
                                       : file.extension().string()] += effect == "noticed" ? 1 : 0;
    }
  }
  EXPECT_GT(noticed[".sst"], 0);
  EXPECT_GT(noticed[".log"], 0);
  EXPECT_GT(noticed["MANI"], 0);
}

TEST(Damage, ATruncatedFileNeverCrashesAndIsNeverTakenForWhole) {
  TemporaryFolder folder;
  make_store_with_all_files(folder / "db");
  const std::string before = model(40);
  for (const fs::path& file : files_of(folder / "db")) {
    const fs::path copy = folder / "copy";
    fs::remove_all(copy);
    fs::copy(folder / "db", copy);
    fs::resize_file(copy / file.filename(), fs::file_size(file) / 2);
    const std::string effect = effect_of_damage(copy, false, before);
    // A log that was cut looks like the log of a killed process: what it still has is whole.
    EXPECT_TRUE(effect != "silent" || file.extension() == ".log") << file.filename();
  }
}

TEST(Damage, AMissingTableIsNoticedAndTheMessageSaysWhatToDo) {
  TemporaryFolder folder;
  make_store_with_all_files(folder / "db");
  for (const fs::path& file : files_of(folder / "db"))
    if (file.extension() == ".sst") {
      fs::remove(file);
      break;
    }
  const Error error = error_of_opening(folder / "db");
  EXPECT_EQ(error.code, ErrorCode::Corruption);
  EXPECT_THAT(error.message, HasSubstr("backup"));
}

}  // namespace
}  // namespace kg::testing
