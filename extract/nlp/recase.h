#ifndef KG_EXTRACT_NLP_RECASE_H_
#define KG_EXTRACT_NLP_RECASE_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kg {

/// How a line of text uses capitals.
enum class LetterCase {
  Sentence,  ///< as running text
  Title,     ///< "Starmer Meets Trump to Discuss Ukraine Aid"
  Capitals,  ///< "STARMER MEETS TRUMP IN WASHINGTON"
};

/// Capitals when at least nine in ten of the letters (ten or more, in two words or more) are;
/// Title when the words of four letters and more begin with one (prepositions and the like apart),
/// one of them, not the first, a common word.
LetterCase letter_case_of(std::string_view text);

/// Gives lines in title case or capitals the case of running text, so that models trained on
/// running text can read them. What a word looks like is taken from, in this order: the running
/// text of the same document ("NATO", "Trump", "US"); tables of countries, bodies and
/// abbreviations; a list of common English words, which are lower-case; other words are names and
/// begin with a capital. Deterministic.
class Recaser {
 public:
  /// `body`: paragraphs of running text of the document; what begins a sentence says nothing.
  /// Texts in capitals or title case among them are passed over. Kept only during construction.
  explicit Recaser(const std::vector<std::string_view>& body);

  /// The text with new case where letter_case_of asks for it (with `title`: in title case too;
  /// without, only sentences in capitals), every letter at the byte where it was: letters whose
  /// lower case has another length in UTF-8 stay as they are. Empty when nothing is to change.
  std::string recase(std::string_view text, bool title) const;

 private:
  void read(std::string_view text);
  void recase_line(std::string_view text, LetterCase letter_case, std::string& out) const;
  std::string form_of(std::string_view word, LetterCase letter_case) const;

  struct Forms {
    unsigned lower = 0;
    std::unordered_map<std::string, unsigned> others;  // as written, with their number
  };
  std::unordered_map<std::string, Forms> forms_;  // by lower case
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_RECASE_H_
