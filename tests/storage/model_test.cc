// The store against a plain model of itself: whatever comes and goes in whatever order, an entity
// has exactly what the documents that are there say.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <random>
#include <set>

#include "core/sha256.h"
#include "core/unicode.h"
#include "tests/storage/support_store.h"

namespace kg::testing {
namespace {

using Strings = std::set<std::string>;

std::string joined(const auto& list) { return fmt::format("{}", fmt::join(list, ", ")); }

// ---- documents ----------------------------------------------------------------------------------

/// Draws documents about a handful of entities, each with its own ways of being called.
class Drawing {
 public:
  explicit Drawing(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  StoredDocument document(const std::string& source) {
    StoredDocument document;
    document.metadata.name = document.metadata.source = source;
    document.sha256 = sha256(fmt::format("{} {}", source, ++drawn_));
    document.extractor = "model";
    if (below(3) > 0) document.metadata.date = fmt::format("2024-05-0{}", below(10));
    document.sentences = {"One sentence.", "Another sentence."};
    Strings keys;
    for (std::size_t left = 1 + below(4); left > 0; --left)
      if (StoredEntity one = entity(); keys.insert(one.key).second)
        document.entities.push_back(std::move(one));
    for (std::uint32_t i = 0; i < document.entities.size(); ++i)
      document.facts.push_back(fact(i, static_cast<std::uint32_t>(document.entities.size())));
    return document;
  }

 private:
  StoredEntity entity() {
    constexpr std::array<std::string_view, 8> kNames = {"Ann Lee", "Bo Lee", "Bo",  "Cem",
                                                        "Dr Dan",  "Eva K",  "Fay", "Gus"};
    const std::string name(kNames[below(kNames.size())]);
    StoredEntity entity{EntityType::Person, true, normalize_name(name), spelling(name), {}};
    if (below(4) == 0) entity.key += below(2) == 0 ? "\x1Fjudge" : "\x1Fpainter";
    for (std::size_t left = below(4); left > 0; --left)
      entity.aliases.push_back(spelling(std::string(kNames[below(kNames.size())])));
    Strings terms;
    for (std::size_t left = below(5); left > 0; --left)
      if (std::string term = fmt::format("term {}", below(6)); terms.insert(term).second)
        entity.terms.push_back({term, static_cast<std::uint32_t>(below(2))});
    return entity;
  }
  std::string spelling(std::string name) {
    if (below(3) == 0)
      for (char& c : name) c = static_cast<char>(std::toupper(c));
    return below(5) == 0 ? "  " + name : name;
  }
  StoredFact fact(std::uint32_t number, std::uint32_t entities) {
    StoredFact fact;
    fact.subject = number;
    fact.object = (number + 1) % entities;
    fact.relation = fmt::format("relation {}", below(3));
    fact.ordinal = number;
    fact.confidence = 0.5;
    if (below(2) == 0) fact.start = static_cast<std::int64_t>(below(3)) - 1;
    if (fact.start != kNoTime) fact.duration = below(3);
    return fact;
  }

  std::mt19937 random_;
  int drawn_ = 0;
};

// ---- the model ----------------------------------------------------------------------------------

/// Knows nothing but the documents that are there; everything else is counted anew each time.
class Model {
 public:
  void put(const StoredDocument& document) {
    const std::string& source = document.metadata.source;
    documents_["the new one"] = document;  // the old one goes when it is there
    mark(document);
    if (documents_.contains(source)) mark(documents_.at(source));
    documents_.erase("the new one");
    documents_[source] = document;
    dissolve_what_is_gone();
  }
  void retract(const std::string& source) {
    mark(documents_.at(source));
    documents_.erase(source);
    dissolve_what_is_gone();
  }
  void unite(const std::vector<Strings>& components) {
    for (Strings& actor : actors_)
      for (const Strings& component : components)
        for (const std::string& key : component) actor.erase(key);
    actors_.insert(actors_.end(), components.begin(), components.end());
  }
  void settle(const Strings& terms) {
    for (const std::string& term : terms) pending_.erase(term);
  }
  void mark(const std::string& term) { pending_.insert(term); }

  Strings keys() const {
    Strings keys;
    for (const auto& [source, document] : documents_)
      for (const StoredEntity& entity : document.entities) keys.insert(entity.key);
    return keys;
  }
  Strings sources() const {
    Strings sources;
    for (const auto& [source, document] : documents_) sources.insert(source);
    return sources;
  }
  std::string entities() const {
    std::string text;
    for (const std::string& key : keys()) text += describe(key);
    return text;
  }
  std::string actors() const {
    Strings all;
    for (const std::string& key : keys()) all.insert(joined(actor_of(key)));
    return fmt::format("{}", fmt::join(all, "\n"));
  }
  std::string pending() const { return joined(pending_); }

