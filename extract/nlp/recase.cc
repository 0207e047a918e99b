#include "extract/nlp/recase.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/known_names.h"
#include "core/span.h"
#include "core/unicode.h"
#include "extract/nlp/common_words.h"

namespace kg {
namespace {

constexpr double kCapitalShare = 0.9;
constexpr unsigned kFewestLetters = 10;
constexpr unsigned kManyWords = 5;    // among so many in title case one may be small ("iPhone")
constexpr std::size_t kLongWord = 4;  // shorter words say nothing about title case
constexpr std::size_t kLongestName =
    4;  // words of a name of the tables: "Democratic Republic of .."

// Abbreviations of news that other tables do not hold.
constexpr std::string_view kAbbreviations[] = {
    "AFP",   "AI",   "AP",   "BBC",    "BMW",    "BP",   "CCTV", "CDC", "CEO",  "CIA",  "CNN",
    "COVID", "DC",   "DNA",  "EPA",    "EU",     "FA",   "FBI",  "FDA", "FIFA", "GCHQ", "GDP",
    "GOP",   "GP",   "HIV",  "HMRC",   "HSBC",   "IBM",  "IOC",  "IRA", "IRS",  "ISIS", "JFK",
    "LGBT",  "MEP",  "MI5",  "MI6",    "MP",     "NASA", "NATO", "NBA", "NFL",  "NGO",  "NHS",
    "NYC",   "NYPD", "OECD", "OPEC",   "PM",     "RAF",  "SEC",  "SNP", "TV",   "UAE",  "UEFA",
    "UFO",   "UK",   "UN",   "UNESCO", "UNICEF", "US",   "USA",  "VAT", "VIP"};

// Short words of title case that stay small, of four letters and more.
constexpr std::string_view kSmallWords[] = {
    "about",  "after", "against", "amid",  "among", "before", "behind",  "between",
    "during", "from",  "into",    "over",  "than",  "that",   "through", "under",
    "until",  "upon",  "when",    "while", "with",  "without"};

// Names that are common words too. Running text of the document goes before them.
constexpr std::string_view kNames[] = {"Amazon",
                                       "Apple",
                                       "Bush",
                                       "Downing Street",
                                       "Ford",
                                       "Google",
                                       "House of Commons",
                                       "House of Lords",
                                       "House of Representatives",
                                       "Labour",
                                       "Meta",
                                       "Middle East",
                                       "Red Cross",
                                       "Shell",
                                       "Silicon Valley",
                                       "Supreme Court",
                                       "Tesla",
                                       "Trump",
                                       "Twitter",
                                       "Uber",
                                       "Wall Street",
                                       "West Bank",
                                       "White House",
                                       "World Bank",
                                       "World Cup",
                                       "Xi"};

constexpr std::string_view kCalendar[] = {
    "January", "February", "April",    "June",      "July",    "August",    "September",
    "October", "November", "December", "Monday",    "Tuesday", "Wednesday", "Thursday",
    "Friday",  "Saturday", "Sunday",   "Christmas", "Easter",  "Ramadan"};

struct Word {
  Span span;
  bool begins_sentence = false;
};

char32_t code_point_at(std::string_view text, std::size_t at) { return take_code_point(text, at); }

bool is_letter(char32_t c) {
  return is_upper(c) || is_lower(c) || (c > 0x7F && is_alphanumeric(c));
}
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

// Letters and digits, with apostrophes and full stops between letters ("Trump's", "U.S.").
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool begins = true, open = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto at = static_cast<std::uint32_t>(i);
    const char32_t c = take_code_point(text, i);
    if (is_alphanumeric(c)) {
      if (!open) words.push_back({{at, at}, begins});
      open = true;
      begins = false;
      words.back().span.end = static_cast<std::uint32_t>(i);
      continue;
    }
    const bool more = i < text.size() && is_letter(code_point_at(text, i));
    if (open && more && (is_apostrophe(c) || c == U'.')) continue;
    open = false;
    if (c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U'"' || c == U'\u201C' ||
        c == U'\u2018' || c == U'\n')
      begins = true;
  }
  return words;
}

struct Letters {
  unsigned upper = 0;
  unsigned lower = 0;
};

