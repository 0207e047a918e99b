#ifndef KG_DATABASE_DUMP_LINES_H_
#define KG_DATABASE_DUMP_LINES_H_
// The lines of a dump (docs/dump_format.md): one JSON object each.

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "storage/records.h"

namespace kg {

inline constexpr int kDumpVersion = 1;

/// The first line. All lines end with \n.
std::string dump_header();
/// The lines of one document. REQUIRES: valid UTF-8.
std::string dump_lines(const StoredDocument& document);
/// The last line.
std::string dump_end(std::uint64_t documents, std::uint64_t decisions);

/// Whether a line may be the first one of a dump.
bool is_dump_header(std::string_view line);

/// Reads a dump, one document at a time.
class DumpReader {
 public:
  /// REQUIRES: `in` outlives it. `first` is the first line, which was read from it already.
  DumpReader(std::istream& in, std::string first) : in_(in), line_(std::move(first)), number_(1) {}

  /// The next document, whole; nothing when there are no more. InvalidInput with the number of the
  /// line: not JSON, a field that is missing or of a wrong type, a document, entity or fact that
  /// comes twice, a reference to what is not there, an end that comes too early. Unsupported: a
  /// newer version. After an error there is no more to read.
  Result<std::optional<StoredDocument>> next();

  /// After the last document: the decisions, as text (decision_text.h), and the number of the line
  /// that the first of them is in.
  const std::string& decisions() const { return decisions_; }
  std::size_t decisions_line() const { return decisions_line_; }

 private:
  Status read_header();
  Status read_end();
  bool read_line();
  tl::unexpected<Error> wrong(const std::string& what) const;
  tl::unexpected<Error> cut_off() const;

  std::istream& in_;
  std::string line_;
  std::size_t number_;
  bool begun_ = false;
  std::string last_;  // sha256 of the document before
  std::uint64_t documents_ = 0, decision_count_ = 0;
  std::string decisions_;
  std::size_t decisions_line_ = 0;
};

}  // namespace kg

#endif  // KG_DATABASE_DUMP_LINES_H_
