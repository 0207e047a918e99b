// Durable single-document commits against what the disk can do.
//
//   disk     append as many bytes as a document's log record has to a growing file and fdatasync,
//            again and again
//   commit   Store::put with sync of a document of one sentence, two entities, one fact
//
// Both take turns in rounds, so that a busy disk slows both. Printed: rates per second of each
// round, the medians, and their ratio. Run: build/release/bench/commit_bench FOLDER
// [COMMITS-IN-A-ROUND [ROUNDS]]
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "core/sha256.h"
#include "storage/store.h"

namespace {

using namespace kg;

constexpr std::size_t kRecordBytes = 1'200;  // about what a document of this size is in the log

StoredDocument make_document(std::uint64_t number) {
  StoredDocument document;
  document.metadata.name = document.metadata.source = fmt::format("https://example.org/{}", number);
  document.sha256 = sha256(document.metadata.name);
  document.extractor = "bench";
  for (const std::uint64_t person : {number % 997, 1'000 + number % 991}) {
    const std::string name = fmt::format("person {}", person);
    document.entities.push_back({EntityType::Person, true, name, name, {}});
  }
  document.sentences = {fmt::format("Person {} met another one, who had come by train.", number)};
  StoredFact fact;
  fact.object = 1;
  fact.relation = "meet";
  fact.confidence = 0.8;
  fact.rule = "bench";
  document.facts = {fact};
  return document;
}

// Times per second.
double rate_of(std::size_t times, const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < times; ++i)
    if (!work()) {
      fmt::print(stderr, "commit_bench: writing failed\n");
      std::exit(1);
    }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  return static_cast<double>(times) / seconds.count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: commit_bench FOLDER [COMMITS-IN-A-ROUND [ROUNDS]]\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const std::size_t commits = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 400;
  const std::size_t rounds = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 9;
  std::filesystem::create_directories(folder);
  const int file = ::open((folder / "disk").c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0666);
  auto store = Store::open(folder / "db", {.create = true});
  if (file < 0 || !store) {
    fmt::print(stderr, "commit_bench: {}\n", store ? "cannot write" : store.error().message);
    return 1;
  }
  const std::string record(kRecordBytes, 'x');
  std::uint64_t number = (*(*store)->snapshot())->counts().documents;
  std::vector<double> disk, commit;
  for (std::size_t round = 0; round < rounds; ++round) {
    disk.push_back(rate_of(commits, [&] {
      return ::write(file, record.data(), record.size()) == static_cast<ssize_t>(record.size()) &&
             ::fdatasync(file) == 0;
    }));
    commit.push_back(
        rate_of(commits, [&] { return (*store)->put(make_document(number++), true).has_value(); }));
    fmt::print("round {}: disk {:.0f}/s, commits {:.0f}/s\n", round + 1, disk.back(),
               commit.back());
  }
  ::close(file);
  fmt::print("median: disk {:.0f} fdatasync/s, {:.0f} commits/s, {:.0f} %\n", median(disk),
             median(commit), 100 * median(commit) / median(disk));
  return 0;
}
