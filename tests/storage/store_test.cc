#include "storage/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <sstream>

#include "core/sha256.h"
#include "tests/storage/support_store.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const StoreOptions kCreate{.create = true};

PutOutcome put(Store& store, const StoredDocument& document) {
  Result<PutOutcome> outcome = store.put(document);
  EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message);
  return outcome.value_or(PutOutcome::Unchanged);
}

std::vector<std::uint64_t> named(const Store& store, std::string_view name) {
  std::vector<std::uint64_t> ids;
  EXPECT_TRUE(snapshot_of(store)->for_each_named(name, [&](EntityId id) {
    ids.push_back(id.value);
    return true;
  }));
  return ids;
}

std::vector<std::string> names(const Store& store, std::string_view prefix) {
  std::vector<std::string> found;
  EXPECT_TRUE(snapshot_of(store)->for_each_name(prefix, [&](std::string_view name, EntityId) {
    found.emplace_back(name);
    return true;
  }));
  return found;
}

TEST(Store, GivesBackWhatWasWritten) {
  auto store = in_memory();
  StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
  document.metadata = {"n", "a", "p", "t", "2024-05-01"};
  EXPECT_EQ(put(*store, document), PutOutcome::Added);
  const auto snapshot = snapshot_of(*store);
  EXPECT_EQ(snapshot->counts(), (StoreCounts{2, 1, 1, 1, 1, 1, 2, 0}));
  const NodeRow ann = snapshot->node(EntityId(1)).value();
  EXPECT_EQ(ann.name, "Ann");
  EXPECT_EQ(ann.type, EntityType::Person);
  EXPECT_TRUE(ann.named);
  EXPECT_EQ(ann.documents, 1U);
  const DocumentRow row = snapshot->document(DocumentId(1)).value();
  EXPECT_EQ(row.metadata.date, "2024-05-01");
  EXPECT_EQ(row.metadata.publisher, "p");
  EXPECT_EQ(row.sha256, document.sha256);
  EXPECT_EQ(row.extractor, "notation");
  EXPECT_EQ(snapshot->sentence(DocumentId(1), 0).value(), "Ann -meet-> Bob");
}

TEST(Store, KeepsEvidenceWithItsSpansAndExactConfidence) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob"}));
  const auto snapshot = snapshot_of(*store);
  std::vector<EvidenceRow> evidence;
  const EdgeKey edge{.subject = EntityId(1), .relation = RelationId(1), .object = EntityId(2)};
  ASSERT_TRUE(snapshot->for_each_evidence(edge, [&](const EvidenceRow& row) {
    evidence.push_back(row);
    return true;
  }));
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].subject, (Span{0, 3}));
  EXPECT_EQ(evidence[0].relation, (Span{5, 9}));
  EXPECT_EQ(evidence[0].object, (Span{12, 15}));
  EXPECT_EQ(evidence[0].confidence, 0.9);
  EXPECT_EQ(evidence[0].claimant, "Desk");
  EXPECT_EQ(evidence[0].rule, "notation.line");
}

TEST(Store, GathersTheEvidenceOfOneEdgeFromManyDocuments) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob", "Bob -like-> Cem"}));
  put(*store, a_document("b", {"Cem -see-> Ann", "Ann -meet-> Bob"}));
  EXPECT_EQ(edges(*store),
            "Ann -meet-> Bob x2 [a:0 b:1]\n"
            "Bob -like-> Cem x1 [a:1]\n"
            "Cem -see-> Ann x1 [b:0]");
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, NeverMixesAnEdgeWithItsDenial) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob", "Ann -!meet-> Bob"}));
  EXPECT_EQ(edges(*store), "Ann -!meet-> Bob x1 [a:1]\nAnn -meet-> Bob x1 [a:0]");
}

TEST(Store, ReachesEveryEdgeFromBothEnds) {
  auto store = in_memory();
  std::vector<std::string> lines;
  for (int i = 0; i < 600; ++i) lines.push_back("P" + std::to_string(i) + " -meet-> Hub");
  put(*store, a_document("a", lines));
  std::vector<std::uint64_t> subjects;
  ASSERT_TRUE(snapshot_of(*store)->for_each_edge_to(EntityId(2), [&](const EdgeRow& edge) {
    subjects.push_back(edge.key.subject.value);
    EXPECT_EQ(edge.evidence, 1U);
    return true;
  }));
  EXPECT_EQ(subjects.size(), 600U);
  EXPECT_TRUE(std::ranges::is_sorted(subjects));
}

