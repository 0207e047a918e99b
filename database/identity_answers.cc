// Why names are one actor or not, and which may be.
#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "database/actor_nodes.h"
#include "database/database.h"
#include "database/identity_blocks.h"
#include "graph/identity.h"
#include "storage/store.h"

namespace kg {
namespace {

using NodePair = std::pair<EntityId, EntityId>;

/// Whether a link is told rather than another one of the same names and rule.
bool says_more(const IdentityLink& a, const IdentityLink& b) {
  return std::tuple(!a.joined, ~a.documents, a.because, a.but) <
         std::tuple(!b.joined, ~b.documents, b.because, b.but);
}

/// The links of a store, block by block, between nodes.
class LinkReader {
 public:
  LinkReader(const StoreSnapshot& snapshot, const DecisionTable& decisions)
      : snapshot_(snapshot), blocks_(snapshot, decisions) {}

  /// All links of the blocks that a node is in: of its full name, and of the short names that may
  /// stand for it or that it is.
  Status read_around(EntityId node) {
    std::set<std::string> short_terms;
    KG_ASSIGN(const LoadedBlock loaded, blocks_.full_names({node}));
    add(loaded);
    for (const NameVertex& vertex : loaded.block.vertices)
      for (const auto& [term, documents] : vertex.terms)
        for (std::string& other : short_terms_of(term)) short_terms.insert(std::move(other));
    KG_TRY(snapshot_.for_each_term(node, [&](std::string_view term, std::uint64_t) {
      if (is_short_term(term)) short_terms.emplace(term);
      return true;
    }));
    for (const std::string& term : short_terms) KG_TRY(read_short(term));
    return {};
  }

  Status read_all() {
    std::vector<EntityId> nodes;
    KG_TRY(snapshot_.for_each_with_term("n|", [&](std::string_view, EntityId id) {
      nodes.push_back(id);
      return true;
    }));
    for (const EntityId node : nodes) {
      if (read_.contains(node)) continue;
      KG_ASSIGN(const LoadedBlock loaded, blocks_.full_names({node}));
      add(loaded);
    }
    std::set<std::string> short_terms;
    for (const char* prefix : {"b|", "y|", "q|"})
      KG_TRY(snapshot_.for_each_with_term(prefix, [&](std::string_view term, EntityId) {
        short_terms.emplace(term);
        return true;
      }));
    for (const std::string& term : short_terms) KG_TRY(read_short(term));
    return {};
  }

  struct Found {
    EntityId a, b;
    IdentityLink link;
  };
  const std::map<std::pair<NodePair, IdentityRule>, Found>& links() const { return links_; }

 private:
  Status read_short(const std::string& term) {
    KG_ASSIGN(const LoadedBlock loaded, blocks_.short_names(term));
    add(loaded);
    return {};
  }

  void add(const LoadedBlock& loaded) {
    for (const EntityId id : loaded.ids) read_.insert(id);
    for (const IdentityLink& link : resolve_identity(loaded.block).links) {
      const EntityId a = loaded.ids[link.a], b = loaded.ids[link.b];
      const auto [known, first] =
          links_.try_emplace({std::minmax(a, b), link.rule}, Found{a, b, link});
      // Two blocks may see a pair differently; which is read first depends on numbers.
      if (!first && says_more(link, known->second.link)) known->second.link = link;
    }
  }

  const StoreSnapshot& snapshot_;
  BlockReader blocks_;
  std::set<EntityId> read_;
  std::map<std::pair<NodePair, IdentityRule>, Found> links_;
};

/// Sentences of documents that mention both, or, for names that documents do not bring together, of
/// those that mention the second.
class QuoteReader {
 public:
  explicit QuoteReader(const StoreSnapshot& snapshot) : snapshot_(snapshot) {}

  Result<std::vector<ActorQuote>> quotes(const LinkReader::Found& found) const {
    std::vector<ActorQuote> quotes;
    if (found.link.rule == IdentityRule::Decision) return quotes;
    for (const EntityId node : {found.a, found.b}) {
      KG_ASSIGN(const auto one, quote_of(node, wanted_terms(found.link.rule)));
      if (one && std::ranges::none_of(quotes, [&](const ActorQuote& q) {
            return q.sentence == one->sentence && q.document == one->document;
          }))
        quotes.push_back(*one);
    }
    std::ranges::sort(quotes, {}, [](const ActorQuote& quote) {
      return std::tie(quote.date, quote.document, quote.sentence);
    });
    return quotes;
  }

