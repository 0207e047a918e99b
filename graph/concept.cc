#include "graph/concept.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/unicode.h"

namespace kg {
namespace {

constexpr std::size_t kMaxWords = 6;

struct Word {
  Span span;
  std::string_view text;
};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  const std::string lower = to_lower(word);
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool is_article(std::string_view word) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "a",    "an",    "the",   "no",   "every", "any", "some", "this",
      "that", "these", "those", "such", "both",  "all", "each"};
  return is_one_of(word, kWords);
}

bool is_possessive_pronoun(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWords = {"my",  "your", "his",  "her",
                                                             "its", "our",  "their"};
  return is_one_of(word, kWords);
}

/// Words that begin a clause behind a noun: what follows is no part of its name.
bool begins_clause(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "that",  "which",  "who",     "whom",    "whose", "where",    "when",  "while",
      "after", "before", "because", "despite", "if",    "although", "until", "as"};
  return is_one_of(word, kWords);
}

/// Words that cannot end a phrase.
bool is_joint(std::string_view word) {
  static constexpr std::array<std::string_view, 31> kWords = {
      "of",  "in",    "on",      "at",      "to",      "for",    "from",    "with",
      "by",  "about", "against", "into",    "between", "toward", "towards", "over",
      "and", "or",    "but",     "under",   "within",  "among",  "amid",    "than",
      "per", "via",   "near",    "through", "without", "across", "more"};
  return is_one_of(word, kWords) || is_article(word) || is_possessive_pronoun(word);
}

bool is_edge_mark(std::string_view text, std::size_t at, std::size_t& length) {
  static constexpr std::array<std::string_view, 19> kMarks = {",", ";", ":", ".",  "!", "?", "(",
                                                              ")", "[", "]", "\"", "'", "“", "”",
                                                              "‘", "’", "–", "—",  "-"};
  for (const auto mark : kMarks)
    if (text.substr(at).starts_with(mark)) {
      length = mark.size();
      return true;
    }
  return false;
}

/// Words separated by white space, and by dashes set without space ("practices—a move").
std::vector<Word> split_words(std::string_view text, Span phrase) {
  std::vector<Word> words;
  std::uint32_t begin = phrase.begin;
  const auto flush = [&](std::uint32_t end) {
    if (end > begin) words.push_back({{begin, end}, slice(text, {begin, end})});
  };
  for (std::uint32_t at = phrase.begin; at < phrase.end;) {
    const char c = text[at];
    const bool space = c == ' ' || c == '\n' || c == '\t';
    const bool dash = text.substr(at).starts_with("—") || text.substr(at).starts_with("–");
    if (space || dash) {
      flush(at);
      if (dash) words.push_back({{at, at + 3}, slice(text, {at, at + 3})});
      at += dash ? 3 : 1;
      begin = at;
    } else {
      ++at;
    }
  }
  flush(phrase.end);
  return words;
}

bool ends_with_break(std::string_view word) {
  return word.ends_with(",") || word.ends_with(";") || word.ends_with(":") || word.ends_with(")");
}

bool is_dash(std::string_view word) { return word == "—" || word == "–" || word == "-"; }

/// A word without punctuation at its ends; a final 's and a full stop inside stay ("U.S.").
std::string_view bare(std::string_view word) {
  std::size_t length = 0;
  while (!word.empty() && is_edge_mark(word, 0, length)) word.remove_prefix(length);
  while (!word.empty()) {
    std::size_t start = word.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(word[start]) & 0xC0) == 0x80) --start;
    const bool abbreviation = word[start] == '.' && word.find('.') < start;
    if (abbreviation || !is_edge_mark(word, start, length)) break;
    word = word.substr(0, start);
  }
  return word;
}

/// The same word with ' for ’, so that both spellings give one key.
std::string plain_apostrophes(std::string_view word) {
  static constexpr std::string_view kTypographic = "’";
  std::string result(word);
  for (auto at = result.find(kTypographic); at != std::string::npos; at = result.find(kTypographic))
    result.replace(at, kTypographic.size(), "'");
  return result;
}

/// Range [first, last) of the words to keep.
struct Window {
  std::size_t first = 0, last = 0;
};

std::size_t word_at(const std::vector<Word>& words, Span head) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].span.overlaps(head)) return i;
  return words.size();
}

bool stops_before(const std::vector<Word>& words, std::size_t i) {
  return ends_with_break(words[i - 1].text) || is_dash(words[i].text) ||
         begins_clause(bare(words[i].text));
}

/// The end of the piece that begins at word `i` behind the head: a preposition (or "to", "and")
/// with what follows it up to the next one. A word that needs a preposition to make sense ("known
/// for ...", "rather than ...") is in one piece with it.
std::size_t end_of_piece(const std::vector<Word>& words, std::size_t i) {
  bool joint = false, noun = false;
  for (; i < words.size() && (!noun || !stops_before(words, i)); ++i) {
    const bool here = is_joint(bare(words[i].text));
    if (here && noun) break;
    joint |= here;
    noun |= joint && !here;
  }
  return i;
}

Window choose_words(const std::vector<Word>& words, std::size_t head) {
  Window window{head, head + 1};
  while (window.first > 0 && !stops_before(words, window.first)) --window.first;
  while (window.first < head && is_article(bare(words[window.first].text))) ++window.first;
  if (head + 1 - window.first > kMaxWords) window.first = head + 1 - kMaxWords;
  while (window.last < words.size() && !stops_before(words, window.last)) {
    const std::size_t end = end_of_piece(words, window.last);
    if (end - window.first > kMaxWords) break;
    window.last = end;
  }
  while (window.last > head + 1 && is_joint(bare(words[window.last - 1].text))) --window.last;
  return window;
}

/// "Norway's", "the United States'".
std::string possessive(std::string_view name) {
  return std::string(name) + (name.ends_with('s') ? "'" : "'s");
}

}  // namespace

std::string concept_phrase(std::string_view text, Span phrase, Span head, const Owner& owner) {
  const bool owned = !owner.name.empty() && owner.span.end <= head.begin;
  if (owned) phrase.begin = std::max(phrase.begin, owner.span.end);
  const std::vector<Word> words = split_words(text, phrase);
  const std::size_t head_word = word_at(words, head);
  if (head_word == words.size()) return {};
  const Window window = choose_words(words, head_word);
  std::string result = owned ? possessive(owner.name) : std::string();
  for (std::size_t i = window.first; i < window.last; ++i) {
    const std::string word = plain_apostrophes(bare(words[i].text));
    const bool dropped = i == window.first && i < head_word && is_possessive_pronoun(word);
    if (word.empty() || dropped) continue;
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

bool is_pronoun_word(std::string_view word) {
  static constexpr std::array<std::string_view, 47> kWords = {
      "i",      "me",        "my",   "mine",      "myself",   "we",         "us",     "our",
      "ours",   "ourselves", "you",  "your",      "yours",    "yourself",   "he",     "him",
      "his",    "himself",   "she",  "her",       "hers",     "herself",    "it",     "its",
      "itself", "they",      "them", "their",     "theirs",   "themselves", "this",   "that",
      "these",  "those",     "who",  "whom",      "which",    "what",       "one",    "ones",
      "there",  "whose",     "here", "something", "anything", "everything", "nothing"};
  return word != "US" && is_one_of(word, kWords);
}

}  // namespace kg
