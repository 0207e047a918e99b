#include "extract/nlp/common_words.h"

#include <string>
#include <unordered_set>

#include "common_words.txt.h"

namespace kg {
namespace {

struct Words {
  std::unordered_set<std::string_view> all;

  Words() {
    for (std::string_view rest = kCommonWordsTsv; !rest.empty();) {
      const auto end = rest.find('\n');
      const std::string_view line = rest.substr(0, end);
      if (!line.empty() && line.front() != '#') all.insert(line);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
};

bool is_listed(std::string_view word) {
  static const Words words;  // built once, never changed
  return words.all.contains(word);
}

// The stem may have lost an e ("making"), doubled its last letter ("planned") or changed its y
// ("carried"). The same endings as in scripts/make_common_words.py.
bool is_stem(std::string_view stem) {
  if (stem.size() < 3) return false;
  const std::string text(stem);
  const std::string shorter = text.substr(0, text.size() - 1);
  return is_listed(text) || is_listed(text + "e") ||
         (text.back() == text[text.size() - 2] && is_listed(shorter)) ||
         (text.back() == 'i' && is_listed(shorter + "y"));
}

}  // namespace

bool is_common_word(std::string_view word) {
  if (is_listed(word)) return true;
  const std::size_t size = word.size();
  if (size > 4 && word.ends_with("ies") && is_listed(std::string(word.substr(0, size - 3)) + "y"))
    return true;
  if (size > 4 && word.ends_with("es") && is_listed(word.substr(0, size - 2))) return true;
  if (size > 3 && word.ends_with("s") && is_listed(word.substr(0, size - 1))) return true;
  for (const std::string_view ending : {"ed", "ing", "er", "ers", "ly"})
    if (word.ends_with(ending) && is_stem(word.substr(0, size - ending.size()))) return true;
  return false;
}

}  // namespace kg