TEST(Store, StopsWhenAVisitorHasEnough) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob", "Cem -meet-> Bob", "Dan -meet-> Bob"}));
  const auto snapshot = snapshot_of(*store);
  int seen = 0;
  const auto once = [&](const auto&) { return ++seen < 1; };
  ASSERT_TRUE(snapshot->for_each_edge_to(EntityId(2), once));
  EXPECT_EQ(std::exchange(seen, 0), 1);
  ASSERT_TRUE(snapshot->for_each_edge_from(EntityId(1), once));
  EXPECT_EQ(std::exchange(seen, 0), 1);
  ASSERT_TRUE(snapshot->for_each_node(once));
  EXPECT_EQ(seen, 1);
}

TEST(Store, ReadingTheSameBytesAgainChangesNoRow) {
  auto store = in_memory();
  const StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
  put(*store, document);
  const std::string before = rows(*store);
  EXPECT_EQ(put(*store, document), PutOutcome::Unchanged);
  StoredDocument elsewhere = document;
  elsewhere.metadata.source = "copy";
  EXPECT_EQ(put(*store, elsewhere), PutOutcome::Unchanged);
  EXPECT_EQ(rows(*store), before);
}

TEST(Store, KnowsADocumentByItsBytes) {
  auto store = in_memory();
  const StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
  EXPECT_FALSE(store->contains(document.sha256).value());
  put(*store, document);
  EXPECT_TRUE(store->contains(document.sha256).value());
}

TEST(Store, CollectsAliasesAndShowsTheSpellingOfMostDocuments) {
  auto store = in_memory();
  StoredDocument first = a_document("a", {"KEIR STARMER -meet-> Bob"});
  first.entities[0].aliases = {"starmer", "STARMER"};
  StoredDocument second = a_document("b", {"Keir Starmer -see-> Bob"});
  second.entities[0].aliases = {"Sir Keir", "Starmer"};
  put(*store, first);
  put(*store, second);
  EXPECT_EQ(snapshot_of(*store)->node(EntityId(1))->name, "KEIR STARMER") << "first by bytes";
  put(*store, a_document("c", {"Keir Starmer -like-> Bob"}));
  const NodeRow node = snapshot_of(*store)->node(EntityId(1)).value();
  EXPECT_EQ(node.name, "Keir Starmer");
  EXPECT_EQ(node.key, "keir starmer");
  EXPECT_THAT(node.aliases, ElementsAre("STARMER", "Sir Keir")) << "one for each normal form";
  EXPECT_EQ(node.documents, 3U);
  EXPECT_THAT(named(*store, "  STARMER "), ElementsAre(1));
  EXPECT_THAT(named(*store, "star"), ElementsAre());
  EXPECT_THAT(names(*store, "S"), ElementsAre("sir keir", "starmer"));
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, TellsEntitiesOfOneNameApartByTypeAndByBeingNamed) {
  auto store = in_memory();
  StoredDocument document = a_document("a", {"Paris -meet-> Bob"});
  document.entities.push_back({EntityType::Gpe, true, "paris", "Paris", {}});
  document.entities.push_back({EntityType::Person, false, "paris", "Paris", {}});
  put(*store, document);
  EXPECT_THAT(named(*store, "Paris"), ElementsAre(1, 3, 4));
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, NewBytesOfAKnownSourceReplaceTheOld) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob", "Ann -like-> Cem"}));
  put(*store, a_document("b", {"Ann -meet-> Bob"}));
  EXPECT_EQ(put(*store, a_document("a", {"Ann -see-> Dan", "Ann -meet-> Bob"})),
            PutOutcome::Replaced);
  EXPECT_EQ(edges(*store), "Ann -meet-> Bob x2 [b:0 a:1]\nAnn -see-> Dan x1 [a:0]");
  EXPECT_THAT(named(*store, "Cem"), ElementsAre());
  EXPECT_EQ(snapshot_of(*store)->counts().documents, 2U);
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, ReplacingKeepsTheNumbersOfWhatStays) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob"}));
  put(*store, a_document("a", {"Cem -like-> Bob", "Ann -meet-> Bob"}));
  EXPECT_THAT(named(*store, "Ann"), ElementsAre(1));
  EXPECT_THAT(named(*store, "Bob"), ElementsAre(2));
}

