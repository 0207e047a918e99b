#ifndef KG_TESTS_SUPPORT_FAST_FOLDER_H_
#define KG_TESTS_SUPPORT_FAST_FOLDER_H_

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace kg::testing {

/// As TemporaryFolder, in memory where the system has such a place: for tests that open hundreds of
/// databases and do not care what a power cut would leave.
class FastFolder {
 public:
  FastFolder() {
    std::error_code ignored;
    const bool memory = std::filesystem::is_directory("/dev/shm", ignored);
    std::string name =
        ((memory ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path()) /
         "kg-test-XXXXXX")
            .string();
    if (::mkdtemp(name.data()) == nullptr) {
      name = (std::filesystem::temp_directory_path() / "kg-test-XXXXXX").string();
      EXPECT_NE(::mkdtemp(name.data()), nullptr);
    }
    path_ = name;
  }
  ~FastFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  FastFolder(const FastFolder&) = delete;
  FastFolder& operator=(const FastFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace kg::testing

#endif  // KG_TESTS_SUPPORT_FAST_FOLDER_H_
