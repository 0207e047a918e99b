#include "extract/actors/names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "core/countries.h"
#include "extract/actors/given_names.h"
#include "extract/actors/missed_names.h"
#include "extract/actors/types.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

bool is_punctuation(const DocumentTree& tree, TokenIndex i) {
  return tree[i].pos == Pos::Punct || tree[i].pos == Pos::Space || tree[i].pos == Pos::Sym;
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_capital(const DocumentTree& tree, TokenRange range) {
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const auto word = tree.text(i);
    if (is_capitalised(word)) return true;
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      return true;
  }
  return false;
}

bool is_possessive_mark(const DocumentTree& tree, TokenIndex i) {
  const auto word = tree.text(i);
  return tree[i].tag == Tag::Pos || word == "'s" || word == "’s" || word == "'" || word == "’";
}

/// Article, preposition or punctuation in front of a name.
TokenRange trim_front(const DocumentTree& tree, TokenRange range) {
  while (range.first < range.last) {
    const Token& token = tree[range.first];
    const bool article = token.tag == Tag::Dt || token.tag == Tag::In || token.tag == Tag::PrpS;
    const bool preposition = range.size() > 1 && is_word("preposition", tree.lower(range.first));
    if (!article && !preposition && !is_punctuation(tree, range.first) &&
        !is_possessive_mark(tree, range.first))
      break;
    ++range.first;
  }
  return range;
}

/// Final 's, punctuation, a year in brackets or after a comma: "(2012)", ", 1859".
TokenRange trim_back(const DocumentTree& tree, TokenRange range) {
  while (range.size() > 0) {
    const TokenIndex last = range.last - 1;
    const bool year = range.size() > 2 && is_number(tree.text(last)) &&
                      (tree.text(last - 1) == "(" || tree.text(last - 1) == ",");
    if (!year && !is_punctuation(tree, last) && !is_possessive_mark(tree, last)) break;
    range.last -= year ? 2 : 1;
  }
  return range;
}

/// "President Ada Moss", "Ukrainian President Moss" -> the name alone.
TokenRange trim_titles(const DocumentTree& tree, TokenRange range) {
  TokenIndex first = range.first;
  for (TokenIndex i = range.first; i + 1 < range.last; ++i) {
    if (is_title(tree, i))
      first = i + 1;
    else if (find_country_of_people(tree.text(i)) == nullptr &&
             find_country(tree.text(i)) == nullptr && tree[i].tag != Tag::Jj)
      break;
  }
  return {first, range.last};
}

using WordSet = std::unordered_set<std::string_view>;

/// Last words of what the model or the first name says is a person's full name.
WordSet surnames_of_model(const DocumentTree& tree) {
  WordSet words;
  for (const EntitySpan& entity : tree.annotation().entities) {
    const bool person =
        entity.label == Ner::Person || is_first_name(tree.text(entity.tokens.first));
    if (person && entity.tokens.size() > 1) words.insert(tree.text(entity.tokens.last - 1));
  }
  return words;
}

/// "Special Advisor Thames", which the model takes for a body, where the text knows a Thames.
TokenRange trim_titles_of_person(const DocumentTree& tree, const WordSet& surnames,
                                 TokenRange range) {
  constexpr TokenIndex kLongest = 3;
  if (!surnames.contains(tree.text(range.last - 1))) return range;
  const TokenRange rest = trim_titles(tree, range);
  return rest.size() > kLongest ? range : rest;
}

/// "BAGHDAD - Task Force": a dash between spaces parts names.
bool is_parting_dash(const DocumentTree& tree, TokenIndex i) {
  const auto word = tree.text(i);
  if (word != "-" && word != "–" && word != "—" && word != "--") return false;
  return i > 0 && i + 1 < tree.size() && tree[i].span.begin > tree[i - 1].span.end &&
         tree[i + 1].span.begin > tree[i].span.end;
}

