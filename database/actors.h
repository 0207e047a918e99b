#ifndef KG_DATABASE_ACTORS_H_
#define KG_DATABASE_ACTORS_H_
// What the database says about who is who: the evidence behind its actors, what is undecided, and
// what people have decided.

#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/mention.h"

namespace kg {

/// One name of an actor as some documents use it.
struct ActorName {
  EntityId node;
  std::string name;  ///< as most documents write it
  EntityType type = EntityType::Other;
  bool named = false;
  std::string handle;  ///< 16 hexadecimal digits, the same in every database
  std::string
      description;  ///< what its documents say: "politics, GBR; prime minister"; may be empty
  std::uint64_t documents = 0;
};

/// A sentence that speaks for a link between two names.
struct ActorQuote {
  std::string document;  ///< its source, or its name
  std::string date;
  std::string sentence;
};

/// Evidence about two names.
struct ActorLink {
  ActorName a, b;
  std::string rule;                ///< "same name", "alias", "surname", "decision", ...
  bool joined = false;             ///< whether it makes them one actor; if not, it is a proposal
  std::string because;             ///< what speaks for it
  std::string but;                 ///< what speaks against it; empty if joined
  std::uint64_t documents = 0;     ///< that support it
  std::vector<ActorQuote> quotes;  ///< some of them; where documents as such say so
};

/// `kg why`.
struct ActorExplanation {
  bool same = false;             ///< whether the two are one actor
  std::vector<ActorName> names;  ///< all names of the actor, or of both
  std::vector<ActorLink>
      links;  ///< same: the chain from one to the other, or all joining links when
              ///< one actor was asked about; else: what speaks for and against it
};

/// A decision as people see it.
struct DecisionRecord {
  std::uint64_t number = 0;
  std::string kind;  ///< "same", "different", "undo"
  std::string a, b;  ///< names; empty for undo
  std::string a_handle, b_handle;
  std::uint64_t undoes = 0;     ///< of undo: the number of the decision
  std::uint64_t undone_by = 0;  ///< 0 = it holds
  std::int64_t made = 0;        ///< seconds since 1970 UTC
  std::string note;
};

}  // namespace kg

#endif  // KG_DATABASE_ACTORS_H_
