#include "extract/claims/amounts.h"

#include <algorithm>

#include "core/words.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/number_words.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

struct Comparison {
  std::string_view words;
  Comparator comparator;
};

// What may stand before a number; longer ones first.
constexpr Comparison kBefore[] = {
    {"no more than", Comparator::AtMost},   {"not more than", Comparator::AtMost},
    {"no fewer than", Comparator::AtLeast}, {"no less than", Comparator::AtLeast},
    {"as many as", Comparator::AtMost},     {"as much as", Comparator::AtMost},
    {"as few as", Comparator::AtLeast},     {"more than", Comparator::AtLeast},
    {"greater than", Comparator::AtLeast},  {"at least", Comparator::AtLeast},
    {"well over", Comparator::AtLeast},     {"less than", Comparator::AtMost},
    {"fewer than", Comparator::AtMost},     {"lower than", Comparator::AtMost},
    {"at most", Comparator::AtMost},        {"up to", Comparator::AtMost},
    {"close to", Comparator::About},        {"an estimated", Comparator::About},
    {"over", Comparator::AtLeast},          {"above", Comparator::AtLeast},
    {"exceeding", Comparator::AtLeast},     {"under", Comparator::AtMost},
    {"below", Comparator::AtMost},          {"about", Comparator::About},
    {"around", Comparator::About},          {"some", Comparator::About},
    {"roughly", Comparator::About},         {"approximately", Comparator::About},
    {"nearly", Comparator::About},          {"almost", Comparator::About},
    {"estimated", Comparator::About}};

/// A number and the tokens [first, last) that say it.
struct Number {
  TokenIndex first = 0;
  TokenIndex last = 0;
  double value = 0;
  bool vague = false;     // "dozens": at least two of them
  bool share = false;     // "half", "two-thirds"
  std::string_view unit;  // glued to the figures: "km" of "5km", "%"
};

class AmountReader {
 public:
  explicit AmountReader(const Tree& tree) : tree_(tree), end_(tree.range().last) {}

  std::vector<Amount> read() {
    for (TokenIndex t = tree_.range().first; t < end_;) {
      auto number = number_at(t);
      t = number ? add(*number) : t + 1;
    }
    return std::move(amounts_);
  }

 private:
  bool is(TokenIndex token, std::string_view word) const {
    return token < end_ && tree_.lower(token) == word;
  }
  bool is_hyphen(TokenIndex token) const { return is(token, "-") || is(token, "–"); }

  // Names and dates have numbers of their own.
  bool is_open(TokenIndex token) const {
    if (token >= end_) return false;
    const Ner entity = tree_[token].entity;
    return entity != Ner::Date && entity != Ner::Time && !is_name(entity);
  }

  std::optional<Number> number_at(TokenIndex t) const {
    if (!is_open(t)) return std::nullopt;
    if (auto number = share_at(t)) return number;
    if (auto number = vague_at(t)) return number;
    return cardinal_at(t);
  }

  // "half", "a third of", "two-thirds": a share needs a whole, or it is an ordinal.
  std::optional<Number> share_at(TokenIndex t) const {
    Number number{.first = t, .last = t, .value = 1, .vague = false, .share = true, .unit = {}};
    if (is(t, "half") && !is(t + 1, "a") && !is_hyphen(t + 1)) {
      number.value = 0.5;
      number.last = t + 1;
      return number;
    }
    auto count = is(t, "a") ? std::optional<double>(1) : small_number(tree_.lower(t));
    TokenIndex at = is_hyphen(t + 1) ? t + 2 : t + 1;
    if (!count || at >= end_ || !fraction(tree_.lower(at))) return std::nullopt;
    if (!is(at + 1, "of") && !is_hyphen(t + 1)) return std::nullopt;
    number.value = *count * *fraction(tree_.lower(at));
    number.last = at + 1;
    return number;
  }

