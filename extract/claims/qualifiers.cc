#include "extract/claims/qualifiers.h"

#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/cues.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Gathers cues; the first modality found stays, negations cancel each other out.
class Reader {
 public:
  Reader(const Tree& tree, const ClauseTable& clauses) : tree_(tree), clauses_(clauses) {}

  Qualifiers read(const Clause& clause) {
    read_whether(clause);
    read_relation(clause);
    read_governors(clause);
    read_negative_phrases(clause);
    read_source(clause);
    read_marks(clause);
    read_question(clause);
    if (found_.modality == Modality::Actual) inherit(clause);
    found_.polarity = negations_ % 2 == 1 ? Polarity::Negative : Polarity::Positive;
    if (found_.polarity == Polarity::Positive) found_.polarity_cue = {};
    return found_;
  }

 private:
  void set(Modality modality, TokenIndex cue) {
    if (found_.modality != Modality::Actual || modality == Modality::Actual) return;
    found_.modality = modality;
    found_.modality_cue = cue_span(cue);
  }
  void negate(TokenIndex cue) {
    ++negations_;
    if (found_.polarity_cue.empty()) found_.polarity_cue = cue_span(cue);
  }
  // A cue right before an infinitive has its "to": "set to", "refusal to".
  Span cue_span(TokenIndex cue) const {
    Span span = tree_[cue].span;
    if (cue + 1 < tree_.range().last && tree_[cue + 1].tag == Tag::To)
      span.end = tree_[cue + 1].span.end;
    return span;
  }
  void apply(const std::optional<Cue>& cue, TokenIndex token) {
    if (!cue) return;
    set(cue->modality, token);
    if (cue->negative) negate(token);
  }

  // "could", "will", "not", "never" among the relation's words.
  void read_relation(const Clause& clause) {
    for (TokenIndex t : clause.relation) {
      const std::string& word = tree_.lower(t);
      if (tree_.dep(t) == Dep::Neg || is_one_of(word, {"never", "hardly", "scarcely"})) negate(t);
      if (tree_.dep(t) != Dep::Aux) continue;
      if (word == "would" && is_reported_in_past(clause))
        set(Modality::Planned, t);
      else
        apply(auxiliary_cue(word), t);
    }
  }

  // "said he *would* resign": a future seen from the past.
  bool is_reported_in_past(const Clause& clause) const {
    TokenIndex top = top_of(clause);
    return tree_.dep(top) == Dep::Ccomp && tree_.head(top) &&
           tree_[*tree_.head(top)].tag == Tag::Vbd;
  }

  // "*plans* to sell"; "is to sell" counts, "was seen selling" does not.
  void read_governors(const Clause& clause) {
    for (std::size_t i = clause.governors.size(); i-- > 0;) {
      TokenIndex governor = clause.governors[i];
      const std::string& lemma = tree_.lemma(governor);
      bool be = lemma == "be";
      bool followed = i + 1 < clause.governors.size();
      if (be && (followed || !is_infinitive(tree_, clause.verb))) continue;
      if (lemma == "have" && !is_infinitive(tree_, clause.verb)) continue;
      apply(governor_cue(lemma), governor);
    }
  }

  // "*No* agreement", "*nobody*", "has *no* plans".
  void read_negative_phrases(const Clause& clause) {
    std::vector<MaybeToken> heads = {clause.subject, clause.object, clause.complement};
    for (const MaybeToken& head : heads) {
      if (!head) continue;
      if (is_one_of(tree_.lower(*head), {"nobody", "nothing", "none", "neither"})) negate(*head);
      for (TokenIndex c : tree_.children(*head))
        if (tree_.dep(c) == Dep::Det && is_one_of(tree_.lower(c), {"no", "neither"})) negate(c);
      if (clause.copula && head == clause.complement)
        if (auto no = tree_.child(*head, {Dep::Neg})) negate(*no);
    }
  }

  // What the way to the subject says: purpose, request, content of a noun, "without".
  void read_source(const Clause& clause) {
    MaybeToken above = tree_.head(top_of(clause));
    if (!above) return;
    switch (clause.source) {
      case SubjectSource::Heading:
      case SubjectSource::Purpose:
        if (is_only_one(*above)) break;
        set(Modality::Planned, clause.verb);
        for (TokenIndex c : tree_.children(top_of(clause)))
          if (tree_[c].tag == Tag::To) found_.modality_cue = tree_[c].span;
        break;
      case SubjectSource::ObjectControlled:
        if (tree_.dep(top_of(clause)) == Dep::Pcomp)
          read_preposition(*above);
        else if (auto cue = object_control_cue(tree_.lemma(*above)))
          apply(cue, *above);
        else if (is_infinitive(tree_, clause.verb))
          set(Modality::Requested, *above);
        break;
      case SubjectSource::Controlled:
        apply(governor_cue(tree_.lemma(*above)), *above);
        break;
      case SubjectSource::Infinitive:
      case SubjectSource::Holder:
        read_noun(clause);
        break;
      case SubjectSource::Gerund:
        read_preposition(*above);
        break;
      default:
        break;
    }
  }

