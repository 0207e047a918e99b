#ifndef KG_EXTRACT_TEXT_READER_H_
#define KG_EXTRACT_TEXT_READER_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace kg {

/// How much of the input's form make_document may change. Invalid UTF-8 is repaired in all of them.
enum class TextForm : std::uint8_t {
  Article,   ///< a text file: BOM and header block go, CRLF and CR become \n, paragraphs are found,
             ///< wrapped lines are joined (the \n inside a paragraph becomes a space)
  Given,     ///< someone else counts in this text: paragraphs are found and wrapped lines joined,
             ///< but every code point keeps its offset
  Verbatim,  ///< nothing changes; the whole text is one paragraph
};

/// Metadata from the command line; a non-empty field wins over what the document's own header says.
struct ReadOptions {
  DocumentMetadata metadata;
  std::uint64_t max_bytes = std::uint64_t{1} << 30;  ///< larger files are refused with InvalidInput
  TextForm form = TextForm::Article;
};

/// Makes a Document of bytes as `options.form` says: BOM dropped, invalid UTF-8 repaired (with a
/// diagnostic), line ends made \n, a leading "Key: value" header block (header_block.h) moved into
/// the metadata, paragraphs and headings found (paragraphs.h). `name` and `source` fill the
/// metadata where neither options nor header do; without a title, a heading at the very top is the
/// title. Never fails. REQUIRES: less than 1.4 GB, so that offsets fit.
Document make_document(std::string_view bytes, std::string name, std::string source,
                       const ReadOptions& options);

/// The files that `paths` stand for, in a fixed order: a file is itself, a directory all its
/// regular *.txt, *.text and *.md files, recursively, sorted by path, without hidden ones. "-"
/// stays
/// "-" (standard input). NotFound if a path does not exist; InvalidInput if a directory has no such
/// file; Io if a directory cannot be read.
Result<std::vector<std::filesystem::path>> list_inputs(const std::vector<std::string>& paths);

/// The bytes of one file, or of standard input for "-". NotFound, Io; InvalidInput for a directory,
/// a binary file (NUL bytes), or one larger than `max_bytes`.
Result<std::string> read_bytes(const std::filesystem::path& path, std::uint64_t max_bytes);

/// Reads one file, or standard input for "-". Errors of read_bytes; InvalidInput for a file without
/// any text. The source is the absolute path, so that it names the same file from every folder;
/// standard input has none and is named "stdin".
Result<Document> read_document(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_READER_H_