  // "dozens", "hundreds of thousands", "several hundred".
  std::optional<Number> vague_at(TokenIndex t) const {
    Number number{.first = t, .last = t + 1, .value = 2, .vague = true, .share = false, .unit = {}};
    if (is(t, "several") && t + 1 < end_ && scale(tree_.lower(t + 1))) {
      number.value *= *scale(tree_.lower(t + 1));
      number.last = t + 2;
      return number;
    }
    auto size = vague_scale(tree_.lower(t));
    if (!size) return std::nullopt;
    number.value *= *size;
    while (is(number.last, "of") && number.last + 1 < end_ &&
           vague_scale(tree_.lower(number.last + 1))) {
      number.value *= *vague_scale(tree_.lower(number.last + 1));
      number.last += 2;
    }
    return number;
  }

  // "25", "1.2 billion", "two hundred and fifty", "a dozen", "half a million".
  std::optional<Number> cardinal_at(TokenIndex t) const {
    Number number{.first = t, .last = t, .value = 0, .vague = false, .share = false, .unit = {}};
    const bool half = is(t, "half") && is(t + 1, "a");
    TokenIndex at = half ? t + 1 : t;
    if (is(at, "a")) {
      if (at + 1 >= end_ || tree_.lower(at + 1).size() < 3 || !scale(tree_.lower(at + 1)))
        return std::nullopt;
      number.value = (half ? 0.5 : 1) * *scale(tree_.lower(at + 1));
      number.last = at + 2;
      return number;
    }
    if (auto digits = figures(tree_.lower(at))) {
      number.value = digits->value;
      number.last = at + 1;
      if (auto size = scale(digits->rest); size && !is_metre(digits->rest, at))
        number.value *= *size;
      else
        number.unit = digits->rest == "%" ? digits->rest : measure(digits->rest);
      read_scales(number);
      return number;
    }
    return words_at(at);
  }

  // "40m" are millions of money or of what follows, or metres.
  bool is_metre(std::string_view suffix, TokenIndex at) const {
    if (suffix != "m" || !currency_before(at).empty()) return false;
    return at + 1 >= end_ || !tree_.is_noun(at + 1);
  }

  void read_scales(Number& number) const {
    while (number.last < end_) {
      const std::string& word = tree_.lower(number.last);
      const bool hyphen = is_hyphen(number.last);
      const TokenIndex at = hyphen ? number.last + 1 : number.last;
      std::string_view scaled = at < end_ ? std::string_view(tree_.lower(at)) : word;
      if (scaled.ends_with('.')) scaled.remove_suffix(1);
      const auto size = at < end_ ? scale(scaled) : std::nullopt;
      const bool letter = scaled.size() < 3;
      if (!size || (letter && (currency_before(number.first).empty() ||
                               tree_[at].span.begin > tree_[at - 1].span.end)))
        return;
      number.value *= *size;
      number.last = at + 1;
    }
  }

  // "two hundred and fifty thousand".
  std::optional<Number> words_at(TokenIndex t) const {
    Number number{.first = t, .last = t, .value = 0, .vague = false, .share = false, .unit = {}};
    double total = 0, group = 0;
    TokenIndex at = t;
    while (at < end_) {
      if (auto small = small_number(tree_.lower(at))) {
        group += *small;
      } else if (auto size = scale(tree_.lower(at));
                 size && tree_.lower(at).size() > 2 && (group > 0 || at == t)) {
        group = (group > 0 ? group : 1) * *size;
        if (*size > 100) {
          total += group;
          group = 0;
        }
      } else {
        const bool joins = is_hyphen(at) || (is(at, "and") && group >= 100);
        if (!joins || at + 1 >= end_ || at == t || !small_number(tree_.lower(at + 1))) break;
        ++at;
        continue;
      }
      number.last = ++at;
    }
    number.value = total + group;
    if (number.last == t) return std::nullopt;
    return number;
  }

  std::string_view currency_before(TokenIndex t) const {
    return t > tree_.range().first ? currency_sign(tree_.lower(t - 1)) : std::string_view();
  }