 private:
  /// The terms of a document that is there, where no more than two attach them.
  void mark(const StoredDocument& document) {
    for (const StoredEntity& entity : document.entities)
      for (const StoredTerm& term : entity.terms)
        if (uses(entity.key, term.term) <= 2) pending_.insert(term.term);
  }
  void mark_all_of(const Strings& keys) {
    for (const auto& [source, document] : documents_)
      for (const StoredEntity& entity : document.entities)
        if (keys.contains(entity.key))
          for (const StoredTerm& term : entity.terms) pending_.insert(term.term);
  }
  std::size_t uses(const std::string& key, const std::string& term) const {
    std::size_t count = 0;
    for (const auto& [source, document] : documents_)
      for (const StoredEntity& entity : document.entities)
        if (entity.key == key)
          for (const StoredTerm& one : entity.terms) count += one.term == term ? 1 : 0;
    return count;
  }
  void dissolve_what_is_gone() {
    const Strings there = keys();
    std::erase_if(actors_, [&](const Strings& actor) {
      const bool gone =
          std::ranges::any_of(actor, [&](const auto& key) { return !there.contains(key); });
      if (gone) mark_all_of(actor);
      return gone;
    });
  }
  Strings actor_of(const std::string& key) const {
    for (const Strings& actor : actors_)
      if (actor.contains(key)) return actor;
    return {key};
  }

  std::string describe(const std::string& key) const {
    std::map<std::string, std::map<std::string, int>>
        names;  // normal form -> spelling -> documents
    std::map<std::string, int> terms;
    Strings uses;
    for (const auto& [source, document] : documents_)
      for (const StoredEntity& entity : document.entities) {
        if (entity.key != key) continue;
        uses.insert(source);
        Strings spellings(entity.aliases.begin(), entity.aliases.end());
        spellings.insert(entity.name);
        for (const std::string& one : spellings) ++names[normalize_name(one)][one];
        for (const StoredTerm& term : entity.terms) ++terms[term.term];
      }
    std::map<std::string, std::string> best;
    for (const auto& [normal, spellings] : names)
      best[normal] = std::ranges::max_element(spellings, [](const auto& a, const auto& b) {
                       return a.second != b.second ? a.second < b.second : a.first > b.first;
                     })->first;
    const std::string name = best[key.substr(0, key.find('\x1F'))];
    best.erase(key.substr(0, key.find('\x1F')));
    Strings aliases;
    for (const auto& [normal, spelling] : best) aliases.insert(spelling);
    return fmt::format("{}: {} ({}) [{}] {{{}}}\n", key, name, joined(aliases), joined(uses),
                       joined(terms));
  }

  std::map<std::string, StoredDocument> documents_;
  std::vector<Strings> actors_;
  Strings pending_;
};

// ---- the store, told as the model tells ---------------------------------------------------------

std::string entities(const Store& store) {
  const auto snapshot = snapshot_of(store);
  std::map<std::string, std::string> lines;
  EXPECT_TRUE(snapshot->for_each_node([&](const NodeRow& node) {
    Strings uses;
    std::map<std::string, std::uint64_t> terms;
    EXPECT_TRUE(snapshot->for_each_document_of(node.id, [&](DocumentId id) {
      uses.insert(snapshot->document(id)->metadata.source);
      return true;
    }));
    EXPECT_EQ(uses.size(), node.documents);
    EXPECT_TRUE(snapshot->for_each_term(node.id, [&](auto term, auto documents) {
      terms.emplace(term, documents);
      return true;
    }));
    EXPECT_EQ(snapshot->find_key(node.type, node.named, node.key).value(), node.id);
    lines[node.key] = fmt::format("{}: {} ({}) [{}] {{{}}}\n", node.key, node.name,
                                  joined(node.aliases), joined(uses), joined(terms));
    return true;
  }));
  std::string text;
  for (const auto& [key, line] : lines) text += line;
  return text;
}

std::string actor_keys(const Store& store) {
  const auto snapshot = snapshot_of(store);
  Strings all;
  EXPECT_TRUE(snapshot->for_each_node([&](const NodeRow& node) {
    Strings keys;
    EXPECT_TRUE(snapshot->for_each_member(*snapshot->actor_of(node.id), [&](EntityId member) {
      keys.insert(snapshot->node(member)->key);
      return true;
    }));
    all.insert(joined(keys));
    return true;
  }));
  EXPECT_EQ(all.size(), snapshot->counts().actors);
  return fmt::format("{}", fmt::join(all, "\n"));
}

// Term by term, the keys of the entities that have it.
std::string terms_and_keys(const Store& store) {
  const auto snapshot = snapshot_of(store);
  std::map<std::string, Strings> keys;
  EXPECT_TRUE(snapshot->for_each_with_term("", [&](std::string_view term, EntityId id) {
    keys[std::string(term)].insert(snapshot->node(id)->key);
    return true;
  }));
  std::string text;
  for (const auto& [term, list] : keys) text += fmt::format("{}: {}\n", term, joined(list));
  return text;
}

DocumentId document_of(const Store& store, const std::string& source) {
  DocumentId found;
  EXPECT_TRUE(snapshot_of(store)->for_each_document([&](const DocumentRow& row) {
    if (row.metadata.source == source) found = row.id;
    return true;
  }));
  return found;
}

EntityId entity_of(const Store& store, const std::string& key) {
  return snapshot_of(store)->find_key(EntityType::Person, true, key)->value_or(EntityId());
}

// ---- tests --------------------------------------------------------------------------------------

/// Does the same things to both.
class Both {
 public:
  explicit Both(std::uint32_t seed) : drawing_(seed), store_(in_memory()) {}

