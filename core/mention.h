#ifndef KG_CORE_MENTION_H_
#define KG_CORE_MENTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace kg {

/// What kind of thing an entity is.
enum class EntityType : std::uint8_t {
  Other,
  Person,
  Org,
  Gpe,   ///< country, city, state: a place that acts
  Loc,   ///< mountain, sea, region
  Fac,   ///< building, airport, bridge
  Norp,  ///< nationality, religious or political group
  Event,
  Product,
  Work,
  Law,
  Date,
  Time,
  Money,
  Percent,
  Quantity,
  Number,
};

/// "PERSON", "ORG", ... as printed and stored.
std::string_view to_string(EntityType type);
/// The type with that printed name; nothing if there is none.
std::optional<EntityType> entity_type_from(std::string_view name);
/// Whether things of this type act or are acted upon (people, bodies, places, groups, ...), as
/// opposed to dates, amounts and plain concepts.
bool is_actor(EntityType type);

enum class MentionKind : std::uint8_t { Name, Nominal, Pronoun };

/// What a name of a capital or a seat of government is used for: "flew to Moscow", "Moscow said".
enum class PlaceUse : std::uint8_t { None, Place, Government };

std::string_view to_string(MentionKind kind);
/// "", "place", "government".
std::string_view to_string(PlaceUse use);

/// A span that refers to something.
struct Mention {
  Span span;
  Span head;  ///< the syntactic head word; for names the whole name
  MentionKind kind = MentionKind::Name;
  EntityType type = EntityType::Other;
  std::uint32_t chain = 0;  ///< index in Extraction::chains; every mention is in exactly one chain
  std::string rule;         ///< the rule that put it there ("name.exact", "pronoun.third", ...)
  std::vector<Span> appositions =
      {};  ///< head words of the phrases in apposition with it: "Hungary, the
           ///< only *country* that ..."; "its *spokesman*, Dmitry Peskov"
  /// The mention that the rule linked it to, an index in Extraction::mentions; nothing for one that
  /// no rule linked.
  std::optional<std::uint32_t> antecedent = std::nullopt;
  double probability = 1.0;  ///< that the link is right; 1 without a link
};

/// All mentions of one document that refer to the same thing.
struct Chain {
  std::string name;  ///< fullest name, or the nominal's words when it has no name
  EntityType type = EntityType::Other;
  bool named = false;                   ///< at least one mention is a name
  std::vector<std::string> aliases;     ///< the other names used, each once, in order of appearance
  std::vector<std::uint32_t> mentions;  ///< indices in Extraction::mentions, in text order
  /// What it is in the built-in tables or the user's names file (docs/names.md): "GBR", "IGO.NATO",
  /// "RUS.GOV". Empty if they do not know it.
  std::string code = {};
  bool given = false;             ///< name, type and code are those of the user's names file
  PlaceUse use = PlaceUse::None;  ///< of capitals and seats of government; other names: None
};

}  // namespace kg

#endif  // KG_CORE_MENTION_H_
