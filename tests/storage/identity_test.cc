// Who is who: keys, terms, actors, decisions.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/key_codec.h"
#include "tests/storage/support_store.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

using ::testing::ElementsAre;

void put(Store& store, const StoredDocument& document) {
  const Result<PutOutcome> outcome = store.put(document);
  ASSERT_TRUE(outcome) << outcome.error().message;
}

// A store in which each of these people is in one document of their own, with document d of "Ann"
// having the source "Ann".
std::unique_ptr<Store> store_of(const std::vector<std::string>& people) {
  auto store = in_memory();
  for (const std::string& name : people) {
    StoredDocument document = a_document(name, {name + " -meet-> " + name});
    add_terms(document, name, {"t " + name});
    put(*store, document);
  }
  return store;
}

// Puts actors by name; gives the error's message or "".
std::string unite(Store& store, const std::vector<std::vector<std::string>>& actors,
                  const std::vector<std::string>& settled = {}) {
  IdentityUpdate update{.settled = settled};
  for (const auto& names : actors) {
    update.components.emplace_back();
    for (const std::string& name : names) update.components.back().push_back(id_of(store, name));
  }
  const Status status = store.put_identity(update, true);
  return status ? "" : status.error().message;
}

// ---- keys ---------------------------------------------------------------------------------------

TEST(Identity, FindsAnEntityByItsWholeKey) {
  auto store = in_memory();
  StoredDocument document = a_document("a", {"Paris -meet-> Bob"});
  document.entities.push_back({EntityType::Gpe, true, "paris\x1Ftexas", "Paris", {}});
  put(*store, document);
  const auto snapshot = snapshot_of(*store);
  EXPECT_EQ(snapshot->find_key(EntityType::Person, true, "paris").value(), EntityId(1));
  EXPECT_EQ(snapshot->find_key(EntityType::Gpe, true, "paris\x1Ftexas").value(), EntityId(3));
  EXPECT_EQ(snapshot->find_key(EntityType::Gpe, true, "paris").value(), std::nullopt);
  EXPECT_EQ(snapshot->find_key(EntityType::Person, false, "paris").value(), std::nullopt);
}

TEST(Identity, FindsEntitiesByTheFirstBytesOfTheirHash) {
  auto store = store_of({"Ann", "Bob", "Cem", "Dan", "Eva"});
  const auto snapshot = snapshot_of(*store);
  const auto found = [&](std::string_view prefix) {
    std::vector<std::uint64_t> ids;
    EXPECT_TRUE(snapshot->for_each_hash(prefix, [&](EntityId id) {
      ids.push_back(id.value);
      return true;
    }));
    return ids;
  };
  EXPECT_EQ(found("").size(), 5U) << "sources and contents have keys in that column, too";
  for (std::uint64_t id = 1; id <= 5; ++id) {
    const NodeRow node = snapshot->node(EntityId(id)).value();
    EXPECT_EQ(node.hash, entity_hash(EntityType::Person, true, node.key));
    const std::string hash(node.hash.begin(), node.hash.end());
    EXPECT_THAT(found(hash), ElementsAre(id));
    EXPECT_THAT(found(hash.substr(0, 6)), ElementsAre(id));
    EXPECT_THAT(found(hash + "x"), ElementsAre());
  }
}

// ---- terms --------------------------------------------------------------------------------------

TEST(Identity, CountsTheDocumentsThatAttachATerm) {
  auto store = in_memory();
  StoredDocument a = a_document("a", {"Ann -meet-> Bob"}), b = a_document("b", {"Ann -see-> Cem"});
  add_terms(a, "Ann", {"lee", "judge"});
  add_terms(b, "Ann", {"judge"});
  add_terms(b, "Cem", {"judge"});
  put(*store, a);
  put(*store, b);
  EXPECT_EQ(terms(*store, "Ann"), "judge x2, lee x1");
  EXPECT_EQ(terms(*store, "Bob"), "");
  EXPECT_EQ(pending(*store), "judge, lee");
  EXPECT_EQ(faults(*store), "");
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(terms(*store, "Ann"), "judge x1");
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, FindsEntitiesByTermAndByItsBeginning) {
  auto store = in_memory();
  StoredDocument document = a_document("a", {"Ann -meet-> Bob", "Cem -meet-> Bob"});
  add_terms(document, "Cem", {"role judge"});
  add_terms(document, "Bob", {"role judge of peace", "role\x01"});
  add_terms(document, "Ann", {"role judge", "surname lee"});
  put(*store, document);
  const auto found = [&](std::string_view prefix) {
    std::string rows;
    EXPECT_TRUE(snapshot_of(*store)->for_each_with_term(prefix, [&](auto term, EntityId id) {
      rows += fmt::format("{}:{} ", term, id.value);
      return true;
    }));
    return rows;
  };
  EXPECT_EQ(found("role "), "role judge:1 role judge:3 role judge of peace:2 ");
  EXPECT_EQ(found(std::string_view("role judge\0", 11)), "role judge:1 role judge:3 ");
  EXPECT_EQ(found(std::string_view("role\0", 5)), "");
  EXPECT_EQ(found("x"), "");
}