  void step() {
    switch (drawing_.below(8)) {
      case 0:
      case 1:
        return put(fmt::format("new {}", ++sources_));
      case 2:
      case 3:
        return put(any_of(model_.sources()));
      case 4:
        return retract(any_of(model_.sources()));
      case 5:
        model_.mark("asked");
        ASSERT_TRUE(store_->decide({}, {"asked"}));
        return;
      default:
        return unite();
    }
  }
  void compare() const {
    EXPECT_EQ(entities(*store_), model_.entities());
    EXPECT_EQ(actor_keys(*store_), model_.actors());
    EXPECT_EQ(pending(*store_), model_.pending());
    EXPECT_EQ(faults(*store_), "");
  }

 private:
  std::string any_of(const Strings& list) {
    if (list.empty()) return "first";
    return *std::next(list.begin(), static_cast<std::ptrdiff_t>(drawing_.below(list.size())));
  }
  void put(const std::string& source) {
    const StoredDocument document = drawing_.document(source);
    ASSERT_TRUE(store_->put(document));
    model_.put(document);
  }
  void retract(const std::string& source) {
    if (!model_.sources().contains(source)) return;
    ASSERT_TRUE(store_->retract(document_of(*store_, source)));
    model_.retract(source);
  }
  void unite() {
    std::vector<Strings> components(1 + drawing_.below(3));
    for (const std::string& key : model_.keys())
      if (drawing_.below(3) > 0) components[drawing_.below(components.size())].insert(key);
    IdentityUpdate update;
    for (const Strings& component : components) {
      update.components.emplace_back();
      for (const std::string& key : component)
        update.components.back().push_back(entity_of(*store_, key));
    }
    for (int i = 0; i < 4; ++i) update.settled.push_back(fmt::format("term {}", drawing_.below(6)));
    if (drawing_.below(2) == 0) update.settled.emplace_back("asked");
    ASSERT_TRUE(store_->put_identity(update));
    model_.unite(components);
    model_.settle(Strings(update.settled.begin(), update.settled.end()));
  }

  Drawing drawing_;
  Model model_;
  std::unique_ptr<Store> store_;
  int sources_ = 0;
};

TEST(Model, TheStoreAlwaysSaysWhatItsDocumentsSay) {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    Both both(seed);
    for (int i = 1; i <= 60; ++i) {
      both.step();
      if (i % 4 == 0) both.compare();
      if (HasFailure()) FAIL() << "seed " << seed << ", step " << i;
    }
  }
}

TEST(Model, TheOrderOfDocumentsDoesNotMatter) {
  Drawing drawing(99);
  std::vector<StoredDocument> documents;
  for (int i = 0; i < 25; ++i) documents.push_back(drawing.document(fmt::format("d{}", i)));
  const auto straight = in_memory(), other = in_memory();
  for (const StoredDocument& document : documents) ASSERT_TRUE(straight->put(document));
  // The other way round, with old versions and with documents that go again.
  std::ranges::reverse(documents);
  for (const StoredDocument& document : documents) {
    ASSERT_TRUE(other->put(drawing.document(document.metadata.source)));
    ASSERT_TRUE(other->put(drawing.document("gone again")));
    ASSERT_TRUE(other->put(document));
  }
  ASSERT_TRUE(other->retract(document_of(*other, "gone again")));
  EXPECT_EQ(entities(*other), entities(*straight));
  EXPECT_EQ(terms_and_keys(*other), terms_and_keys(*straight));
  EXPECT_EQ(actor_keys(*other), actor_keys(*straight));
  EXPECT_GT(snapshot_of(*straight)->counts().entities, 8U);
  EXPECT_EQ(faults(*other), "");
}

}  // namespace
}  // namespace kg::testing