  // The amount of a number, and of the second one of a range. Gives the token behind it.
  TokenIndex add(const Number& number) {
    Number last = number;
    Amount amount;
    amount.value = number.share ? number.value * 100 : number.value;
    std::string unit;
    auto upper = range_end(number, number, "");
    if (!upper) {
      unit = number.share ? "%" + whole_of(last) : unit_behind(last);
      upper = range_end(number, last, unit);
    }
    if (upper) {
      amount.upper = upper->value;
      last = *upper;
      unit = unit_behind(last);
    }
    TokenIndex first = number.first;
    if (auto code = currency_before(first); !code.empty()) {
      unit = code;
      --first;
    }
    if (number.vague) amount.comparator = Comparator::AtLeast;
    if (amount.upper && first > tree_.range().first && is(first - 1, "between")) --first;
    read_comparison(first, last, amount);
    amount.unit = unit;
    amount.span = {tree_[first].span.begin, tree_[last.last - 1].span.end};
    if (is_amount(number, last, unit)) amounts_.push_back(std::move(amount));
    return std::max(last.last, number.last);
  }

  void read_comparison(TokenIndex& first, Number& last, Amount& amount) const {
    for (const Comparison& comparison : kBefore) {
      const auto at = phrase_before(first, comparison.words);
      if (!at) continue;
      amount.comparator = comparison.comparator;
      first = *at;
      break;
    }
    if (is(last.last, "or") && (is(last.last + 1, "more") || is(last.last + 1, "less"))) {
      amount.comparator = is(last.last + 1, "more") ? Comparator::AtLeast : Comparator::AtMost;
      last.last += 2;
    }
  }

  // The token where `phrase` begins that ends right before `last`; nothing if it does not.
  MaybeToken phrase_before(TokenIndex last, std::string_view phrase) const {
    for (TokenIndex t = last; t > tree_.range().first;) {
      const std::string& word = tree_.lower(--t);
      if (!phrase.ends_with(word)) return std::nullopt;
      phrase.remove_suffix(word.size());
      if (phrase.empty()) return t;
      if (!phrase.ends_with(' ')) return std::nullopt;
      phrase.remove_suffix(1);
    }
    return std::nullopt;
  }

  // "between 10 and 20", "10 to 20", "10-20", "two or three".
  std::optional<Number> range_end(const Number& number, const Number& unit_end,
                                  const std::string& unit) const {
    TokenIndex at = unit_end.last;
    const bool between =
        number.first > tree_.range().first &&
        is(currency_before(number.first).empty() ? number.first - 1 : number.first - 2, "between");
    const bool from = number.first > tree_.range().first && is(number.first - 1, "from");
    const bool joined = (between && is(at, "and")) ||
                        (!from && unit.empty() && (is(at, "to") || is_hyphen(at) || is(at, "or")));
    if (!joined || at + 1 >= end_) return std::nullopt;
    TokenIndex next = currency_sign(tree_.lower(at + 1)).empty() ? at + 1 : at + 2;
    auto upper = next < end_ ? number_at(next) : std::nullopt;
    if (!upper || upper->value <= number.value || upper->vague || upper->share) return std::nullopt;
    return upper;
  }

  // What is said behind the number; moves `number.last` behind it where it belongs to the amount.
  std::string unit_behind(Number& number) const {
    if (number.unit == "%") return "%" + whole_of(number);
    if (!number.unit.empty()) return std::string(number.unit);
    const TokenIndex at = is_hyphen(number.last) ? number.last + 1 : number.last;
    const bool per_cent = is(at, "per") && is(at + 1, "cent");
    if (is(at, "%") || is(at, "percent") || is(at, "pc") || per_cent) {
      number.last = per_cent ? at + 2 : at + 1;
      return "%" + whole_of(number);
    }
    if (is(at, "percentage") && (is(at + 1, "points") || is(at + 1, "point"))) {
      number.last = at + 2;
      return "percentage points";
    }
    if (auto symbol = symbol_at(number, at); !symbol.empty()) return symbol;
    return counted_noun(number);
  }

  // "dollars", "US dollars", "kilometres".
  std::string symbol_at(Number& number, TokenIndex at) const {
    const bool country = at + 1 < end_ && is_adjective_of_money(at);
    const TokenIndex word = country ? at + 1 : at;
    if (word >= end_) return {};
    std::string_view symbol = currency(tree_.lower(word));
    if (symbol.empty() && !country) symbol = measure(tree_.lower(word));
    if (!symbol.empty()) number.last = word + 1;
    return std::string(symbol);
  }

