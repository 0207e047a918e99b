#ifndef KG_CORE_KNOWN_NAMES_H_
#define KG_CORE_KNOWN_NAMES_H_

#include <string>
#include <string_view>

#include "core/countries.h"
#include "core/mention.h"

namespace kg {

enum class KnownKind : std::uint8_t {
  Country,   ///< country or territory (data/countries.tsv)
  Body,      ///< organisation (data/bodies.tsv)
  Seat,      ///< building or quarter that stands for who sits there (data/seats.tsv)
  Division,  ///< state, province, region of a country (data/places.tsv)
  City,      ///< capital, seat of government (data/countries.tsv) or big city (data/places.tsv)
};

/// Something that the built-in tables know by name. Lives as long as the program.
struct KnownName {
  KnownKind kind = KnownKind::Country;
  std::string_view name = {};  ///< the one name for all its spellings: "United Kingdom", "Kremlin"
  /// What it is, in the code of docs/names.md: "GBR", "IGO.NATO", "US-CA", "FRA/Lyon"; of a seat
  /// what it stands for: "RUS.GOV".
  std::string code = {};
  EntityType type = EntityType::Gpe;  ///< of a seat: what it is when it is only a place
  const Country* country = nullptr;   ///< that it is or belongs to; null for bodies of several
  /// Who acts when the place is said to act: "RUS.GOV" of "Moscow" and of "Kremlin". Else empty.
  std::string acts_as = {};
};

/// What `name` names, as written (case counts), without an article: a country by any of its names,
/// a body by name or acronym, a seat of government, a division, a city, in this order. Null if the
/// tables do not have it, or have it for several things or as shared with others ("PA", "Congo").
const KnownName* find_known_name(std::string_view name);

/// The body with that name or acronym; null as above.
const KnownName* find_body(std::string_view name);

/// Whether the tables have `name` as one that several things share, so that it tells nothing alone.
bool is_shared_name(std::string_view name);

/// The versions of the tables, for noting what a text was read with.
std::string_view known_names_version();

}  // namespace kg

#endif  // KG_CORE_KNOWN_NAMES_H_
