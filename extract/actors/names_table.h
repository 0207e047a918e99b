#ifndef KG_EXTRACT_ACTORS_NAMES_TABLE_H_
#define KG_EXTRACT_ACTORS_NAMES_TABLE_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/mention.h"
#include "core/result.h"

namespace kg {

/// One actor of a user's names file (docs/names_file.md).
struct GivenName {
  std::string name;
  EntityType type = EntityType::Other;
  std::string code;                  ///< may be empty
  std::vector<std::string> aliases;  ///< without the name
  std::vector<std::string> nots;     ///< spellings that never mean this actor
  std::uint32_t line = 0;            ///< of the file, from 1
};

/// The smallest piece of a text that names are compared by: a run of letters and digits, or one
/// other character that is no white space.
struct NameAtom {
  std::string_view text;
  std::uint64_t hash = 0;  ///< of the text in lower case, apostrophes and dashes plain
};

/// The atoms of `text` in order. REQUIRES: valid UTF-8.
std::vector<NameAtom> name_atoms(std::string_view text);

/// The actors of a user's names file with all their spellings, made once and then only read, so
/// that threads can share it.
class NamesTable {
 public:
  /// A spelling that begins at some atom of a text.
  struct Match {
    const GivenName* entry = nullptr;
    std::size_t atoms = 0;  ///< how many
    bool is_not = false;    ///< it is one of the entry's nots
  };

  NamesTable() = default;
  NamesTable(NamesTable&&) = default;
  NamesTable& operator=(NamesTable&&) = default;
  NamesTable(const NamesTable&) = delete;
  NamesTable& operator=(const NamesTable&) = delete;

  /// Reads the text of a names file; `file` is its name for messages. InvalidInput with file, line
  /// and what to do for anything docs/names_file.md forbids; Unsupported for another version.
  static Result<NamesTable> parse(std::string_view text, std::string_view file);
  /// Reads a file. Errors of parse; NotFound or Io if it cannot be read.
  static Result<NamesTable> load(const std::filesystem::path& file);

  const std::vector<GivenName>& entries() const { return entries_; }
  /// The first 12 hexadecimal digits of the file's SHA-256.
  const std::string& fingerprint() const { return fingerprint_; }

  /// All spellings that the atoms from `first` on begin with, longest first. Capitals count, but a
  /// spelling without capitals stands for every form, and text in capitals fits spellings of five
  /// letters and more.
  std::vector<Match> matches(const std::vector<NameAtom>& atoms, std::size_t first) const;

 private:
  struct Spelling {
    std::string text;
    std::uint32_t entry = 0;
    std::uint32_t next = 0;  // index + 1 of another spelling with the same hash; 0 = none
    bool is_not = false;
    bool any_case = false;
    bool long_enough = false;  // to be known in capitals
  };

  void index();
  void add_spelling(std::uint32_t entry, const std::string& text, bool is_not);
  static bool fits(const Spelling& spelling, const std::vector<NameAtom>& atoms, std::size_t first);

  std::vector<GivenName> entries_;
  std::string fingerprint_;
  std::vector<Spelling> spellings_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_hash_;  // index + 1 of the first spelling
  std::unordered_map<std::uint64_t, std::uint32_t> longest_;  // by first atom, in atoms
};

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_NAMES_TABLE_H_
