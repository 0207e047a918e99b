// What parsers get wrong often enough in news to be mended by rule, and the verbs of headlines.
#include <algorithm>

#include "extract/claims/cues.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/tree.h"
#include "extract/nlp/common_words.h"

namespace kg {

// An auxiliary governs nothing: "the president, whose return *has* reshaped ..." with the subject
// hung on "has" is read as hung on "reshaped".
void Tree::lift_from_auxiliaries() {
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex& governor = heads_[t - range_.first];
    while (governor != t && has_dep(governor, {Dep::Aux, Dep::Auxpass}) &&
           heads_[governor - range_.first] != governor)
      governor = heads_[governor - range_.first];
  }
}

// "offered *Ukraine* long-term security guarantees": parsers like to read the receiver as the first
// word of a compound. A name right behind a verb of giving, with more modifiers between it and the
// noun, is the receiver: a name modifies what follows it directly, or has an article.
void Tree::free_receivers() {
  for (TokenIndex object = range_.first; object < range_.last; ++object) {
    const TokenIndex verb = heads_[object - range_.first];
    if (dep(object) != Dep::Dobj || verb + 1 >= object) continue;
    if (!in_lexicon(Lexicon::GivingVerb, lemma(verb))) continue;
    const auto name = entity(verb + 1);
    if (!name || name->first != verb + 1 || !is_swallowed_receiver(*name, object)) continue;
    const TokenIndex receiver = name->last - 1;
    for (TokenIndex t = name->first; t < receiver; ++t) heads_[t - range_.first] = receiver;
    heads_[receiver - range_.first] = verb;
    deps_[receiver - range_.first] = Dep::Dative;
  }
}

bool Tree::is_swallowed_receiver(TokenRange name, TokenIndex object) const {
  const Ner label = (*this)[name.first].entity;
  if (label != Ner::Gpe && label != Ner::Person && label != Ner::Org) return false;
  if (name.last >= object) return false;  // "gave US citizens", "sent Ukraine aid": either may be
  // Every word of it must be a modifier of the object, through modifiers alone.
  for (TokenIndex t = name.first; t < name.last; ++t)
    for (TokenIndex at = t; at != object; at = heads_[at - range_.first])
      if (!has_dep(at, {Dep::Compound, Dep::Nmod, Dep::Amod})) return false;
  // What stands between modifies the object too; "UK-based", "Trump's" and lists do not count.
  for (TokenIndex t = name.last; t < object; ++t)
    if (is_punct(t) && (*this)[t].tag != Tag::Hyph) return false;
  return !has_tag(name.last, {Tag::Hyph, Tag::Pos, Tag::Cc});
}

// "flew to Oslo after the vote *to meet* the king": an infinitive that parsers hang on the noun of
// a time phrase tells the purpose of the verb, unless the noun is one with content ("after a
// decision to go").
void Tree::free_purposes() {
  for (TokenIndex verb = range_.first; verb < range_.last; ++verb) {
    const TokenIndex noun = heads_[verb - range_.first];
    if (dep(verb) != Dep::Acl || (*this)[verb].tag != Tag::Vb || dep(noun) != Dep::Pobj) continue;
    const TokenIndex preposition = heads_[noun - range_.first];
    const TokenIndex governor = heads_[preposition - range_.first];
    const bool time = lower(preposition) == "after" || lower(preposition) == "before" ||
                      lower(preposition) == "during" || lower(preposition) == "since";
    if (!time || !is_verb(governor) || governor > verb || noun_cue(lemma(noun))) continue;
    heads_[verb - range_.first] = governor;
    deps_[verb - range_.first] = Dep::Advcl;
  }
}

