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
#include "tests/storage/support_script.h"
#include "tests/storage/support_store.h"
#include "tests/support/fast_folder.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const StoreOptions kCreate{.create = true};

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
    FastFolder folder;
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
  FastFolder folder;
  const int sure = killed_after(folder / "db", 10, true, random);
  auto reader = opened(folder / "db", {.read_only = true});
  EXPECT_EQ(faults(*reader), "");
  const std::string found = rows(*reader);
  EXPECT_TRUE(found == model(sure) || found == model(sure + 1));
}

TEST(Crash, WritingGoesOnAfterAKill) {
  std::mt19937 random(9);
  FastFolder folder;
  killed_after(folder / "db", 10, true, random);
  killed_after(folder / "db", 25, true, random);  // reads the first again, without change
  auto store = opened(folder / "db");
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(store->put(scripted(i)));
  EXPECT_EQ(faults(*store), "");
  EXPECT_EQ(edges(*store).size() > 0, true);
}

TEST(Crash, ReadersSeeASoundStateWhileTheWriterMovesItsFiles) {
  FastFolder folder;
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
    FastFolder folder;
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

TEST(Damage, ATruncatedFileNeverCrashesAndIsNeverTakenForWhole) {
  FastFolder folder;
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
  FastFolder folder;
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
