#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/unicode.h"
#include "database/triples.h"

namespace kg {
namespace {

using nlohmann::json;

tl::unexpected<Error> at_line(std::size_t line, const std::string& what) {
  return failure(ErrorCode::InvalidInput, fmt::format("line {}: {}", line, what));
}

Status at_line(std::size_t line, const Status& state) {
  if (state) return {};
  return at_line(line, state.error().message);
}

// The bytes of a stream, without a byte order mark at their beginning.
class Bytes {
 public:
  static constexpr int kEnd = std::char_traits<char>::eof();

  explicit Bytes(std::istream& in) : in_(*in.rdbuf()) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    while (back_.size() < kByteOrderMark.size() &&
           in_.sgetc() == static_cast<unsigned char>(kByteOrderMark[back_.size()]))
      back_ += static_cast<char>(in_.sbumpc());
    if (back_ == kByteOrderMark) back_.clear();
  }

  int peek() const { return next_ < back_.size() ? at(next_) : in_.sgetc(); }
  int take() { return next_ < back_.size() ? at(next_++) : in_.sbumpc(); }

 private:
  int at(std::size_t i) const { return static_cast<unsigned char>(back_[i]); }

  std::streambuf& in_;
  std::string back_;  // taken to see whether it is the mark, and was none
  std::size_t next_ = 0;
};

// Rows of fields, as RFC 4180 has them; CR LF and LF both end a row.
class Rows {
 public:
  Rows(std::istream& in, char separator) : in_(in), separator_(separator) {}

  // The next row that is not empty; false when there are none.
  Result<bool> next(std::vector<std::string>& fields) {
    do {
      begun_ = line_;
      if (in_.peek() == Bytes::kEnd) return false;
      fields.assign(1, {});
      for (;;) {
        KG_ASSIGN(const bool more, take_field(fields.back()));
        if (!more) break;
        fields.emplace_back();
      }
    } while (fields.size() == 1 && fields.front().empty());
    return true;
  }
  std::size_t line() const { return begun_; }  // that the row began in, from 1

 private:
  // Whether another field follows in the row.
  Result<bool> take_field(std::string& field) {
    if (separator_ == ',' && in_.peek() == '"') KG_TRY(take_quoted(field));
    for (;;) {
      const int c = in_.take();
      if (c == separator_) return true;
      if (c == '\n') ++line_;
      if (c == '\n' && field.ends_with('\r')) field.pop_back();
      if (c == '\n' || c == Bytes::kEnd) return false;
      field += static_cast<char>(c);
    }
  }

  Status take_quoted(std::string& field) {
    const std::size_t opened = line_;
    in_.take();
    for (;;) {
      const int c = in_.take();
      if (c == Bytes::kEnd) return at_line(opened, "a quote is opened here and never closed");
      if (c == '\n') ++line_;
      if (c == '"') {
        if (in_.peek() != '"') break;
        in_.take();
      }
      field += static_cast<char>(c);
    }
    const int after = in_.peek();
    if (after == Bytes::kEnd || after == separator_ || after == '\r' || after == '\n') return {};
    return at_line(line_, "there is text behind the closing quote of a field");
  }

  Bytes in_;
  char separator_;
  std::size_t line_ = 1, begun_ = 1;
};

std::string column_name(const std::string& field) { return normalize_name(repair_utf8(field)); }

class SeparatedReader final : public TripleReader {
 public:
  SeparatedReader(std::istream& in, char separator) : rows_(in, separator) {}

  Result<std::optional<Triple>> next() override {
    std::vector<std::string> fields;
    KG_ASSIGN(bool there, rows_.next(fields));
    if (there && std::exchange(first_, false) && take_header(fields)) {
      KG_ASSIGN(there, rows_.next(fields));
    }
    if (!there) return std::optional<Triple>();
    Triple triple;
    triple.line = rows_.line();
    KG_TRY(at_line(triple.line, fill(triple, fields)));
    return std::optional<Triple>(std::move(triple));
  }

 private:
  bool take_header(const std::vector<std::string>& fields) {
    std::vector<std::string> names;
    for (const std::string& field : fields) names.push_back(column_name(field));
    const auto has = [&](const char* name) {
      return std::ranges::find(names, name) != names.end();
    };
    if (!has("subject") || !has("relation") || !has("object")) return false;
    columns_ = std::move(names);
    return true;
  }

  Status fill(Triple& triple, const std::vector<std::string>& fields) const {
    if (fields.size() != columns_.size())
      return failure(ErrorCode::InvalidInput,
                     fmt::format("{} fields instead of {}", fields.size(), columns_.size()));
    for (std::size_t i = 0; i < fields.size(); ++i)
      KG_TRY(set_field(triple, columns_[i], fields[i]));
    return check_whole(triple);
  }

  Rows rows_;
  bool first_ = true;
  std::vector<std::string> columns_ = {"subject", "relation", "object"};
};

class JsonLinesReader final : public TripleReader {
 public:
  JsonLinesReader(std::istream& in, std::optional<std::string> first)
      : in_(in), first_(std::move(first)) {}

  Result<std::optional<Triple>> next() override {
    do {
      if (first_)
        line_ = *std::exchange(first_, std::nullopt);
      else if (!std::getline(in_, line_))
        return std::optional<Triple>();
      ++number_;
    } while (line_.find_first_not_of(" \t\r") == line_.npos);
    Triple triple;
    triple.line = number_;
    KG_TRY(at_line(number_, fill(triple)));
    return std::optional<Triple>(std::move(triple));
  }

 private:
  Status fill(Triple& triple) const {
    const json object = json::parse(line_, nullptr, false);
    if (!object.is_object()) return failure(ErrorCode::InvalidInput, "this is no JSON object");
    for (const auto& [name, value] : object.items()) {
      if (!is_triple_field(name) || value.is_null()) continue;
      const bool number = name == "confidence" && value.is_number();
      if (!number && !value.is_string())
        return failure(ErrorCode::InvalidInput, fmt::format("\"{}\" must be a string", name));
      KG_TRY(set_field(triple, name, number ? value.dump() : value.get<std::string>()));
    }
    return check_whole(triple);
  }

  std::istream& in_;
  std::optional<std::string> first_;
  std::string line_;
  std::size_t number_ = 0;
};

}  // namespace

std::unique_ptr<TripleReader> read_separated(std::istream& in, char separator) {
  return std::make_unique<SeparatedReader>(in, separator);
}

std::unique_ptr<TripleReader> read_json_lines(std::istream& in, std::optional<std::string> first) {
  return std::make_unique<JsonLinesReader>(in, std::move(first));
}

}  // namespace kg
