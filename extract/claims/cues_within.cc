// Qualifiers that the words of a clause say themselves.
#include <algorithm>
#include <vector>

#include "core/words.h"
#include "extract/claims/clause_builder.h"
#include "extract/claims/cue_reader.h"

namespace kg {
namespace {

class WordCues {
 public:
  explicit WordCues(const CueContext& context)
      : tree_(context.tree), top_(context.top), found_(context.found) {}

  // "could", "will", "not", "never" among the relation's words.
  void read_relation(const Clause& clause) {
    for (TokenIndex t : clause.relation) {
      const std::string& word = tree_.lower(t);
      const bool no = tree_.dep(t) == Dep::Neg ||
                      is_one_of(word, {"never", "hardly", "scarcely", "barely", "nowhere"});
      if (no && !is_focus(t)) found_.negate(t);
      if (tree_.dep(t) != Dep::Aux) continue;
      const auto cue = auxiliary_cue(word);
      const bool future = cue && is_one_of(word, {"will", "would", "wo", "'ll", "'d", "shall"});
      if (!future) {
        found_.apply(cue, t);
      } else {
        const bool past = word == "would" && is_reported_in_past(clause);
        found_.set_future(past ? Cue{Modality::Planned} : *cue, t);
      }
    }
    read_conjunction(clause);
    read_far_from(clause);
  }

  // "*plans* to sell"; "is to sell" counts, "was seen selling" does not.
  void read_governors(const Clause& clause) {
    for (std::size_t i = clause.governors.size(); i-- > 0;) {
      const TokenIndex governor = clause.governors[i];
      const std::string& lemma = tree_.lemma(governor);
      const bool infinitive = is_infinitive(tree_, clause.verb);
      const bool followed = i + 1 < clause.governors.size();
      if (lemma == "be" && (followed || !infinitive)) continue;
      if (lemma == "have" && !infinitive) continue;
      if (lemma == "go" && infinitive && tree_[governor].tag == Tag::Vbg)
        found_.set(Modality::Planned, governor);
      if (is_unattributed_hearsay(governor))
        found_.set(Modality::Possible, governor);
      else
        found_.apply(governor_cue(lemma), governor);
    }
  }

  // "*No* agreement", "*nobody*", "has *no* plans", "*neither* he nor she", "*not* all".
  void read_negative_phrases(const Clause& clause) {
    for (const MaybeToken& head : {clause.subject, clause.object, clause.complement}) {
      if (!head) continue;
      if (is_one_of(tree_.lower(*head), {"nobody", "nothing", "none", "neither"}))
        found_.negate(*head);
      for (TokenIndex c : tree_.children(first_conjunct(*head))) read_determiner(clause, *head, c);
    }
    for (const auto& phrase : clause.phrases) {
      const bool denies = phrase.fronted || is_one_of(tree_.lower(phrase.object), {"way", "means"});
      if (phrase.clausal || !denies) continue;
      for (TokenIndex c : tree_.children(phrase.object))
        if (tree_.dep(c) == Dep::Det && is(c, "no")) found_.negate(c);
    }
  }

  // "allegedly", "perhaps".
  void read_adverbs(const Clause& clause) {
    std::vector<TokenIndex> verbs = clause.governors;
    verbs.push_back(clause.verb);
    for (TokenIndex verb : verbs)
      for (TokenIndex c : tree_.children(verb))
        if (tree_.dep(c) == Dep::Advmod && is_uncertain(tree_.lower(c)))
          found_.set(Modality::Possible, c);
  }

 private:
  bool is(TokenIndex token, std::string_view word) const {
    return tree_.range().contains(token) && tree_.lower(token) == word;
  }

  // "not *only*", "not *just*": nothing is denied.
  bool is_focus(TokenIndex negation) const {
    const TokenIndex next = negation + 1;
    return tree_.range().contains(next) &&
           is_one_of(tree_.lower(next), {"only", "just", "merely", "simply", "least"});
  }

  // "*Nor* did she send it".
  void read_conjunction(const Clause& clause) {
    auto conjunction = [&](TokenIndex verb) -> MaybeToken {
      for (TokenIndex c : tree_.children(verb))
        if (c < clause.verb && tree_.has_dep(c, {Dep::Cc, Dep::Preconj}) &&
            is_one_of(tree_.lower(c), {"nor", "neither"}))
          return c;
      return std::nullopt;
    };
    if (auto own = conjunction(clause.verb)) {
      found_.negate(*own);
      return;
    }
    if (tree_.dep(clause.verb) != Dep::Conj || !tree_.head(clause.verb)) return;
    const TokenIndex first = *tree_.head(clause.verb);
    if (auto between = conjunction(first); between && *between > first) found_.negate(*between);
  }

  // "is *far from* certain".
  void read_far_from(const Clause& clause) {
    for (TokenIndex c : tree_.children(clause.verb)) {
      if (!is(c, "far") || !is(c + 1, "from")) continue;
      found_.negate(Span{tree_[c].span.begin, tree_[c + 1].span.end});
    }
  }

  // "said he *would* resign" is a future seen from the past; "would have resigned" is none.
  bool is_reported_in_past(const Clause& clause) const {
    for (TokenIndex t : clause.relation)
      if (tree_.dep(t) == Dep::Aux && is(t, "have")) return false;
    if (tree_.dep(top_) != Dep::Ccomp || !tree_.head(top_)) return false;
    const TokenIndex above = *tree_.head(top_);
    if (tree_[above].tag == Tag::Vbd) return true;
    for (TokenIndex c : tree_.children(above))
      if (tree_.has_dep(c, {Dep::Aux, Dep::Auxpass}) &&
          is_one_of(tree_.lower(c), {"had", "was", "were"}))
        return true;
    return false;
  }

  // "is *said* to": by nobody who is named. Plans ("is expected to") have a cue of their own.
  bool is_unattributed_hearsay(TokenIndex verb) const {
    return tree_.has_child(verb, {Dep::Auxpass}) && is_hearsay(tree_.lemma(verb)) &&
           !governor_cue(tree_.lemma(verb)) && !tree_.has_child(verb, {Dep::Agent});
  }

  void read_determiner(const Clause& clause, TokenIndex head, TokenIndex c) {
    const bool no = tree_.has_dep(c, {Dep::Det, Dep::Preconj, Dep::Predet, Dep::Cc}) &&
                    is_one_of(tree_.lower(c), {"no", "neither"});
    const bool hardly = tree_.dep(c) == Dep::Advmod && c < head &&
                        is_one_of(tree_.lower(c), {"hardly", "scarcely", "barely"});
    const bool subject = clause.subject == head && (tree_.dep(c) == Dep::Neg || hardly) && c < head;
    const bool complement =
        clause.copula && clause.complement == head && tree_.dep(c) == Dep::Neg && c < head;
    if (no || ((subject || complement) && !is_focus(c))) found_.negate(c);
  }

  TokenIndex first_conjunct(TokenIndex head) const {
    while (tree_.dep(head) == Dep::Conj && tree_.head(head)) head = *tree_.head(head);
    return head;
  }

  const Tree& tree_;
  TokenIndex top_;
  FoundCues& found_;
};

}  // namespace

void read_words(const CueContext& context) {
  WordCues reader(context);
  reader.read_relation(context.clause);
  reader.read_governors(context.clause);
  reader.read_negative_phrases(context.clause);
}

void read_adverbs(const CueContext& context) { WordCues(context).read_adverbs(context.clause); }

}  // namespace kg