// "met Jens Stoltenberg *in Vilnius*": where it was. A person's name takes no place.
void Tree::free_places() {
  for (TokenIndex place = range_.first; place < range_.last; ++place) {
    const TokenIndex preposition = heads_[place - range_.first];
    const TokenIndex noun = heads_[preposition - range_.first];
    const Ner label = (*this)[place].entity;
    if (label != Ner::Gpe && label != Ner::Loc && label != Ner::Fac) continue;
    if (dep(place) != Dep::Pobj || dep(preposition) != Dep::Prep || preposition < noun) continue;
    if (lower(preposition) != "in" && lower(preposition) != "at") continue;
    if ((*this)[noun].entity != Ner::Person || is_punct(preposition - 1)) continue;
    TokenIndex host = noun;
    while (has_dep(host, {Dep::Dobj, Dep::Pobj, Dep::Conj, Dep::Prep, Dep::Dative}) &&
           !is_verb(host) && heads_[host - range_.first] < host && lower(host) != "as" &&
           lower(host) != "like")
      host = heads_[host - range_.first];
    if (is_verb(host)) heads_[preposition - range_.first] = host;
  }
}

// The first token of the run before a token that hangs on it: "the first attack" for "attack".
TokenIndex Tree::first_of(TokenIndex token) const {
  TokenIndex first = token;
  while (first > range_.first && heads_[first - 1 - range_.first] >= first &&
         heads_[first - 1 - range_.first] <= token)
    --first;
  return first;
}

// "presses ahead with his plan to impose tariffs, *citing* the deficit": a participle behind a
// comma goes on with the sentence, not with the infinitive right before the comma.
void Tree::free_participles() {
  for (TokenIndex verb = range_.first; verb < range_.last; ++verb) {
    const TokenIndex infinitive = heads_[verb - range_.first];
    if (dep(verb) != Dep::Advcl || (*this)[verb].tag != Tag::Vbg || infinitive >= verb) continue;
    if (verb == range_.first || (*this)[verb - 1].tag != Tag::Comma) continue;
    if ((*this)[infinitive].tag != Tag::Vb || dep(infinitive) != Dep::Acl) continue;
    TokenIndex host = infinitive;
    while (heads_[host - range_.first] != host && (dep(host) == Dep::Acl || !is_verb(host)))
      host = heads_[host - range_.first];
    if (is_verb(host) && host < infinitive) heads_[verb - range_.first] = host;
  }
}

// "*Near* Lower Weir, two men drowned": taggers take the capital for a part of the name.
void Tree::free_first_preposition() {
  static constexpr std::string_view kWords[] = {"across", "along", "inside", "near", "outside"};
  const TokenIndex preposition = range_.first;
  const TokenIndex place = heads_[0];
  if (range_.size() < 4 || place == preposition || lower(preposition + 1) == "east") return;
  if (std::find(std::begin(kWords), std::end(kWords), lower(preposition)) == std::end(kWords))
    return;
  if (dep(preposition) != Dep::Compound || (*this)[place].pos != Pos::Propn) return;
  const TokenIndex verb = heads_[place - range_.first];
  if (place + 1 >= range_.last || lower(place + 1) != "," || !is_verb(verb) || verb < place) return;
  heads_[0] = verb;
  deps_[0] = Dep::Prep;
  heads_[place - range_.first] = preposition;
  deps_[place - range_.first] = Dep::Pobj;
}

// "In *Turkey* Minister Lind met Berg": a preposition that governs nothing governs the place behind
// it, not the name that the parser made the place a part of.
void Tree::free_first_place() {
  const TokenIndex preposition = range_.first;
  if (range_.size() < 4 || dep(preposition) != Dep::Prep) return;
  const auto place = entity(preposition + 1);
  if (!place || (*this)[preposition + 1].entity != Ner::Gpe || place->last >= range_.last) return;
  const TokenIndex last = place->last - 1;
  const TokenIndex owner = heads_[last - range_.first];
  if (dep(last) != Dep::Compound || owner < place->last || (*this)[owner].pos != Pos::Propn) return;
  for (TokenIndex t = range_.first; t < range_.last; ++t)
    if (t != preposition && heads_[t - range_.first] == preposition) return;
  heads_[last - range_.first] = preposition;
  deps_[last - range_.first] = Dep::Pobj;
}

