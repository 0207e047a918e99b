#include "tests/storage/support_script.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace kg::testing {

namespace fs = std::filesystem;

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

std::string model(int count) {
  auto store = in_memory();
  for (int i = 0; i < count; ++i) EXPECT_TRUE(store->put(scripted(i)));
  return rows(*store);
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

void make_store_with_all_files(const fs::path& path) {
  {
    auto store = opened(path, {.create = true});
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

}  // namespace kg::testing
