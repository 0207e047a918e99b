#include "extract/claims/explain.h"

#include <algorithm>

#include "extract/claims/clause_builder.h"
#include "extract/claims/frame.h"
#include "extract/claims/phrase.h"
#include "extract/claims/sentence_parts.h"

namespace kg {
namespace {

std::string words_under(const Tree& tree, TokenIndex head) {
  return text_of(tree,
                 words_of(tree.is_verb(head) ? whole_phrase(tree, head) : noun_phrase(tree, head)));
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

std::string form_of(const Clause& clause) {
  std::vector<std::string_view> form = {clause.finite ? "finite" : "not finite"};
  if (clause.passive) form.push_back("passive");
  if (clause.copula) form.push_back("copula");
  if (clause.existential) form.push_back("there is");
  return joined(form);
}

std::string kind_of(const PrepositionalPhrase& phrase) {
  std::vector<std::string_view> kind;
  if (phrase.agent) kind.push_back("doer");
  if (phrase.time) kind.push_back("time");
  if (phrase.clausal) kind.push_back("clause");
  if (phrase.fronted) kind.push_back("fronted");
  if (phrase.inherited) kind.push_back("of a governor");
  return joined(kind);
}

/// Writes what is known of one clause.
class ClauseReader {
 public:
  ClauseReader(const Tree& tree, const ClauseTable& clauses) : tree_(tree), clauses_(clauses) {}

  ExplainedClause read(const Clause& clause) {
    out_ = {clause.verb, {}, silence_of(clause)};
    add("form", form_of(clause));
    const std::string_view rule = subject_rule(clause);
    if (clause.subject)
      add("subject", text_of(tree_, phrase_of(tree_, clause, *clause.subject, false).words),
          std::string(rule.empty() ? "own" : rule));
    add_head("content", clause.content_noun);
    add("relation", text_of(tree_, words_of(clause.relation)), lemma_of(tree_, clause));
    add_head("recipient", clause.recipient);
    add_head("object", clause.object, clause.object_is_antecedent ? "antecedent" : "");
    add_head("complement", clause.complement);
    add_head("said clause", clause.clause_object);
    add_head("infinitive", clause.open_complement);
    for (const PrepositionalPhrase& phrase : clause.phrases)
      add("phrase", preposition_text(tree_, phrase) + " " + words_under(tree_, phrase.object),
          kind_of(phrase));
    for (const TokenIndex time : clause.times) add("time", words_under(tree_, time));
    for (const TokenIndex adverb : clause.adverbs) add("adverb", words_under(tree_, adverb));
    for (const TokenIndex verb : clause.adverbials) add("adverbial", words_under(tree_, verb));
    return std::move(out_);
  }

 private:
  void add(std::string_view name, std::string words, std::string remark = {}) {
    out_.notes.push_back({name, std::move(words), std::move(remark)});
  }
  void add_head(std::string_view name, MaybeToken head, std::string remark = {}) {
    if (head) add(name, words_under(tree_, *head), std::move(remark));
  }

  std::string silence_of(const Clause& clause) const {
    if (!clause.silent) return {};
    for (const Clause& other : clauses_.clauses()) {
      const auto& governors = other.governors;
      if (std::find(governors.begin(), governors.end(), clause.verb) != governors.end())
        return "its words are part of '" + std::string(tree_.text(other.verb)) + "'";
    }
    if (!clause.subject) return "nobody is known who does it";
    return "its words are part of what hangs on it";
  }

  const Tree& tree_;
  const ClauseTable& clauses_;
  ExplainedClause out_;
};

ExplainedToken explain_token(const Tree& tree, TokenIndex t) {
  ExplainedToken token;
  token.token = t;
  token.head = tree.head(t);
  token.dep = tree.dep(t);
  token.lemma = tree.lemma(t);
  token.mended = tree[t].dep != token.dep || tree[t].head != token.head.value_or(t);
  for (MaybeToken at = token.head; at; at = tree.head(*at)) ++token.depth;
  const auto children = tree.children(t);
  token.reach = {t, t + 1};
  if (!children.empty())
    token.reach = {std::min(t, children.front()), std::max(t, children.back()) + 1};
  if (!token.head) return token;
  token.first_child = tree.children(*token.head).front() == t;
  token.last_child = tree.children(*token.head).back() == t;
  return token;
}

}  // namespace

std::vector<Explanation> explain_sentence(const Document& document, const Annotation& annotation,
                                          std::uint32_t sentence) {
  std::vector<Explanation> parts;
  const SentenceParts all(annotation, annotation.sentences[sentence]);
  for (const TokenRange part : all.parts()) {
    const Tree tree(document, annotation, sentence, part);
    const ClauseTable clauses(tree);
    Explanation& explanation = parts.emplace_back();
    for (TokenIndex t = part.first; t < part.last; ++t)
      explanation.tokens.push_back(explain_token(tree, t));
    ClauseReader reader(tree, clauses);
    for (const Clause& clause : clauses.clauses())
      explanation.clauses.push_back(reader.read(clause));
  }
  return parts;
}

}  // namespace kg
