// Taking a document out again, by what people call it.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "core/sha256.h"
#include "core/unicode.h"
#include "database/database.h"
#include "database/identity.h"
#include "storage/store.h"

namespace kg {
namespace {

constexpr std::size_t kListed = 5;       // documents in a message
constexpr std::size_t kShownDigits = 8;  // of a sha256

std::string told(const DocumentRow& row) {
  const std::string& name = row.metadata.source.empty() ? row.metadata.name : row.metadata.source;
  return fmt::format("'{}' (#{})", name, to_hex(row.sha256).substr(0, kShownDigits));
}

std::string list_of(const std::vector<DocumentRow>& rows, const char* before_last) {
  std::string text;
  const std::size_t count = std::min(rows.size(), kListed);
  for (std::size_t i = 0; i < count; ++i) {
    text += i == 0 ? "" : i + 1 == count ? before_last : ", ";
    text += told(rows[i]);
  }
  return text;
}

bool is_hexadecimal(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdef") == text.npos;
}

// The bytes that whole pairs of digits stand for.
std::string bytes_of(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

// Looks a document up by what a person calls it.
class DocumentFinder {
 public:
  DocumentFinder(const StoreSnapshot& snapshot, std::string_view what)
      : snapshot_(snapshot), what_(what) {}

  Result<DocumentRow> find() {
    if (what_.starts_with('#') && is_hexadecimal(what_.substr(1))) {
      KG_TRY(find_content(what_.substr(1)));
      if (!found_.empty()) return only();
    }
    KG_ASSIGN(const auto by_source, find_source());
    if (by_source) return snapshot_.document(*by_source);
    KG_TRY(read_all());
    return only();
  }

 private:
  Status find_content(std::string_view digits) {
    Status inner;
    KG_TRY(snapshot_.for_each_content(bytes_of(digits), [&](const Sha256& sha256, DocumentId id) {
      if (!std::string_view(to_hex(sha256)).starts_with(digits)) return true;
      Result<DocumentRow> row = snapshot_.document(id);
      if (!row) inner = tl::unexpected<Error>(row.error());
      if (row) found_.push_back(std::move(*row));
      return inner.has_value();
    }));
    return inner;
  }

  // By source as it is, and by the file that it leads to.
  Result<std::optional<DocumentId>> find_source() const {
    KG_ASSIGN(auto id, snapshot_.find_source(what_));
    if (id) return id;
    std::error_code error;
    const auto path = std::filesystem::absolute(std::filesystem::path(what_), error);
    if (error) return std::optional<DocumentId>();
    return snapshot_.find_source(path.lexically_normal().string());
  }

  // Those of that name, and those whose name or source has it within.
  Status read_all() {
    const std::string part = normalize_name(repair_utf8(what_));
    return snapshot_.for_each_document([&](const DocumentRow& row) {
      const DocumentMetadata& about = row.metadata;
      if (about.name == what_ || about.source == what_)
        found_.push_back(row);
      else if (near_.size() < kListed && !part.empty() &&
               (normalize_name(repair_utf8(about.source)).find(part) != std::string::npos ||
                normalize_name(repair_utf8(about.name)).find(part) != std::string::npos))
        near_.push_back(row);
      return true;
    });
  }

  Result<DocumentRow> only() {
    if (found_.size() == 1) return std::move(found_.front());
    if (found_.empty()) {
      std::string text = fmt::format("there is no document '{}' in this graph", what_);
      if (!near_.empty()) text += fmt::format("; did you mean {}?", list_of(near_, " or "));
      return failure(ErrorCode::NotFound, std::move(text));
    }
    return failure(ErrorCode::InvalidInput,
                   fmt::format("'{}' may mean {} documents: {}{}; say which by # and its digits",
                               what_, found_.size(), list_of(found_, " and "),
                               found_.size() > kListed ? " and others" : ""));
  }

  const StoreSnapshot& snapshot_;
  std::string_view what_;
  std::vector<DocumentRow> found_, near_;
};

}  // namespace

Result<RetractedDocument> Database::retract(std::string_view what) {
  KG_ASSIGN(const auto snapshot, store_->snapshot());
  KG_ASSIGN(const DocumentRow row, DocumentFinder(*snapshot, what).find());
  KG_TRY(store_->retract(row.id));
  KG_TRY(update_identity(*store_, true));
  return RetractedDocument{.name = row.metadata.name,
                           .source = row.metadata.source,
                           .sha256 = to_hex(row.sha256),
                           .sentences = row.sentences,
                           .facts = row.facts};
}

}  // namespace kg
