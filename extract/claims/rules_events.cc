// Events that a noun names: "Merkel's criticism of Orban", "talks between Israel and Hamas".
#include <algorithm>

#include "core/countries.h"
#include "extract/claims/claim_rules.h"
#include "extract/claims/event_nouns.h"
#include "extract/claims/event_qualifiers.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/noun_claims.h"

namespace kg {
namespace {

// With more sides every side would be said to meet every other.
constexpr std::size_t kMostSides = 4;

bool is_participant(const Tree& tree, TokenIndex token) {
  const Ner entity = tree[token].entity;
  if (entity == Ner::Gpe || entity == Ner::Org || entity == Ner::Person || entity == Ner::Norp)
    return true;
  if (tree[token].pos != Pos::Propn && tree[token].pos != Pos::Adj) return false;
  return find_country(tree.text(token)) || find_country_of_people(tree.text(token));
}

bool is_wh_word(const Tree& tree, TokenIndex token) {
  return tree.has_tag(token, {Tag::Wdt, Tag::Wp, Tag::WpS, Tag::Wrb});
}

// Reads who takes part in the event that one noun names, and makes its claims.
class EventReader {
 public:
  EventReader(const RuleContext& context, TokenIndex noun, const EventNoun& event)
      : context_(context),
        tree_(context.tree),
        noun_(noun),
        event_(event),
        host_(host_of_event(context.tree, context.clauses, noun)) {
    collect_phrases();
  }

  void read() {
    if (event_.mutual && (between() || hyphenated())) return;
    find_object();
    find_subject();
    if (!subject_ || !object_ || *subject_ == *object_) return;
    for (const TokenIndex subject : conjuncts(tree_, *subject_))
      for (const TokenIndex object : conjuncts(tree_, *object_)) emit_pair(subject, object);
  }

 private:
  // The prepositional phrases of the noun, and those that hang on what they govern ("the attack on
  // the embassy *by gunmen*").
  void collect_phrases() {
    add_phrases_of(noun_);
    own_ = phrases_.size();
    for (std::size_t i = 0; i < own_; ++i)
      if (!phrases_[i].clausal) add_phrases_of(phrases_[i].object);
  }

  void add_phrases_of(TokenIndex head) {
    for (const TokenIndex c : tree_.children(head)) {
      if (!tree_.has_dep(c, {Dep::Prep, Dep::Agent}) || c < head || opens_examples(tree_, c))
        continue;
      if (auto phrase = prepositional_phrase(tree_, c)) phrases_.push_back(*phrase);
    }
  }

  std::string word_of(const PrepositionalPhrase& phrase) const {
    return preposition_text(tree_, phrase);
  }

  bool is_usable(const PrepositionalPhrase& phrase) const {
    return !phrase.clausal && !phrase.time && !is_wh_word(tree_, phrase.object) &&
           tree_.is_noun(phrase.object);
  }

  // Phrases that hang deeper count only where nothing else could take them: "by" and "against".
  const PrepositionalPhrase* object_phrase(const EventNoun::Object& object) const {
    // In "imposed sanctions on Russia" parsers hang the phrase on the verb as well.
    if (takes_part_as_object() && own_ == 0)
      for (const auto& phrase : host_->phrases)
        if (!phrase.agent && phrase.preposition > noun_ && is_usable(phrase) &&
            word_of(phrase) == object.preposition)
          return &phrase;
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      const auto& phrase = phrases_[i];
      const bool deep = i >= own_ && word_of(phrase) != "against" && word_of(phrase) != "for";
      if (!deep && is_usable(phrase) && word_of(phrase) == object.preposition) return &phrase;
    }
    return nullptr;
  }

  void find_object() {
    for (const auto& object : event_.objects) {
      const PrepositionalPhrase* phrase = object_phrase(object);
      // "the support of Iran for Hezbollah": "of" may be the doer's.
      if (!phrase) continue;
      const bool may_do = event_.marks_subject(object.preposition);
      if (may_do && !tree_.child(noun_, {Dep::Poss}) && other_object(*phrase)) continue;
      set_object(*phrase, object);
      return;
    }
    if (!event_.patient || !doer_phrase()) return;
    const MaybeToken owner = owner_of_noun();
    if (!owner) return;
    object_ = owner;
    relation_ = event_.verb;
    owner_is_object_ = true;
  }