TEST(Store, StandardInputNeverReplaces) {
  auto store = in_memory();
  StoredDocument first = a_document("-", {"Ann -meet-> Bob"});
  StoredDocument second = a_document("-", {"Ann -like-> Bob"});
  first.replaceable = second.replaceable = false;
  put(*store, first);
  EXPECT_EQ(put(*store, second), PutOutcome::Added);
}

TEST(Store, RetractingRemovesExactlyWhatADocumentSupported) {
  auto store = in_memory();
  StoredDocument a = a_document("a", {"Ann -meet-> Bob", "Ann -like-> Cem"});
  a.entities[0].aliases = {"Annie"};
  a.facts[0].confidence = 0.95;
  put(*store, a);
  put(*store, a_document("b", {"Ann -meet-> Bob"}));
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(edges(*store), "Ann -meet-> Bob x1 [b:0]");
  EXPECT_THAT(named(*store, "Annie"), ElementsAre());
  EXPECT_THAT(named(*store, "Cem"), ElementsAre());
  EXPECT_TRUE(snapshot_of(*store)->node(EntityId(1))->aliases.empty());
  double confidence = 0;
  ASSERT_TRUE(snapshot_of(*store)->for_each_edge_from(EntityId(1), [&](const EdgeRow& edge) {
    confidence = edge.confidence;
    return true;
  }));
  EXPECT_EQ(confidence, 0.9) << "of the evidence that is left";
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, RetractingEverythingLeavesNoRowsButDictionariesAndCounters) {
  auto store = in_memory();
  StoredDocument a = a_document("a", {"Ann -meet-> Bob", "Bob -!like-> Ann"});
  a.entities[0].aliases = {"Annie", "A."};
  put(*store, a);
  put(*store, a_document("b", {"Ann -meet-> Bob"}));
  ASSERT_TRUE(store->retract(DocumentId(2)));
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(faults(*store), "");
  std::string left;
  ASSERT_TRUE(snapshot_of(*store)->for_each_row([&](auto column, auto, auto) {
    if (column != "default") left += column;
    return true;
  }));
  EXPECT_EQ(left, "");
  const StoreCounts counts = snapshot_of(*store)->counts();
  EXPECT_EQ(counts.entities + counts.edges + counts.evidence + counts.documents, 0U);
}

TEST(Store, ShowsTheNameOfTheKeyBeforeMoreFrequentOnes) {
  auto store = in_memory();
  for (const char* source : {"a", "b", "c"}) {
    StoredDocument document = a_document(source, {std::string("Lee -meet-> ") + source});
    document.entities[0].key = "ann lee\x1Fjudge";
    if (source == std::string("b")) document.entities[0].aliases = {"Ann Lee"};
    put(*store, document);
  }
  const NodeRow node = snapshot_of(*store)->node(EntityId(1)).value();
  EXPECT_EQ(node.key, "ann lee\x1Fjudge");
  EXPECT_EQ(node.name, "Ann Lee");
  EXPECT_THAT(node.aliases, ElementsAre("Lee"));
  ASSERT_TRUE(store->retract(DocumentId(2)));
  EXPECT_EQ(snapshot_of(*store)->node(EntityId(1))->name, "Lee");
  EXPECT_TRUE(snapshot_of(*store)->node(EntityId(1))->aliases.empty());
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, GivesTheNameOnWhenItsDocumentGoes) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann Lee -meet-> Bob"}));
  StoredDocument other = a_document("b", {"Ann Lee -see-> Bob"});
  other.entities[0].name = "A. Lee";
  put(*store, other);
  ASSERT_TRUE(store->retract(DocumentId(1)));
  const NodeRow node = snapshot_of(*store)->node(EntityId(1)).value();
  EXPECT_EQ(node.name, "A. Lee");
  EXPECT_TRUE(node.aliases.empty());
  EXPECT_THAT(named(*store, "ann lee"), ElementsAre());
  EXPECT_EQ(faults(*store), "");
}

