#include "extract/claims/qualifiers.h"

#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/cues.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"

namespace kg {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Gathers cues. The first modality found stays, so that the order in which read() looks is the
// order of precedence; a mere future ("will", "would") gives way to every other. Negations cancel
// each other out.
class Reader {
 public:
  Reader(const Tree& tree, const ClauseTable& clauses, QualifierReader& others)
      : tree_(tree), clauses_(clauses), others_(others) {}

  Qualifiers read(const Clause& clause) {
    top_ = top_of(clause);
    read_condition(clause);
    read_relation(clause);
    read_governors(clause);
    read_negative_phrases(clause);
    read_source(clause);
    read_adverbs(clause);
    read_clause_above(clause);
    read_question();
    if (future_) set(future_->modality, future_token_);
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
  void apply(const std::optional<Cue>& cue, TokenIndex token) {
    if (!cue) return;
    set(cue->modality, token);
    if (cue->negative) negate(token);
  }

  bool is(TokenIndex token, std::string_view word) const {
    return tree_.range().contains(token) && tree_.lower(token) == word;
  }

  // A cue right before an infinitive has its "to": "set to", "refusal to"; "no" its "longer".
  Span cue_span(TokenIndex cue) const {
    Span span = tree_[cue].span;
    const TokenIndex next = cue + 1;
    if (next >= tree_.range().last) return span;
    const bool longer = is(cue, "no") && is(next, "longer");
    if (tree_[next].tag == Tag::To || longer) span.end = tree_[next].span.end;
    if (is(cue, "case") && is(cue - 1, "in")) span.begin = tree_[cue - 1].span.begin;
    return span;
  }

  // The outermost predicate of the clause's chain, past coordination.
  TokenIndex top_of(const Clause& clause) const {
    TokenIndex top = clause.verb;
    for (TokenIndex governor : clause.governors) top = std::min(top, governor);
    while (tree_.dep(top) == Dep::Conj && tree_.head(top) && tree_.is_verb(*tree_.head(top)))
      top = *tree_.head(top);
    return top;
  }

  // "whether", "if", "unless", "should talks fail", "in case": before all else, as "whether it
  // could" asks and "if it could" supposes.
  void read_condition(const Clause& clause) {
    for (TokenIndex verb : {clause.verb, top_}) {
      const bool complement = tree_.has_dep(top_, {Dep::Ccomp, Dep::Pcomp, Dep::Csubj});
      if (auto mark = tree_.child(verb, {Dep::Mark})) {
        const std::string& word = tree_.lower(*mark);
        if (word == "whether" || (word == "if" && complement)) set(Modality::Questioned, *mark);
        if (is_one_of(word,
                      {"if", "unless", "lest", "provided", "providing", "supposing", "assuming"}))
          set(Modality::Conditional, *mark);
      }
    }
    if (auto inverted = inverted_auxiliary(clause)) set(Modality::Conditional, *inverted);
    MaybeToken above = tree_.head(top_);
    if (!above) return;
    const bool content = tree_.has_dep(top_, {Dep::Acl, Dep::Relcl});
    const bool in_case = (is(*above, "case") && is(*above - 1, "in")) ||
                         (is(*above, "condition") && tree_.dep(*above) == Dep::Pobj);
    if (content && in_case) set(Modality::Conditional, *above);
    // "provided that": read as a verb by parsers.
    if (tree_.dep(top_) == Dep::Ccomp && is_one_of(tree_.lower(*above), {"provided", "assuming"}) &&
        !tree_.has_child(*above, {Dep::Nsubj, Dep::Nsubjpass}))
      set(Modality::Conditional, *above);
  }

  // "*should* talks fail", "*had* he known": the auxiliary stands before the subject.
  MaybeToken inverted_auxiliary(const Clause& clause) const {
    if (tree_.dep(top_) != Dep::Advcl || tree_.has_child(top_, {Dep::Mark})) return std::nullopt;
    MaybeToken subject = tree_.child(clause.verb, {Dep::Nsubj, Dep::Nsubjpass});
    for (TokenIndex c : tree_.children(clause.verb)) {
      if (!tree_.has_dep(c, {Dep::Aux, Dep::Auxpass})) continue;
      const bool before = subject && c < *subject && c == tree_.left_edge(clause.verb);
      if (before && is_one_of(tree_.lower(c), {"should", "had", "were"})) return c;
    }
    return std::nullopt;
  }

  // "could", "will", "not", "never" among the relation's words.
  void read_relation(const Clause& clause) {
    for (TokenIndex t : clause.relation) {
      const std::string& word = tree_.lower(t);
      const bool no = tree_.dep(t) == Dep::Neg ||
                      is_one_of(word, {"never", "hardly", "scarcely", "barely", "nowhere"});
      if (no && !is_focus(t)) negate(t);
      if (tree_.dep(t) != Dep::Aux) continue;
      const auto cue = auxiliary_cue(word);
      const bool future = cue && is_one_of(word, {"will", "would", "wo", "'ll", "'d", "shall"});
      if (!future) {
        apply(cue, t);
      } else if (!future_) {
        future_ = word == "would" && is_reported_in_past(clause) ? Cue{Modality::Planned} : *cue;
        future_token_ = t;
      }
    }
    read_conjunction(clause);
    read_far_from(clause);
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
      negate(*own);
      return;
    }
    if (tree_.dep(clause.verb) != Dep::Conj || !tree_.head(clause.verb)) return;
    const TokenIndex first = *tree_.head(clause.verb);
    if (auto between = conjunction(first); between && *between > first) negate(*between);
  }

