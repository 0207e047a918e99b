#ifndef KG_GRAPH_IDENTITY_H_
#define KG_GRAPH_IDENTITY_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/mention.h"
#include "graph/node_key.h"

namespace kg {

// Identity is a graph too (design: docs/identity.md): names are vertices, evidence that two names
// are one actor is an edge, actors are the connected components of that evidence after vetoes.
// Everything here is a pure function of sets: the order of vertices and links changes nothing but
// the numbering.

/// Why two names may be one actor.
enum class IdentityRule : std::uint8_t {
  Decision,  ///< a person said so
  SameName,  ///< the same full name, and nothing that speaks against it
  Untyped,   ///< the same name, whose kind one document could not tell
  Alias,     ///< a document calls the one by the other's name
  Middle,    ///< one has a middle name or initial that the other lacks
  Spelling,  ///< two spellings or transliterations
  Company,   ///< with and without "Corp.", "plc"
  Surname,   ///< a bare surname, or one-word name, and a full name that has it
  Acronym,   ///< a bare acronym and a name that documents shorten so
  Office,    ///< an office, and who held it then
};

std::string_view to_string(IdentityRule rule);

/// One node of the store: a name as some documents use it.
struct NameVertex {
  std::uint64_t id = 0;
  EntityType type = EntityType::Other;
  NodeKey key;
  std::uint64_t documents = 0;                 ///< that use it
  std::map<std::string, std::uint64_t> terms;  ///< with the number of documents of each
};

/// Evidence about two vertices of a block.
struct IdentityLink {
  std::uint32_t a = 0, b = 0;  ///< indices of vertices, a < b
  IdentityRule rule = IdentityRule::SameName;
  bool joined = false;          ///< whether it makes them one; if not, it is a proposal
  std::string because;          ///< what speaks for it, for people: "both spellings of one name"
  std::string but;              ///< what speaks against it: "a footballer and a politician"
  std::uint64_t documents = 0;  ///< how many support it; for ranking proposals
};

/// What IdentityLink::but says where people decided that two names are different.
inline constexpr std::string_view kDecidedDifferent = "somebody decided that they are different";

/// Names that have to be looked at together.
struct IdentityBlock {
  std::vector<NameVertex> vertices;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> same, different;  ///< people's decisions
  /// Full names that are one, as was found before.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> known;
  bool full_names_known = false;  ///< `known` says all that is to be said of full names
};

/// Which vertices are one actor, and why.
struct Identity {
  std::vector<std::uint32_t> component;  ///< of each vertex: the smallest index in its component
  std::vector<IdentityLink> links;       ///< by (a, b, rule)
};

/// Whether two senses cannot be of one person: different fields without a country in common, or
/// different countries. What is not known speaks against nothing.
bool senses_conflict(const Sense& a, const Sense& b);

/// The actors of a block. First full names are joined (decisions, then aliases, same names and the
/// rest in the order of IdentityRule), each link only if no pair of the two components is vetoed by
/// a decision or by conflicting senses that no document bridges. Then each bare name, acronym and
/// office joins the one component that its documents support: with the office or nationality that
/// they give with it, or the country that they are about; where none or several are supported it
/// stays undecided, together with other undecided ones of that name.
Identity resolve_identity(const IdentityBlock& block);

}  // namespace kg

#endif  // KG_GRAPH_IDENTITY_H_
