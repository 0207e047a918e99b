#include "extract/claims/sentence_parts.h"

#include <algorithm>

#include "extract/claims/lexicon.h"

namespace kg {
namespace {

// What a cut through an arc with this label costs.
int weight_of(Dep dep) {
  switch (dep) {
    case Dep::Punct:
      return 0;
    case Dep::Conj:
    case Dep::Cc:
    case Dep::Appos:
    case Dep::Parataxis:
      return 1;
    case Dep::Ccomp:
    case Dep::Advcl:
    case Dep::Relcl:
      return 2;
    default:
      return 4;
  }
}

// Whether a phrase still says something true without dependents of this kind.
bool can_be_lost(Dep dep) { return weight_of(dep) <= 1; }

// Cost of a cut before each token of the sentence.
std::vector<int> costs_of_cuts(const Annotation& annotation, TokenRange sentence) {
  std::vector<int> costs(sentence.size() + 1, 0);
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const TokenIndex head = annotation.tokens[t].head;
    if (!sentence.contains(head) || head == t) continue;
    const int weight = weight_of(annotation.tokens[t].dep);
    costs[std::min(t, head) + 1 - sentence.first] += weight;
    costs[std::max(t, head) + 1 - sentence.first] -= weight;
  }
  for (std::size_t i = 1; i < costs.size(); ++i) costs[i] += costs[i - 1];
  return costs;
}

}  // namespace

SentenceParts::SentenceParts(const Annotation& annotation, TokenRange sentence)
    : annotation_(annotation), first_(sentence.first) {
  if (sentence.size() == 0) return;
  if (sentence.size() <= kLongestSentence) {
    parts_.push_back(sentence);
    return;
  }
  cut(sentence);
  note_cuts(sentence);
}

// The last of the cheapest places in the second half of each part.
void SentenceParts::cut(TokenRange sentence) {
  const std::vector<int> costs = costs_of_cuts(annotation_, sentence);
  TokenIndex begin = sentence.first;
  while (sentence.last - begin > kLongestPart) {
    TokenIndex best = begin + kLongestPart;
    for (TokenIndex at = best; at > begin + kLongestPart / 2; --at)
      if (costs[at - sentence.first] < costs[best - sentence.first]) best = at;
    parts_.push_back({begin, best});
    begin = best;
  }
  parts_.push_back({begin, sentence.last});
}

void SentenceParts::note_cuts(TokenRange sentence) {
  incomplete_.assign(sentence.size(), false);
  for (const TokenRange part : parts_)
    for (TokenIndex t = part.first; t < part.last; ++t) {
      const Token& token = annotation_.tokens[t];
      if (part.contains(token.head) || !sentence.contains(token.head)) continue;
      if (!can_be_lost(token.dep)) incomplete_[token.head - first_] = true;
    }
}

bool SentenceParts::is_whole(const Phrase& phrase) const {
  return std::none_of(phrase.words.begin(), phrase.words.end(), [&](const Word& word) {
    return word.token && incomplete_[*word.token - first_];
  });
}

// A clause whose governor was cut off: it stands by itself when it is coordinated, or comes before
// a verb that does not speak ("Kim left, Bo stayed, all *wept*").
bool SentenceParts::has_free_governor(const Tree& tree, const Draft& draft) const {
  if (!draft.clause) return true;
  TokenIndex top = draft.anchor;
  while (tree.head(top) && tree.dep(top) == Dep::Conj) top = *tree.head(top);
  if (tree.head(top)) return true;
  const Token& token = annotation_.tokens[top];
  if (token.head == top || tree.range().contains(token.head)) return true;
  if (token.dep == Dep::Ccomp)
    return token.head > top && !tree.has_child(top, {Dep::Mark}) &&
           !in_lexicon(Lexicon::SpeechVerb, annotation_.tokens[token.head].lemma) &&
           !in_lexicon(Lexicon::ThoughtVerb, annotation_.tokens[token.head].lemma);
  return can_be_lost(token.dep);
}

bool SentenceParts::is_sound(const Tree& tree, const Draft& draft) const {
  if (incomplete_.empty()) return true;
  const bool whole =
      is_whole(draft.subject) && is_whole(draft.relation) &&
      std::all_of(draft.arguments.begin(), draft.arguments.end(),
                  [&](const DraftArgument& argument) { return is_whole(argument.phrase); });
  return whole && !incomplete_[draft.anchor - first_] && has_free_governor(tree, draft);
}

}  // namespace kg
