#include "extract/claims/claims.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "extract/claims/claim_rules.h"
#include "extract/claims/confidence.h"
#include "extract/claims/frame.h"
#include "extract/claims/near_duplicates.h"
#include "extract/claims/qualify.h"
#include "extract/claims/sentence_parts.h"
#include "extract/claims/speakers.h"

namespace kg {
namespace {

const Paragraph* paragraph_of(const Document& document, Span sentence) {
  auto after = std::upper_bound(document.paragraphs.begin(), document.paragraphs.end(), sentence,
                                [](Span s, const Paragraph& p) { return s.begin < p.span.begin; });
  return after == document.paragraphs.begin() ? nullptr : &*(after - 1);
}

// "Kim and Bo praised each other": the rule that names both leaves nothing to say of "each other".
void drop_each_other(const Tree& tree, std::vector<Draft>& drafts) {
  const bool named = std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) {
    return draft.rules.front() == "each-other";
  });
  if (!named) return;
  std::erase_if(drafts, [&](const Draft& draft) {
    const Phrase* object = draft.arguments.empty() ? nullptr : &draft.arguments.front().phrase;
    return (draft.subject.head && is_each_other(tree, *draft.subject.head)) ||
           (object && object->head && is_each_other(tree, *object->head));
  });
}

// By anchor; what noun phrases hold stands behind what the clauses say.
std::vector<Draft> in_text_order(std::vector<Draft> drafts) {
  std::vector<std::tuple<bool, TokenIndex, std::size_t>> order;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    order.emplace_back(!rule_of(drafts[i]).edge, drafts[i].anchor, i);
  std::sort(order.begin(), order.end());
  std::vector<Draft> sorted;
  sorted.reserve(drafts.size());
  for (const auto& place : order) sorted.push_back(std::move(drafts[std::get<2>(place)]));
  return sorted;
}

std::vector<Draft> drafts_of(const Tree& tree, const ClauseTable& clauses, bool heading) {
  std::vector<Draft> drafts;
  RuleContext context{tree, clauses, drafts, heading};
  for (const ClaimRule& rule : claim_rules()) {
    if (rule.on_clause)
      for (const Clause& clause : clauses.clauses()) rule.on_clause(context, clause);
    if (rule.on_token && (!heading || rule.headings))
      for (TokenIndex t = tree.range().first; t < tree.range().last; ++t) rule.on_token(context, t);
  }
  drop_each_other(tree, drafts);
  return in_text_order(std::move(drafts));
}

std::string lower_words(const Tree& tree, const std::vector<TokenIndex>& tokens) {
  std::string text;
  for (TokenIndex t : tokens) text += (text.empty() ? "" : " ") + tree.lower(t);
  return text;
}

ClaimArgument argument_from(const Tree& tree, const DraftArgument& draft) {
  ClaimArgument argument;
  argument.role = draft.role;
  argument.part = part_of(tree, draft.phrase);
  argument.preposition = draft.supplied_preposition;
  if (draft.preposition.empty()) return argument;
  argument.preposition = lower_words(tree, draft.preposition);
  argument.preposition_span = {tree[draft.preposition.front()].span.begin,
                               tree[draft.preposition.back()].span.end};
  return argument;
}

Claim claim_from(const Tree& tree, const Draft& draft, SentenceQualifier& qualifier) {
  Claim claim;
  claim.sentence = tree.sentence();
  claim.subject = part_of(tree, draft.subject);
  claim.relation = part_of(tree, draft.relation);
  claim.relation_lemma = draft.lemma;
  for (const DraftArgument& argument : draft.arguments)
    claim.arguments.push_back(argument_from(tree, argument));
  claim.implicit = draft.implicit;
  claim.edge = rule_of(draft).edge;
  claim.rules.assign(draft.rules.begin(), draft.rules.end());
  qualifier.qualify(draft, claim);
  return claim;
}

// What makes two claims of a sentence the same: heads of subject and object, and the relation.
using ClaimKey = std::tuple<Span, std::string, Span, std::string, std::string, std::string>;

ClaimKey key_of(const Claim& claim) {
  const ClaimArgument* object = claim.object();
  Span relation = claim.relation.extent();
  return {claim.subject.head,
          claim.relation_lemma,
          object ? object->part.head : relation,
          object ? object->preposition : "",
          claim.subject.text,
          object ? object->part.text : ""};
}

void merge(Claim& into, const Claim& from) {
  if (into.edge && !from.edge) return;  // a clause says it
  for (const std::string& rule : from.rules)
    if (std::find(into.rules.begin(), into.rules.end(), rule) == into.rules.end())
      into.rules.push_back(rule);
}

// A word that a claim hangs on: the head of its relation, else of its object (of its subject).
Span anchor_of(const Claim& claim) {
  if (!claim.relation.head.empty()) return claim.relation.head;
  return claim.object() ? claim.object()->part.head : claim.subject.head;
}

// Claims made of words in quotation marks are the speaker's, outermost.
void add_speakers(const Speakers& speakers, std::vector<Claim>& claims) {
  for (Claim& claim : claims) {
    const Attribution* speaker = speakers.at(anchor_of(claim));
    if (!speaker) continue;
    auto& known = claim.attributions;
    const bool there = std::any_of(known.begin(), known.end(), [&](const Attribution& one) {
      return one.cue.extent() == speaker->cue.extent();
    });
    if (!there) known.push_back(*speaker);
  }
}

}  // namespace

SentenceClaims find_sentence_claims(const Tree& tree, bool heading, const SentenceParts* parts,
                                    Speakers* speakers) {
  const ClauseTable clauses(tree);
  const std::vector<Draft> drafts = drafts_of(tree, clauses, heading);
  SentenceQualifier qualifier(tree, clauses);
  if (speakers != nullptr) speakers->read(tree, clauses, qualifier.speech());
  SentenceClaims found;
  std::vector<const Draft*> made_from;
  std::map<ClaimKey, std::size_t> seen;
  for (const Draft& draft : drafts) {
    if (parts != nullptr && !parts->is_sound(tree, draft)) continue;
    Claim claim = claim_from(tree, draft, qualifier);
    auto [place, added] = seen.emplace(key_of(claim), found.claims.size());
    if (!added) {
      merge(found.claims[place->second], claim);
      continue;
    }
    found.claims.push_back(std::move(claim));
    made_from.push_back(&draft);
  }
  found.features = confidence_features(tree, clauses, made_from, found.claims);
  for (std::size_t i = 0; i < found.claims.size(); ++i)
    found.claims[i].confidence = rule_of(*made_from[i]).fitted ? confidence_of(found.features[i])
                                                               : rule_of(*made_from[i]).precision;
  return found;
}

std::vector<Claim> find_claims(const Document& document, const Annotation& annotation) {
  std::vector<Claim> claims;
  Speakers speakers(document, annotation);
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    TokenRange range = annotation.sentences[s];
    if (range.size() == 0) continue;
    const Paragraph* paragraph = paragraph_of(document, annotation.span(range));
    if (paragraph && paragraph->repeated) continue;
    bool heading = paragraph && paragraph->kind == ParagraphKind::Heading;
    const SentenceParts parts(annotation, range);
    for (const TokenRange part : parts.parts()) {
      const Tree tree(document, annotation, s, part);
      const std::size_t first = claims.size();
      auto found =
          find_sentence_claims(tree, heading, &parts, speakers.any() ? &speakers : nullptr);
      std::move(found.claims.begin(), found.claims.end(), std::back_inserter(claims));
      merge_near_duplicates(claims, first);
    }
  }
  speakers.settle();
  add_speakers(speakers, claims);
  return claims;
}

}  // namespace kg
