#ifndef KG_CORE_WORDS_H_
#define KG_CORE_WORDS_H_

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace kg {

/// Whether `word` is among `words`, byte by byte.
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
/// The same of an array.
template <typename Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace kg

#endif  // KG_CORE_WORDS_H_