// "sold the bank, *a move* that angered its workers": a noun that sums up the whole sentence hangs
// on its verb, not on the last noun.
void Tree::free_summaries() {
  for (TokenIndex noun = range_.first; noun < range_.last; ++noun) {
    if (!has_dep(noun, {Dep::Appos, Dep::Dobj, Dep::Npadvmod, Dep::Conj})) continue;
    if (!in_lexicon(Lexicon::SummaryNoun, lemma(noun))) continue;
    const TokenIndex first = first_of(noun);
    if (first == noun || first == range_.first || (*this)[first].pos != Pos::Det) continue;
    if (!is_punct(first - 1) || (*this)[first - 1].tag == Tag::Hyph) continue;
    const TokenIndex before = heads_[noun - range_.first];
    if (before > noun) continue;
    TokenIndex host = before;
    while (heads_[host - range_.first] != host) host = heads_[host - range_.first];
    if (!is_verb(host) || host > noun) continue;
    heads_[noun - range_.first] = host;
    deps_[noun - range_.first] = Dep::Parataxis;
  }
}

bool Tree::is_open_ended() const {
  const TokenRange whole = annotation_.sentences[sentence_];
  if (range_ != whole || range_.size() == 0) return false;  // parts end anywhere
  const std::string& last = lower(range_.last - 1);
  return last != "." && last != "?" && last != "!" && last != "\"" && last != ";";
}

// "Zelensky *thanks* allies": taggers take the verbs of headlines for nouns. A word that headlines
// use as a verb, between a name or a plural that agrees with it and the noun that governs all, is
// one, if the sentence has no other.
void Tree::find_heading_verb() {
  if (!is_open_ended() || range_.size() < 3) return;
  TokenIndex root = range_.last;
  for (TokenIndex t = range_.first; t < range_.last; ++t)
    if (dep(t) == Dep::Root && has_tag(t, {Tag::Vbp, Tag::Vbz, Tag::Vbd}))
      return find_heading_subject(t);
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    const bool passive_or_open = has_tag(t, {Tag::Vb, Tag::Vbn, Tag::Vbg});
    if (is_verb(t) && !passive_or_open && !has_dep(t, {Dep::Compound, Dep::Relcl})) return;
    if (dep(t) == Dep::Root) root = t;
  }
  for (TokenIndex t = range_.first + 1; t < root && root < range_.last; ++t) {
    if (!in_lexicon(Lexicon::HeadlineVerb, lemma(t)) && (*this)[t].tag != Tag::Vbz) continue;
    if (!has_tag(t, {Tag::Nn, Tag::Nns, Tag::Vbz})) continue;
    if (!has_dep(t, {Dep::Compound, Dep::Nmod, Dep::Amod}) ||
        !(is_noun(t - 1) || is_name((*this)[t - 1].entity)))
      continue;
    const bool ends_s = !has_tag(t, {Tag::Nn});
    const bool plural =
        has_tag(t - 1, {Tag::Nns}) || (t > range_.first + 2 && (*this)[t - 2].pos == Pos::Cconj);
    const bool named = has_tag(t - 1, {Tag::Nnp, Tag::Nn}) || (*this)[t - 1].entity != Ner::None;
    if (ends_s ? !named || plural : !plural) continue;
    if (is_punct(t + 1) || (*this)[t + 1].pos == Pos::Adp) continue;
    return make_heading_verb(t, root);
  }
}

// "Police *arrest* two": the noun right before the verb is its subject, not a part of it.
void Tree::find_heading_subject(TokenIndex root) {
  // "arrest *two*": the number is what the verb acts on.
  if (root + 1 < range_.last && heads_[root + 1 - range_.first] == root &&
      dep(root + 1) == Dep::Nummod)
    deps_[root + 1 - range_.first] = Dep::Dobj;
  if (root == range_.first || !is_noun(root - 1)) return;
  if (heads_[root - 1 - range_.first] != root || !has_dep(root - 1, {Dep::Compound, Dep::Nmod}))
    return;
  for (TokenIndex t = range_.first; t < range_.last; ++t)
    if (heads_[t - range_.first] == root && has_dep(t, {Dep::Nsubj, Dep::Nsubjpass})) return;
  deps_[root - 1 - range_.first] = Dep::Nsubj;
  for (TokenIndex t = range_.first; t + 1 < root; ++t)
    if (heads_[t - range_.first] == root && has_dep(t, {Dep::Compound, Dep::Amod, Dep::Nmod}))
      heads_[t - range_.first] = root - 1;
}