  bool other_object(const PrepositionalPhrase& taken) const {
    return std::any_of(event_.objects.begin(), event_.objects.end(), [&](const auto& object) {
      const PrepositionalPhrase* phrase = object_phrase(object);
      return phrase && phrase != &taken && phrase->preposition != taken.preposition;
    });
  }

  void set_object(const PrepositionalPhrase& phrase, const EventNoun::Object& object) {
    object_phrase_ = &phrase;
    object_ = phrase.object;
    relation_ = object.relation;
  }

  const PrepositionalPhrase* doer_phrase() const {
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      const auto& phrase = phrases_[i];
      if (&phrase == object_phrase_ || !is_usable(phrase)) continue;
      const std::string word = word_of(phrase);
      if (event_.marks_subject(word) && (i < own_ || word == "by")) return &phrase;
    }
    return nullptr;
  }

  MaybeToken owner_of_noun() const {
    const MaybeToken owner = tree_.child(noun_, {Dep::Poss});
    if (!owner || is_wh_word(tree_, *owner) || is_time(tree_, *owner)) return std::nullopt;
    return owner;
  }

  // "the *US* withdrawal", "*Israeli* strikes", "a *police* raid".
  MaybeToken modifying_doer() const {
    for (const TokenIndex c : tree_.children(noun_)) {
      if (c > noun_ || !tree_.has_dep(c, {Dep::Compound, Dep::Amod, Dep::Nmod})) continue;
      if (is_participant(tree_, c) || is_acting_body(tree_, c)) return c;
    }
    return std::nullopt;
  }

  void find_subject() {
    if (const auto* phrase = doer_phrase()) {
      subject_ = phrase->object;
      subject_phrase_ = phrase;
      return;
    }
    if (!owner_is_object_) subject_ = owner_of_noun();
    if (!subject_) subject_ = modifying_doer();
    if (!subject_) find_holder();
  }

  // "*China* imposed sanctions on ...", "*Xi* held talks with ...": the verb says who takes part.
  void find_holder() {
    if (!host_ || host_->silent || !host_->subject) return;
    if (!host_->passive && names_an_event(*host_->subject)) return;
    if (!takes_part_as_object() && !takes_part_behind_preposition()) return;
    if (host_->passive) {
      const auto agent = std::find_if(host_->phrases.begin(), host_->phrases.end(),
                                      [](const auto& phrase) { return phrase.agent; });
      if (agent == host_->phrases.end() || !is_usable(*agent)) return;
      subject_ = agent->object;
      return;
    }
    // "had the support of the Congress" is the Congress's.
    if (object_phrase_ && event_.marks_subject(word_of(*object_phrase_))) return;
    subject_ = host_->subject;
    held_ = true;
  }

  // "Ukraine's *bid* escalated the conflict": a bid takes no part in it.
  bool names_an_event(TokenIndex subject) const {
    return find_event_noun(tree_.lemma(subject)) || has_content_modality(tree_.lemma(subject));
  }

  bool takes_part_as_object() const {
    if (!host_ || host_->silent) return false;
    const MaybeToken place = host_->passive ? host_->subject : host_->object;
    if (!place || !stands_for_noun(*place)) return false;
    const auto governor = event_governor(tree_, host_->verb);
    // "cut ties with" ends what both had; "cut gas supplies to" need not be one's own.
    return governor && governor->takes_part && (event_.mutual || tree_.lemma(host_->verb) != "cut");
  }

  bool stands_for_noun(TokenIndex head) const {
    const auto heads = conjuncts(tree_, head);
    return std::find(heads.begin(), heads.end(), noun_) != heads.end();
  }

  // "moves ahead with the transfer of", "continues with the sale of".
  bool goes_ahead() {
    static constexpr std::string_view kVerbs[] = {"continue", "go",      "move",
                                                  "press",    "proceed", "push"};
    if (std::find(std::begin(kVerbs), std::end(kVerbs), tree_.lemma(host_->verb)) ==
        std::end(kVerbs))
      return false;
    for (const auto& phrase : host_->phrases) {
      if (word_of(phrase) != "with" || phrase.fronted || !stands_for_noun(phrase.object)) continue;
      held_behind_ = phrase.words;
      return true;
    }
    return false;
  }

