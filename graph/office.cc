#include "graph/office.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "core/countries.h"
#include "core/table_rows.h"
#include "core/unicode.h"
#include "core/words.h"
#include "graph/country_words.h"
#include "offices.tsv.h"

namespace kg {
namespace {

using Words = std::vector<std::string_view>;

struct Title {
  std::string_view field;
  bool single = false;
};

std::unordered_map<std::string, Title> read_titles() {
  std::unordered_map<std::string, Title> titles;
  for_each_row_of(kOfficesTsv, [&](const Words& fields) {
    if (fields.size() == 3)
      titles.emplace(to_lower(fields[0]), Title{fields[1], fields[2] == "one"});
  });
  return titles;
}

const std::unordered_map<std::string, Title>& titles() {
  static const auto table = read_titles();
  return table;
}

/// What a minister or secretary is in charge of, as said before the word or behind its "of".
std::string portfolio(std::string_view word) {
  static constexpr std::array<std::string_view, 28> kWords = {
      "foreign",     "defence",     "finance",  "interior",    "home",     "health",
      "justice",     "education",   "trade",    "energy",      "treasury", "transport",
      "labour",      "culture",     "economy",  "environment", "business", "housing",
      "commerce",    "agriculture", "climate",  "science",     "sports",   "tourism",
      "development", "immigration", "security", "oil"};
  std::string lower = ministry_word(word);
  if (lower == "economic") lower = "economy";
  return is_one_of(lower, kWords) ? lower : std::string();
}

bool is_past(std::string_view lower) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "former", "then", "late", "one-time", "onetime", "ousted", "deposed"};
  return is_one_of(lower, kWords);
}

bool is_article(std::string_view lower) { return lower == "the" || lower == "a" || lower == "an"; }

bool is_joint(std::string_view lower) {
  static constexpr std::array<std::string_view, 6> kWords = {"of", "for", "at", "in", "to", "with"};
  return is_one_of(lower, kWords);
}

bool is_capitalised(std::string_view word) {
  std::size_t offset = 0;
  return !word.empty() && is_upper(take_code_point(word, offset));
}

std::string_view trim(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ';')) word.remove_suffix(1);
  return word;
}

std::string join(Words::const_iterator first, Words::const_iterator last) {
  std::string text;
  for (auto it = first; it != last; ++it) {
    if (!text.empty()) text += ' ';
    text += *it;
  }
  return text;
}

class OfficeReader {
 public:
  explicit OfficeReader(std::string_view phrase) {
    for (const auto word : split(phrase, ' '))
      if (!trim(word).empty()) words_.push_back(trim(word));
  }

  std::optional<Office> read() {
    if (!find_title()) return std::nullopt;
    read_before();
    read_after();
    finish();
    return std::move(office_);
  }

 private:
  /// The longest known title that begins earliest, before any preposition.
  bool find_title() {
    for (begin_ = 0; begin_ < words_.size(); ++begin_) {
      if (begin_ > 0 && is_joint(to_lower(words_[begin_]))) return false;
      for (std::size_t n = std::min<std::size_t>(4, words_.size() - begin_); n > 0; --n)
        if (take_title(n)) return true;
    }
    return false;
  }

  bool take_title(std::size_t n) {
    const auto first = words_.begin() + static_cast<std::ptrdiff_t>(begin_);
    std::string title = to_lower(join(first, first + static_cast<std::ptrdiff_t>(n)));
    if (title.starts_with("ex-")) {
      title.erase(0, 3);
      office_.past = true;
    }
    const auto known = titles().find(title);
    if (known == titles().end()) return false;
    office_.title = std::move(title);
    office_.field = known->second.field;
    office_.single = known->second.single;
    end_ = begin_ + n;
    return true;
  }

  void take_portfolio(const std::string& charge) {
    office_.title = charge + " " + office_.title;
    office_.single = true;
  }

  bool has_portfolio() const { return office_.title == "minister" || office_.title == "secretary"; }

  /// The words before the title: whose it is, and since when no more.
  void read_before() {
    std::size_t end = begin_;
    if (has_portfolio() && end > 0) {
      if (end > 1 && to_lower(words_[end - 1]) == "affairs") --end;
      const std::string charge = portfolio(words_[end - 1]);
      if (!charge.empty()) take_portfolio(charge), --end;
    }
    Words body;
    for (std::size_t i = 0; i < end; ++i) {
      const std::string lower = to_lower(words_[i]);
      office_.past = office_.past || is_past(lower);
      if (is_article(lower) || is_past(lower)) continue;
      const auto owner = without_possessive(words_[i]);
      if (is_capitalised(words_[i])) body.push_back(owner.value_or(words_[i]));
      if (owner) break;
    }
    take_body(body);
  }

  /// "of Poland", "at Acme", "for foreign affairs of Norway"; "to France" makes another office.
  void read_after() {
    std::size_t at = end_;
    while (at + 1 < words_.size() && is_joint(to_lower(words_[at]))) {
      const std::string joint = to_lower(words_[at++]);
      if (at < words_.size() && is_article(to_lower(words_[at]))) ++at;
      if (at == words_.size()) return;
      const std::string charge = has_portfolio() ? portfolio(words_[at]) : std::string();
      if (!charge.empty()) {
        take_portfolio(charge);
        ++at;
        if (at < words_.size() && to_lower(words_[at]) == "affairs") ++at;
        continue;
      }
      read_body_after(joint, at);
      return;
    }
  }

  void read_body_after(const std::string& joint, std::size_t at) {
    Words body;
    for (; at < words_.size(); ++at) {
      const bool inner = at + 1 < words_.size() && is_capitalised(words_[at + 1]);
      const std::string lower = to_lower(words_[at]);
      if (!is_capitalised(words_[at]) && !(inner && (lower == "of" || lower == "and"))) break;
      body.push_back(without_possessive(words_[at]).value_or(words_[at]));
    }
    if (body.empty()) return;
    if (joint == "to") {
      const std::string where = join(body.begin(), body.end());
      office_.title += " to " + std::string(canonical_name(where));
    } else {
      take_body(body);
    }
  }

  void take_body(const Words& words) {
    if (words.empty()) return;
    const std::string all = join(words.begin(), words.end());
    const Country* country = country_named(all);
    if (country == nullptr && words.size() > 1) {
      const Country* first = country_named(words.front());  // "French Socialist leader"
      if (first != nullptr) office_.country = first->iso3;
    }
    if (country != nullptr) office_.country = country->iso3;
    office_.body = country != nullptr ? country->name : canonical_name(all);
    nationality_ = country != nullptr;
  }

  /// A nationality is the body of an office of state, not of an occupation.
  void finish() {
    if (office_.field.empty() && nationality_ && office_.single) office_.field = "politics";
    const bool state = office_.single || office_.field == "politics" ||
                       office_.field == "military" || office_.field == "royalty";
    if (nationality_ && !state) office_.body.clear();
  }

  Words words_;
  std::size_t begin_ = 0, end_ = 0;
  bool nationality_ = false;
  Office office_;
};

}  // namespace

std::optional<Office> read_office(std::string_view phrase, std::string_view after) {
  std::string text(phrase);
  if (!after.empty()) text.append(" of ").append(after);
  return OfficeReader(text).read();
}

}  // namespace kg