// A name of a person or body, or someone's title, and nothing else.
bool Tree::is_speaker(TokenIndex first, TokenIndex last) const {
  if (first == last) return false;
  for (TokenIndex t = first; t < last; ++t)
    if (!is_noun(t) && (*this)[t].pos != Pos::Det && (*this)[t].pos != Pos::Adj) return false;
  const Ner label = (*this)[last - 1].entity;
  // "Trump", which models know badly; but not "Analysis", and not what the news is about.
  const std::string& word = lower(last - 1);
  const bool unknown_name = label == Ner::None && last - first == 1 && is_open_ended() &&
                            (word == "trump" || !is_common_word(word)) && word != "brexit" &&
                            !word.starts_with("covid") && word != "coronavirus";
  return unknown_name || label == Ner::Person || (is_open_ended() && label == Ner::Org) ||
         (is_open_ended() && in_lexicon(Lexicon::Title, lemma(last - 1)));
}

// Parsers hang what is said on the speaker or the other way round; both stand for themselves. In
// headings what is before a colon is no part of the clause behind it ("World Cup: Ghana win").
void Tree::split_at_speaker() {
  constexpr TokenIndex kLongestSpeaker = 5;
  MaybeToken colon;
  for (TokenIndex t = range_.first + 1; t + 1 < range_.last && !colon; ++t)
    if (lower(t) == ":") colon = t;
  if (!colon) return;
  const bool before = *colon - range_.first <= kLongestSpeaker && is_speaker(range_.first, *colon);
  const bool behind = is_open_ended() && range_.last - *colon - 1 <= kLongestSpeaker &&
                      is_speaker(*colon + 1, range_.last);
  if (before || behind) speaker_colon_ = colon;
  if (!before && !behind && !is_open_ended()) return;
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex& governor = heads_[t - range_.first];
    if (t == *colon || (t < *colon) == (governor < *colon)) continue;
    governor = t;
    deps_[t - range_.first] = Dep::Root;
  }
  give_subject_behind(*colon);
}

// "World Cup: *Ghana* beat Peru": what was hung on the words before the colon is the subject.
void Tree::give_subject_behind(TokenIndex colon) {
  MaybeToken noun, verb;
  for (TokenIndex t = colon + 1; t < range_.last; ++t) {
    if (heads_[t - range_.first] != t) continue;
    if (!noun && !verb && is_noun(t)) noun = t;
    if (!verb && is_verb(t)) verb = t;
  }
  if (!noun || !verb || *noun > *verb) return;
  for (TokenIndex t = range_.first; t < range_.last; ++t)
    if (heads_[t - range_.first] == *verb && has_dep(t, {Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj}))
      return;
  heads_[*noun - range_.first] = *verb;
  deps_[*noun - range_.first] = Dep::Nsubj;
}

void Tree::make_heading_verb(TokenIndex verb, TokenIndex root) {
  TokenIndex subject = verb - 1;
  while (heads_[subject - range_.first] < verb && heads_[subject - range_.first] != subject)
    subject = heads_[subject - range_.first];
  for (TokenIndex t = range_.first; t < range_.last; ++t) {
    TokenIndex& governor = heads_[t - range_.first];
    if (t < verb && governor >= verb) governor = subject;
    if (t > root && governor == verb) governor = root;
  }
  const auto hang = [&](TokenIndex t, TokenIndex governor, Dep label) {
    heads_[t - range_.first] = governor;
    deps_[t - range_.first] = label;
  };
  hang(subject, verb, Dep::Nsubj);
  hang(root, verb, Dep::Dobj);
  hang(verb, verb, Dep::Root);
}

