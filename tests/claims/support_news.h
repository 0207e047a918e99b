#ifndef KG_TESTS_CLAIMS_SUPPORT_NEWS_H_
#define KG_TESTS_CLAIMS_SUPPORT_NEWS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/extraction.h"

namespace kg {

/// What qualifies a claim, in the order in which it is written and reported.
enum class QualifierKind : std::size_t { Modality, Polarity, Attribution, Time, Place, Amount };
inline constexpr std::array<std::string_view, 6> kQualifierNames = {
    "modality", "polarity", "attribution", "time", "place", "amount"};

/// A claim in readable words: its parts, and its qualifiers by kind, each "planned: will",
/// "not: never", "Lind: said", "on Monday", "in Oslo", "at least 500 people". None = plain.
struct ReadClaim {
  std::vector<std::string> parts;  ///< subject, relation, object, further arguments
  std::array<std::vector<std::string>, kQualifierNames.size()> qualifiers;
};

/// A text of the development set with the claims expected of it.
struct NewsText {
  std::string kind;  ///< what it is about: "negation"
  std::string text;  ///< paragraphs with a blank line between them
  std::vector<ReadClaim> expected;
};

/// Reads the notation that tests/claims/news/first.txt explains.
std::vector<NewsText> read_news(const std::string& file);

/// A claim of an extraction in the same form.
ReadClaim read_claim(const Claim& claim, std::string_view text);

/// One line: parts joined by "; ", then each qualifier in brackets.
std::string line_of(const ReadClaim& claim);

/// Which of the found claims is meant by each expected one, by the words they share; -1 = none. No
/// claim is meant twice.
std::vector<int> match_claims(const std::vector<ReadClaim>& expected,
                              const std::vector<ReadClaim>& found);

/// Whether a qualifier is the one expected: the same value, and for one with a cue a cue that is a
/// part of the other.
bool same_qualifier(const ReadClaim& expected, const ReadClaim& found, QualifierKind kind);

}  // namespace kg

#endif  // KG_TESTS_CLAIMS_SUPPORT_NEWS_H_