  // "is the *only* member to oppose": it does.
  bool is_only_one(TokenIndex verb) const {
    MaybeToken noun = tree_.child(verb, {Dep::Attr, Dep::Dobj, Dep::Oprd});
    if (!noun) return false;
    for (TokenIndex c : tree_.children(*noun))
      if (is_one_of(tree_.lower(c), {"only", "first", "last", "second", "third", "latest", "sole"}))
        return true;
    return false;
  }

  void read_noun(const Clause& clause) {
    if (clause.content_noun)
      apply(noun_cue(tree_.lemma(*clause.content_noun)), *clause.content_noun);
  }

  void read_preposition(TokenIndex preposition) {
    MaybeToken governor = tree_.head(preposition);
    if (governor && is_one_of(tree_.lemma(*governor), {"accuse", "suspect"}))
      set(Modality::Possible, *governor);
    const std::string& word = tree_.lower(preposition);
    if (is_one_of(word, {"without", "instead", "than"})) negate(preposition);
    if (auto no = tree_.child(preposition, {Dep::Neg})) negate(*no);  // "won *not* by cheating"
    if (governor && blames(tree_.lemma(*governor))) return;
    if (word == "for" || word == "towards" || word == "toward" || word == "about" || word == "at")
      set(Modality::Planned, preposition);
    if (!governor) return;
    const auto cue = object_control_cue(tree_.lemma(*governor));
    if (word == "against" && cue) {  // "warned banks against selling": they are asked not to
      apply(cue, *governor);
      negate(preposition);
    } else if (word == "against") {
      set(Modality::Possible, preposition);
    } else if (word == "from" && cue && cue->modality == Modality::Prevented) {
      apply(cue, *governor);
    }
  }

  // The outermost predicate of the clause's chain.
  TokenIndex top_of(const Clause& clause) const {
    TokenIndex top = clause.verb;
    for (TokenIndex governor : clause.governors) top = std::min(top, governor);
    while (tree_.dep(top) == Dep::Conj && tree_.head(top) && tree_.is_verb(*tree_.head(top)))
      top = *tree_.head(top);
    return top;
  }

  // "whether" comes before all else: "whether it could" asks.
  void read_whether(const Clause& clause) {
    TokenIndex top = top_of(clause);
    for (TokenIndex verb : {clause.verb, top}) {
      MaybeToken mark = tree_.child(verb, {Dep::Mark});
      if (!mark) continue;
      const std::string& word = tree_.lower(*mark);
      bool complement = tree_.has_dep(top, {Dep::Ccomp, Dep::Pcomp, Dep::Csubj});
      if (word == "whether" || (word == "if" && complement)) set(Modality::Questioned, *mark);
    }
  }

  // "if", "unless"; verbs that ask or hope for the clause.
  void read_marks(const Clause& clause) {
    TokenIndex top = top_of(clause);
    if (auto mark = tree_.child(top, {Dep::Mark})) {
      const std::string& word = tree_.lower(*mark);
      if (is_one_of(word, {"if", "unless", "lest", "provided", "supposing"}))
        set(Modality::Conditional, *mark);
    }
    if (tree_.dep(top) != Dep::Ccomp || !tree_.head(top)) return;
    TokenIndex above = *tree_.head(top);
    bool open = !is_finite(tree_, top);  // "allow them *to focus*"
    auto cue = open ? object_control_cue(tree_.lemma(above)) : std::nullopt;
    apply(cue ? cue : clause_cue(tree_.lemma(above)), above);
  }

  void read_question(const Clause& clause) {
    TokenIndex last = tree_.range().last - 1;
    if (tree_.lower(last) == "?" && tree_.dep(top_of(clause)) == Dep::Root)
      set(Modality::Questioned, last);
  }

  // A clause without tense, "before ..." and what must be ensured hold only if the clause above
  // does.
  void inherit(const Clause& clause) {
    TokenIndex top = top_of(clause);
    MaybeToken at = tree_.head(top);
    bool dependent = !clause.finite && !tree_.has_dep(top, {Dep::Acl, Dep::Relcl});
    if (tree_.dep(top) == Dep::Advcl && clause.finite) dependent = is_open_ended(top);
    if (tree_.dep(top) == Dep::Ccomp && at) dependent = tree_.lemma(*at) == "ensure";
    // "While advocating peace, she must ...": what goes on beside it does.
    if (MaybeToken mark = tree_.child(top, {Dep::Mark}); mark && tree_.lower(*mark) == "while")
      dependent = false;
    if (clause.source == SubjectSource::Participle || !dependent) return;
    while (at && !clauses_.at(*at)) at = tree_.head(*at);
    if (!at) return;
    Qualifiers above = qualifiers_of(tree_, clauses_, *clauses_.at(*at));
    found_.modality = above.modality;
    found_.modality_cue = above.modality_cue;
  }

  bool is_open_ended(TokenIndex verb) const {
    MaybeToken mark = tree_.child(verb, {Dep::Mark, Dep::Advmod});
    return mark &&
           is_one_of(tree_.lower(*mark), {"before", "until", "once", "when", "so", "after"});
  }

  const Tree& tree_;
  const ClauseTable& clauses_;
  Qualifiers found_;
  int negations_ = 0;
};

}  // namespace

Qualifiers qualifiers_of(const Tree& tree, const ClauseTable& clauses, const Clause& clause) {
  return Reader(tree, clauses).read(clause);
}

bool has_content_modality(std::string_view noun) { return noun_cue(noun).has_value(); }

}  // namespace kg