  bool is_adjective_of_money(TokenIndex token) const {
    return is_one_of(tree_.lower(token), {"us", "u.s.", "american", "canadian", "australian"});
  }

  // " of GDP" behind a percentage or a share: the head of the whole.
  std::string whole_of(Number& number) const {
    TokenIndex at = number.last;
    if (is(at, "of")) {
      auto whole = tree_.child(at, {Dep::Pobj});
      if (!whole || *whole < at) return {};
      number.last = *whole + 1;
      return " of " + std::string(tree_.text(*whole));
    }
    if (!number.share) return {};
    MaybeToken whole = tree_.head(number.last - 1);  // "half the voters"
    if (!whole || *whole < number.last || !tree_.is_noun(*whole) || *whole > at + 4) return {};
    number.last = *whole + 1;
    return " of " + std::string(tree_.text(*whole));
  }

  // "3,000 soldiers", "two Russian jets", "30-member", "dozens of people".
  std::string counted_noun(Number& number) const {
    TokenIndex at = number.last;
    if (number.vague || is(at, "of")) {
      if (!is(at, "of")) return is_noun_here(at) ? noun_at(number, at) : std::string();
      auto counted = tree_.child(at, {Dep::Pobj});
      bool plural = number.vague && counted && *counted > at;
      return plural ? noun_at(number, *counted) : std::string();
    }
    if (is_hyphen(at)) return is_noun_here(at + 1) ? noun_at(number, at + 1) : std::string();
    TokenIndex word = number.last - 1;
    MaybeToken head = tree_.head(word);
    while (head && *head < number.last && (*head >= number.first || tree_.dep(word) == Dep::Conj)) {
      word = *head;
      head = tree_.head(word);
    }
    const bool modifies =
        tree_.has_dep(number.last - 1, {Dep::Nummod, Dep::Quantmod, Dep::Compound, Dep::Amod,
                                        Dep::Nmod, Dep::Conj, Dep::Det, Dep::Predet});
    if (!head || !modifies || *head < number.last || !tree_.is_noun(*head)) return {};
    for (TokenIndex t = number.last; t < *head; ++t)
      if (tree_.is_punct(t) && tree_[t].tag != Tag::Hyph) return {};
    return noun_at(number, *head);
  }

  bool is_noun_here(TokenIndex token) const { return token < end_ && tree_.is_noun(token); }

  std::string noun_at(Number& number, TokenIndex noun) const {
    number.last = noun + 1;
    return tree_[noun].pos == Pos::Propn ? std::string(tree_.text(noun)) : tree_.lower(noun);
  }

  bool is_amount(const Number& number, const Number& last, const std::string& unit) const {
    const TokenIndex before = last.last - 1;
    const bool counted = before >= number.last;
    if (counted && in_lexicon(Lexicon::TimeNoun, tree_.lemma(before)) && unit.find('%') != 0)
      return false;  // durations
    if (is(last.last, "-") && is(last.last + 1, "old")) return false;
    if (number.first > tree_.range().first &&
        is_one_of(tree_.lower(number.first - 1), {"no.", "number", "#", "page", "chapter"}))
      return false;
    const bool one = tree_.lower(number.first) == "one" && last.last - number.first == 1;
    if (one || (number.value == 1 && unit == "one")) return false;
    if (!unit.empty()) return true;
    if (number.value >= 1900 && number.value < 2100 && tree_.lower(number.first).size() == 4)
      return false;  // a year
    // "Article 5", "Rossi, 54": behind what it belongs to; "3-2": a score.
    MaybeToken head = tree_.head(number.last - 1);
    const bool label = head && *head < number.first && tree_.is_noun(*head) &&
                       tree_.has_dep(number.last - 1, {Dep::Nummod, Dep::Appos, Dep::Npadvmod});
    const bool score = is_hyphen(number.last) ||
                       (number.first > tree_.range().first && is_hyphen(number.first - 1));
    return !label && !score;
  }

  const Tree& tree_;
  TokenIndex end_;
  std::vector<Amount> amounts_;
};

}  // namespace

std::vector<Amount> amounts_in(const Tree& tree) { return AmountReader(tree).read(); }

}  // namespace kg
