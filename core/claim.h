#ifndef KG_CORE_CLAIM_H_
#define KG_CORE_CLAIM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace kg {

/// One part of a claim: a phrase of the sentence.
struct ClaimPart {
  std::string text;  ///< its words as written, joined by one space where the sentence has space;
                     ///< supplied words ("is", "has") included
  std::vector<Span>
      spans;  ///< the bytes it stands on, ascending, disjoint; empty when wholly supplied
  Span head;  ///< its head word (for a name: the whole name); empty when wholly supplied
  Span core;  ///< the head with the modifiers right before it, without determiners: "ambitious 5%
              ///< target"; a short label for the part. Empty when wholly supplied
  std::optional<std::uint32_t>
      chain;  ///< index in Extraction::chains when the part's head is a mention

  /// From the first byte to the last. Empty when wholly supplied.
  Span extent() const {
    return spans.empty() ? Span{} : Span{spans.front().begin, spans.back().end};
  }
};

enum class ArgumentRole : std::uint8_t {
  Object,          ///< direct object, complement of a copula
  IndirectObject,  ///< "gave *Kim* a book"
  Prepositional,   ///< "... *to Kyiv*"; `preposition` is set
  Clause,          ///< a whole clause: "said that *rents fell*"
  Time,            ///< "*on Monday*", "*last week*"
  Adverbial,       ///< anything else: manner, adverbial clauses
  Place,           ///< where it is so: "*in Kyiv*", "*abroad*"; with or without `preposition`
};

std::string_view to_string(ArgumentRole role);

struct ClaimArgument {
  ArgumentRole role = ArgumentRole::Object;
  ClaimPart part;           ///< without the preposition
  std::string preposition;  ///< lower-case, "in exchange for"; empty if none
  Span preposition_span;    ///< its bytes; empty if none
};

enum class Polarity : std::uint8_t { Positive, Negative };

enum class Modality : std::uint8_t {
  Actual,
  Planned,
  Desired,
  Possible,
  Required,
  Conditional,
  Requested,
  Prevented,
  Questioned,
};

std::string_view to_string(Polarity polarity);
std::string_view to_string(Modality modality);
std::optional<Modality> modality_from(std::string_view name);

/// Who says so: "*Lammy* *acknowledged* that ...".
struct Attribution {
  ClaimPart claimant;
  ClaimPart cue;  ///< the speech verb or "according to"
};

enum class Comparator : std::uint8_t { Exact, AtLeast, AtMost, About };

std::string_view to_string(Comparator comparator);

/// How much or how many, as the text says it: "*more than $1.2 billion*", "*2.5% of GDP*". Dates,
/// durations and ordinals are none.
struct Amount {
  Span span;  ///< its words: comparator, number and unit
  Comparator comparator = Comparator::Exact;
  double value = 0;             ///< 1.2e9; a fraction is a percentage: "half of" is 50 %
  std::optional<double> upper;  ///< 20 in "between 10 and 20"; `value` is then the lower end
  std::string unit;  ///< "%", "% of GDP", a currency ("USD"), a measure ("km"), or what is counted
                     ///< ("troops"); empty when it is not said
};

/// What one sentence says. n-ary: `arguments` keeps everything; edges are a projection
/// (graph/resolve).
struct Claim {
  std::uint32_t sentence = 0;  ///< index in Extraction::sentences
  ClaimPart subject;
  ClaimPart relation;          ///< the relation's words: "has been pushing toward"
  std::string relation_lemma;  ///< normal form for the graph, without auxiliaries: "push toward"
  std::vector<ClaimArgument> arguments;  ///< object first when there is one, then text order
  Polarity polarity = Polarity::Positive;
  Span polarity_cue;  ///< "not", "refused to"; empty when positive
  Modality modality = Modality::Actual;
  Span modality_cue;                      ///< "could", "wants to"; empty when actual
  std::vector<Attribution> attributions;  ///< innermost first: "A said that B had claimed X" has X
                                          ///< [B: claimed, A: said]; empty when the text itself
                                          ///< says so
  std::vector<Amount> amounts;            ///< in its parts, clause arguments apart; text order
  double confidence = 0.5;                ///< in [0, 1]
  std::vector<std::string>
      rules;              ///< names of the rules that made it, first the one that gave it its form
  bool implicit = false;  ///< the relation has supplied words ("is", "has")
  bool edge = true;  ///< whether the graph gets edges for it; what a noun phrase holds beside its
                     ///< noun ("34 strikes") is a claim, but no link between actors
  bool passive = false;  ///< the subject is acted upon: "*She* was hired by Ford"; `relation_lemma`
                         ///< then has the participle: "hired by"

  /// The argument that an edge of the graph points to first: the object if there is one. Null if
  /// none.
  const ClaimArgument* object() const;

  /// The first argument with role Time; null if none. The claim's other times and its places are
  /// arguments too (role Time, role Place).
  const ClaimArgument* time() const;

  /// What to write on the edge from the subject to `argument`, one of `arguments`: relation_lemma
  /// for the first (with its preposition when it stands far from the verb, "finish in"), and for
  /// every other one relation_lemma (without the first argument's preposition) with its own
  /// preposition: "push" -> "push toward", "hired by" -> "hired in".
  std::string edge_label(const ClaimArgument& argument) const;
};

}  // namespace kg

#endif  // KG_CORE_CLAIM_H_