 private:
  /// The first letters of terms whose sentence shows what a rule goes by.
  static std::string_view wanted_terms(IdentityRule rule) {
    switch (rule) {
      case IdentityRule::Alias:
        return "ra";
      case IdentityRule::Acronym:
        return "xy";
      case IdentityRule::Office:
        return "oq";
      case IdentityRule::Surname:
        return "obs";
      default:
        return "onby";
    }
  }

  Result<std::optional<ActorQuote>> quote_of(EntityId node, std::string_view letters) const {
    KG_ASSIGN(const auto first, first_document(node));
    if (!first) return std::nullopt;
    KG_ASSIGN(const DocumentUse use, snapshot_.use(*first, node));
    for (const char letter : letters)
      for (const StoredTerm& term : use.terms)
        if (term.term.front() == letter) return quote(*first, term.sentence);
    return std::nullopt;
  }

  /// The oldest document of a node, of those that were read first if there are very many.
  Result<std::optional<DocumentId>> first_document(EntityId node) const {
    constexpr std::size_t kMostRead = 1000;
    std::vector<DocumentId> documents;
    KG_TRY(snapshot_.for_each_document_of(node, [&](DocumentId document) {
      documents.push_back(document);
      return documents.size() < kMostRead;
    }));
    std::optional<std::tuple<std::string, std::string, std::string, DocumentId>> first;
    for (const DocumentId document : documents) {
      KG_ASSIGN(const DocumentRow row, snapshot_.document(document));
      std::tuple here(row.metadata.date, row.metadata.source, row.metadata.name, document);
      if (!first || here < *first) first = std::move(here);
    }
    if (!first) return std::nullopt;
    return std::get<3>(*first);
  }

  Result<std::optional<ActorQuote>> quote(DocumentId document, std::uint32_t sentence) const {
    KG_ASSIGN(const DocumentRow row, snapshot_.document(document));
    KG_ASSIGN(std::string text, snapshot_.sentence(document, sentence));
    const DocumentMetadata& about = row.metadata;
    return ActorQuote{about.source.empty() ? about.name : about.source, about.date,
                      std::move(text)};
  }

