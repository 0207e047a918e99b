#ifndef KG_TESTS_DATABASE_SUPPORT_ACTORS_H_
#define KG_TESTS_DATABASE_SUPPORT_ACTORS_H_

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "core/ids.h"
#include "core/result.h"
#include "database/actors.h"
#include "graph/graph_view.h"
#include "tests/support/marked_text.h"

namespace kg::testing {

/// A mention that must stay by itself, and the labels of the actors it is proposed for.
struct ExpectedProposal {
  std::string label;  ///< with its "?"
  std::vector<std::string> candidates;
};

/// A role that documents of a set tell.
struct ExpectedRole {
  std::string holder, office, body;
  std::string when;  ///< "2025-02", a month in which the holder has it
};

struct ActorDocument {
  std::string id;
  std::string date;  ///< YYYY-MM-DD
  MarkedText marked;
};

/// Documents that know of the same actors or of others with like names; labels are global.
struct ActorSet {
  std::string name;  ///< of its file, without extension
  std::string kind;  ///< what it is about
  std::vector<ActorDocument> documents;
  std::vector<std::pair<std::string, std::string>> either;  ///< labels that may be one actor
  std::vector<ExpectedProposal> undecided;
  std::vector<ExpectedRole> roles;
};

/// Reads the notation that tests/database/actors/a_surname_of_two_people.txt explains. InvalidInput
/// says what is wrong: a broken mark, a label without a type, a header with an unknown label.
Result<ActorSet> parse_actor_set(const std::string& name, const std::string& content);
/// All sets of a folder, by name.
Result<std::vector<ActorSet>> read_actor_sets(const std::filesystem::path& folder);

/// The documents as a build takes them; the id is the name, and the source "set/id".
std::vector<Document> documents_of(const ActorSet& set);

/// A marked mention, by its place in the set.
struct MarkPlace {
  std::size_t document = 0, mark = 0;
};

/// All marked mentions in the order of the set.
std::vector<MarkPlace> places_of(const ActorSet& set);

/// For each of places_of(set) the entity that the graph shows there: the subject or object of an
/// edge with evidence in that document whose span has the mention's words, or lies in them; of
/// several the one with the span most like the mention. Nothing where the graph shows none.
Result<std::vector<std::optional<EntityId>>> entities_at(const ActorSet& set,
                                                         const GraphView& view);

/// What is measured of sets.
struct SetFigures {
  Count shown;     ///< marked mentions that are in the graph
  Count together;  ///< pairs of mentions in two documents, of one label: one entity
  Count apart;     ///< pairs of mentions in two documents, of two labels: both shown, two entities
  Count types;     ///< mentions whose label has a type: that of the entity
  Count proposed;  ///< candidates of undecided mentions: proposed for the mention's entity
  Count roles;     ///< told roles: an edge from the holder to the body, of a document of that month
  std::vector<std::string> faults;

  /// All shown, and each pair as it should be.
  bool whole() const {
    return shown.right == shown.all && together.right == together.all && apart.right == apart.all;
  }
  void add(const SetFigures& other);
};

/// Compares what the graph shows with what is expected. A mention of "x?" is apart from all others;
/// whether it is one with another "y?" or with itself in another document is not asked.
/// `undecided` is what the database has not decided; a candidate that the mention was made one with
/// is no proposal.
Result<SetFigures> measure(const ActorSet& set, const GraphView& view,
                           const std::vector<ActorLink>& undecided);

}  // namespace kg::testing

#endif  // KG_TESTS_DATABASE_SUPPORT_ACTORS_H_
