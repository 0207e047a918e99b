#ifndef KG_EXTRACT_TEXT_LINE_DOCUMENTS_H_
#define KG_EXTRACT_TEXT_LINE_DOCUMENTS_H_

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "core/document.h"
#include "core/result.h"
#include "extract/text/reader.h"

namespace kg {

enum class LineFormat : std::uint8_t {
  JsonLines,  ///< an object a line: "text" (required), "id", "date", "title", "source",
              ///< "publisher"; other keys and null values are passed over
  Sentences,  ///< a line is a document of one sentence, named by its number; empty lines are passed
              ///< over
};

/// A file in which every line is a document, read one line at a time: memory does not grow with the
/// file. The text of a document is kept as it is given (TextForm::Given, or Verbatim where the
/// options say so or for sentences), so that offsets count in the text that the other side has.
class LineDocuments {
 public:
  /// Opens `path`; "-" is standard input. NotFound, Io; InvalidInput for a directory.
  static Result<LineDocuments> open(const std::filesystem::path& path, LineFormat format,
                                    ReadOptions options);

  /// The next document, or why its line gives none (InvalidInput with the number of the line: no
  /// JSON, no "text"; Io when reading fails, after which nothing follows). Nothing at the end.
  std::optional<Result<Document>> next();

 private:
  LineDocuments(std::unique_ptr<std::istream> owned, std::string name, LineFormat format,
                ReadOptions options);
  Result<Document> read_json(const std::string& line) const;
  Document read_sentence(const std::string& line) const;
  tl::unexpected<Error> bad_line(std::string_view why) const;

  std::unique_ptr<std::istream> owned_;
  std::string name_;  // for messages
  LineFormat format_;
  ReadOptions options_;
  std::uint64_t line_ = 0;
};

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_LINE_DOCUMENTS_H_
