#include "extract/claims/confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_map>

#include "claim_confidence.tsv.h"
#include "extract/claims/claim_rules.h"
#include "extract/claims/frame.h"
#include "extract/claims/lexicon.h"

namespace kg {
namespace {

using Features = std::vector<ClaimFeature>;

// Names of ranges: the first limit that is not below the number gives the name.
struct Bin {
  std::size_t limit;
  std::string_view name;
};

template <std::size_t N>
std::string_view bin_of(std::size_t number, const Bin (&bins)[N]) {
  for (const Bin& bin : bins)
    if (number <= bin.limit) return bin.name;
  return "more";
}

constexpr Bin kDepth[] = {{0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}};
constexpr Bin kLength[] = {{1, "1"}, {2, "2"}, {5, "5"}, {8, "8"}, {15, "15"}, {25, "25"}};
constexpr Bin kDistance[] = {{1, "1"}, {2, "2"}, {5, "5"}, {10, "10"}, {15, "15"}};
constexpr Bin kCount[] = {{0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}};
constexpr Bin kClaims[] = {{1, "1"}, {2, "2"}, {4, "4"}, {6, "6"}, {9, "9"}};
constexpr Bin kRelation[] = {{1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}, {5, "5"}};
constexpr Bin kWords[] = {{4, "4"}, {9, "9"}, {14, "14"}, {19, "19"}, {24, "24"}, {34, "34"}};
constexpr Bin kTenths[] = {{0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}, {4, "4"},
                           {5, "5"}, {6, "6"}, {7, "7"}, {8, "8"}};
constexpr Bin kRank[] = {{0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}, {5, "5"}};
constexpr Bin kTokens[] = {{10, "10"}, {20, "20"}, {30, "30"}, {45, "45"}};

// Views of literals: features outlive the tree.
std::string_view kind_of_verb(std::string_view lemma) {
  if (lemma == "be") return "be";
  if (lemma == "have") return "have";
  return in_lexicon(Lexicon::SpeechVerb, lemma) ? "speech" : "other";
}

// In byte order.
constexpr std::string_view kPrepositions[] = {
    "about", "after", "against", "among", "as",   "at",     "before", "between", "by",
    "for",   "from",  "in",      "into",  "like", "of",     "on",     "over",    "than",
    "to",    "under", "until",   "upon",  "with", "within", "without"};

// The preposition as a feature; views of the table, not of the sentence.
std::string_view preposition_of(const Tree& tree, const DraftArgument& argument) {
  if (argument.preposition.empty()) return "none";
  const std::string& word = tree.lower(argument.preposition.front());
  const auto* found = std::lower_bound(std::begin(kPrepositions), std::end(kPrepositions), word);
  return found != std::end(kPrepositions) && *found == word ? *found : "other";
}

std::size_t clause_depth(const Tree& tree, const ClauseTable& clauses, TokenIndex token) {
  std::size_t depth = 0;
  for (MaybeToken at = tree.head(token); at; at = tree.head(*at))
    if (clauses.at(*at)) ++depth;
  return depth;
}

std::string_view kind_of(const Tree& tree, MaybeToken head) {
  if (!head) return "none";
  if (is_name(tree[*head].entity)) return "name";
  switch (tree[*head].pos) {
    case Pos::Propn:
      return "proper";
    case Pos::Pron:
      return "pronoun";
    case Pos::Noun:
      return "noun";
    case Pos::Num:
      return "number";
    case Pos::Verb:
    case Pos::Aux:
      return "verb";
    case Pos::Adj:
      return "adjective";
    default:
      return "other";
  }
}

std::vector<TokenIndex> words_of_draft(const Draft& draft) {
  std::vector<TokenIndex> words;
  const auto add = [&](const Phrase& phrase) {
    for (const Word& word : phrase.words)
      if (word.token) words.push_back(*word.token);
  };
  add(draft.subject);
  add(draft.relation);
  for (const DraftArgument& argument : draft.arguments) {
    add(argument.phrase);
    words.insert(words.end(), argument.preposition.begin(), argument.preposition.end());
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

constexpr std::size_t kMostFeatures = 48;  // of one claim; a claim with more rules has more

/// The claims of one sentence seen together.
class SentenceFeatures {
 public:
  SentenceFeatures(const Tree& tree, const ClauseTable& clauses,
                   const std::vector<const Draft*>& drafts)
      : tree_(tree), clauses_(clauses), drafts_(drafts), uses_(tree.range().size()) {
    for (const Draft* draft : drafts) {
      words_.push_back(words_of_draft(*draft));
      for (TokenIndex t : words_.back()) ++uses_[t - tree.range().first];
    }
  }

  Features features(std::size_t rank, const Claim& claim) const {
    const Draft& draft = *drafts_[rank];
    Features out;
    out.reserve(kMostFeatures);
    out.push_back({"form", draft.rules.front()});
    out.push_back({"source", draft.clause ? subject_source(*draft.clause) : "nominal"});
    for (const std::string& rule : claim.rules)
      if (const ClaimRule* known = find_claim_rule(rule)) out.push_back({"rule", known->name});
    out.push_back({"depth", bin_of(clause_depth(tree_, clauses_, draft.anchor), kDepth)});
    out.push_back({"subject", kind_of(tree_, draft.subject.head)});
    out.push_back({"subject-length", bin_of(draft.subject.words.size(), kLength)});
    out.push_back({"claims", bin_of(drafts_.size(), kClaims)});
    out.push_back({"tokens", bin_of(tree_.range().size(), kTokens)});
    out.push_back({"shared", shared_share(words_[rank])});
    out.push_back({"implicit", draft.implicit ? "yes" : "no"});
    out.push_back({"modality", to_string(claim.modality)});
    out.push_back({"polarity", to_string(claim.polarity)});
    out.push_back({"reported", claim.attributions.empty() ? "no" : "yes"});
    out.push_back({"rank", bin_of(rank, kRank)});
    add_extent(draft, words_[rank], out);
    add_arguments(draft, out);
    if (draft.clause) add_clause(draft, out);
    return out;
  }

 private:
  static std::string_view subject_source(const Clause& clause) {
    const std::string_view rule = subject_rule(clause);
    return rule.empty() ? "own" : rule;
  }

  // How much of the sentence the claim is, and where it stands.
  void add_extent(const Draft& draft, const std::vector<TokenIndex>& words, Features& out) const {
    const std::size_t size = tree_.range().size();
    out.push_back({"words", bin_of(words.size(), kWords)});
    out.push_back({"coverage", bin_of(10 * words.size() / size, kTenths)});
    out.push_back({"relation-length", bin_of(draft.relation.words.size(), kRelation)});
    const std::size_t place = draft.anchor - tree_.range().first;
    out.push_back({"place", bin_of(10 * place / size / 2, kTenths)});
  }

  std::size_t count_of(Tag tag, const Phrase& phrase) const {
    return static_cast<std::size_t>(std::count_if(
        phrase.words.begin(), phrase.words.end(),
        [&](const Word& word) { return word.token && tree_[*word.token].tag == tag; }));
  }

  // How many of the claim's words are in other claims too.
  std::string_view shared_share(const std::vector<TokenIndex>& words) const {
    if (words.empty()) return "0";
    const auto shared = std::count_if(words.begin(), words.end(), [&](TokenIndex t) {
      return uses_[t - tree_.range().first] > 1;
    });
    const double share = static_cast<double>(shared) / static_cast<double>(words.size());
    if (share > 0.8) return "all";
    if (share > 0.5) return "most";
    return share > 0.2 ? "some" : "none";
  }

  // Where the clause stands among the others.
  std::string_view place_of(TokenIndex verb) const {
    switch (tree_.dep(verb)) {
      case Dep::Root:
        return "main";
      case Dep::Ccomp:
        return "content";
      case Dep::Xcomp:
        return "complement";
      case Dep::Advcl:
        return "adverbial";
      case Dep::Relcl:
        return "relative";
      case Dep::Acl:
        return "noun";
      case Dep::Conj:
        return "coordinated";
      case Dep::Pcomp:
        return "prepositional";
      default:
        return "other";
    }
  }

  void add_arguments(const Draft& draft, Features& out) const {
    out.push_back({"arguments", bin_of(draft.arguments.size(), kCount)});
    if (draft.arguments.empty()) return;
    const DraftArgument& object = draft.arguments.front();
    out.push_back({"object", kind_of(tree_, object.phrase.head)});
    out.push_back({"object-role", to_string(object.role)});
    out.push_back({"object-length", bin_of(object.phrase.words.size(), kLength)});
    out.push_back({"object-commas", bin_of(count_of(Tag::Comma, object.phrase), kCount)});
    out.push_back({"object-conjunctions", bin_of(count_of(Tag::Cc, object.phrase), kCount)});
    out.push_back({"preposition", preposition_of(tree_, object)});
    if (draft.arguments.size() > 1)
      out.push_back({"second-preposition", preposition_of(tree_, draft.arguments[1])});
  }

  void add_clause(const Draft& draft, Features& out) const {
    const Clause& clause = *draft.clause;
    out.push_back({"label", place_of(clause.verb)});
    out.push_back({"chain", bin_of(clause.governors.size(), kCount)});
    out.push_back({"finite", clause.finite ? "yes" : "no"});
    out.push_back({"passive", clause.passive ? "yes" : "no"});
    const std::string& lemma = tree_.lemma(clause.verb);
    out.push_back({"verb", kind_of_verb(lemma)});
    if (!draft.subject.head) return;
    const bool behind = *draft.subject.head > clause.verb;
    const std::size_t distance =
        behind ? *draft.subject.head - clause.verb : clause.verb - *draft.subject.head;
    out.push_back({behind ? "distance-behind" : "distance", bin_of(distance, kDistance)});
  }

  const Tree& tree_;
  const ClauseTable& clauses_;
  const std::vector<const Draft*>& drafts_;
  std::vector<std::vector<TokenIndex>> words_;  // of each claim
  std::vector<int> uses_;                       // in how many claims each token of the sentence is
};

/// What data/claim_confidence.tsv has, "group<TAB>value<TAB>number".
struct Model {
  double intercept = 0;
  double slope = 1, shift = 0;  ///< of the calibration
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, double>> weights;

  double weight(const ClaimFeature& feature) const {
    const auto group = weights.find(feature.group);
    if (group == weights.end()) return 0;
    const auto found = group->second.find(feature.value);
    return found == group->second.end() ? 0 : found->second;
  }
};

double number_in(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Model read_model(std::string_view table) {
  Model model;
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(table.size(), line.size() + 1));
    const auto first = line.find('\t'), second = line.rfind('\t');
    if (line.starts_with('#') || first == second) continue;
    const std::string_view group = line.substr(0, first);
    const std::string_view value = line.substr(first + 1, second - first - 1);
    const double number = number_in(line.substr(second + 1));
    if (group == "calibration")
      (value == "slope" ? model.slope : model.shift) = number;
    else if (group == "intercept")
      model.intercept = number;
    else
      model.weights[group][value] = number;
  }
  return model;
}

const Model& model() {
  static const Model kModel = read_model(kClaimConfidenceTsv);
  return kModel;
}

}  // namespace

std::vector<std::vector<ClaimFeature>> confidence_features(const Tree& tree,
                                                           const ClauseTable& clauses,
                                                           const std::vector<const Draft*>& drafts,
                                                           const std::vector<Claim>& claims) {
  std::vector<const Draft*> fitted;
  for (const Draft* draft : drafts)
    if (rule_of(*draft).fitted) fitted.push_back(draft);
  const SentenceFeatures sentence(tree, clauses, fitted);
  std::vector<Features> features(drafts.size());
  std::size_t rank = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (rule_of(*drafts[i]).fitted) features[i] = sentence.features(rank++, claims[i]);
  return features;
}

double confidence_of(const std::vector<ClaimFeature>& features) {
  double sum = model().intercept;
  for (const ClaimFeature& feature : features) sum += model().weight(feature);
  return std::clamp(1 / (1 + std::exp(-(model().slope * sum + model().shift))), 0.02, 0.98);
}

}  // namespace kg
