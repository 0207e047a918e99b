#include "export/labels.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kg {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kLongestWord = 40;  // characters; a longer one is cut

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while ((begin = text.find_first_not_of(" \t\n", begin)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

std::string shortened(std::string word) {
  if (length(word) <= kLongestWord) return word;
  std::size_t end = 0;
  for (std::size_t seen = 0; seen <= kLongestWord; ++end) seen += starts_code_point(word[end]);
  word.resize(end - 1);
  return word.append(kEllipsis);
}

// What stands before the relation's words when it is affirmed and when it is denied.
struct Prefix {
  std::string_view affirmed, denied;
};

Prefix prefix_of(Modality modality) {
  switch (modality) {
    case Modality::Planned:
      return {"plan to ", "not plan to "};
    case Modality::Desired:
      return {"want to ", "not want to "};
    case Modality::Possible:
      return {"may ", "may not "};
    case Modality::Required:
      return {"must ", "must not "};
    case Modality::Conditional:
      return {"would ", "would not "};
    case Modality::Requested:
      return {"asked to ", "asked not to "};
    case Modality::Prevented:
      return {"kept from: ", "not kept from: "};
    case Modality::Actual:
    case Modality::Questioned:
      break;
  }
  return {"", "not "};
}

bool begins_with_be(std::string_view words) { return words == "be" || words.starts_with("be "); }

}  // namespace

std::string relation_phrase(const RelationLine& line) {
  const Prefix prefix = prefix_of(line.modality);
  const bool denied = line.polarity == Polarity::Negative;
  std::string phrase;
  if (line.modality == Modality::Actual && begins_with_be(line.words)) {
    phrase = denied ? "is not" : "is";
    phrase += line.words.substr(std::string_view("be").size());
    return phrase;
  }
  phrase += denied ? prefix.denied : prefix.affirmed;
  phrase += line.words;
  if (line.modality == Modality::Questioned) phrase += "?";
  return phrase;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t max_lines) {
  std::string wrapped;
  std::size_t lines = 0, filled = 0;
  for (const std::string& word : words_of(text)) {
    const std::string shown = shortened(word);
    const bool fits = lines > 0 && filled + 1 + length(shown) <= width;
    if (!fits && lines == max_lines) return wrapped.append(kEllipsis);
    if (lines > 0) wrapped += fits ? ' ' : '\n';
    filled = fits ? filled + 1 + length(shown) : length(shown);
    lines += fits ? 0 : 1;
    wrapped += shown;
  }
  return wrapped;
}

}  // namespace kg