  // "is *far from* certain".
  void read_far_from(const Clause& clause) {
    for (TokenIndex c : tree_.children(clause.verb)) {
      if (!is(c, "far") || !is(c + 1, "from")) continue;
      ++negations_;
      if (found_.polarity_cue.empty())
        found_.polarity_cue = {tree_[c].span.begin, tree_[c + 1].span.end};
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
        set(Modality::Planned, governor);
      if (is_unattributed_hearsay(governor))
        set(Modality::Possible, governor);
      else
        apply(governor_cue(lemma), governor);
    }
  }

  // "is *said* to": by nobody who is named. Plans ("is expected to") have a cue of their own.
  bool is_unattributed_hearsay(TokenIndex verb) const {
    return tree_.has_child(verb, {Dep::Auxpass}) && is_hearsay(tree_.lemma(verb)) &&
           !governor_cue(tree_.lemma(verb)) && !tree_.has_child(verb, {Dep::Agent});
  }

  // "*No* agreement", "*nobody*", "has *no* plans", "*neither* he nor she", "*not* all".
  void read_negative_phrases(const Clause& clause) {
    for (const MaybeToken& head : {clause.subject, clause.object, clause.complement}) {
      if (!head) continue;
      if (is_one_of(tree_.lower(*head), {"nobody", "nothing", "none", "neither"})) negate(*head);
      for (TokenIndex c : tree_.children(first_conjunct(*head))) read_determiner(clause, *head, c);
    }
    for (const auto& phrase : clause.phrases) {
      const bool denies = phrase.fronted || is_one_of(tree_.lower(phrase.object), {"way", "means"});
      if (phrase.clausal || !denies) continue;
      for (TokenIndex c : tree_.children(phrase.object))
        if (tree_.dep(c) == Dep::Det && is(c, "no")) negate(c);
    }
  }

  void read_determiner(const Clause& clause, TokenIndex head, TokenIndex c) {
    const bool no = tree_.has_dep(c, {Dep::Det, Dep::Preconj, Dep::Predet, Dep::Cc}) &&
                    is_one_of(tree_.lower(c), {"no", "neither"});
    const bool hardly = tree_.dep(c) == Dep::Advmod && c < head &&
                        is_one_of(tree_.lower(c), {"hardly", "scarcely", "barely"});
    const bool subject = clause.subject == head && (tree_.dep(c) == Dep::Neg || hardly) && c < head;
    const bool complement =
        clause.copula && clause.complement == head && tree_.dep(c) == Dep::Neg && c < head;
    if (no || ((subject || complement) && !is_focus(c))) negate(c);
  }

  TokenIndex first_conjunct(TokenIndex head) const {
    while (tree_.dep(head) == Dep::Conj && tree_.head(head)) head = *tree_.head(head);
    return head;
  }

  // What the way to the subject says: purpose, request, content of a noun, "without".
  void read_source(const Clause& clause) {
    MaybeToken above = tree_.head(top_);
    if (clause.source == SubjectSource::Own) read_headline(clause);
    if (!above) return;
    switch (clause.source) {
      case SubjectSource::Heading:
      case SubjectSource::Purpose:
        if (!is_only_one(*above)) read_purpose(clause);
        break;
      case SubjectSource::ObjectControlled:
        read_control(clause, *above);
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
      case SubjectSource::Cleft:  // "it was *not* Lind who left"
        while (above && !tree_.is_verb(*above)) above = tree_.head(*above);
        if (auto no = above ? tree_.child(*above, {Dep::Neg}) : std::nullopt) negate(*no);
        break;
      default:
        break;
    }
  }

