#include "extract/claims/speakers.h"

#include <algorithm>

#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

// Tokens between a quotation and the words that name its speaker: ", she told reporters in Oslo:".
constexpr TokenIndex kReach = 12;

bool is_mark(const Token& token) {
  return token.tag == Tag::OpeningQuote || token.tag == Tag::ClosingQuote;
}

}  // namespace

Attribution attribution_from(const Tree& tree, const Speech& speech) {
  Attribution attribution;
  PhraseOptions options{.clause = speech.cue.front()};
  attribution.claimant =
      part_of(tree, {words_of(noun_phrase(tree, speech.claimant, options)), speech.claimant});
  attribution.cue = part_of(tree, {words_of(speech.cue), speech.cue.front()});
  return attribution;
}

Speakers::Speakers(const Document& document, const Annotation& annotation)
    : document_(document),
      annotation_(annotation),
      quotations_(find_quotations(document, annotation)),
      speakers_(quotations_.size()) {}

void Speakers::read(const Tree& tree, const ClauseTable& clauses, SpeechReader& speech) {
  const std::size_t known = voices_.size();
  for (const Clause& clause : clauses.clauses()) {
    const TokenIndex verb = clause.verb;
    if (!in_lexicon(Lexicon::SpeechVerb, tree.lemma(verb)) || !is_outside(verb)) continue;
    auto said = speech.of_verb(verb);
    if (!said || said->disclaimed || !is_outside(said->claimant)) continue;
    voices_.push_back({verb, std::min(verb, said->claimant), std::max(verb, said->claimant), false,
                       attribution_from(tree, *said)});
  }
  if (known == voices_.size()) read_colon(tree, clauses);
}

// "Li was blunt:" without a verb of speech.
void Speakers::read_colon(const Tree& tree, const ClauseTable& clauses) {
  for (TokenIndex t = tree.range().first; t < tree.range().last; ++t) {
    if (tree.lower(t) != ":" || !is_outside(t)) continue;
    const bool quotes = t + 1 < annotation_.tokens.size() && is_mark(annotation_.tokens[t + 1]);
    if (!quotes) continue;
    for (const Clause& clause : clauses.clauses()) {
      if (clause.source != SubjectSource::Own || clause.verb > t || !is_outside(clause.verb))
        continue;
      Speech speech{*clause.subject, {t}, false, false};
      voices_.push_back({t, t, t, true, attribution_from(tree, speech)});
      return;
    }
  }
}

bool Speakers::same_paragraph(TokenIndex a, TokenIndex b) const {
  const auto [low, high] = std::minmax(a, b);
  const std::uint32_t begin = annotation_.tokens[low].span.begin;
  const auto after =
      std::upper_bound(document_.paragraphs.begin(), document_.paragraphs.end(), begin,
                       [](std::uint32_t at, const Paragraph& p) { return at < p.span.begin; });
  return after == document_.paragraphs.end() ||
         annotation_.tokens[high].span.begin < after->span.begin;
}

std::vector<Speakers::Voice>::const_iterator Speakers::first_from(TokenIndex token) const {
  return std::lower_bound(voices_.begin(), voices_.end(), token,
                          [](const Voice& voice, TokenIndex t) { return voice.verb < t; });
}

// "...," said Li: close behind, with nothing of another sentence between.
const Speakers::Voice* Speakers::behind(const Quotation& quotation) const {
  const TokenIndex end = quotation.tokens.last;  // the closing mark
  const auto voice = first_from(end);
  if (voice == voices_.end() || voice->colon || voice->verb == end) return nullptr;
  const bool near = voice->first <= end + 2 && voice->last <= end + kReach;
  return near && same_paragraph(end - 1, voice->verb) ? &*voice : nullptr;
}

// Li said: "...": the words before the opening mark end in a comma, a colon or the verb.
const Speakers::Voice* Speakers::before(const Quotation& quotation) const {
  const TokenIndex begin = quotation.tokens.first;
  const auto next = first_from(begin);
  if (begin < 2 || next == voices_.begin()) return nullptr;
  const Voice& voice = *(next - 1);
  if (!same_paragraph(voice.verb, begin) || voice.verb + kReach < begin) return nullptr;
  const Token& last = annotation_.tokens[begin - 2];
  const bool leads = last.tag == Tag::Comma || last.tag == Tag::Colon || voice.last + 2 == begin ||
                     slice(document_.text, last.span) == "that";
  return leads ? &voice : nullptr;
}

// It begins a sentence.
bool Speakers::is_whole(const Quotation& quotation) const {
  const TokenIndex first = quotation.tokens.first;
  return annotation_.tokens[first].sentence_start ||
         (first > 0 && annotation_.tokens[first - 1].sentence_start);
}

// The quotation before it belongs to the sentence before.
bool Speakers::follows(std::size_t quotation) const {
  if (quotation == 0) return false;
  const TokenIndex before = quotations_[quotation - 1].tokens.last;
  const TokenIndex first = quotations_[quotation].tokens.first;
  if (!same_paragraph(before - 1, first)) return false;
  int sentences = 0;
  for (TokenIndex t = before; t <= first; ++t) sentences += annotation_.tokens[t].sentence_start;
  return sentences <= 2;
}

void Speakers::settle() {
  for (std::size_t q = 0; q < quotations_.size(); ++q) {
    const Quotation& quotation = quotations_[q];
    // "... ." after its own full stop is followed by somebody else's words.
    const Tag last = annotation_.tokens[quotation.tokens.last - 1].tag;
    const Voice* first_choice = before(quotation);
    const Voice* second_choice = behind(quotation);
    if (last == Tag::Comma) std::swap(first_choice, second_choice);
    const Voice* voice = first_choice ? first_choice : second_choice;
    if (voice)
      speakers_[q] = voice->attribution;
    else if (q > 0 && (quotation.continues || (is_whole(quotation) && follows(q))))
      speakers_[q] = speakers_[q - 1];
  }
}

const Attribution* Speakers::at(Span words) const {
  if (quotations_.empty() || words.empty()) return nullptr;
  const auto& tokens = annotation_.tokens;
  const auto token = std::lower_bound(tokens.begin(), tokens.end(), words.begin,
                                      [](const Token& t, auto at) { return t.span.end <= at; });
  const auto quotation = quotation_at(quotations_, static_cast<TokenIndex>(token - tokens.begin()));
  if (quotation < 0) return nullptr;
  const auto& speaker = speakers_[static_cast<std::size_t>(quotation)];
  return speaker ? &*speaker : nullptr;
}

}  // namespace kg
