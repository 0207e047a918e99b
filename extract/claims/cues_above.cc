// Qualifiers that come from what a clause hangs on.
#include <algorithm>

#include "core/words.h"
#include "extract/claims/clause_builder.h"
#include "extract/claims/cue_reader.h"

namespace kg {
namespace {

class AboveCues {
 public:
  explicit AboveCues(const CueContext& context)
      : tree_(context.tree),
        clauses_(context.clauses),
        others_(context.others),
        top_(context.top),
        found_(context.found) {}

  // "whether", "if", "unless", "should talks fail", "in case": before all else, as "whether it
  // could" asks and "if it could" supposes.
  void read_condition(const Clause& clause) {
    for (TokenIndex verb : {clause.verb, top_}) {
      const bool complement = tree_.has_dep(top_, {Dep::Ccomp, Dep::Pcomp, Dep::Csubj});
      if (auto mark = tree_.child(verb, {Dep::Mark})) {
        const std::string& word = tree_.lower(*mark);
        if (word == "whether" || (word == "if" && complement))
          found_.set(Modality::Questioned, *mark);
        if (is_one_of(word,
                      {"if", "unless", "lest", "provided", "providing", "supposing", "assuming"}))
          found_.set(Modality::Conditional, *mark);
      }
    }
    if (auto inverted = inverted_auxiliary(clause)) found_.set(Modality::Conditional, *inverted);
    MaybeToken above = tree_.head(top_);
    if (!above) return;
    const bool content = tree_.has_dep(top_, {Dep::Acl, Dep::Relcl});
    const bool in_case = (is(*above, "case") && is(*above - 1, "in")) ||
                         (is(*above, "condition") && tree_.dep(*above) == Dep::Pobj);
    if (content && in_case) found_.set(Modality::Conditional, *above);
    // "provided that": read as a verb by parsers.
    if (tree_.dep(top_) == Dep::Ccomp && is_one_of(tree_.lower(*above), {"provided", "assuming"}) &&
        !tree_.has_child(*above, {Dep::Nsubj, Dep::Nsubjpass}))
      found_.set(Modality::Conditional, *above);
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
        found_.apply(governor_cue(tree_.lemma(*above)), *above);
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
        if (auto no = above ? tree_.child(*above, {Dep::Neg}) : std::nullopt) found_.negate(*no);
        break;
      default:
        break;
    }
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
      found_.set(Modality::Questioned, *above);
      return;
    }
    const bool open = !is_finite(tree_, top_);  // "allow them *to focus*"
    auto cue = open ? object_control_cue(lemma) : std::nullopt;
    found_.apply(cue ? cue : clause_cue(lemma, is_subjunctive(clause)), *above);
    if (open || is_raising(lemma)) inherit_negation(*above);
    if (tree_.has_child(*above, {Dep::Auxpass}) && is_hearsay(lemma) &&
        !tree_.has_child(*above, {Dep::Agent}))
      found_.set(Modality::Possible, *above);
  }

  void read_question() {
    const TokenIndex last = tree_.range().last - 1;
    if (is(last, "?") && tree_.dep(top_) == Dep::Root) found_.set(Modality::Questioned, last);
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
    found_.inherit(others_.of(*clauses_.at(*at)));
  }