  const StoreSnapshot& snapshot_;
};

Result<ActorLink> to_actor_link(const StoreSnapshot& snapshot, const LinkReader::Found& found) {
  KG_ASSIGN(NodeRow a, snapshot.node(found.a));
  KG_ASSIGN(NodeRow b, snapshot.node(found.b));
  if (names_better(b, a)) std::swap(a, b);
  KG_ASSIGN(std::vector<ActorQuote> quotes, QuoteReader(snapshot).quotes(found));
  return ActorLink{.a = actor_name(a),
                   .b = actor_name(b),
                   .rule = std::string(to_string(found.link.rule)),
                   .joined = found.link.joined,
                   .because = found.link.because,
                   .but = found.link.but,
                   .documents = found.link.documents,
                   .quotes = std::move(quotes)};
}

/// Whether a proposal is told rather than another one about the same actors: what most documents
/// support, then by handles and rule, which do not depend on numbers.
Result<bool> comes_before(const StoreSnapshot& snapshot, const LinkReader::Found& a,
                          const LinkReader::Found& b) {
  if (a.link.documents != b.link.documents) return a.link.documents > b.link.documents;
  const auto place =
      [&](const LinkReader::Found& found) -> Result<std::tuple<std::string, std::string, int>> {
    KG_ASSIGN(const NodeRow one, snapshot.node(found.a));
    KG_ASSIGN(const NodeRow other, snapshot.node(found.b));
    const auto [first, second] = std::minmax({handle_of(one), handle_of(other)});
    return std::tuple(first, second, static_cast<int>(found.link.rule));
  };
  KG_ASSIGN(const auto here, place(a));
  KG_ASSIGN(const auto there, place(b));
  return here < there;
}

/// The joining links of a shortest chain from one node to another.
std::vector<const LinkReader::Found*> chain_between(const LinkReader& reader, EntityId from,
                                                    EntityId to) {
  std::map<EntityId, const LinkReader::Found*> came_by;
  std::deque<EntityId> open = {from};
  came_by[from] = nullptr;
  while (!open.empty() && !came_by.contains(to)) {
    const EntityId here = open.front();
    open.pop_front();
    for (const auto& [key, found] : reader.links()) {
      if (!found.link.joined || (found.a != here && found.b != here)) continue;
      const EntityId next = found.a == here ? found.b : found.a;
      if (came_by.try_emplace(next, &found).second) open.push_back(next);
    }
  }
  std::vector<const LinkReader::Found*> chain;
  if (!came_by.contains(to)) return chain;
  for (EntityId at = to; at != from;) {
    const LinkReader::Found* found = came_by[at];
    chain.push_back(found);
    at = found->a == at ? found->b : found->a;
  }
  std::ranges::reverse(chain);
  return chain;
}

}  // namespace

Result<ActorExplanation> Database::why(std::string_view a, std::string_view b) const {
  KG_ASSIGN(const auto snapshot, store_->snapshot());
  KG_ASSIGN(const auto graph, view());
  KG_ASSIGN(const DecisionTable decisions, DecisionTable::load(*snapshot));
  KG_ASSIGN(const NodeRow from, find_node(*snapshot, *graph, a));
  KG_ASSIGN(const NodeRow to, find_node(*snapshot, *graph, b.empty() ? a : b));
  KG_ASSIGN(const EntityId one, snapshot->actor_of(from.id));
  KG_ASSIGN(const EntityId other, snapshot->actor_of(to.id));
  ActorExplanation answer;
  answer.same = one == other;
  LinkReader reader(*snapshot, decisions);
  std::set<EntityId> nodes;
  for (const EntityId actor : std::set<EntityId>{one, other}) {
    KG_ASSIGN(std::vector<NodeRow> rows, nodes_of(*snapshot, actor));
    std::ranges::sort(rows, names_better);
    for (const NodeRow& row : rows) {
      nodes.insert(row.id);
      answer.names.push_back(actor_name(row));
      KG_TRY(reader.read_around(row.id));
    }
  }
  std::vector<const LinkReader::Found*> links;
  if (answer.same && from.id != to.id) links = chain_between(reader, from.id, to.id);
  if (links.empty())
    for (const auto& [key, found] : reader.links())
      if (nodes.contains(found.a) && nodes.contains(found.b) && found.link.joined == answer.same)
        links.push_back(&found);
  for (const LinkReader::Found* found : links) {
    KG_ASSIGN(ActorLink link, to_actor_link(*snapshot, *found));
    answer.links.push_back(std::move(link));
  }
  return answer;
}

Result<std::vector<ActorLink>> Database::undecided(std::string_view name, std::size_t limit) const {
  KG_ASSIGN(const auto snapshot, store_->snapshot());
  KG_ASSIGN(const DecisionTable decisions, DecisionTable::load(*snapshot));
  LinkReader reader(*snapshot, decisions);
  std::optional<EntityId> only;
  if (name.empty()) {
    KG_TRY(reader.read_all());
  } else {
    KG_ASSIGN(const auto graph, view());
    KG_ASSIGN(const NodeRow node, find_node(*snapshot, *graph, name));
    KG_ASSIGN(only, snapshot->actor_of(node.id));
    KG_ASSIGN(const std::vector<NodeRow> rows, nodes_of(*snapshot, *only));
    for (const NodeRow& row : rows) KG_TRY(reader.read_around(row.id));
  }
  std::map<NodePair, const LinkReader::Found*> best;  // by actors
  for (const auto& [key, found] : reader.links()) {
    if (found.link.joined) continue;
    KG_ASSIGN(const EntityId a, snapshot->actor_of(found.a));
    KG_ASSIGN(const EntityId b, snapshot->actor_of(found.b));
    if (a == b || (only && a != *only && b != *only)) continue;
    const auto [known, first] = best.try_emplace(std::minmax(a, b), &found);
    if (first) continue;
    KG_ASSIGN(const bool better, comes_before(*snapshot, found, *known->second));
    if (better) known->second = &found;
  }
  std::vector<ActorLink> links;
  for (const auto& [actors, found] : best) {
    if (found->link.but == kDecidedDifferent) continue;
    KG_ASSIGN(ActorLink link, to_actor_link(*snapshot, *found));
    links.push_back(std::move(link));
  }
  std::ranges::sort(links, [](const ActorLink& x, const ActorLink& y) {
    if (x.documents != y.documents) return x.documents > y.documents;
    return std::tie(x.a.name, x.b.name, x.a.handle, x.b.handle) <
           std::tie(y.a.name, y.b.name, y.a.handle, y.b.handle);
  });
  if (limit > 0 && links.size() > limit) links.resize(limit);
  return links;
}

}  // namespace kg
