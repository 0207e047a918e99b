#ifndef KG_DATABASE_DOCUMENT_SOURCE_H_
#define KG_DATABASE_DOCUMENT_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extract/text/reader.h"

namespace kg {

/// One input: a document, or the reason why there is none.
struct Input {
  std::string name;  ///< for messages: the path, "-", or the document's name
  Result<Document> document;
};

/// Where a build takes its documents from, in a fixed order. Used by one thread.
class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  /// The number of inputs; 0 = not known beforehand.
  virtual std::uint64_t size() const = 0;
  /// The next input; nothing when there are no more.
  virtual std::optional<Input> next() = 0;
};

/// Reads files, one at a time (see list_inputs for directories; "-" is standard input).
class FileSource final : public DocumentSource {
 public:
  FileSource(std::vector<std::filesystem::path> files, ReadOptions options);
  std::uint64_t size() const override { return files_.size(); }
  std::optional<Input> next() override;

 private:
  std::vector<std::filesystem::path> files_;
  ReadOptions options_;
  std::size_t next_ = 0;
};

/// Hands out documents that are already there.
class MemorySource final : public DocumentSource {
 public:
  explicit MemorySource(std::vector<Document> documents);
  std::uint64_t size() const override { return documents_.size(); }
  std::optional<Input> next() override;

 private:
  std::vector<Document> documents_;
  std::size_t next_ = 0;
};

}  // namespace kg

#endif  // KG_DATABASE_DOCUMENT_SOURCE_H_
