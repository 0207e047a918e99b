#ifndef KG_EXTRACT_CLAIMS_SPEAKERS_H_
#define KG_EXTRACT_CLAIMS_SPEAKERS_H_

#include <optional>
#include <vector>

#include "core/claim.h"
#include "core/document.h"
#include "extract/claims/clause.h"
#include "extract/claims/speech.h"
#include "extract/nlp/quotations.h"

namespace kg {

/// Who speaks in the quotations of a document. Sentences are shown to it one by one, in order.
///
/// A quotation's speaker is the subject of the verb of speech right behind it ("...," said Li) or
/// right before it (Li said: "..."), else that of the sentence before that ends in a colon (Li was
/// blunt: "..."), else, for a quotation of whole sentences, the speaker of the quotation that it
/// goes on with or that the sentence before it in its paragraph ends.
class Speakers {
 public:
  /// REQUIRES: both outlive this object.
  Speakers(const Document& document, const Annotation& annotation);

  /// Whether the document quotes anything at all; if not, nothing else needs to be called.
  bool any() const { return !quotations_.empty(); }

  /// Notes who speaks outside quotation marks in a sentence.
  void read(const Tree& tree, const ClauseTable& clauses, SpeechReader& speech);

  /// Settles who speaks; to be called once, after all sentences.
  void settle();

  /// Who says the words at some bytes; null outside quotations and where no speaker is found.
  const Attribution* at(Span words) const;

 private:
  struct Voice {
    TokenIndex verb = 0;
    TokenIndex first = 0, last = 0;  // of verb and claimant
    bool colon = false;              // no verb of speech, but a colon ends the sentence
    Attribution attribution;
  };

  bool is_outside(TokenIndex token) const { return quotation_at(quotations_, token) < 0; }
  void read_colon(const Tree& tree, const ClauseTable& clauses);
  std::vector<Voice>::const_iterator first_from(TokenIndex token) const;
  const Voice* behind(const Quotation& quotation) const;
  const Voice* before(const Quotation& quotation) const;
  bool same_paragraph(TokenIndex a, TokenIndex b) const;
  bool is_whole(const Quotation& quotation) const;
  bool follows(std::size_t quotation) const;

  const Document& document_;
  const Annotation& annotation_;
  std::vector<Quotation> quotations_;
  std::vector<Voice> voices_;                         // text order of verbs
  std::vector<std::optional<Attribution>> speakers_;  // by quotation
};

/// The claimant's phrase and the cue as parts of a claim.
Attribution attribution_from(const Tree& tree, const Speech& speech);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_SPEAKERS_H_
