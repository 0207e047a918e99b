#ifndef KG_EXTRACT_CLAIMS_CUE_READER_H_
#define KG_EXTRACT_CLAIMS_CUE_READER_H_

#include <optional>
#include <string_view>

#include "extract/claims/cues.h"
#include "extract/claims/qualifiers.h"

namespace kg {

/// What has been found of a clause's qualifiers so far. The first modality found stays, so that the
/// order of reading is the order of precedence; a mere future ("will", "would") gives way to every
/// other. Negations cancel each other out.
class FoundCues {
 public:
  explicit FoundCues(const Tree& tree) : tree_(tree) {}

  void set(Modality modality, TokenIndex cue);
  void negate(TokenIndex cue);
  void negate(Span cue);
  void apply(const std::optional<Cue>& cue, TokenIndex token);
  void set_future(const Cue& cue, TokenIndex token);

  bool is_actual() const { return found_.modality == Modality::Actual; }
  /// Lets the future in where nothing else was found.
  void settle_future();
  void inherit(const Qualifiers& above);
  Qualifiers result() const;

 private:
  bool is(TokenIndex token, std::string_view word) const;
  Span cue_span(TokenIndex cue) const;

  const Tree& tree_;
  Qualifiers found_;
  std::optional<Cue> future_;
  TokenIndex future_token_ = 0;
  int negations_ = 0;
};

/// What readers of one clause's cues share.
struct CueContext {
  const Tree& tree;
  const ClauseTable& clauses;
  QualifierReader& others;
  const Clause& clause;
  TokenIndex top = 0;  ///< outermost predicate of the clause's chain, past coordination
  FoundCues& found;
};

/// "whether", "if", "should talks fail", "in case", "provided that" (cues_above.cc).
void read_condition(const CueContext& context);
/// Auxiliaries, negation, governors ("plans to"), negative phrases (cues_within.cc).
void read_words(const CueContext& context);
/// What the way to the subject says: purpose, request, noun with content, "without"
/// (cues_above.cc).
void read_source(const CueContext& context);
/// "allegedly", "perhaps" (cues_within.cc).
void read_adverbs(const CueContext& context);
/// Verbs that ask, hope or doubt, "it is possible that", "rumours that", questions (cues_above.cc).
void read_clause_above(const CueContext& context);
/// A clause without tense, "before ..." and what must be ensured hold only if the clause above does
/// (cues_above.cc).
void read_dependence(const CueContext& context);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_CUE_READER_H_
