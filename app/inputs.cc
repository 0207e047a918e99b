#include "app/inputs.h"

#include <utility>

namespace kg {
namespace {

std::optional<LineFormat> line_format(const std::string& format) {
  if (format == "jsonl") return LineFormat::JsonLines;
  if (format == "sentences") return LineFormat::Sentences;
  return std::nullopt;
}

}  // namespace

CommandInputs::CommandInputs(std::vector<std::filesystem::path> files,
                             std::optional<LineFormat> format, ReadOptions options)
    : files_(std::move(files)), format_(format), options_(std::move(options)) {}

Result<CommandInputs> CommandInputs::open(const InputOptions& options, TextForm form) {
  ReadOptions read;
  read.metadata = options.metadata;
  read.form = form;
  const auto format = line_format(options.format);
  std::vector<std::filesystem::path> files(options.files.begin(), options.files.end());
  if (!format) {
    KG_ASSIGN(files, list_inputs(options.files));
  }
  if (!read.metadata.source.empty() && (files.size() > 1 || format))
    return failure(ErrorCode::InvalidInput,
                   "--source identifies one document: give it with one text file");
  return CommandInputs(std::move(files), format, std::move(read));
}

std::optional<Input> CommandInputs::next() {
  while (true) {
    if (lines_) {
      if (auto document = lines_->next())
        return Input{files_[next_ - 1].string(), std::move(*document)};
      lines_.reset();
    }
    if (next_ == files_.size()) return std::nullopt;
    const std::filesystem::path& file = files_[next_++];
    if (!format_) return Input{file.string(), read_document(file, options_)};
    auto lines = LineDocuments::open(file, *format_, options_);
    if (!lines) return Input{file.string(), tl::unexpected(lines.error())};
    lines_.emplace(std::move(*lines));
  }
}

}  // namespace kg
