#ifndef KG_TESTS_ACTORS_SUPPORT_NEWS_H_
#define KG_TESTS_ACTORS_SUPPORT_NEWS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/extraction.h"
#include "core/result.h"
#include "tests/support/marked_text.h"

namespace kg::testing {

/// A text of the development set with the actors expected in it.
struct ActorText {
  std::string kind;   ///< what it is about: "courts, surname"
  MarkedText marked;  ///< paragraphs with a blank line between them
  std::vector<std::pair<std::string, std::string>> either;  ///< labels that may be one actor
};

/// Reads the notation that tests/actors/news/first.txt explains. InvalidInput with the text's kind:
/// a broken mark, a label without a type.
Result<std::vector<ActorText>> read_actor_texts(const std::string& file);
/// The same for the content of a file.
Result<std::vector<ActorText>> parse_actor_texts(const std::string& content);

/// For each mark the mention of the extraction that is meant, as an index: its head lies in the
/// mark and in no mark within it, or it covers the same bytes; of several the one that covers the
/// mark best. Nothing where there is none.
std::vector<std::optional<std::uint32_t>> match_mentions(const MarkedText& marked,
                                                         const Extraction& extraction);

/// What is measured of texts.
struct ActorFigures {
  Count found;      ///< marked mentions that there are
  Count right;      ///< of all marked mentions: found, in the chain that is its label's
  Count recall;     ///< pairs of one label: in one chain
  Count precision;  ///< pairs of marked mentions in one chain: of one label
  Count types;      ///< labels: their chain has the type
  Count no_actors;  ///< words that are no actor: none was made of them
  std::map<std::string, Count> right_by_kind;     ///< by what the text is about
  std::map<std::string, Count> right_by_mention;  ///< of those found: "name", "nominal", "pronoun"
  std::vector<std::string> faults;                ///< one text each, with all that is wrong in it
};

/// Compares an extraction of `text.marked.text` with what is expected. The chain of a label is the
/// one that holds most of its mentions; a chain is the chain of one label only, the one with most
/// mentions in it.
void measure(const ActorText& text, const Extraction& extraction, ActorFigures& figures);

}  // namespace kg::testing

#endif  // KG_TESTS_ACTORS_SUPPORT_NEWS_H_