/// The part before a line break, a dash or a sentence boundary.
TokenRange cut_at_breaks(const DocumentTree& tree, TokenRange range) {
  for (TokenIndex i = range.first + 1; i < range.last; ++i)
    if (tree[i].pos == Pos::Space || is_parting_dash(tree, i) ||
        tree.sentence(i) != tree.sentence(range.first))
      return {range.first, i};
  return range;
}

Name make_name(const DocumentTree& tree, TokenRange range, Ner label) {
  return {range, type_of_label(label), label, name_text(tree, range)};
}

/// "UK-US" names two countries.
bool split_pair(const DocumentTree& tree, const Name& name, std::vector<Name>& out) {
  const TokenRange r = name.tokens;
  if (r.size() != 3 || tree.text(r.first + 1).size() > 3) return false;
  const auto known = [&](TokenIndex i) {
    return type_of_known_name(tree.text(i)) == EntityType::Gpe ||
           type_of_known_name(tree.text(i)) == EntityType::Org;
  };
  const auto joint = tree.text(r.first + 1);
  if (joint != "-" && joint != "–" && joint != "/") return false;
  if (!known(r.first) || !known(r.last - 1)) return false;
  out.push_back(make_name(tree, {r.first, r.first + 1}, name.label));
  out.push_back(make_name(tree, {r.last - 1, r.last}, name.label));
  return true;
}

/// One proper noun that is no month, weekday or feast, and yet a date to the model.
bool is_mistaken_date(const DocumentTree& tree, TokenRange range, EntityType type) {
  return type == EntityType::Date && range.size() == 1 && tree[range.first].tag == Tag::Nnp &&
         is_capitalised(tree.text(range.first)) && !is_word("month", tree.text(range.first));
}

void add_model_names(const DocumentTree& tree, std::vector<Name>& names) {
  const WordSet surnames = surnames_of_model(tree);
  for (const EntitySpan& entity : tree.annotation().entities) {
    TokenRange range = cut_at_breaks(tree, entity.tokens);
    const EntityType type = type_of_label(entity.label);
    if (!is_value(type)) range = trim_front(tree, range);
    range = trim_back(tree, range);
    if (type == EntityType::Person && range.size() > 1) range = trim_titles(tree, range);
    if (type == EntityType::Org && range.size() > 1)
      range = trim_titles_of_person(tree, surnames, range);
    if (range.size() == 0) continue;
    if (range.first > 0 && is_word("event.first", tree.text(range.first - 1))) --range.first;
    if (is_mistaken_date(tree, range, type)) {
      names.push_back(make_name(tree, range, Ner::None));
      continue;
    }
    if (!is_value(type) && (!has_capital(tree, range) || is_title(tree, range.last - 1))) {
      const bool role_only = type == EntityType::Person || type == EntityType::Org;
      if (!has_capital(tree, range) || (role_only && range.size() <= 2)) continue;
    }
    const Name name = make_name(tree, range, entity.label);
    if (!split_pair(tree, name, names)) names.push_back(name);
  }
}

std::vector<bool> covered_tokens(const DocumentTree& tree, const std::vector<Name>& names) {
  std::vector<bool> covered(tree.size(), false);
  for (const Name& name : names)
    std::fill(covered.begin() + name.tokens.first, covered.begin() + name.tokens.last, true);
  return covered;
}

/// Last words of people's full names: "Lanes" is a name where "Ada Lanes" is one.
WordSet surnames(const DocumentTree& tree, const std::vector<Name>& names) {
  WordSet words;
  for (const Name& name : names)
    if (name.type == EntityType::Person && name.tokens.size() > 1)
      words.insert(tree.text(name.tokens.last - 1));
  return words;
}

bool begins_run(const DocumentTree& tree, const std::vector<bool>& covered, const WordSet& known,
                TokenIndex i) {
  if (covered[i]) return false;
  const bool surname = is_noun(tree[i].tag) && known.contains(tree.text(i));
  if (!surname && (!is_proper_noun(tree[i].tag) || is_title(tree, i))) return false;
  return is_capitalised(tree.text(i)) && !is_word("month", tree.text(i));
}

