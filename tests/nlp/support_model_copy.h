#ifndef KG_TESTS_NLP_SUPPORT_MODEL_COPY_H_
#define KG_TESTS_NLP_SUPPORT_MODEL_COPY_H_

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace kg {

/// A directory of this test alone; removed with it.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "kg-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A copy of a pipeline directory of which single files can be altered. Unaltered files are links.
class ModelCopy {
 public:
  explicit ModelCopy(const std::filesystem::path& original) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(original)) {
      const auto copy = path() / std::filesystem::relative(entry.path(), original);
      if (entry.is_directory()) {
        std::filesystem::create_directories(copy);
      } else {
        std::filesystem::create_symlink(std::filesystem::canonical(entry.path()), copy);
      }
    }
  }

  const std::filesystem::path& path() const { return directory_.path(); }

  std::string read(const std::string& file) const {
    std::ifstream in(path() / file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  void write(const std::string& file, const std::string& bytes) {
    std::filesystem::remove(path() / file);
    std::filesystem::create_directories((path() / file).parent_path());
    std::ofstream(path() / file, std::ios::binary) << bytes;
  }

  void remove(const std::string& file) { std::filesystem::remove(path() / file); }

 private:
  TemporaryDirectory directory_;
};

/// MessagePack of a JSON value.
inline std::string to_msgpack(const nlohmann::json& value) {
  const std::vector<std::uint8_t> bytes = nlohmann::json::to_msgpack(value);
  return std::string(bytes.begin(), bytes.end());
}

}  // namespace kg

#endif  // KG_TESTS_NLP_SUPPORT_MODEL_COPY_H_
