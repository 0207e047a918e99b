#include "extract/actors/names_table.h"

#include <algorithm>

#include "core/unicode.h"

namespace kg {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325;  // FNV-1a, 64 bits
constexpr std::uint64_t kPrime = 0x100000001b3;
constexpr std::uint32_t kLettersOfCapitals = 5;

std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = kSeed;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

// The hash of one atom more.
std::uint64_t extend(std::uint64_t hash, std::uint64_t atom) {
  hash = (hash ^ atom) * kPrime;
  return hash ^ (hash >> 32);
}

std::string_view plain_sign(std::string_view atom) {
  if (atom == "’" || atom == "‘" || atom == "ʼ") return "'";
  if (atom == "‐" || atom == "‑" || atom == "–") return "-";
  return atom;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::uint64_t hash_atom(std::string_view atom) {
  if (!is_ascii(atom)) return hash_bytes(to_lower(plain_sign(atom)));
  std::uint64_t hash = kSeed;
  for (const char c : atom) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    hash = (hash ^ static_cast<unsigned char>(lower)) * kPrime;
  }
  return hash;
}

// is_alphanumeric, quick for ASCII.
bool is_word_character(char32_t c) {
  if (c >= 0x80) return is_alphanumeric(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool has_upper(std::string_view text) {
  if (is_ascii(text))
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  for (std::size_t i = 0; i < text.size();)
    if (is_upper(take_code_point(text, i))) return true;
  return false;
}

std::uint32_t count_letters(std::string_view text) {
  std::uint32_t letters = 0;
  for (std::size_t i = 0; i < text.size();) letters += is_word_character(take_code_point(text, i));
  return letters;
}

bool all_capitals(std::string_view text) {
  for (std::size_t i = 0; i < text.size();)
    if (is_lower(take_code_point(text, i))) return false;
  return true;
}

}  // namespace

std::vector<NameAtom> name_atoms(std::string_view text) {
  std::vector<NameAtom> atoms;
  std::size_t begin = 0;
  bool in_word = false;
  const auto end_atom = [&](std::size_t end) {
    const auto atom = text.substr(begin, end - begin);
    atoms.push_back({atom, hash_atom(atom)});
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = take_code_point(text, i);
    const bool word = is_word_character(c);
    if (in_word && !word) end_atom(at);
    if (!in_word || !word) begin = at;
    in_word = word;
    if (!word && c != ' ' && !is_white_space(c) && !is_invisible(c)) end_atom(i);
  }
  if (in_word) end_atom(text.size());
  return atoms;
}

void NamesTable::add_spelling(std::uint32_t entry, const std::string& text, bool is_not) {
  const auto atoms = name_atoms(text);
  std::uint64_t hash = kSeed;
  for (const NameAtom& atom : atoms) hash = extend(hash, atom.hash);
  std::uint32_t& first = by_hash_[hash];
  spellings_.push_back(
      {text, entry, first, is_not, !has_upper(text), count_letters(text) >= kLettersOfCapitals});
  first = static_cast<std::uint32_t>(spellings_.size());
  std::uint32_t& longest = longest_[atoms.front().hash];
  longest = std::max(longest, static_cast<std::uint32_t>(atoms.size()));
}

void NamesTable::index() {
  std::size_t count = 0;
  for (const GivenName& entry : entries_) count += 1 + entry.aliases.size() + entry.nots.size();
  spellings_.reserve(count);
  by_hash_.reserve(count);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    add_spelling(i, entries_[i].name, false);
    for (const std::string& alias : entries_[i].aliases) add_spelling(i, alias, false);
    for (const std::string& other : entries_[i].nots) add_spelling(i, other, true);
  }
}

bool NamesTable::fits(const Spelling& spelling, const std::vector<NameAtom>& atoms,
                      std::size_t first) {
  const auto wanted = name_atoms(spelling.text);
  bool exact = true, capitals = spelling.long_enough;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const NameAtom& atom = atoms[first + i];
    if (wanted[i].hash != atom.hash) return false;
    exact = exact && plain_sign(wanted[i].text) == plain_sign(atom.text);
    capitals = capitals && all_capitals(atom.text);
  }
  return exact || spelling.any_case || capitals;
}

std::vector<NamesTable::Match> NamesTable::matches(const std::vector<NameAtom>& atoms,
                                                   std::size_t first) const {
  std::vector<Match> found;
  const auto longest = longest_.find(atoms[first].hash);
  if (longest == longest_.end()) return found;
  const std::size_t last = std::min(atoms.size(), first + longest->second);
  std::uint64_t hash = kSeed;
  for (std::size_t i = first; i < last; ++i) {
    hash = extend(hash, atoms[i].hash);
    const auto spelled = by_hash_.find(hash);
    if (spelled == by_hash_.end()) continue;
    for (std::uint32_t s = spelled->second; s != 0; s = spellings_[s - 1].next) {
      const Spelling& spelling = spellings_[s - 1];
      if (fits(spelling, atoms, first))
        found.push_back({&entries_[spelling.entry], i + 1 - first, spelling.is_not});
    }
  }
  std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace kg
