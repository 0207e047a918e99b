#ifndef KG_APP_INPUTS_H_
#define KG_APP_INPUTS_H_

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli_options.h"
#include "core/result.h"
#include "database/document_source.h"
#include "extract/text/line_documents.h"

namespace kg {

/// The documents that a command line names, one at a time, whatever the files hold.
class CommandInputs final : public DocumentSource {
 public:
  /// Finds the files. NotFound, Io, InvalidInput as list_inputs; InvalidInput when --source names
  /// more than one file, since a source identifies a document.
  static Result<CommandInputs> open(const InputOptions& options, TextForm form);

  std::uint64_t size() const override { return format_ ? 0 : files_.size(); }
  std::optional<Input> next() override;

 private:
  CommandInputs(std::vector<std::filesystem::path> files, std::optional<LineFormat> format,
                ReadOptions options);

  std::vector<std::filesystem::path> files_;
  std::optional<LineFormat> format_;  // nothing = a file is a document
  ReadOptions options_;
  std::size_t next_ = 0;
  std::optional<LineDocuments> lines_;
};

}  // namespace kg

#endif  // KG_APP_INPUTS_H_