// "Ann 10+5, Cem 20+0": subjects of edges of a time, with begin and duration.
std::string edges_of_time(const Store& store, std::int64_t since, std::int64_t until) {
  const auto snapshot = snapshot_of(store);
  std::string text;
  EXPECT_TRUE(
      snapshot->for_each_edge_of_time(since, until, [&](const EdgeKey& edge, auto duration) {
        text += (text.empty() ? "" : ", ") + snapshot->node(edge.subject)->name + " " +
                std::to_string(edge.start) + "+" + std::to_string(duration);
        return true;
      }));
  return text;
}

StoredDocument timed(const std::string& source, const std::string& line, std::int64_t start,
                     std::uint64_t duration) {
  StoredDocument document = a_document(source, {line});
  document.sha256 = sha256(source + line + std::to_string(duration));
  document.facts[0].start = start;
  document.facts[0].duration = duration;
  return document;
}

TEST(Store, FindsEdgesByTheirTime) {
  auto store = in_memory();
  put(*store, timed("a", "Ann -meet-> Bob", 10, 5));
  put(*store, timed("b", "Cem -meet-> Bob", -20, 0));
  put(*store, timed("c", "Dan -see-> Bob", 1'700'000'000, 86'400));
  put(*store, a_document("d", {"Eva -see-> Bob"}));
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(edges_of_time(*store, kNoTime, kLast), "Cem -20+0, Ann 10+5, Dan 1700000000+86400");
  EXPECT_EQ(edges_of_time(*store, -20, 10), "Cem -20+0");
  EXPECT_EQ(edges_of_time(*store, 10, 11), "Ann 10+5");
  EXPECT_EQ(edges_of_time(*store, 11, 11), "");
  EXPECT_EQ(edges_of_time(*store, 11, 10), "");
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, AnEdgeLastsAsLongAsTheLongestOfItsEvidence) {
  auto store = in_memory();
  put(*store, timed("a", "Ann -meet-> Bob", 10, 5));
  put(*store, timed("b", "Ann -meet-> Bob", 10, 300));
  put(*store, timed("c", "Ann -meet-> Bob", 10, 7));
  EXPECT_EQ(edges_of_time(*store, 0, 99), "Ann 10+300");
  EXPECT_EQ(faults(*store), "");
  ASSERT_TRUE(store->retract(DocumentId(2)));
  EXPECT_EQ(edges_of_time(*store, 0, 99), "Ann 10+7");
  EXPECT_EQ(faults(*store), "");
  ASSERT_TRUE(store->retract(DocumentId(1)));
  ASSERT_TRUE(store->retract(DocumentId(3)));
  EXPECT_EQ(edges_of_time(*store, 0, 99), "");
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, EdgesOfDifferentTimesOrNumbersStandApart) {
  auto store = in_memory();
  StoredDocument document = a_document("a", std::vector<std::string>(4, "Ann -meet-> Bob"));
  document.facts[1].start = 10;
  document.facts[2].start = 20;
  document.facts[3].parallel = 1;
  put(*store, document);
  const auto snapshot = snapshot_of(*store);
  EXPECT_EQ(snapshot->counts().edges, 4U);
  const EdgeKey edge{.subject = EntityId(1), .relation = RelationId(1), .object = EntityId(2)};
  std::vector<std::uint32_t> sentences;
  ASSERT_TRUE(snapshot->for_each_evidence_between(edge, [&](const EvidenceRow& row) {
    sentences.push_back(row.sentence);
    return true;
  }));
  EXPECT_THAT(sentences, ElementsAre(0, 3, 1, 2));
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, FindsDocumentsByTheirDate) {
  auto store = in_memory();
  const auto put_dated = [&](const std::string& source, const std::string& date) {
    StoredDocument document = a_document(source, {"Ann -meet-> " + source});
    document.metadata.date = date;
    document.sha256 = sha256(source + date);
    put(*store, document);
  };
  put_dated("a", "2024-05-02");
  put_dated("b", "2024-05");
  put_dated("c", "2024-05-01T10:00:00+01:00");
  put_dated("d", "last Tuesday");
  put_dated("e", "");
  put_dated("f", "1969-12-31");
  const auto found = [&](std::int64_t since, std::int64_t until) {
    std::vector<std::uint64_t> ids;
    EXPECT_TRUE(snapshot_of(*store)->for_each_document_of_time(since, until, [&](auto id, auto) {
      ids.push_back(id.value);
      return true;
    }));
    return ids;
  };
  constexpr std::int64_t kMay = 1'714'521'600, kDay = 86'400;
  EXPECT_THAT(found(kMay, kMay + 31 * kDay), ElementsAre(2, 3, 1));
  EXPECT_THAT(found(kMay, kMay + kDay), ElementsAre(2, 3));
  EXPECT_THAT(found(kNoTime, kMay), ElementsAre(6));
  put_dated("b", "2023");
  EXPECT_THAT(found(kMay, kMay + kDay), ElementsAre(3));
  EXPECT_EQ(faults(*store), "");
  ASSERT_TRUE(store->retract(DocumentId(3)));
  EXPECT_THAT(found(kMay, kMay + kDay), ElementsAre());
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, FindsNamedEntitiesByTheWordsOfTheirNames) {
  auto store = in_memory();
  StoredDocument document = a_document("a", {"Ann Lee -meet-> Bob Lee-Marsh"});
  document.entities[0].aliases = {"Dr Ann"};
  document.entities[1].named = false;
  put(*store, document);
  put(*store, a_document("b", {"Ann Lee -meet-> Lee"}));
  const auto with = [&](std::string_view word) {
    std::vector<std::uint64_t> ids;
    EXPECT_TRUE(snapshot_of(*store)->for_each_with_word(word, [&](EntityId id) {
      ids.push_back(id.value);
      return true;
    }));
    return ids;
  };
  EXPECT_THAT(with("lee"), ElementsAre(1, 3));
  EXPECT_THAT(with("dr"), ElementsAre(1));
  EXPECT_THAT(with("marsh"), ElementsAre()) << "a concept";
  EXPECT_THAT(with("le"), ElementsAre());
  EXPECT_TRUE(snapshot_of(*store)->has_word("ann", EntityId(1)).value());
  EXPECT_FALSE(snapshot_of(*store)->has_word("ann", EntityId(3)).value());
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_THAT(with("dr"), ElementsAre());
  EXPECT_THAT(with("ann"), ElementsAre(1)) << "another name has it, too";
  EXPECT_EQ(faults(*store), "");
}

