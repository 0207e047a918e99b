#ifndef KG_EXTRACT_NLP_COMMON_WORDS_H_
#define KG_EXTRACT_NLP_COMMON_WORDS_H_

#include <string_view>

namespace kg {

/// Whether a word (lower-case) is an English word that running text writes in lower case: one of
/// data/common_words.txt, or formed from one by a regular ending (-s, -ed, -ing, -er, -ly).
bool is_common_word(std::string_view word);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_COMMON_WORDS_H_