/// Runs of proper nouns outside any entity: "Moss", "Saint-Denis".
void add_proper_noun_runs(const DocumentTree& tree, std::vector<Name>& names) {
  const auto covered = covered_tokens(tree, names);
  const WordSet known = surnames(tree, names);
  for (TokenIndex i = 0; i < tree.size(); ++i) {
    if (!begins_run(tree, covered, known, i)) continue;
    TokenIndex last = i + 1;
    const auto continues = [&](TokenIndex t) {
      return t < tree.size() && tree.sentence(t) == tree.sentence(i) && !covered[t] &&
             is_proper_noun(tree[t].tag) && is_capitalised(tree.text(t));
    };
    while (continues(last) ||
           (last + 1 < tree.size() && tree.text(last) == "-" && !is_parting_dash(tree, last) &&
            !covered[last] && continues(last + 1)))
      ++last;
    const TokenRange range = trim_back(tree, {i, last});
    if (range.size() > 0 && !is_title(tree, range.last - 1))
      names.push_back(make_name(tree, range, Ner::None));
    i = last - 1;
  }
}

/// "British", "Kurds", where the model has no entity.
void add_nationalities(const DocumentTree& tree, std::vector<Name>& names) {
  const auto covered = covered_tokens(tree, names);
  for (TokenIndex i = 0; i < tree.size(); ++i)
    if (!covered[i] && is_capitalised(tree.text(i)) &&
        find_country_of_people(tree.text(i)) != nullptr)
      names.push_back(make_name(tree, {i, i + 1}, Ner::Norp));
}

/// What the running text calls things: whole names, and every word of a person's name.
std::unordered_set<std::string> body_names(const DocumentTree& tree,
                                           const std::vector<Name>& names) {
  std::unordered_set<std::string> known;
  for (const Name& name : names) {
    if (tree.heading(name.tokens.first)) continue;
    known.insert(name.text);
    if (name.type == EntityType::Person)
      known.insert(name_text(tree, {name.tokens.last - 1, name.tokens.last}));
  }
  return known;
}

/// Whether a heading has a capital on most of its longer words, so that capitals tell nothing.
bool is_title_case(const DocumentTree& tree, std::uint32_t sentence) {
  constexpr double kTitleCaseShare = 0.7;
  constexpr std::size_t kLongWord = 4;
  const TokenRange range = tree.annotation().sentences[sentence];
  std::uint32_t words = 0, capitals = 0;
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (tree.text(i).size() < kLongWord) continue;
    ++words;
    capitals += is_capitalised(tree.text(i));
  }
  return words > 0 && capitals >= kTitleCaseShare * words;
}

/// Whether the token stands in a headline whose capitals do not mark names. A question alone in its
/// paragraph can be one too ("What Lies Ahead?").
bool tells_nothing_by_capitals(const DocumentTree& tree, TokenIndex i) {
  const std::uint32_t s = tree.sentence(i);
  const TokenRange range = tree.annotation().sentences[s];
  const bool alone = (range.first == 0 || tree.paragraph(range.first - 1) != tree.paragraph(i)) &&
                     (range.last == tree.size() || tree.paragraph(range.last) != tree.paragraph(i));
  const bool question = alone && tree.text(range.last - 1) == "?";
  return (tree.heading(i) || question) && is_title_case(tree, s);
}

/// The longest part of a heading's name that the running text or the word lists know; empty if
/// none.
TokenRange known_part(const DocumentTree& tree, const Name& name,
                      const std::unordered_set<std::string>& known) {
  constexpr TokenIndex kLongestName = 12;  // anything longer is no name
  for (TokenIndex size = std::min(name.tokens.size(), kLongestName); size > 0; --size)
    for (TokenIndex first = name.tokens.first; first + size <= name.tokens.last; ++first) {
      const std::string text = name_text(tree, {first, first + size});
      if (known.contains(text) || type_of_known_name(text) != EntityType::Other)
        return {first, first + size};
    }
  return {};
}