  // "Bank *to* cut jobs": the main verb of a headline.
  void read_headline(const Clause& clause) {
    if (!clause.governors.empty() || clause.verb != top_ || tree_.dep(top_) != Dep::Root) return;
    for (TokenIndex c : tree_.children(clause.verb))
      if (tree_.dep(c) == Dep::Aux && tree_[c].tag == Tag::To) set(Modality::Planned, c);
  }

  void read_purpose(const Clause& clause) {
    TokenIndex cue = clause.verb;
    for (TokenIndex c : tree_.children(top_))
      if (tree_[c].tag == Tag::To) cue = c;
    set(Modality::Planned, cue);
  }

  // "*urged* Mia to stay"; who does not want it or does not allow it has it denied.
  void read_control(const Clause& clause, TokenIndex above) {
    if (tree_.dep(top_) == Dep::Pcomp) {
      read_preposition(above);
      return;
    }
    if (auto cue = object_control_cue(tree_.lemma(above)))
      apply(cue, above);
    else if (is_infinitive(tree_, clause.verb))
      set(Modality::Requested, above);
    inherit_negation(above);
  }

  void inherit_negation(TokenIndex verb) {
    const Clause* clause = clauses_.at(verb);
    if (!clause) return;
    const Qualifiers above = others_.of(*clause);
    if (above.polarity != Polarity::Negative) return;
    ++negations_;
    if (found_.polarity_cue.empty()) found_.polarity_cue = above.polarity_cue;
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

  // "plan to"; "*rejected* calls to", "has *no* power to".
  void read_noun(const Clause& clause) {
    if (!clause.content_noun) return;
    const TokenIndex noun = *clause.content_noun;
    apply(noun_cue(tree_.lemma(noun)), noun);
    for (TokenIndex c : tree_.children(noun))
      if (tree_.dep(c) == Dep::Det && is(c, "no")) negate(c);
    MaybeToken verb = tree_.head(noun);
    if (!verb || tree_.dep(noun) != Dep::Dobj) return;
    if (gives_up(tree_.lemma(*verb))) negate(*verb);
    for (TokenIndex c : tree_.children(*verb))
      if (tree_.dep(c) == Dep::Neg) negate(c);
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
      inherit_negation(*governor);
    }
  }

  // "allegedly", "perhaps".
  void read_adverbs(const Clause& clause) {
    std::vector<TokenIndex> verbs = clause.governors;
    verbs.push_back(clause.verb);
    for (TokenIndex verb : verbs)
      for (TokenIndex c : tree_.children(verb))
        if (tree_.dep(c) == Dep::Advmod && is_uncertain(tree_.lower(c))) set(Modality::Possible, c);
  }

  // Verbs that ask, hope or doubt, "it is possible that", "rumours that".
  void read_clause_above(const Clause& clause) {
    MaybeToken above = tree_.head(top_);
    if (!above) return;
    if (tree_.has_dep(top_, {Dep::Acl, Dep::Ccomp}) && tree_.is_noun(*above)) read_report(*above);
    const bool told = tree_.has_dep(top_, {Dep::Ccomp, Dep::Csubj, Dep::Xcomp});
    if (told || tree_.dep(*above) == Dep::Attr) read_impersonal(*above);
    if (!told) return;
    if (tree_.dep(top_) != Dep::Ccomp) return;
    const std::string& lemma = tree_.lemma(*above);
    if (doubts(lemma)) {
      set(Modality::Questioned, *above);
      return;
    }
    const bool open = !is_finite(tree_, top_);  // "allow them *to focus*"
    auto cue = open ? object_control_cue(lemma) : std::nullopt;
    apply(cue ? cue : clause_cue(lemma, is_subjunctive(clause)), *above);
    if (open || is_raising(lemma)) inherit_negation(*above);
    if (tree_.has_child(*above, {Dep::Auxpass}) && is_hearsay(lemma) &&
        !tree_.has_child(*above, {Dep::Agent}))
      set(Modality::Possible, *above);
  }

  // "does not think that it will": thinks that it will not.
  static bool is_raising(std::string_view lemma) {
    return is_one_of(lemma, {"think", "believe", "expect", "want", "intend"});
  }

  // "insists that he *go*", "that he *should go*".
  bool is_subjunctive(const Clause& clause) const {
    const TokenIndex verb = clause.verb;
    for (TokenIndex c : tree_.children(verb)) {
      if (!tree_.has_dep(c, {Dep::Aux, Dep::Auxpass})) continue;
      if (is(c, "be") || is(c, "should")) return true;
      if (tree_[c].tag != Tag::To) return false;
    }
    MaybeToken subject = tree_.child(verb, {Dep::Nsubj, Dep::Nsubjpass});
    const bool one = subject && (tree_.has_tag(*subject, {Tag::Nn, Tag::Nnp}) ||
                                 is_one_of(tree_.lower(*subject), {"he", "she", "it"}));
    return tree_[verb].tag == Tag::Vb || (tree_[verb].tag == Tag::Vbp && one);
  }

