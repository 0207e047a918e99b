#ifndef KG_EXTRACT_CLAIMS_SENTENCE_PARTS_H_
#define KG_EXTRACT_CLAIMS_SENTENCE_PARTS_H_

#include <vector>

#include "extract/claims/draft.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// Sentences with more tokens (tables, endless lists, a text without full stops) are read in parts,
/// so that time and output grow with their length, not with its square.
inline constexpr TokenIndex kLongestSentence = 500;

/// A sentence in the parts that claims are made from: the sentence itself, or where it is too long,
/// parts of half to all of kLongestPart tokens that end where the fewest arcs are cut: between
/// clauses and members of lists.
class SentenceParts {
 public:
  static constexpr TokenIndex kLongestPart = 240;

  SentenceParts(const Annotation& annotation, TokenRange sentence);

  const std::vector<TokenRange>& parts() const { return parts_; }
  /// Whether a claim of a part says what the whole sentence says: no word in it lost what completes
  /// it (members of lists excepted), and its clause lost no governor that may report, deny or
  /// condition it. True for every claim of a sentence that was not cut.
  bool is_sound(const Tree& tree, const Draft& draft) const;

 private:
  void cut(TokenRange sentence);
  void note_cuts(TokenRange sentence);
  bool is_whole(const Phrase& phrase) const;
  bool has_free_governor(const Tree& tree, const Draft& draft) const;

  const Annotation& annotation_;
  TokenIndex first_ = 0;
  std::vector<TokenRange> parts_;
  std::vector<bool> incomplete_;  // by token of the sentence; empty when it was not cut
};

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_SENTENCE_PARTS_H_