/// In a title-case heading only names that the running text or the word lists know are names.
void guard_headings(const DocumentTree& tree, std::vector<Name>& names) {
  const auto known = body_names(tree, names);
  if (known.empty()) return;
  std::vector<Name> kept;
  std::optional<std::uint32_t> sentence;  // of the name before
  bool tells_nothing = false;
  for (Name& name : names) {
    const TokenIndex first = name.tokens.first;
    if (sentence != tree.sentence(first)) {
      sentence = tree.sentence(first);
      tells_nothing = tells_nothing_by_capitals(tree, first);
    }
    if (!is_value(name.type) && tells_nothing) {
      const TokenRange part = known_part(tree, name, known);
      if (part.size() == 0) continue;
      if (part != name.tokens) name = make_name(tree, part, name.label);
    }
    kept.push_back(std::move(name));
  }
  names = std::move(kept);
}

/// "The Lund administration" is a body of its own, not Lund.
void add_governments(const DocumentTree& tree, std::vector<Name>& names) {
  static constexpr std::array<std::string_view, 4> kNouns = {"administration", "regime",
                                                             "government", "cabinet"};
  for (Name& name : names) {
    const TokenIndex noun = name.tokens.last;
    if (name.type != EntityType::Person || noun >= tree.size()) continue;
    if (std::find(kNouns.begin(), kNouns.end(), tree.lower(noun)) == kNouns.end()) continue;
    if (tree[noun - 1].head != noun || tree[noun - 1].dep != Dep::Compound) continue;
    name = {{name.tokens.first, noun + 1}, EntityType::Org, Ner::None, {}};
    name.text = name_text(tree, name.tokens);
  }
}

void sort_names(std::vector<Name>& names) {
  std::sort(names.begin(), names.end(),
            [](const Name& a, const Name& b) { return a.tokens.first < b.tokens.first; });
}

}  // namespace

std::vector<Name> find_names(const DocumentTree& tree, const NamesTable* given) {
  std::vector<Name> names;
  add_model_names(tree, names);
  add_proper_noun_runs(tree, names);
  add_nationalities(tree, names);
  sort_names(names);
  add_missed_names(tree, names);
  guard_headings(tree, names);
  if (given != nullptr) put_given_names(tree, *given, names);
  decide_types(tree, names);
  add_governments(tree, names);
  return names;
}

std::string name_text(const DocumentTree& tree, TokenRange tokens) {
  std::string words = tree.text(tokens);
  for (auto at = words.find("’"); at != std::string::npos; at = words.find("’", at))
    words.replace(at, std::string_view("’").size(), "'");
  if (words.size() > 2 && words.ends_with("'s")) words.resize(words.size() - 2);
  return words;
}

EntityType type_of_label(Ner label) {
  switch (label) {
    case Ner::Person:
      return EntityType::Person;
    case Ner::Org:
      return EntityType::Org;
    case Ner::Gpe:
      return EntityType::Gpe;
    case Ner::Loc:
      return EntityType::Loc;
    case Ner::Fac:
      return EntityType::Fac;
    case Ner::Norp:
      return EntityType::Norp;
    case Ner::Event:
      return EntityType::Event;
    case Ner::Product:
      return EntityType::Product;
    case Ner::WorkOfArt:
      return EntityType::Work;
    case Ner::Law:
      return EntityType::Law;
    case Ner::Date:
      return EntityType::Date;
    case Ner::Time:
      return EntityType::Time;
    case Ner::Money:
      return EntityType::Money;
    case Ner::Percent:
      return EntityType::Percent;
    case Ner::Quantity:
      return EntityType::Quantity;
    case Ner::Cardinal:
    case Ner::Ordinal:
      return EntityType::Number;
    default:
      return EntityType::Other;
  }
}

bool is_value(EntityType type) { return type >= EntityType::Date; }

bool is_title(const DocumentTree& tree, TokenIndex token) {
  const auto word = tree.text(token);
  if (!is_capitalised(word)) return is_word("role", tree.lower(token));
  return is_honorific(word) || is_word("role", tree.lower(token));
}

}  // namespace kg