TEST(Identity, SaysWhatADocumentSaysOfAnEntityAndWhichDocumentsDo) {
  auto store = in_memory();
  StoredDocument a = a_document("a", {"Ann -meet-> Bob", "Bob -see-> Ann"});
  a.entities[0].aliases = {"Dr Lee", "Ann", "", "ANN"};
  a.entities[0].terms = {{"t", 1}, {"s", 0}};
  put(*store, a);
  put(*store, a_document("b", {"Ann -meet-> Cem"}));
  const auto snapshot = snapshot_of(*store);
  EXPECT_EQ(snapshot->use(DocumentId(1), EntityId(1)).value(),
            (DocumentUse{{"Ann", "Dr Lee", "ANN"}, {{"s", 0}, {"t", 1}}}));
  EXPECT_EQ(snapshot->use(DocumentId(2), EntityId(2)).error().code, ErrorCode::NotFound);
  std::vector<std::uint64_t> documents;
  ASSERT_TRUE(snapshot->for_each_document_of(EntityId(1), [&](DocumentId id) {
    documents.push_back(id.value);
    return true;
  }));
  EXPECT_THAT(documents, ElementsAre(1, 2));
}

TEST(Identity, RefusesMalformedTerms) {
  auto store = in_memory();
  const auto refused = [&](std::vector<StoredTerm> terms) {
    StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
    document.entities[1].terms = std::move(terms);
    const auto outcome = store->put(document);
    return !outcome && outcome.error().code == ErrorCode::InvalidInput;
  };
  EXPECT_TRUE(refused({{"", 0}}));
  EXPECT_TRUE(refused({{std::string(1025, 'x'), 0}}));
  EXPECT_TRUE(refused({{std::string("a\0b", 3), 0}}));
  EXPECT_TRUE(refused({{"a", 0}, {"b", 0}, {"a", 0}}));
  EXPECT_TRUE(refused({{"a", 1}})) << "no such sentence";
  EXPECT_FALSE(refused({{std::string(1024, 'x'), 0}, {"\xFF", 0}}));
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, MarksTheTermsOfDocumentsThatComeGoAndAreReplaced) {
  auto store = in_memory();
  StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
  add_terms(document, "Ann", {"one", "two"});
  put(*store, document);
  EXPECT_EQ(pending(*store), "one, two");
  EXPECT_EQ(unite(*store, {}, {"one", "two", "no such term", ""}), "");
  EXPECT_EQ(pending(*store), "");
  put(*store, document);
  EXPECT_EQ(pending(*store), "") << "nothing changed";
  StoredDocument other = a_document("a", {"Ann -see-> Bob"});
  add_terms(other, "Ann", {"three"});
  put(*store, other);
  EXPECT_EQ(pending(*store), "one, three, two");
  EXPECT_EQ(unite(*store, {}, {"one", "two", "three"}), "");
  ASSERT_TRUE(store->retract(DocumentId(2)));
  EXPECT_EQ(pending(*store), "three");
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, DoesNotMarkTermsThatManyDocumentsAttach) {
  auto store = in_memory();
  const auto add = [&](const std::string& source) {
    StoredDocument document = a_document(source, {fmt::format("Ann -meet-> {}", source)});
    add_terms(document, "Ann", {"judge"});
    put(*store, document);
    const std::string now = pending(*store);
    EXPECT_EQ(unite(*store, {}, {"judge"}), "");
    return now;
  };
  EXPECT_EQ(add("a"), "judge");
  EXPECT_EQ(add("b"), "judge");
  EXPECT_EQ(add("c"), "");
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(pending(*store), "");
  ASSERT_TRUE(store->retract(DocumentId(2)));
  EXPECT_EQ(pending(*store), "judge");
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, ATermStaysPendingWhenTheDocumentThatMadeItNewsGoes) {
  auto store = in_memory();
  for (const char* source : {"a", "b", "c"}) {
    StoredDocument document = a_document(source, {fmt::format("Ann -meet-> {}", source)});
    add_terms(document, "Ann", {"judge"});
    put(*store, document);
    if (source == std::string_view("a")) {
      EXPECT_EQ(unite(*store, {}, {"judge"}), "");
    }
  }
  ASSERT_TRUE(store->retract(DocumentId(2)));  // two are left, of one is known
  EXPECT_EQ(pending(*store), "judge");
  EXPECT_EQ(faults(*store), "");
}