 private:
  bool is(TokenIndex token, std::string_view word) const {
    return tree_.range().contains(token) && tree_.lower(token) == word;
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

  // "Bank *to* cut jobs": the main verb of a headline.
  void read_headline(const Clause& clause) {
    if (!clause.governors.empty() || clause.verb != top_ || tree_.dep(top_) != Dep::Root) return;
    for (TokenIndex c : tree_.children(clause.verb))
      if (tree_.dep(c) == Dep::Aux && tree_[c].tag == Tag::To) found_.set(Modality::Planned, c);
  }

  void read_purpose(const Clause& clause) {
    TokenIndex cue = clause.verb;
    for (TokenIndex c : tree_.children(top_))
      if (tree_[c].tag == Tag::To) cue = c;
    found_.set(Modality::Planned, cue);
  }

  // "*urged* Mia to stay"; who does not want it or does not allow it has it denied.
  void read_control(const Clause& clause, TokenIndex above) {
    if (tree_.dep(top_) == Dep::Pcomp) {
      read_preposition(above);
      return;
    }
    if (auto cue = object_control_cue(tree_.lemma(above)))
      found_.apply(cue, above);
    else if (is_infinitive(tree_, clause.verb))
      found_.set(Modality::Requested, above);
    inherit_negation(above);
  }

  void inherit_negation(TokenIndex verb) {
    const Clause* clause = clauses_.at(verb);
    if (!clause) return;
    const Qualifiers& above = others_.of(*clause);
    if (above.polarity == Polarity::Negative) found_.negate(above.polarity_cue);
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
    found_.apply(noun_cue(tree_.lemma(noun)), noun);
    for (TokenIndex c : tree_.children(noun))
      if (tree_.dep(c) == Dep::Det && is(c, "no")) found_.negate(c);
    MaybeToken verb = tree_.head(noun);
    if (!verb || tree_.dep(noun) != Dep::Dobj) return;
    if (gives_up(tree_.lemma(*verb))) found_.negate(*verb);
    for (TokenIndex c : tree_.children(*verb))
      if (tree_.dep(c) == Dep::Neg) found_.negate(c);
  }

  void read_preposition(TokenIndex preposition) {
    MaybeToken governor = tree_.head(preposition);
    if (governor && is_one_of(tree_.lemma(*governor), {"accuse", "suspect"}))
      found_.set(Modality::Possible, *governor);
    const std::string& word = tree_.lower(preposition);
    if (is_one_of(word, {"without", "instead", "than"})) found_.negate(preposition);
    if (auto no = tree_.child(preposition, {Dep::Neg}))
      found_.negate(*no);  // "won *not* by cheating"
    if (governor && blames(tree_.lemma(*governor))) return;
    if (word == "for" || word == "towards" || word == "toward" || word == "about" || word == "at")
      found_.set(Modality::Planned, preposition);
    if (!governor) return;
    const auto cue = object_control_cue(tree_.lemma(*governor));
    if (word == "against" && cue) {  // "warned banks against selling": they are asked not to
      found_.apply(cue, *governor);
      found_.negate(preposition);
    } else if (word == "against") {
      found_.set(Modality::Possible, preposition);
    } else if (word == "from" && cue && cue->modality == Modality::Prevented) {
      found_.apply(cue, *governor);
      inherit_negation(*governor);
    }
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
        found_.negate(no);
      else
        found_.set(Modality::Questioned, *complement);
    }
    found_.apply(impersonal_cue(tree_.lower(*complement)), *complement);
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
      found_.set(Modality::Possible, noun);
    if (is_one_of(lemma, {"hope", "wish", "desire"})) found_.set(Modality::Desired, noun);
    if (is_one_of(lemma, {"doubt", "question"})) found_.set(Modality::Questioned, noun);
    if (is_one_of(lemma, {"demand", "request", "call"})) found_.set(Modality::Requested, noun);
  }

  bool is_open_ended(TokenIndex verb) const {
    MaybeToken mark = tree_.child(verb, {Dep::Mark, Dep::Advmod});
    return mark &&
           is_one_of(tree_.lower(*mark), {"before", "until", "once", "when", "so", "after"});
  }

  const Tree& tree_;
  const ClauseTable& clauses_;
  QualifierReader& others_;
  TokenIndex top_;
  FoundCues& found_;
};

}  // namespace

void read_condition(const CueContext& context) {
  AboveCues(context).read_condition(context.clause);
}

void read_source(const CueContext& context) { AboveCues(context).read_source(context.clause); }

void read_clause_above(const CueContext& context) {
  AboveCues reader(context);
  reader.read_clause_above(context.clause);
  reader.read_question();
}

void read_dependence(const CueContext& context) { AboveCues(context).inherit(context.clause); }

}  // namespace kg
