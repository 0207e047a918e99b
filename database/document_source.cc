#include "database/document_source.h"

#include <utility>

namespace kg {

FileSource::FileSource(std::vector<std::filesystem::path> files, ReadOptions options)
    : files_(std::move(files)), options_(std::move(options)) {}

std::optional<Input> FileSource::next() {
  if (next_ == files_.size()) return std::nullopt;
  const std::filesystem::path& file = files_[next_++];
  return Input{file.string(), read_document(file, options_)};
}

MemorySource::MemorySource(std::vector<Document> documents) : documents_(std::move(documents)) {}

std::optional<Input> MemorySource::next() {
  if (next_ == documents_.size()) return std::nullopt;
  Document& document = documents_[next_++];
  std::string name = document.metadata.name;
  return Input{std::move(name), std::move(document)};
}

}  // namespace kg