// ---- actors -------------------------------------------------------------------------------------

TEST(Identity, EveryEntityIsItsOwnActorAtFirst) {
  auto store = store_of({"Ann", "Bob"});
  EXPECT_EQ(actors(*store), "Ann, Bob");
  EXPECT_EQ(snapshot_of(*store)->counts().actors, 2U);
}

TEST(Identity, TheActorIsTheEntityOfTheSmallestId) {
  auto store = store_of({"Ann", "Bob", "Cem", "Dan"});
  EXPECT_EQ(unite(*store, {{"Dan", "Bob", "Cem"}}), "");
  EXPECT_EQ(actors(*store), "Ann, Bob = Cem = Dan");
  EXPECT_EQ(snapshot_of(*store)->counts().actors, 2U);
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, WhatIsLeftOfAnActorStaysTogether) {
  auto store = store_of({"Ann", "Bob", "Cem", "Dan", "Eva"});
  EXPECT_EQ(unite(*store, {{"Ann", "Bob", "Cem"}, {"Dan", "Eva"}}), "");
  EXPECT_EQ(actors(*store), "Ann = Bob = Cem, Dan = Eva");
  EXPECT_EQ(unite(*store, {{"Ann", "Eva"}}), "");
  EXPECT_EQ(actors(*store), "Ann = Eva, Bob = Cem, Dan");
  EXPECT_EQ(unite(*store, {{"Bob"}, {}, {"Eva"}}), "");
  EXPECT_EQ(actors(*store), "Ann, Bob, Cem, Dan, Eva");
  EXPECT_EQ(snapshot_of(*store)->counts().actors, 5U);
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, AnActorLosesAllItsRowsWhenItIsTakenApart) {
  auto store = store_of({"Ann", "Bob", "Cem"});
  const std::string before = rows(*store);
  EXPECT_EQ(unite(*store, {{"Ann", "Bob", "Cem"}}), "");
  EXPECT_NE(rows(*store), before);
  EXPECT_EQ(unite(*store, {{"Ann"}, {"Bob"}, {"Cem"}}), "");
  EXPECT_EQ(rows(*store), before);
}

TEST(Identity, AnEntityThatGoesDissolvesItsActor) {
  auto store = store_of({"Ann", "Bob", "Cem", "Dan", "Eva"});
  EXPECT_EQ(unite(*store, {{"Ann", "Bob", "Cem"}, {"Dan", "Eva"}},
                  {"t Ann", "t Bob", "t Cem", "t Dan", "t Eva"}),
            "");
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(actors(*store), "Bob, Cem, Dan = Eva");
  EXPECT_EQ(pending(*store), "t Ann, t Bob, t Cem") << "they may belong together without Ann";
  EXPECT_EQ(snapshot_of(*store)->counts().actors, 3U);
  ASSERT_TRUE(store->retract(DocumentId(5)));
  EXPECT_EQ(actors(*store), "Bob, Cem, Dan");
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, AnEntityThatAnotherDocumentMentionsKeepsItsActor) {
  auto store = store_of({"Ann", "Bob"});
  put(*store, a_document("more", {"Ann -see-> Bob"}));
  EXPECT_EQ(unite(*store, {{"Ann", "Bob"}}), "");
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(actors(*store), "Ann = Bob");
}