  // "is in talks with", "is heading into discussions with", "flew to Oslo for talks with".
  bool takes_part_behind_preposition() {
    static constexpr std::string_view kVerbs[] = {"arrive", "be",     "come",   "engage", "enter",
                                                  "fly",    "go",     "head",   "lock",   "remain",
                                                  "return", "travel", "embark", "meet"};
    if (goes_ahead()) return true;
    if (!event_.mutual || std::find(std::begin(kVerbs), std::end(kVerbs),
                                    tree_.lemma(host_->verb)) == std::end(kVerbs))
      return false;
    for (const auto& phrase : host_->phrases) {
      const std::string word = word_of(phrase);
      if (phrase.fronted || !stands_for_noun(phrase.object)) continue;
      if (word == "for")
        purpose_ = phrase.preposition;
      else
        held_behind_ = phrase.words;
      return word == "in" || word == "into" || word == "at" || word == "for" || word == "on" ||
             word == "to";
    }
    return false;
  }

  // "talks between X and Y".
  bool between() {
    for (std::size_t i = 0; i < own_ || i == 0; ++i) {
      if (i >= phrases_.size()) break;
      const auto& phrase = phrases_[i];
      const std::string word = word_of(phrase);
      if ((word != "between" && word != "among") || !is_usable(phrase)) continue;
      object_phrase_ = &phrase;
      return pair_up(conjuncts(tree_, phrase.object));
    }
    return false;
  }

  // "the US-China trade war": two names before the noun, joined by a hyphen or slash.
  bool hyphenated() {
    for (TokenIndex t = noun_; t > tree_.range().first + 2; --t) {
      const TokenIndex second = t - 1, first = t - 3;
      if (!tree_.dominates(noun_, second)) return false;
      const std::string& joint = tree_.lower(t - 2);
      if (joint != "-" && joint != "/" && joint != "\u2013") continue;
      if (!is_participant(tree_, first) && !is_participant(tree_, second)) return false;
      if (!is_side(first) || !is_side(second) || !tree_.dominates(noun_, first)) return false;
      bare_sides_ = true;
      return pair_up({first, second});
    }
    return false;
  }

  bool is_side(TokenIndex token) const {
    return tree_[token].pos == Pos::Propn || is_participant(tree_, token);
  }

  bool pair_up(const std::vector<TokenIndex>& sides) {
    if (sides.size() < 2 || sides.size() > kMostSides || event_.objects.empty()) return false;
    relation_ = event_.objects.front().relation;
    symmetric_ = true;
    for (std::size_t i = 0; i < sides.size(); ++i)
      for (std::size_t j = i + 1; j < sides.size(); ++j) emit_pair(sides[i], sides[j]);
    return true;
  }

  Phrase side(TokenIndex head, bool single) const {
    if (bare_sides_) return {{Word::of(head)}, head};
    PhraseOptions options{.single = single};
    if (held_) options.clause = host_->verb;
    for (const auto& phrase : phrases_)
      if (&phrase == subject_phrase_ || (&phrase == object_phrase_ && !symmetric_))
        options.without.push_back(phrase.preposition);
    if (tree_.dominates(head, noun_)) options.without.push_back(noun_);
    return {words_of(noun_phrase(tree_, head, options)), head};
  }

  // The noun with the modifiers that take no part ("*trade* deal with"), and the preposition.
  Phrase relation_words(TokenIndex subject, TokenIndex object) const {
    std::vector<TokenIndex> tokens;
    if (held_ && !purpose_) tokens = host_->relation;
    tokens.insert(tokens.end(), held_behind_.begin(), held_behind_.end());
    const TokenRange core = core_of(tree_, noun_);
    for (TokenIndex t = core.first; t < core.last; ++t) {
      const bool side = t == subject || t == object || is_participant(tree_, t);
      const bool number = tree_[t].entity != Ner::None && !is_name(tree_[t].entity);
      const bool piece = t > core.first && tree_[t - 1].tag == Tag::Hyph;  // of "high-stakes"
      const bool modifier = !side && !number && !piece && tree_.dep(t) == Dep::Compound;
      if (t == noun_ || modifier) tokens.push_back(t);
    }
    if (!symmetric_ && object_phrase_)
      tokens.insert(tokens.end(), object_phrase_->words.begin(), object_phrase_->words.end());
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return {words_of(tokens), noun_};
  }

