// The names file of docs/names_file.md: reading and checking.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/sha256.h"
#include "core/table_rows.h"
#include "core/unicode.h"
#include "extract/actors/names_table.h"

namespace kg {
namespace {

constexpr std::string_view kHeader = "# kg names 1";
constexpr std::string_view kHeaderStart = "# kg names ";
constexpr std::size_t kLongestName = 400;  // bytes; longer is a slip, such as a lost line end

constexpr std::array<EntityType, 11> kTypes = {
    EntityType::Person, EntityType::Org,  EntityType::Gpe,   EntityType::Loc,
    EntityType::Fac,    EntityType::Norp, EntityType::Event, EntityType::Product,
    EntityType::Work,   EntityType::Law,  EntityType::Other};

/// The text without white space at the ends, and with one space for each run of it.
std::string squeezed(std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && (c & 0x80) == 0; });
  const bool single = text.find("  ") == std::string_view::npos;
  if (plain && single && !text.starts_with(' ') && !text.ends_with(' ')) return std::string(text);
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    if (is_white_space(take_code_point(text, i))) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += text.substr(at, i - at);
  }
  return out;
}

bool has_letter(std::string_view text) {
  if (text.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
      std::string_view::npos)
    return true;
  for (std::size_t i = 0; i < text.size();)
    if (is_alphanumeric(take_code_point(text, i))) return true;
  return false;
}

std::string type_names() {
  std::string names;
  for (const EntityType type : kTypes)
    names += (names.empty() ? "" : ", ") + std::string(to_string(type));
  return names;
}

/// Checks one file line by line. Keeps what each spelling means, to find contradictions.
class NamesReader {
 public:
  explicit NamesReader(std::string_view file) : file_(file) {}