// "Prices will fall, *the bank* predicts": a noun that parsers read as a part of the verb's name
// ("bank predicts") is its subject.
void Tree::free_subjects() {
  for (TokenIndex noun = range_.first; noun + 1 < range_.last; ++noun) {
    const TokenIndex verb = noun + 1;
    const bool common = has_tag(noun, {Tag::Nn, Tag::Nns});
    if (dep(noun) != Dep::Compound || heads_[noun - range_.first] != verb || !common) continue;
    if ((*this)[verb].pos != Pos::Verb || !has_tag(verb, {Tag::Vbz, Tag::Vbd, Tag::Vbp})) continue;
    deps_[noun - range_.first] = Dep::Nsubj;
    for (TokenIndex t = noun; t-- > range_.first && heads_[t - range_.first] == verb;) {
      if (!has_dep(t, {Dep::Det, Dep::Amod, Dep::Compound, Dep::Poss})) break;
      heads_[t - range_.first] = noun;
    }
  }
}

// "In *2016* voters rejected": a year that parsers count the next noun with.
void Tree::free_years() {
  for (TokenIndex year = range_.first + 1; year < range_.last; ++year) {
    const TokenIndex preposition = year - 1;
    const std::string& word = lower(year);
    const bool counts = dep(year) == Dep::Nummod && word.size() == 4 && word[0] <= '2' &&
                        word.find_first_not_of("0123456789") == std::string::npos;
    if (!counts || lower(preposition) != "in" || dep(preposition) != Dep::Prep) continue;
    const bool governs = std::any_of(heads_.begin(), heads_.end(),
                                     [&](TokenIndex head) { return head == preposition; });
    if (governs) continue;
    heads_[year - range_.first] = preposition;
    deps_[year - range_.first] = Dep::Pobj;
  }
}

// "The army," *said* Ray, "has left": of two subjects around an interrupting verb of speech the
// first is that of the verb which the speech interrupts.
void Tree::free_interrupted() {
  for (TokenIndex verb = range_.first; verb < range_.last; ++verb) {
    const TokenIndex host = heads_[verb - range_.first];
    if (dep(verb) != Dep::Parataxis || host <= verb) continue;
    if (!in_lexicon(Lexicon::SpeechVerb, lemma(verb))) continue;
    MaybeToken first, second;
    for (TokenIndex t = range_.first; t < host; ++t) {
      if (heads_[t - range_.first] == host && dep(t) == Dep::Nsubj) return;
      if (heads_[t - range_.first] != verb || dep(t) != Dep::Nsubj) continue;
      (t < verb ? first : second) = t;
    }
    if (first && second) heads_[*first - range_.first] = host;
  }
}

// "Local football *team* Ammanford AFC play": of two subjects of one verb right beside each other,
// a common noun and a name, the noun says what the name names.
void Tree::join_type_nouns() {
  for (TokenIndex name = range_.first; name < range_.last; ++name) {
    if (!has_dep(name, {Dep::Nsubj, Dep::Nsubjpass}) || (*this)[name].pos != Pos::Propn) continue;
    TokenIndex first = name;
    while (first > range_.first && heads_[first - 1 - range_.first] == name &&
           (*this)[first - 1].pos == Pos::Propn)
      --first;
    if (first == range_.first) continue;
    const TokenIndex noun = first - 1;
    if (!has_dep(noun, {Dep::Nsubj, Dep::Nsubjpass}) || (*this)[noun].tag != Tag::Nn ||
        heads_[noun - range_.first] != heads_[name - range_.first])
      continue;
    for (TokenIndex t = range_.first; t < noun; ++t)  // its modifiers go with it
      if (heads_[t - range_.first] == noun) heads_[t - range_.first] = name;
    heads_[noun - range_.first] = name;
    deps_[noun - range_.first] = Dep::Compound;
  }
}

}  // namespace kg