  DraftArgument object_argument(Phrase phrase) const {
    DraftArgument argument;
    argument.phrase = std::move(phrase);
    const auto space = relation_.rfind(' ');
    if (space == std::string_view::npos) return argument;
    // "with" of "meet with".
    const std::string_view last = relation_.substr(space + 1);
    argument.role = ArgumentRole::Prepositional;
    if (!symmetric_ && object_phrase_ && word_of(*object_phrase_) == last)
      argument.preposition = object_phrase_->words;
    else
      argument.supplied_preposition = last;
    return argument;
  }

  // When, where and what about: the other phrases of the noun.
  void add_others(Draft& draft) const {
    for (std::size_t i = 0; i < own_; ++i) {
      const auto& phrase = phrases_[i];
      if (&phrase == object_phrase_ || &phrase == subject_phrase_ || phrase.clausal) continue;
      if (is_wh_word(tree_, phrase.object)) continue;
      DraftArgument argument;
      argument.role = phrase.time ? ArgumentRole::Time : ArgumentRole::Prepositional;
      argument.phrase = {words_of(noun_phrase(tree_, phrase.object)), phrase.object};
      argument.preposition = phrase.words;
      draft.arguments.push_back(std::move(argument));
    }
    if (!held_) return;
    for (const TokenIndex time : host_->times) {
      DraftArgument argument;
      argument.role = ArgumentRole::Time;
      argument.phrase = {words_of(whole_phrase(tree_, time)), time};
      draft.arguments.push_back(std::move(argument));
    }
  }

  Qualifiers qualifiers() const {
    Qualifiers found = event_qualifiers(tree_, context_.clauses, noun_, host_, event_.state, held_);
    if (!purpose_ || found.modality != Modality::Actual) return found;
    found.modality = Modality::Planned;
    found.modality_cue = tree_[*purpose_].span;
    return found;
  }

  void emit_pair(TokenIndex subject, TokenIndex object) {
    Draft draft;
    draft.rules = {"nominal-event"};
    draft.anchor = noun_;
    draft.subject = side(subject, true);
    draft.relation = relation_words(subject, object);
    draft.lemma = relation_;
    draft.arguments.push_back(object_argument(side(object, true)));
    add_others(draft);
    draft.qualifiers = qualifiers();
    draft.host = host_;
    context_.out.push_back(std::move(draft));
  }

  const RuleContext& context_;
  const Tree& tree_;
  TokenIndex noun_;
  const EventNoun& event_;
  const Clause* host_;
  std::vector<PrepositionalPhrase> phrases_;
  std::size_t own_ = 0;  // how many of them hang on the noun itself
  MaybeToken subject_, object_;
  const PrepositionalPhrase* subject_phrase_ = nullptr;
  const PrepositionalPhrase* object_phrase_ = nullptr;
  std::string_view relation_;
  std::vector<TokenIndex> held_behind_;  // "in" of "is in talks with"
  MaybeToken purpose_;                   // "for" of "flew to Oslo for talks"
  bool owner_is_object_ = false;         // "Lind's arrest by police"
  bool held_ = false;                    // the subject is that of the verb
  bool symmetric_ = false;
  bool bare_sides_ = false;
};

}  // namespace

void rule_nominal_event(const RuleContext& context, TokenIndex noun) {
  const Tree& tree = context.tree;
  if (tree[noun].pos != Pos::Noun || context.clauses.at(noun)) return;
  if (tree.has_dep(noun, {Dep::Compound, Dep::Nmod, Dep::Amod})) return;
  if (const EventNoun* event = find_event_noun(tree.lemma(noun)))
    EventReader(context, noun, *event).read();
}

}  // namespace kg