  Result<std::vector<GivenName>> read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    KG_TRY(check_header(text.substr(0, text.find('\n'))));
    while (!text.empty()) {
      ++line_;
      const std::string_view row = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), row.size() + 1));
      KG_TRY(read_line(row));
    }
    for (const GivenName& entry : entries_) KG_TRY(check_spellings(entry));
    return std::move(entries_);
  }

 private:
  tl::unexpected<Error> wrong(std::uint32_t line, const std::string& what) const {
    return failure(ErrorCode::InvalidInput, fmt::format("{}:{}: {}", file_, line, what));
  }

  Status check_header(std::string_view row) const {
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row == kHeader) return {};
    if (row.starts_with(kHeaderStart))
      return failure(
          ErrorCode::Unsupported,
          fmt::format("{}:1: names files of version '{}' are not for this program, which "
                      "reads '{}'",
                      file_, repair_utf8(row.substr(kHeaderStart.size())), kHeader));
    return wrong(1, fmt::format("this is no names file: its first line must be '{}'", kHeader));
  }

  Status read_line(std::string_view row) {
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (!is_valid_utf8(row)) return wrong(line_, "this line is not UTF-8; save the file as UTF-8");
    if (row.starts_with('#') || squeezed(row).empty()) return {};
    const auto fields = split(row, '\t');
    if (fields.size() < 2 || fields.size() > 5)
      return wrong(line_,
                   fmt::format("a line has 2 to 5 columns with a tab between them (name, type, "
                               "code, aliases, not), this one has {}",
                               fields.size()));
    const auto field = [&](std::size_t i) {
      return i < fields.size() ? fields[i] : std::string_view();
    };
    GivenName entry;
    entry.line = line_;
    entry.name = squeezed(field(0));
    KG_TRY(check_name(entry.name, "the name"));
    KG_TRY(read_type(squeezed(field(1)), entry));
    KG_TRY(read_code(squeezed(field(2)), entry));
    KG_TRY(read_list(field(3), "an alias", entry.name, entry.aliases));
    KG_TRY(read_list(field(4), "a spelling of the column 'not'", "", entry.nots));
    return add(std::move(entry));
  }

  Status check_name(const std::string& name, std::string_view what) const {
    if (name.empty()) return wrong(line_, fmt::format("{} is empty", what));
    if (!has_letter(name))
      return wrong(line_, fmt::format("{} '{}' has no letter and no digit", what, name));
    if (name.size() > kLongestName)
      return wrong(line_,
                   fmt::format("{} has {} bytes; {} are allowed", what, name.size(), kLongestName));
    return {};
  }

  Status read_type(const std::string& word, GivenName& entry) const {
    const auto type = entity_type_from(word);
    if (!type || std::find(kTypes.begin(), kTypes.end(), *type) == kTypes.end())
      return wrong(
          line_, fmt::format("'{}' is no type of an actor; the types are {}", word, type_names()));
    entry.type = *type;
    return {};
  }

  Status read_code(std::string code, GivenName& entry) const {
    if (code.find(' ') != std::string::npos)
      return wrong(line_, fmt::format("the code '{}' has a space in it", code));
    entry.code = std::move(code);
    return {};
  }

  Status read_list(std::string_view field, std::string_view what, std::string_view name,
                   std::vector<std::string>& list) const {
    for (const auto piece : split(field, ';')) {
      std::string spelling = squeezed(piece);
      if (spelling.empty()) continue;
      KG_TRY(check_name(spelling, what));
      const bool there = std::find(list.begin(), list.end(), spelling) != list.end();
      if (!there && spelling != name) list.push_back(std::move(spelling));
    }
    return {};
  }

  Status add(GivenName entry) {
    const auto [found, first] =
        names_.emplace(entry.name, static_cast<std::uint32_t>(entries_.size()));
    if (!first) {
      const GivenName& other = entries_[found->second];
      if (other.type != entry.type)
        return wrong(line_, fmt::format("'{}' is {} here and {} in line {}", entry.name,
                                        to_string(entry.type), to_string(other.type), other.line));
      return wrong(line_, fmt::format("'{}' has line {} already; write both as one line",
                                      entry.name, other.line));
    }
    entries_.push_back(std::move(entry));
    return {};
  }

  /// A spelling belongs to one entry.
  Status check_spellings(const GivenName& entry) {
    for (const std::string& alias : entry.aliases) {
      if (const auto name = names_.find(alias); name != names_.end())
        return wrong(entry.line, alias_is_name(entry, alias, entries_[name->second]));
      const auto [found, first] = aliases_.emplace(alias, &entry);
      if (!first)
        return wrong(entry.line,
                     fmt::format("the alias '{}' of '{}' is given to '{}' in line {} too", alias,
                                 entry.name, found->second->name, found->second->line));
    }
    for (const std::string& other : entry.nots)
      if (other == entry.name ||
          std::find(entry.aliases.begin(), entry.aliases.end(), other) != entry.aliases.end())
        return wrong(entry.line,
                     fmt::format("'{}' both is and is not a name of '{}'", other, entry.name));
    return {};
  }

  static std::string alias_is_name(const GivenName& entry, const std::string& alias,
                                   const GivenName& other) {
    const bool cycle =
        std::find(other.aliases.begin(), other.aliases.end(), entry.name) != other.aliases.end();
    return fmt::format(
        "the alias '{}' of '{}' is an actor of its own in line {}{}; give all names "
        "of one actor in one line",
        alias, entry.name, other.line,
        cycle ? ", which has '" + entry.name + "' as its alias" : "");
  }

  std::string_view file_;
  std::uint32_t line_ = 0;
  std::vector<GivenName> entries_;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::unordered_map<std::string_view, const GivenName*> aliases_;
};

}  // namespace

Result<NamesTable> NamesTable::parse(std::string_view text, std::string_view file) {
  NamesTable table;
  KG_ASSIGN(table.entries_, NamesReader(file).read(text));
  table.fingerprint_ = to_hex(sha256(text)).substr(0, 12);
  table.index();
  return table;
}

Result<NamesTable> NamesTable::load(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status))
    return failure(ErrorCode::NotFound, fmt::format("there is no names file '{}'", file.string()));
  // Reading a folder would throw.
  std::ifstream stream;
  if (!std::filesystem::is_directory(status)) stream.open(file, std::ios::binary);
  std::string text;
  if (stream.is_open()) text.assign(std::istreambuf_iterator<char>(stream), {});
  if (!stream.is_open() || stream.bad())
    return failure(ErrorCode::Io, fmt::format("cannot read the names file '{}'", file.string()));
  return parse(text, file.string());
}

}  // namespace kg
