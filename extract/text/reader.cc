#include "extract/text/reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/sha256.h"
#include "core/unicode.h"
#include "extract/text/header_block.h"
#include "extract/text/paragraphs.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

// Line ends of all systems as \n; vertical tab and form feed end a line too.
std::string with_plain_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    result += c == '\r' || c == '\v' || c == '\f' ? '\n' : c;
  }
  return result;
}

std::string repaired(std::string_view bytes, std::vector<Diagnostic>& diagnostics) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::size_t replaced = 0;
  std::string text = repair_utf8(bytes, &replaced);
  diagnostics.push_back(
      {fmt::format("{} invalid UTF-8 sequence{} replaced by U+FFFD (is the file in another "
                   "encoding? convert it with iconv)",
                   replaced, replaced == 1 ? "" : "s"),
       {}});
  return text;
}

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

void fill(DocumentMetadata& metadata, const DocumentMetadata& other) {
  fill(metadata.name, other.name);
  fill(metadata.source, other.source);
  fill(metadata.publisher, other.publisher);
  fill(metadata.title, other.title);
  fill(metadata.date, other.date);
}

void read_article(std::string text, Document& document) {
  document.text = with_plain_line_ends(text);
  if (auto header = find_header_block(document.text)) {
    fill(document.metadata, header->metadata);
    document.diagnostics.insert(document.diagnostics.end(), header->diagnostics.begin(),
                                header->diagnostics.end());
    document.text.erase(0, header->size);
  }
}

void find_title(Document& document) {
  if (document.paragraphs.empty() || !document.metadata.title.empty()) return;
  const Paragraph& first = document.paragraphs.front();
  if (first.kind == ParagraphKind::Heading)
    document.metadata.title = std::string(slice(document.text, first.span));
}

Error io_error(const fs::path& path, int error) {
  const auto code = error == ENOENT || error == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Io;
  return {code, fmt::format("cannot read '{}': {}", path.string(), std::strerror(error))};
}

class File {
 public:
  explicit File(const fs::path& path)
      : owned_(path != "-"), descriptor_(owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : 0) {}
  ~File() {
    if (owned_ && descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  bool owned_;
  int descriptor_;
};

Error not_text(const fs::path& path, std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return {ErrorCode::InvalidInput,
            fmt::format("'{}' is UTF-16, not UTF-8: convert it with 'iconv -f UTF-16 -t UTF-8'",
                        path.string())};
  return {ErrorCode::InvalidInput,
          fmt::format("'{}' is a binary file (it has NUL bytes), not text", path.string())};
}

bool has_text(const Document& document) { return !document.paragraphs.empty(); }

bool is_text_file(const fs::directory_entry& entry) {
  static constexpr std::array<std::string_view, 3> kExtensions = {".txt", ".text", ".md"};
  std::error_code ignored;
  const std::string extension = to_lower(entry.path().extension().string());
  return entry.is_regular_file(ignored) &&
         std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

Result<std::vector<fs::path>> list_directory(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(directory, error);
  while (!error && entry != fs::recursive_directory_iterator()) {
    if (entry->path().filename().string().starts_with('.'))
      entry.disable_recursion_pending();
    else if (is_text_file(*entry))
      files.push_back(entry->path());
    entry.increment(error);
  }
  if (error)
    return failure(ErrorCode::Io,
                   fmt::format("cannot read folder '{}': {}", directory.string(), error.message()));
  if (files.empty())
    return failure(
        ErrorCode::InvalidInput,
        fmt::format("folder '{}' has no text (*.txt, *.text, *.md)", directory.string()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Document make_document(std::string_view bytes, std::string name, std::string source,
                       const ReadOptions& options) {
  Document document;
  document.sha256 = sha256(bytes);
  document.metadata = options.metadata;
  const bool article = options.form == TextForm::Article;
  if (article && bytes.starts_with(kBom)) bytes.remove_prefix(kBom.size());
  std::string text = repaired(bytes, document.diagnostics);
  if (article)
    read_article(std::move(text), document);
  else
    document.text = std::move(text);
  fill(document.metadata, {std::move(name), std::move(source), "", "", ""});
  if (options.form == TextForm::Verbatim) {
    document.paragraphs = whole_paragraph(document.text);
  } else {
    document.paragraphs = find_paragraphs(document.text);
    join_lines(document.text, document.paragraphs);
    find_title(document);
  }
  return document;
}

Result<std::vector<fs::path>> list_inputs(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (path == "-") {
      files.emplace_back(path);
    } else if (status.type() == fs::file_type::not_found) {
      return tl::unexpected(io_error(path, ENOENT));
    } else if (error) {
      return tl::unexpected(io_error(path, error.value()));
    } else if (fs::is_directory(status)) {
      KG_ASSIGN(const auto found, list_directory(path));
      files.insert(files.end(), found.begin(), found.end());
    } else {
      files.emplace_back(path);
    }
  }
  return files;
}

Result<std::string> read_bytes(const fs::path& path, std::uint64_t max_bytes) {
  const File file(path);
  if (file.descriptor() < 0) return tl::unexpected(io_error(path, errno));
  std::string bytes;
  constexpr std::size_t kChunk = std::size_t{1} << 18;
  for (std::size_t size = 0;;) {
    bytes.resize(size + kChunk);
    const ssize_t got = ::read(file.descriptor(), bytes.data() + size, kChunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tl::unexpected(io_error(path, errno));
    bytes.resize(size + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
    if (bytes.find('\0', size) != std::string::npos) return tl::unexpected(not_text(path, bytes));
    size = bytes.size();
    if (size > max_bytes)
      return failure(ErrorCode::InvalidInput,
                     fmt::format("'{}' is larger than {} bytes: split it into documents",
                                 path.string(), max_bytes));
  }
}

Result<Document> read_document(const fs::path& path, const ReadOptions& options) {
  KG_ASSIGN(const std::string bytes, read_bytes(path, options.max_bytes));
  const bool input = path == "-";
  std::error_code ignored;
  Document document =
      make_document(bytes, input ? "stdin" : path.stem().string(),
                    input ? "" : fs::absolute(path, ignored).lexically_normal().string(), options);
  if (!has_text(document))
    return failure(ErrorCode::InvalidInput,
                   fmt::format("{} is empty: there is no text to read",
                               input ? "standard input" : "'" + path.string() + "'"));
  return document;
}

}  // namespace kg