std::set<std::string> row_lines(const Store& store) {
  std::istringstream in(rows(store));
  std::set<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

// Rows that differ once a document of two facts is taken out of a store of so many others.
std::size_t rows_touched(int others) {
  auto store = in_memory();
  for (int i = 0; i < others; ++i)
    put(*store, a_document("d" + std::to_string(i), {"Hub -meet-> P" + std::to_string(i)}));
  StoredDocument document = a_document("last", {"Hub -meet-> Bob", "Hub -meet-> P0"});
  document.metadata.date = "2024-05-01";
  put(*store, document);
  const std::set<std::string> before = row_lines(*store);
  EXPECT_TRUE(store->retract(DocumentId(static_cast<std::uint64_t>(others) + 1)));
  const std::set<std::string> after = row_lines(*store);
  std::vector<std::string> changed;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(changed));
  return changed.size();
}

TEST(Store, RetractingTouchesAsManyRowsAsTheDocumentHas) {
  EXPECT_EQ(rows_touched(20), rows_touched(300));
}

TEST(Store, RetractingAnUnknownDocumentIsNotFound) {
  auto store = in_memory();
  EXPECT_EQ(store->retract(DocumentId(7)).error().code, ErrorCode::NotFound);
}

TEST(Store, RefusesWhatDoesNotFitAndStaysAsItWas) {
  auto store = in_memory();
  const std::string before = rows(*store);
  const auto refused = [&](const auto& spoil, const char* words) {
    StoredDocument document = a_document("a", {"Ann -meet-> Bob", "Bob -meet-> Ann"});
    spoil(document);
    Result<PutOutcome> outcome = store->put(document);
    ASSERT_FALSE(outcome) << words;
    EXPECT_EQ(outcome.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(outcome.error().message, HasSubstr(words));
  };
  refused([](StoredDocument& d) { d.facts[0].subject = 9; }, "entity");
  refused([](StoredDocument& d) { d.facts[1].object = 2; }, "entity");
  refused([](StoredDocument& d) { d.facts[0].sentence = 2; }, "sentence");
  refused([](StoredDocument& d) { d.facts[0].ordinal = 65536; }, "65,536");
  refused([](StoredDocument& d) { d.facts[0].object_span.end = 999; }, "span");
  refused([](StoredDocument& d) { d.facts[0].confidence = 1.5; }, "confidence");
  refused([](StoredDocument& d) { d.facts[1].sentence = 0; }, "place");
  refused([](StoredDocument& d) { d.facts[0].duration = 1; }, "duration");
  refused(
      [](StoredDocument& d) {
        d.facts[0].start = 8;
        d.facts[0].duration = (std::uint64_t{1} << 63) - 8;
      },
      "duration");
  refused([](StoredDocument& d) { d.entities[1] = d.entities[0]; }, "twice");
  EXPECT_EQ(rows(*store), before);
}

TEST(Store, TakesOddNamesAndLongOnes) {
  auto store = in_memory();
  const std::string endless(3'000'000, 'x');
  StoredDocument document = a_document("a", {"Ann -meet-> Bob"});
  document.entities[0].aliases = {"", " ", "\x01", std::string("a\0b", 3), endless, "Ⅻ"};
  document.facts[0].relation = endless;
  document.facts[0].rule = "";
  put(*store, document);
  EXPECT_THAT(named(*store, endless), ElementsAre(1));
  EXPECT_THAT(named(*store, ""), ElementsAre());
  EXPECT_EQ(faults(*store), "");
  ASSERT_TRUE(store->retract(DocumentId(1)));
  EXPECT_EQ(faults(*store), "");
}

TEST(Store, ASnapshotDoesNotSeeLaterWrites) {
  auto store = in_memory();
  put(*store, a_document("a", {"Ann -meet-> Bob"}));
  const auto snapshot = snapshot_of(*store);
  put(*store, a_document("b", {"Ann -see-> Dan"}));
  put(*store, a_document("a", {"Cem -see-> Dan"}));
  EXPECT_EQ(snapshot->counts().entities, 2U);
  int edges = 0;
  ASSERT_TRUE(snapshot->for_each_edge_from(EntityId(1), [&](const EdgeRow&) {
    ++edges;
    return true;
  }));
  EXPECT_EQ(edges, 1);
  EXPECT_EQ(snapshot->sentence(DocumentId(1), 0).value(), "Ann -meet-> Bob");
}

TEST(Store, WhatIsNotThereIsNotFound) {
  auto store = in_memory();
  const auto snapshot = snapshot_of(*store);
  EXPECT_EQ(snapshot->node(EntityId(1)).error().code, ErrorCode::NotFound);
  EXPECT_EQ(snapshot->relation(RelationId(1)).error().code, ErrorCode::NotFound);
  EXPECT_EQ(snapshot->document(DocumentId(1)).error().code, ErrorCode::NotFound);
  EXPECT_EQ(snapshot->sentence(DocumentId(1), 0).error().code, ErrorCode::NotFound);
}

TEST(Store, IsTheSameOnDiskAndInMemoryAndAfterReopening) {
  TemporaryFolder folder;
  auto memory = in_memory();
  const std::vector<StoredDocument> documents = {a_document("a", {"Ann -meet-> Bob"}),
                                                 a_document("b", {"Bob -like-> Cem"}),
                                                 a_document("a", {"Ann -see-> Cem"})};
  for (const StoredDocument& document : documents) {
    put(*memory, document);
    put(*opened(folder / "db", kCreate), document);
  }
  auto disk = opened(folder / "db");
  EXPECT_EQ(rows(*disk), rows(*memory));
  EXPECT_EQ(edges(*disk), "Ann -see-> Cem x1 [a:0]\nBob -like-> Cem x1 [b:0]");
  EXPECT_GT(disk->bytes_on_disk(), 0U);
}

TEST(Store, TheSameDocumentsGiveTheSameBytes) {
  auto one = in_memory(), other = in_memory();
  for (Store* store : {one.get(), other.get()}) {
    put(*store, a_document("a", {"Ann -meet-> Bob", "Cem -see-> Dan"}));
    put(*store, a_document("b", {"Dan -meet-> Ann"}));
  }
  EXPECT_EQ(rows(*one), rows(*other));
}

TEST(Store, NotesWhenItWasMade) {
  TemporaryFolder folder;
  opened(folder / "db", {.create = true, .created = 1234});
  auto store = opened(folder / "db", {.create = true, .created = 5678});
  EXPECT_EQ(store->format().created, 1234U);
  EXPECT_EQ(store->format().major, kFormatMajor);
}

}  // namespace
}  // namespace kg::testing
