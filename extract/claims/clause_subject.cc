// Who or what a clause speaks of: its own subject, or one taken over from another clause.
#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/cues.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/phrase.h"
#include "extract/claims/qualifiers.h"

namespace kg {
namespace {

bool is_wh_word(const Tree& tree, TokenIndex token) {
  return tree.has_tag(token, {Tag::Wdt, Tag::Wp, Tag::WpS, Tag::Wrb});
}

// Whether a participle whose doer is named tells of company or cause, and so of who acts: "left,
// *followed* by his dog"; not "published a report, *written* by two judges".
bool tells_of_company(const Tree& tree, TokenIndex participle) {
  static constexpr std::string_view kCompany[] = {
      "accompany", "aid",      "alarm",     "assist",   "back",  "dress",     "drive",
      "embolden",  "encircle", "encourage", "escort",   "flank", "follow",    "fuel",
      "goad",      "guide",    "haunt",     "head",     "help",  "hound",     "impress",
      "inspire",   "join",     "lead",      "motivate", "move",  "overwhelm", "prompt",
      "protect",   "push",     "replace",   "shock",    "spur",  "stun",      "succeed",
      "support",   "surprise", "surround",  "tempt",    "trail", "unfazed",   "urge",
      "watch",     "worry"};
  return std::find(std::begin(kCompany), std::end(kCompany), tree.lemma(participle)) !=
         std::end(kCompany);
}

// What a participle of making, naming or placing behind a comma tells of: the object before it.
// "She led a choir in Leeds, *founded* by Ray"; but "She led a choir, *followed* by Ray".
MaybeToken thing_described(const Tree& tree, TokenIndex verb, TokenIndex participle) {
  const bool made = tree.has_child(participle, {Dep::Agent}) && !tells_of_company(tree, participle);
  if (!made && !in_lexicon(Lexicon::DescribingParticiple, tree.lemma(participle)))
    return std::nullopt;
  TokenIndex first = tree.left_edge(participle);
  MaybeToken last;
  for (TokenIndex t = verb; t < first; ++t)
    if (tree.has_dep(t, {Dep::Dobj, Dep::Attr}) && tree.dominates(verb, t) && tree.is_noun(t))
      last = t;
  return last;
}

// "the year *ended* March 31": a part of the date.
bool limits_time(const Tree& tree, TokenIndex noun, TokenIndex verb) {
  static constexpr std::string_view kVerbs[] = {"begin", "end", "start"};
  return is_time(tree, noun) &&
         std::find(std::begin(kVerbs), std::end(kVerbs), tree.lemma(verb)) != std::end(kVerbs);
}

// "efforts by European leaders to ...": the doer named by a preposition.
MaybeToken doer_by_preposition(const Tree& tree, TokenIndex noun) {
  for (TokenIndex c : tree.children(noun)) {
    if (tree.dep(c) != Dep::Prep || tree.lower(c) != "by") continue;
    if (auto doer = tree.child(c, {Dep::Pobj})) return doer;
  }
  return std::nullopt;
}

// Whether the object does what the complement says: "urged Mia to stay", but not "stressed the need
// to stay".
bool controls_object(const Tree& tree, TokenIndex verb, TokenIndex object) {
  if (object_control_cue(tree.lemma(verb))) return true;
  Ner entity = tree[object].entity;
  return tree[object].pos == Pos::Pron || entity == Ner::Person || entity == Ner::Org ||
         entity == Ner::Gpe || entity == Ner::Norp;
}

// The noun with content nearest to the left of an infinitive within an object: "efforts by leaders
// *to persuade*", which parsers hang on the verb.
MaybeToken content_noun_in(const Tree& tree, TokenIndex object, TokenIndex infinitive) {
  TokenIndex first = tree.left_edge(infinitive);
  for (TokenIndex t = std::min(first, tree.right_edge(object) + 1); t-- > object;) {
    if (tree.is_punct(t)) return std::nullopt;
    if (tree.dominates(object, t) && tree[t].pos == Pos::Noun &&
        has_content_modality(tree.lemma(t)))
      return t;
  }
  return std::nullopt;
}

// Whether a possessor holds the subject of "his challenge is to ...".
MaybeToken holder_of_task(const Tree& tree, const Clause& clause) {
  bool task = !clause.governors.empty() && tree.lemma(clause.governors.back()) == "be";
  if (!task || !clause.subject) return std::nullopt;
  return tree.child(*clause.subject, {Dep::Poss});
}

// "prevents banks from *selling*", "warned banks against *selling*", "accused Berg of *lying*",
// "praised Mia for *coming*": the object does it.
MaybeToken object_before_gerund(const Tree& tree, TokenIndex gerund) {
  static constexpr std::string_view kWords[] = {"from", "into", "of"};
  TokenIndex preposition = *tree.head(gerund);
  MaybeToken verb = tree.head(preposition);
  if (!verb || !tree.is_verb(*verb) || tree.dep(preposition) != Dep::Prep) return std::nullopt;
  const std::string& word = tree.lower(preposition);
  bool charge = word == "for" && blames(tree.lemma(*verb));
  bool warning = word == "against" && object_control_cue(tree.lemma(*verb));
  if (!charge && !warning &&
      std::find(std::begin(kWords), std::end(kWords), word) == std::end(kWords))
    return std::nullopt;
  MaybeToken object = tree.child(*verb, {Dep::Dobj});
  return object && *object < preposition ? object : std::nullopt;
}

// "it is crucial to hold them to account": nobody is named who does it.
bool is_empty_it(const Tree& tree, const Clause& clause) {
  return clause.subject && tree.lower(*clause.subject) == "it" &&
         (clause.copula || tree.lemma(clause.verb) == "be" || tree.lemma(clause.verb) == "take" ||
          tree.lemma(clause.verb) == "come");
}

// "Hundreds *rescued* off the coast": headlines leave "were" out.
bool is_headline_passive(const Tree& tree, TokenIndex verb) {
  return tree.is_open_ended() && tree.has_tag(verb, {Tag::Vbd, Tag::Vbn}) &&
         in_lexicon(Lexicon::HeadlineParticiple, tree.lower(verb)) &&
         !tree.has_child(verb, {Dep::Aux, Dep::Auxpass, Dep::Dobj, Dep::Ccomp, Dep::Attr,
                                Dep::Dative, Dep::Prt});
}

// "*It* was Lind *who signed the deal*": the noun that a cleft sentence singles out; nothing when
// the clause is none. "It is a firm that makes cars" may speak of something: only names and
// definite nouns count.
MaybeToken cleft_focus(const Tree& tree, TokenIndex verb) {
  if (tree.lemma(verb) != "be") return std::nullopt;
  MaybeToken it = tree.child(verb, {Dep::Nsubj, Dep::Expl});
  MaybeToken focus = tree.child(verb, {Dep::Attr});
  if (!it || !focus || tree.lower(*it) != "it" || *focus < verb) return std::nullopt;
  MaybeToken article = tree.child(*focus, {Dep::Det});
  bool definite = is_name(tree[*focus].entity) || tree[*focus].pos == Pos::Propn ||
                  tree.has_child(*focus, {Dep::Poss}) ||
                  (article && (tree.lower(*article) == "the" || tree.lower(*article) == "this"));
  return definite ? focus : std::nullopt;
}

// "Among the dead were *three children*", "Buried there are *her sons*": what stands behind a form
// of "be" whose place before it a phrase or participle has taken.
MaybeToken inverted_subject(const Tree& tree, TokenIndex verb) {
  MaybeToken noun = tree.child(verb, {Dep::Attr});
  if (!noun || *noun < verb || tree.dep(verb) != Dep::Root || !tree.is_noun(*noun))
    return std::nullopt;
  if (tree.has_child(verb, {Dep::Expl}) || tree.lower(tree.range().last - 1) == "?")
    return std::nullopt;
  if (tree.lemma(verb) == "be") {
    MaybeToken phrase = tree.child(verb, {Dep::Prep});
    const bool fronted = phrase && tree.left_edge(*phrase) == tree.left_edge(verb);
    return fronted && !tree.has_break(*phrase, verb) ? noun : std::nullopt;
  }
  MaybeToken be = tree.child(verb, {Dep::Auxpass, Dep::Aux});
  const bool participle = tree.has_tag(verb, {Tag::Vbn, Tag::Vbg});
  return participle && be && *be > verb && *noun > *be ? noun : std::nullopt;
}

bool takes_own_name(SubjectSource source) {
  return source == SubjectSource::Own || source == SubjectSource::Relative ||
         source == SubjectSource::Controlled;
}

}  // namespace

MaybeToken cleft_content(const Tree& tree, TokenIndex verb) {
  MaybeToken focus = cleft_focus(tree, verb);
  if (!focus) return std::nullopt;
  for (TokenIndex host : {verb, *focus})
    for (TokenIndex c : tree.children(host)) {
      if (!tree.has_dep(c, {Dep::Ccomp, Dep::Relcl, Dep::Advcl}) || c < *focus) continue;
      MaybeToken subject = tree.child(c, {Dep::Nsubj, Dep::Nsubjpass});
      if (subject && tree.has_tag(*subject, {Tag::Wp, Tag::Wdt})) return c;
    }
  return std::nullopt;
}

ClauseBuilder::SubjectFound ClauseBuilder::own_subject(TokenIndex subject) const {
  MaybeToken governor = tree_.head(*tree_.head(subject));
  if (governor && cleft_content(tree_, *governor) == tree_.head(subject))
    return {cleft_focus(tree_, *governor), SubjectSource::Cleft, {}};
  if (auto noun = antecedent_of(tree_, subject)) return {noun, SubjectSource::Relative, {}};
  if (is_wh_word(tree_, subject)) return {};
  return {subject, SubjectSource::Own, {}};
}

// A finite verb that hangs on an infinitive ("helped them win and *went* home") belongs to the
// finite verb above.
ClauseBuilder::SubjectFound ClauseBuilder::subject_of_conjunct(TokenIndex verb) {
  MaybeToken first = tree_.head(verb);
  if (is_finite(tree_, verb) && tree_.has_tag(verb, {Tag::Vbd, Tag::Vbz, Tag::Vbp}))
    while (first && !(is_predicate(tree_, *first) && is_finite(tree_, *first)))
      first = tree_.head(*first);
  if (!first || !is_predicate(tree_, *first)) first = tree_.head(verb);
  if (!first || !is_predicate(tree_, *first)) return {};
  const Clause& above = build(*first);
  if (!above.subject) return {};
  return {above.subject, takes_own_name(above.source) ? SubjectSource::Shared : above.source,
          above.content_noun};
}

ClauseBuilder::SubjectFound ClauseBuilder::subject_of_complement(const Clause& clause) {
  MaybeToken verb = tree_.head(clause.verb);
  if (verb && tree_.is_noun(*verb) && is_infinitive(tree_, clause.verb) &&
      tree_.dep(*verb) == Dep::Root)
    if (auto found = subject_of_heading(*verb); found.head) return found;
  while (verb && !is_predicate(tree_, *verb)) verb = tree_.head(*verb);
  if (!verb) return {};
  const Clause& above = build(*verb);
  if (auto doer = doer_behind_preposition(tree_, *verb, clause.verb))
    return {doer, SubjectSource::ObjectControlled, {}};
  bool controlled_by_subject = in_lexicon(Lexicon::SubjectControl, tree_.lemma(*verb));
  if (clause.governors.empty() && !controlled_by_subject) {
    for (TokenIndex c : tree_.children(*verb))
      if (tree_.has_dep(c, {Dep::Dobj, Dep::Dative}) && c < clause.verb && tree_.is_noun(c)) {
        auto noun = antecedent_of(tree_, c);
        if (tree_[clause.verb].tag == Tag::Vbg && !is_infinitive(tree_, clause.verb))
          return {noun ? noun : MaybeToken(c), SubjectSource::Participle, {}};
        if (!controls_object(tree_, *verb, c)) return {};
        return {noun ? noun : MaybeToken(c), SubjectSource::ObjectControlled, {}};
      }
  }
  if (!above.subject || (clause.governors.empty() && is_empty_it(tree_, above))) return {};
  if (!clause.governors.empty())
    return {above.subject, above.source, above.content_noun};  // the chain speaks for its governor
  return {above.subject, SubjectSource::Controlled, {}};
}

ClauseBuilder::SubjectFound ClauseBuilder::subject_of_adverbial(const Clause& clause) {
  if (clause.finite || is_participle_preposition(tree_, clause.verb)) return {};
  // What results does so from the whole clause before, not from its subject.
  if (tree_.lemma(clause.verb) == "result") return {};
  MaybeToken verb = tree_.head(clause.verb);
  if (verb && tree_.is_noun(*verb) && is_infinitive(tree_, clause.verb))
    return subject_of_heading(*verb);
  if (!verb || !is_predicate(tree_, *verb)) return {};
  bool marked = tree_.has_child(clause.verb, {Dep::Mark, Dep::Advmod});
  if (tree_[clause.verb].tag == Tag::Vbn && clause.verb > *verb && !marked) {
    MaybeToken object = tree_.child(*verb, {Dep::Dobj, Dep::Attr});
    bool before = object && *object < clause.verb;
    if (before && !tree_.has_break(*object, tree_.left_edge(clause.verb)))
      return {object, SubjectSource::Participle, {}};
    if (auto thing = thing_described(tree_, *verb, clause.verb))
      return {thing, SubjectSource::Participle, {}};
  }
  bool purpose = is_infinitive(tree_, clause.verb);
  if (purpose && clause.verb > *verb) {
    MaybeToken object = tree_.child(*verb, {Dep::Dobj, Dep::Attr});
    MaybeToken noun = object ? content_noun_in(tree_, *object, clause.verb) : std::nullopt;
    if (noun) return holder_of(*noun, clause.verb);
  }
  // Behind a comma a participle speaks of the main clause.
  TokenIndex first = tree_.left_edge(clause.verb);
  bool comma = first > tree_.range().first && tree_[first - 1].tag == Tag::Comma;
  MaybeToken host = verb;
  while (!purpose && comma && host && !is_finite(tree_, *host) && tree_.head(*host))
    host = tree_.head(*host);
  if (!is_predicate(tree_, *host)) host = verb;
  const Clause& above = build(*host);
  if (!above.subject || above.existential || is_empty_it(tree_, above)) return {};
  // "urged Mia to keep calm while driving": who drives is open.
  const MaybeToken mark = tree_.child(clause.verb, {Dep::Mark});
  if (above.source == SubjectSource::ObjectControlled && mark && tree_.lower(*mark) == "while")
    return {};
  return {above.subject, purpose ? SubjectSource::Purpose : SubjectSource::Borrowed, {}};
}

// Who has the plan, makes the offer, feels the reluctance.
ClauseBuilder::SubjectFound ClauseBuilder::holder_of(TokenIndex noun, TokenIndex verb) {
  if (auto owner = tree_.child(noun, {Dep::Poss}); owner && !is_wh_word(tree_, *owner))
    return {owner, SubjectSource::Holder, noun};
  if (auto doer = doer_by_preposition(tree_, noun)) return {doer, SubjectSource::Holder, noun};
  MaybeToken governor = tree_.head(noun);
  if (governor && tree_.dep(noun) == Dep::Dobj && is_predicate(tree_, *governor)) {
    const Clause& above = build(*governor);
    if (above.subject && !above.passive && *governor != verb)
      return {above.subject, SubjectSource::Holder, noun};
  }
  return {noun, SubjectSource::Infinitive, noun};
}

// "PM *to visit* Kyiv": the infinitive of a headline is its verb. Nouns with content are not meant
// ("a way to win", "plan to cut costs").
ClauseBuilder::SubjectFound ClauseBuilder::subject_of_heading(TokenIndex noun) const {
  const bool first = tree_.dep(noun) == Dep::Root && tree_.is_open_ended() &&
                     !tree_.has_child(noun, {Dep::Det, Dep::Poss});
  if (!first || has_content_modality(tree_.lemma(noun)) || tree_.lemma(noun) == "way") return {};
  return {noun, SubjectSource::Heading, {}};
}

// "conducted strikes *using* aircraft": whoever conducted them.
ClauseBuilder::SubjectFound ClauseBuilder::subject_of_user(TokenIndex noun) {
  MaybeToken verb = tree_.head(noun);
  if (!verb || tree_.dep(noun) != Dep::Dobj || !is_predicate(tree_, *verb))
    return {noun, SubjectSource::Participle, {}};
  const Clause& above = build(*verb);
  if (!above.subject) return {};
  return {above.subject, SubjectSource::Borrowed, {}};
}

ClauseBuilder::SubjectFound ClauseBuilder::subject_of_noun_clause(const Clause& clause) {
  MaybeToken noun = tree_.head(clause.verb);
  if (!noun || !tree_.is_noun(*noun)) return {};
  if (is_infinitive(tree_, clause.verb)) {
    if (!has_content_modality(tree_.lemma(*noun))) return subject_of_heading(*noun);
    return holder_of(*noun, clause.verb);
  }
  if (tree_.dep(clause.verb) == Dep::Relcl) return {noun, SubjectSource::Relative, {}};
  if (clause.finite && tree_.has_child(clause.verb, {Dep::Mark})) return {};
  if (limits_time(tree_, *noun, clause.verb)) return {};
  if (tree_.lower(clause.verb) == "using") return subject_of_user(*noun);
  return {noun, SubjectSource::Participle, {}};
}

ClauseBuilder::SubjectFound ClauseBuilder::subject_of_gerund(const Clause& clause) {
  MaybeToken at = tree_.head(clause.verb);
  if (auto doer = object_before_gerund(tree_, clause.verb))
    return {doer, SubjectSource::ObjectControlled, {}};
  while (at && tree_.has_dep(*at, {Dep::Prep, Dep::Pcomp, Dep::Agent})) {
    if (tree_.dep(*at) == Dep::Agent) return {};
    at = tree_.head(*at);
  }
  while (at && tree_.has_dep(*at, {Dep::Acomp, Dep::Oprd})) at = tree_.head(*at);
  if (!at) return {};
  if (tree_.is_noun(*at)) {
    if (!has_content_modality(tree_.lemma(*at))) return {};
    SubjectFound holder = holder_of(*at, clause.verb);
    return holder.source == SubjectSource::Holder ? holder : SubjectFound{};
  }
  if (!is_predicate(tree_, *at)) return {};
  const Clause& above = build(*at);
  if (!above.subject || above.existential || is_empty_it(tree_, above)) return {};
  if (!above.governors.empty() && tree_.lemma(above.governors.back()) == "be")
    return {holder_of_task(tree_, above), SubjectSource::Gerund, {}};
  return {above.subject, SubjectSource::Gerund, {}};
}

ClauseBuilder::SubjectFound ClauseBuilder::inherited_subject(const Clause& clause) {
  switch (tree_.dep(clause.verb)) {
    case Dep::Conj:
      return subject_of_conjunct(clause.verb);
    case Dep::Xcomp:
      return subject_of_complement(clause);
    case Dep::Ccomp:
      if (clause.finite && tree_.has_child(clause.verb, {Dep::Mark})) return {};
      return clause.verb > *tree_.head(clause.verb) ? subject_of_complement(clause)
                                                    : SubjectFound{};
    case Dep::Advcl:
      return subject_of_adverbial(clause);
    case Dep::Acl:
    case Dep::Relcl:
      return subject_of_noun_clause(clause);
    case Dep::Pcomp:
      return clause.finite ? SubjectFound{} : subject_of_gerund(clause);
    default:
      return {};
  }
}

void ClauseBuilder::find_subject(Clause& clause) {
  TokenIndex verb = clause.verb;
  if (auto there = tree_.child(verb, {Dep::Expl}); there && tree_.lower(*there) == "there") {
    clause.existential = true;
    return;
  }
  SubjectFound found;
  auto own = tree_.child(verb, {Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj, Dep::Csubjpass});
  if (!own && (own = inverted_subject(tree_, verb))) {
    clause.inverted = true;
    found = {own, SubjectSource::Own, {}};
  } else if (own)
    found = own_subject(*own);
  else
    found = inherited_subject(clause);
  clause.subject = found.head;
  clause.content_noun = found.content_noun;
  clause.source = found.head ? found.source : SubjectSource::None;
  if (own && tree_.dep(*own) == Dep::Nsubjpass) clause.passive = true;
  if (own && is_headline_passive(tree_, verb)) clause.passive = true;
  if (!clause.passive && clause.source == SubjectSource::Participle)
    clause.passive = tree_[verb].tag == Tag::Vbn;
  if (!clause.passive && clause.source == SubjectSource::Borrowed)
    clause.passive = tree_[verb].tag == Tag::Vbn && !tree_.has_child(verb, {Dep::Aux});
}

}  // namespace kg
