#ifndef KG_EXTRACT_ACTORS_PLACE_WORDS_H_
#define KG_EXTRACT_ACTORS_PLACE_WORDS_H_

#include <cstdint>
#include <string_view>

namespace kg {

/// The lists of data/place_use.tsv, in its order.
enum class PlaceWords : std::uint8_t {
  Act,
  ActAdjective,
  ActNoun,
  Face,
  Have,
  Relation,
  Toward,
  TowardVerb,
  Go,
  GoNoun,
  At,
  AtNoun,
  AtPassive,
  JoinedAct,
  JoinedAt,
};

/// Whether the lemma is in the list.
bool is_in(PlaceWords list, std::string_view lemma);

}  // namespace kg

#endif  // KG_EXTRACT_ACTORS_PLACE_WORDS_H_