TEST(Identity, RefusesActorsThatCannotBeAndStaysAsItWas) {
  auto store = store_of({"Ann", "Bob", "Cem"});
  EXPECT_EQ(unite(*store, {{"Ann", "Bob"}}), "");
  const std::string before = rows(*store);
  const auto refused = [&](std::vector<std::vector<EntityId>> components) {
    const Status status = store->put_identity({std::move(components), {"t Ann"}}, true);
    return !status && status.error().code == ErrorCode::InvalidInput;
  };
  EXPECT_TRUE(refused({{EntityId(1), EntityId(9)}}));
  EXPECT_TRUE(refused({{EntityId(0)}}));
  EXPECT_TRUE(refused({{EntityId(1), EntityId(3), EntityId(1)}}));
  EXPECT_TRUE(refused({{EntityId(1), EntityId(3)}, {EntityId(3)}}));
  EXPECT_EQ(rows(*store), before);
}

TEST(Identity, IsReadButNotWrittenByAReader) {
  TemporaryFolder folder;
  {
    auto store = opened(folder / "db", {.create = true});
    StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
    add_terms(document, "Ann", {"t"});
    put(*store, document);
    ASSERT_EQ(unite(*store, {{"Ann", "Bob"}}), "");
    ASSERT_TRUE(store->decide({}, {}, true));
  }
  auto reader = opened(folder / "db", {.read_only = true});
  EXPECT_EQ(actors(*reader), "Ann = Bob");
  EXPECT_EQ(pending(*reader), "t");
  EXPECT_EQ(terms(*reader, "Ann"), "t x1");
  EXPECT_EQ(reader->put_identity({}).error().code, ErrorCode::Unsupported);
  EXPECT_EQ(reader->decide({}, {}).error().code, ErrorCode::Unsupported);
  EXPECT_EQ(faults(*reader), "");
}

// ---- decisions ----------------------------------------------------------------------------------

StoredDecision a_decision(DecisionKind kind, const std::string& a, const std::string& b) {
  return {.kind = kind,
          .a = {EntityType::Person, true, a, a},
          .b = {EntityType::Org, false, b, b},
          .undoes = 0,
          .made = 1'700'000'000,
          .note = "seen on a photograph"};
}

std::vector<StoredDecision> decisions(const Store& store) {
  std::vector<StoredDecision> all;
  EXPECT_TRUE(snapshot_of(store)->for_each_decision([&](const StoredDecision& decision) {
    all.push_back(decision);
    return true;
  }));
  return all;
}

TEST(Identity, KeepsDecisionsInOrderWhateverBecomesOfTheEntities) {
  auto store = in_memory();
  StoredDecision same = a_decision(DecisionKind::Same, "ann", "annie");
  same.number = 77;
  EXPECT_EQ(store->decide(same, {"b", "a"}).value(), 1U);
  EXPECT_EQ(store->decide(a_decision(DecisionKind::Different, "ann", "bob"), {}).value(), 2U);
  EXPECT_EQ(store->decide({.kind = DecisionKind::Undo, .undoes = 1}, {"c"}).value(), 3U);
  const auto all = decisions(*store);
  ASSERT_EQ(all.size(), 3U);
  same.number = 1;
  EXPECT_EQ(all[0], same);
  EXPECT_EQ(all[1].kind, DecisionKind::Different);
  EXPECT_EQ(all[2].undoes, 1U);
  EXPECT_EQ(pending(*store), "a, b, c");
  EXPECT_EQ(snapshot_of(*store)->counts().decisions, 3U);
  EXPECT_EQ(faults(*store), "");
}

TEST(Identity, UndoesOnlyWhatStands) {
  auto store = in_memory();
  const auto undo = [&](std::uint64_t number) {
    const auto made = store->decide({.kind = DecisionKind::Undo, .undoes = number}, {});
    EXPECT_TRUE(made || made.error().code == ErrorCode::InvalidInput);
    return made.has_value();
  };
  EXPECT_FALSE(undo(0));
  EXPECT_FALSE(undo(1));
  ASSERT_TRUE(store->decide(a_decision(DecisionKind::Same, "ann", "annie"), {}));
  EXPECT_FALSE(undo(2));
  EXPECT_TRUE(undo(1));
  EXPECT_FALSE(undo(1)) << "undone already";
  EXPECT_FALSE(undo(2)) << "an undo";
  const std::string before = rows(*store);
  StoredDecision odd = a_decision(DecisionKind::Same, "ann", "annie");
  odd.undoes = 1;
  EXPECT_EQ(store->decide(odd, {}).error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(store->decide(a_decision(DecisionKind::Same, "a", "b"), {""}).error().code,
            ErrorCode::InvalidInput);
  EXPECT_EQ(rows(*store), before);
}

}  // namespace
}  // namespace kg::testing