  // "It is *possible* that", "it is not *true* that".
  void read_impersonal(TokenIndex be) {
    TokenIndex verb = be;
    if (tree_.has_dep(be, {Dep::Acomp, Dep::Attr, Dep::Oprd}) && tree_.head(be))
      verb = *tree_.head(be);
    MaybeToken complement = tree_.child(verb, {Dep::Acomp, Dep::Attr, Dep::Oprd});
    if (!complement || tree_.lemma(verb) != "be") return;
    MaybeToken it = tree_.child(verb, {Dep::Nsubj, Dep::Expl});
    if (!it || !is_one_of(tree_.lower(*it), {"it", "there", "what", "that"})) return;
    const bool negative = tree_.has_child(verb, {Dep::Neg});
    if (negative && is_one_of(tree_.lower(*complement), {"true", "case", "clear", "certain"})) {
      const TokenIndex no = *tree_.child(verb, {Dep::Neg});
      if (is_one_of(tree_.lower(*complement), {"true", "case"}))
        negate(no);
      else
        set(Modality::Questioned, *complement);
    }
    apply(impersonal_cue(tree_.lower(*complement)), *complement);
  }

  // "*rumours* that", "*fears* that": whose they are is not said.
  void read_report(TokenIndex noun) {
    if (!tree_.has_child(top_, {Dep::Mark}) || tree_.has_child(noun, {Dep::Poss})) return;
    for (TokenIndex c : tree_.children(noun))
      if (tree_.dep(c) == Dep::Prep && is_one_of(tree_.lower(c), {"by", "from"})) return;
    const std::string& lemma = tree_.lemma(noun);
    if (is_one_of(lemma, {"rumour", "rumor", "allegation", "claim", "speculation", "suggestion",
                          "report", "accusation", "theory", "suspicion", "fear", "concern", "worry",
                          "possibility", "chance", "risk", "likelihood", "prospect"}))
      set(Modality::Possible, noun);
    if (is_one_of(lemma, {"hope", "wish", "desire"})) set(Modality::Desired, noun);
    if (is_one_of(lemma, {"doubt", "question"})) set(Modality::Questioned, noun);
    if (is_one_of(lemma, {"demand", "request", "call"})) set(Modality::Requested, noun);
  }

  void read_question() {
    const TokenIndex last = tree_.range().last - 1;
    if (is(last, "?") && tree_.dep(top_) == Dep::Root) set(Modality::Questioned, last);
  }

  // A clause without tense, "before ..." and what must be ensured hold only if the clause above
  // does.
  void inherit(const Clause& clause) {
    MaybeToken at = tree_.head(top_);
    bool dependent = !clause.finite && !tree_.has_dep(top_, {Dep::Acl, Dep::Relcl});
    if (tree_.dep(top_) == Dep::Advcl && clause.finite) dependent = is_open_ended(top_);
    if (tree_.dep(top_) == Dep::Ccomp && at) dependent = tree_.lemma(*at) == "ensure";
    // "While advocating peace, she must ...": what goes on beside it does.
    if (MaybeToken mark = tree_.child(top_, {Dep::Mark}); mark && is(*mark, "while"))
      dependent = false;
    if (clause.source == SubjectSource::Participle || !dependent) return;
    while (at && !clauses_.at(*at)) at = tree_.head(*at);
    if (!at) return;
    Qualifiers above = others_.of(*clauses_.at(*at));
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
  QualifierReader& others_;
  TokenIndex top_ = 0;
  Qualifiers found_;
  std::optional<Cue> future_;  // of "will" or "would"
  TokenIndex future_token_ = 0;
  int negations_ = 0;
};

}  // namespace

const Qualifiers& QualifierReader::of(const Clause& clause) {
  if (auto found = known_.find(clause.verb); found != known_.end()) return found->second;
  const Qualifiers qualifiers = Reader(tree_, clauses_, *this).read(clause);
  return known_.emplace(clause.verb, qualifiers).first->second;
}

Qualifiers qualifiers_of(const Tree& tree, const ClauseTable& clauses, const Clause& clause) {
  return QualifierReader(tree, clauses).of(clause);
}

bool has_content_modality(std::string_view noun) { return noun_cue(noun).has_value(); }

}  // namespace kg