Letters count_letters(std::string_view text) {
  Letters letters;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = take_code_point(text, i);
    letters.upper += is_upper(c) ? 1 : 0;
    letters.lower += is_lower(c) ? 1 : 0;
  }
  return letters;
}

bool is_in_capitals(std::string_view text) {
  const Letters letters = count_letters(text);
  const unsigned all = letters.upper + letters.lower;
  return all >= kFewestLetters && text.find(' ') != std::string_view::npos &&
         letters.upper >= kCapitalShare * all;
}

bool begins_upper(std::string_view word) { return is_upper(code_point_at(word, 0)); }

bool is_all_upper(std::string_view word) {
  const Letters letters = count_letters(word);
  return letters.lower == 0 && letters.upper > 1;
}

// "the" of "Trump's": without 's and the like.
std::string_view without_clitic(std::string_view word) {
  for (const std::string_view mark : {"'", "\u2019"}) {
    const auto at = word.rfind(mark);
    if (at != std::string_view::npos && at > 0 && word.size() - at - mark.size() <= 2)
      return word.substr(0, at);
  }
  return word;
}

// The lower case at the same bytes: letters that would change their length stay.
std::string lower_in_place(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    take_code_point(text, i);
    const std::string_view letter = text.substr(at, i - at);
    const std::string lower = to_lower(letter);
    out += lower.size() == letter.size() ? lower : std::string(letter);
  }
  return out;
}

// "starmer" -> "Starmer"; each piece of a name with hyphens is a word of its own.
std::string capitalized(std::string_view word) {
  std::string out = lower_in_place(word);
  std::size_t end = 0;
  take_code_point(word, end);
  return std::string(word.substr(0, end)) + out.substr(end);
}

template <typename List>
std::optional<std::string> find_folded(const List& list, std::string_view lower) {
  const auto found = std::find_if(std::begin(list), std::end(list), [&](std::string_view name) {
    return name.size() == lower.size() && to_lower(name) == lower;
  });
  if (found == std::end(list)) return std::nullopt;
  return std::string(*found);
}

bool is_place_or_body(std::string_view name) {
  return find_country_of_people(name) || find_country_of_capital(name) || find_known_name(name);
}

bool is_roman_number(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "in *May*", "since *March*".
bool is_month_behind(std::string_view word, std::string_view before) {
  static constexpr std::string_view kBefore[] = {"by",  "early", "from", "in",    "last", "late",
                                                 "mid", "next",  "of",   "since", "this", "until"};
  const std::string lower = to_lower(word);
  return (lower == "may" || lower == "march") && find_folded(kBefore, to_lower(before));
}

// Where sentences of a paragraph end: behind a full stop before a space and a capital.
std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> sentences;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if ((text[i] != '.' && text[i] != '!' && text[i] != '?') || text[i + 1] != ' ') continue;
    sentences.push_back({begin, static_cast<std::uint32_t>(i + 2)});
    begin = static_cast<std::uint32_t>(i + 2);
  }
  if (begin < text.size()) sentences.push_back({begin, static_cast<std::uint32_t>(text.size())});
  return sentences;
}

}  // namespace

LetterCase letter_case_of(std::string_view text) {
  if (is_in_capitals(text)) return LetterCase::Capitals;
  unsigned small = 0, upper = 0, common = 0;
  for (const Word& word : words_of(text)) {
    const std::string_view written = without_clitic(slice(text, word.span));
    if (written.size() < kLongWord || has_digit(written)) continue;
    if (!begins_upper(written)) {
      small += find_folded(kSmallWords, written) ? 0 : 1;
      continue;
    }
    ++upper;
    common += !word.begins_sentence && is_common_word(to_lower(written)) ? 1 : 0;
  }
  const bool title = common >= 1 && (small == 0 || (small == 1 && upper >= kManyWords));
  return title ? LetterCase::Title : LetterCase::Sentence;
}

Recaser::Recaser(const std::vector<std::string_view>& body) {
  for (const std::string_view text : body)
    if (!is_in_capitals(text)) read(text);
}

