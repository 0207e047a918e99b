#include "extract/text/line_documents.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/unicode.h"
#include "extract/text/publication_date.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

// The string of a key; empty if it is absent, null or something else. Numbers serve as ids too.
std::string text_of(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? found->dump() : std::string();
}

}  // namespace

LineDocuments::LineDocuments(std::unique_ptr<std::istream> owned, std::string name,
                             LineFormat format, ReadOptions options)
    : owned_(std::move(owned)),
      name_(std::move(name)),
      format_(format),
      options_(std::move(options)) {
  if (format_ == LineFormat::Sentences)
    options_.form = TextForm::Verbatim;
  else if (options_.form == TextForm::Article)
    options_.form = TextForm::Given;
}

Result<LineDocuments> LineDocuments::open(const fs::path& path, LineFormat format,
                                          ReadOptions options) {
  if (path == "-")
    return LineDocuments(std::make_unique<std::istream>(std::cin.rdbuf()), "standard input", format,
                         std::move(options));
  std::error_code ignored;
  if (fs::is_directory(path, ignored))
    return failure(ErrorCode::InvalidInput,
                   fmt::format("'{}' is a folder: name the files in it", path.string()));
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) {
    const int error = errno;
    return failure(error == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                   fmt::format("cannot read '{}': {}", path.string(), std::strerror(error)));
  }
  return LineDocuments(std::move(file), "'" + path.string() + "'", format, std::move(options));
}

std::optional<Result<Document>> LineDocuments::next() {
  std::string line;
  while (std::getline(*owned_, line)) {
    if (++line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    if (line.size() > options_.max_bytes)
      return bad_line(fmt::format("larger than {} bytes", options_.max_bytes));
    if (format_ == LineFormat::JsonLines) return read_json(line);
    if (line.find('\0') != std::string::npos) return bad_line("has NUL bytes: not text");
    return read_sentence(line);
  }
  if (owned_->bad()) return Result<Document>(failure(ErrorCode::Io, "cannot read " + name_));
  return std::nullopt;
}

tl::unexpected<Error> LineDocuments::bad_line(std::string_view why) const {
  return failure(ErrorCode::InvalidInput, fmt::format("{}, line {}: {}", name_, line_, why));
}

Result<Document> LineDocuments::read_json(const std::string& line) const {
  std::size_t replaced = 0;
  const auto object = nlohmann::json::parse(repair_utf8(line, &replaced), nullptr, false);
  if (object.is_discarded() || !object.is_object())
    return bad_line("not a JSON object, e.g. {\"id\": \"a1\", \"text\": \"...\"}");
  const auto text = object.find("text");
  if (text == object.end() || !text->is_string()) return bad_line("no \"text\" string");
  std::string id = text_of(object, "id");
  if (id.empty()) id = fmt::format("line{}", line_);
  ReadOptions options = options_;
  const auto fill = [&](std::string& field, const char* key) {
    if (field.empty()) field = text_of(object, key);
  };
  fill(options.metadata.source, "source");
  fill(options.metadata.publisher, "publisher");
  fill(options.metadata.title, "title");
  const std::string date = text_of(object, "date");
  const auto known_date = parse_publication_date(date);
  if (options.metadata.date.empty() && known_date) options.metadata.date = *known_date;
  Document document = make_document(text->get_ref<const std::string&>(), id, "", options);
  if (!date.empty() && !known_date)
    document.diagnostics.push_back(
        {fmt::format("date '{}' is not a date, e.g. 2025-02-27", date), {}});
  if (replaced > 0)
    document.diagnostics.push_back(
        {fmt::format("{} invalid UTF-8 sequences replaced by U+FFFD", replaced), {}});
  return document;
}

Document LineDocuments::read_sentence(const std::string& line) const {
  return make_document(line, std::to_string(line_), "", options_);
}

}  // namespace kg
