#ifndef KG_EXTRACT_TEXT_READER_H_
#define KG_EXTRACT_TEXT_READER_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace kg {

/// Metadata from the command line; a non-empty field wins over what the document's own header says.
struct ReadOptions {
  DocumentMetadata metadata;
  std::uint64_t max_bytes = std::uint64_t{1} << 30;  ///< larger files are refused with InvalidInput
};

/// Makes a Document of bytes: BOM dropped, invalid UTF-8 repaired (with a diagnostic), CRLF and CR
/// made \n, a leading "Key: value" header block moved into the metadata, paragraphs and headings
/// found. `name` and `source` fill the metadata where neither options nor header do. Never fails.
Document make_document(std::string_view bytes, std::string name, std::string source,
                       const ReadOptions& options);

/// The files that `paths` stand for, in a fixed order: a file is itself, a directory all its
/// regular
/// *.txt, *.text and *.md files, recursively, sorted by path. "-" stays "-" (standard input).
/// NotFound if a path does not exist; InvalidInput if a directory has no such file.
Result<std::vector<std::filesystem::path>> list_inputs(const std::vector<std::string>& paths);

/// Reads one file, or standard input for "-". NotFound, Io; InvalidInput for a binary file (NUL
/// bytes) or one larger than max_bytes.
Result<Document> read_document(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_READER_H_