void Recaser::read(std::string_view text) {
  for (const Word& word : words_of(text)) {
    const std::string_view written = without_clitic(slice(text, word.span));
    // The first word of a sentence has a capital whatever it is, unless it has more of them.
    if (word.begins_sentence && !is_all_upper(written)) continue;
    const std::string lower = to_lower(written);
    Forms& forms = forms_[lower];
    if (lower == written)
      ++forms.lower;
    else if (lower.size() == written.size())
      ++forms.others[std::string(written)];
  }
}

// What running text would write for one word.
std::string Recaser::form_of(std::string_view word, LetterCase letter_case) const {
  const std::string lower = to_lower(word);
  if (lower.size() != word.size()) return std::string(word);
  if (const auto found = forms_.find(lower); found != forms_.end()) {
    const Forms& forms = found->second;
    const auto most = std::max_element(
        forms.others.begin(), forms.others.end(), [](const auto& a, const auto& b) {
          return a.second != b.second ? a.second < b.second : a.first > b.first;
        });
    return most != forms.others.end() && most->second > forms.lower ? most->first : lower;
  }
  const bool capitals = letter_case == LetterCase::Capitals;
  if (!capitals && (is_all_upper(word) || !begins_upper(word))) return std::string(word);
  if (is_roman_number(word) || (capitals && has_digit(word))) return std::string(word);
  if (auto known = find_folded(kAbbreviations, lower); known && capitals) return *known;
  const std::string name = capitalized(word);
  if (is_place_or_body(name) || find_folded(kCalendar, lower) || find_folded(kNames, lower))
    return name;
  if (is_common_word(lower)) return lower;
  if (capitals && is_place_or_body(word)) return std::string(word);
  return capitals ? name : std::string(word);
}

void Recaser::recase_line(std::string_view text, LetterCase letter_case, std::string& out) const {
  const auto words = words_of(text);
  const auto put = [&](Span span, std::string_view form) {
    std::copy(form.begin(), form.end(), out.begin() + static_cast<std::ptrdiff_t>(span.begin));
  };
  for (std::size_t i = 0; i < words.size();) {
    // A name of several words that the tables hold: "the *White House*", "*North Korea*".
    std::size_t taken = 0;
    for (std::size_t n = std::min(kLongestName, words.size() - i); n > 1 && taken == 0; --n) {
      const Span span{words[i].span.begin, words[i + n - 1].span.end};
      std::string name(slice(text, span));
      for (std::size_t k = 0; k < n; ++k) {
        const Span one{words[i + k].span.begin - span.begin, words[i + k].span.end - span.begin};
        const std::string_view word = slice(name, one);
        const std::string lower = lower_in_place(word);
        const std::string form =
            lower == "of" || lower == "the" || lower == "and" ? lower : capitalized(word);
        std::copy(form.begin(), form.end(), name.begin() + static_cast<std::ptrdiff_t>(one.begin));
      }
      const std::string bare(without_clitic(name));
      if (!is_place_or_body(bare) && !find_folded(kNames, to_lower(bare))) continue;
      put(span, name);
      taken = n;
    }
    if (taken == 0) {
      const std::string_view word = slice(text, words[i].span);
      const std::string_view bare = without_clitic(word);
      std::string form = form_of(bare, letter_case);
      const bool begins = words[i].begins_sentence && form == to_lower(bare);
      if (begins || (i > 0 && is_month_behind(bare, slice(text, words[i - 1].span))))
        form = capitalized(bare);
      form += lower_in_place(word.substr(bare.size()));
      if (form.size() == word.size()) put(words[i].span, form);
      taken = 1;
    }
    i += taken;
  }
}

std::string Recaser::recase(std::string_view text, bool title) const {
  std::string out(text);
  if (title) {
    const LetterCase letter_case = letter_case_of(text);
    if (letter_case != LetterCase::Sentence) recase_line(text, letter_case, out);
  } else {
    for (const Span sentence : sentences_of(text)) {
      const std::string_view words = slice(text, sentence);
      if (!is_in_capitals(words)) continue;
      std::string line(words);
      recase_line(words, LetterCase::Capitals, line);
      std::copy(line.begin(), line.end(),
                out.begin() + static_cast<std::ptrdiff_t>(sentence.begin));
    }
  }
  return out == text ? std::string() : out;
}

}  // namespace kg
