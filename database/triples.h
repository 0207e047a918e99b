#ifndef KG_DATABASE_TRIPLES_H_
#define KG_DATABASE_TRIPLES_H_
// Graphs from elsewhere as plain triples (docs/dump_format.md). Reading them is apart from where
// they go.

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "core/claim.h"
#include "core/date.h"
#include "core/mention.h"
#include "core/result.h"

namespace kg {

/// One row. All texts are valid UTF-8, without white space at their ends.
struct Triple {
  std::string subject, relation, object;                ///< never empty
  std::optional<EntityType> subject_type, object_type;  ///< nothing = not said
  std::optional<TimeSpan> time;                         ///< of its date
  std::string source;                                   ///< empty = the file
  std::string sentence;                                 ///< that says so; may be empty
  double confidence = 1;                                ///< in [0, 1]
  Polarity polarity = Polarity::Positive;
  std::size_t line = 0;  ///< where it begins, from 1
};

/// Gives triples one after the other, in the order of the input, in constant memory.
class TripleReader {
 public:
  virtual ~TripleReader() = default;
  /// The next one; nothing when there are no more. InvalidInput with the number of the line: a
  /// subject, relation or object that is empty, a type, date, confidence or polarity that is not
  /// one, a row that is malformed. After an error there is no more to read.
  virtual Result<std::optional<Triple>> next() = 0;
};

/// Rows of fields with `separator` between them: a comma, then fields may be quoted (RFC 4180), or
/// a tab, then they may not (the IANA type text/tab-separated-values). The first row names the
/// columns if "subject", "relation" and "object" are in it, letter case ignored; other columns than
/// those of Triple are left out. Otherwise it is a row of three fields, as all others.
/// REQUIRES: `in` outlives it.
std::unique_ptr<TripleReader> read_separated(std::istream& in, char separator);

/// Lines of JSON objects whose fields have the same names; `first`, if it is not empty, is the
/// first line, which was read already. Lines of white space are left out.
std::unique_ptr<TripleReader> read_json_lines(std::istream& in,
                                              std::optional<std::string> first = std::nullopt);

/// Fields by name, as both forms have them, checked: the names are those of Triple's columns:
/// subject, relation, object, subject_type, object_type, date, source, sentence, confidence,
/// polarity; other names are not for triples. InvalidInput, with what is wrong.
Status set_field(Triple& triple, std::string_view name, std::string_view value);
/// Whether set_field takes the name.
bool is_triple_field(std::string_view name);
/// InvalidInput if a part is missing.
Status check_whole(const Triple& triple);

}  // namespace kg

#endif  // KG_DATABASE_TRIPLES_H_
