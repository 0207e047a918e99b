// Dumps, loads and retractions: what goes in comes out, whatever the order.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "core/sha256.h"
#include "database/database.h"
#include "database/dump_lines.h"
#include "database/triple_documents.h"
#include "tests/database/support_notation.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

std::string dump_of(const Database& database) {
  std::ostringstream out;
  NullProgress progress;
  const Status state = database.dump(out, progress);
  EXPECT_TRUE(state) << (state ? "" : state.error().message);
  return out.str();
}

Result<LoadReport> load_into(Database& database, const std::string& text,
                             const LoadOptions& options = {}) {
  std::istringstream in(text);
  NullProgress progress;
  return database.load(in, options, progress);
}

LoadReport loaded(Database& database, const std::string& text, const LoadOptions& options = {}) {
  const auto report = load_into(database, text, options);
  EXPECT_TRUE(report) << (report ? "" : report.error().message);
  EXPECT_TRUE(database.check());
  return report ? *report : LoadReport();
}

std::string error_of(const std::string& text, const LoadOptions& options = {}) {
  auto database = in_memory();
  const auto report = load_into(*database, text, options);
  EXPECT_FALSE(report) << "it loads";
  return report ? "" : report.error().message;
}

std::vector<Document> some_documents() {
  std::vector<Document> documents = {
      a_text("a", "Ann Lee -meet-> Bob Ray\nAnn Lee -!like-> Cem Oz"),
      a_text("b", "Ann Lee -meet-> Bob Ray\nBob Ray -see-> Dan Fox"), a_text("c", "nothing"),
      a_text("d", "Eva Kay -meet-> Åsa Öberg"), a_text("e", "Cem Oz -see-> \"Q\" Lee")};
  documents[0].metadata.date = "2024-05-01";
  documents[1].metadata.title = "A \"title\"\twith\nodd \x1F characters";
  return documents;
}

std::unique_ptr<Database> with_decisions() {
  auto database = in_memory();
  build(*database, some_documents());
  EXPECT_TRUE(database->decide({true, "Ann Lee", "Eva Kay", 1'700'000'000, "they say so"}));
  EXPECT_TRUE(database->undo(0, 1'700'000'000));
  EXPECT_TRUE(database->decide({true, "Ann Lee", "Eva Kay", 1'700'000'000, ""}));
  EXPECT_TRUE(database->decide({false, "Bob Ray", "Cem Oz", -5, "no"}));
  return database;
}

// ---- dumps --------------------------------------------------------------------------------------

TEST(Dump, OfAnEmptyDatabaseIsTwoLines) {
  EXPECT_EQ(dump_of(*in_memory()),
            "{\"kg_dump\":1}\n{\"end\":{\"documents\":0,\"decisions\":0}}\n");
}

TEST(Dump, DoesNotDependOnTheOrderOfDocuments) {
  std::vector<Document> documents = some_documents();
  std::mt19937 random(7);
  auto first = in_memory();
  build(*first, documents);
  const std::string dump = dump_of(*first);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(documents.begin(), documents.end(), random);
    auto other = in_memory();
    build(*other, documents);
    ASSERT_EQ(dump_of(*other), dump);
  }
}

TEST(Dump, LoadsBackToAnEqualDatabase) {
  const auto database = with_decisions();
  const std::string dump = dump_of(*database);
  auto other = in_memory();
  const LoadReport report = loaded(*other, dump);
  EXPECT_TRUE(report.dump);
  EXPECT_EQ(report.documents_added, 5U);
  EXPECT_EQ(report.decisions_added, 4U);
  EXPECT_EQ(dump_of(*other), dump);
  EXPECT_EQ(edges(*other->view().value()).size(), edges(*database->view().value()).size());
  EXPECT_EQ(other->view().value()->entity_count(), database->view().value()->entity_count());
}

TEST(Dump, LoadsIntoADatabaseThatHasSomeOfItOrAll) {
  const auto database = with_decisions();
  const std::string dump = dump_of(*database);
  auto other = in_memory();
  build(*other, {some_documents()[3], some_documents()[1]});
  EXPECT_EQ(loaded(*other, dump).documents_unchanged, 2U);
  EXPECT_EQ(dump_of(*other), dump);
  const LoadReport again = loaded(*other, dump);
  EXPECT_EQ(again.documents_added + again.documents_replaced + again.decisions_added, 0U);
  EXPECT_EQ(dump_of(*other), dump);
}

TEST(Dump, KeepsTimesParallelEdgesQualifiersAndTerms) {
  StoredDocument document{.metadata = {"n", "", "p", "t", "2024"},
                          .sha256 = {1},
                          .replaceable = false,
                          .extractor = "x",
                          .sentences = {"Ann met Bob.", ""},
                          .entities = {},
                          .facts = {}};
  document.entities = {{EntityType::Person, true, "ann\x1Fjudge", "Ann", {"ANN"}, {{"n|p|ann", 1}}},
                       {EntityType::Org, false, "bob", "", {}, {}}};
  for (std::uint32_t i = 0; i < 3; ++i) {
    StoredFact fact;
    fact.object = 1;
    fact.relation = "meet";
    fact.ordinal = i;
    fact.subject_span = {0, 3};
    fact.confidence = 0.123456;
    fact.modality = Modality::Planned;
    fact.claimant = "Desk";
    document.facts.push_back(fact);
  }
  document.facts[1].start = -5;
  document.facts[1].duration = 300;
  document.facts[2].parallel = 4;
  const std::string dump = dump_header() + dump_lines(document) + dump_end(1, 0);
  auto database = in_memory();
  loaded(*database, dump);
  // Entities come by type: the organisation first.
  std::swap(document.entities[0], document.entities[1]);
  for (StoredFact& fact : document.facts) std::swap(fact.subject, fact.object);
  EXPECT_EQ(dump_of(*database), dump_header() + dump_lines(document) + dump_end(1, 0));
}

// What a reader that keeps nothing says; empty = the dump is whole.
std::string fault_of(const std::string& text) {
  std::istringstream in(text);
  std::string first;
  std::getline(in, first);
  DumpReader reader(in, first);
  for (;;) {
    const auto document = reader.next();
    if (!document) return document.error().message;
    if (!*document) return "";
  }
}

TEST(Dump, CutAnywhereIsRefused) {
  const std::string dump = dump_of(*with_decisions());
  ASSERT_EQ(fault_of(dump), "");
  EXPECT_EQ(fault_of(dump.substr(0, dump.size() - 1)), "") << "the last line end";
  for (std::size_t size = 0; size + 1 < dump.size(); ++size)
    ASSERT_THAT(fault_of(dump.substr(0, size)), HasSubstr("line ")) << size;
}

TEST(Dump, WhatStandsBeforeACutIsKeptAndTheRestCanFollow) {
  const std::string dump = dump_of(*with_decisions());
  for (std::size_t size : {dump.size() / 3, dump.size() / 2, dump.size() - 10}) {
    auto database = in_memory();
    const auto report = load_into(*database, dump.substr(0, size));
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().message, HasSubstr("are kept"));
    EXPECT_GT(database->stats()->documents, 0U);
    EXPECT_TRUE(database->check());
    loaded(*database, dump);
    EXPECT_EQ(dump_of(*database), dump);
  }
}

TEST(Dump, WithAnyLineTakenAwayOrTwiceIsRefused) {
  std::vector<std::string> lines;
  std::istringstream in(dump_of(*with_decisions()));
  for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
  const auto joined = [&] { return fmt::format("{}", fmt::join(lines, "")); };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string line = lines[i];
    lines[i] = "";
    EXPECT_THAT(fault_of(joined()), HasSubstr("line ")) << line;
    lines[i] = line + line;
    EXPECT_THAT(fault_of(joined()), HasSubstr("line ")) << line;
    lines[i] = line;
  }
}

TEST(Dump, SurvivesRandomDamage) {
  const std::string dump = dump_of(*with_decisions());
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    std::string text = dump;
    for (std::size_t edits = 1 + random() % 3; edits > 0; --edits)
      text[random() % text.size()] = "{}[]\",:0129xn\n"[random() % 14];
    (void)fault_of(text);
  }
}

// A dump of one document with two sentences, two entities and one fact, its lines as given.
std::string one_document(const std::string& entity, const std::string& fact) {
  const std::string sha(64, 'a');
  return "{\"kg_dump\":1}\n{\"document\":{\"sha256\":\"" + sha +
         "\",\"sentences\":1,\"entities\":2,\"facts\":1}}\n{\"sentence\":\"Ann met Bob.\"}\n"
         "{\"entity\":{\"type\":\"PERSON\",\"named\":true,\"key\":\"ann\",\"names\":[\"Ann\"]}}\n" +
         entity + "\n" + fact + "\n{\"end\":{\"documents\":1,\"decisions\":0}}\n";
}

const char* const kBob =
    R"({"entity":{"type":"PERSON","named":true,"key":"bob","names":["Bob"],"terms":[["x",0]]}})";
const char* const kMet = R"({"fact":{"subject":0,"relation":"meet","object":1,"sentence":0}})";

TEST(Dump, FieldsThatAreNotThereHaveTheirUsualValues) {
  auto database = in_memory();
  loaded(*database, one_document(kBob, kMet));
  EXPECT_EQ(edges(*database), "Ann -meet-> Bob x1");
}

TEST(Dump, NamesTheLineAndTheFieldOfAFault) {
  const auto entity = [](const char* fields) {
    return error_of(one_document(std::string("{\"entity\":{") + fields + "}}", kMet));
  };
  EXPECT_EQ(entity(R"("type":"PERSON","named":true,"key":"ann","names":[])"),
            "line 5: the entity 'ann' comes twice in its document");
  EXPECT_EQ(entity(R"("type":"HERO","named":true,"key":"bob","names":[])"),
            "line 5: \"type\" is no type of entity");
  EXPECT_THAT(entity(R"("type":"ORG","named":1,"key":"bob","names":[])"), HasSubstr("\"named\""));
  EXPECT_THAT(entity(R"("type":"ORG","named":true,"names":[])"), HasSubstr("\"key\""));
  EXPECT_THAT(entity(R"("type":"ORG","named":true,"key":"b","names":[1])"), HasSubstr("\"names\""));
  EXPECT_THAT(entity(R"("type":"ORG","named":true,"key":"b","names":[],"terms":[["x",1]])"),
              HasSubstr("a sentence that is not there"));
  EXPECT_THAT(entity(R"("type":"ORG","named":true,"key":"b","names":[],"terms":[["x",0],["x",0]])"),
              HasSubstr("twice"));
  const auto fact = [](const char* fields) {
    return error_of(
        one_document(kBob, std::string("{\"fact\":{\"relation\":\"meet\",") + fields + "}}"));
  };
  EXPECT_EQ(fact(R"("subject":0,"object":2,"sentence":0)"),
            "line 6: \"object\" names entity 2, which is not in the document");
  EXPECT_EQ(fact(R"("subject":0,"object":1,"sentence":7)"),
            "line 6: \"sentence\" names sentence 7, which is not in the document");
  EXPECT_THAT(fact(R"("subject":-1,"object":1,"sentence":0)"), HasSubstr("\"subject\""));
  EXPECT_THAT(fact(R"("subject":"0","object":1,"sentence":0)"), HasSubstr("whole number"));
  EXPECT_THAT(fact(R"("subject":0,"object":1)"), HasSubstr("\"sentence\" is missing"));
  const std::string whole = R"("subject":0,"object":1,"sentence":0,)";
  EXPECT_THAT(fact((whole + R"("confidence":1.5)").c_str()), HasSubstr("confidence"));
  EXPECT_THAT(fact((whole + R"("modality":"sung")").c_str()), HasSubstr("modality"));
  EXPECT_THAT(fact((whole + R"("polarity":false)").c_str()), HasSubstr("polarity"));
  EXPECT_THAT(fact((whole + R"("spans":[[0,3],[4,7],[8,99]])").c_str()), HasSubstr("spans"));
  EXPECT_THAT(fact((whole + R"("duration":5)").c_str()), HasSubstr("duration"));
  EXPECT_THAT(fact((whole + R"("start":1e300)").c_str()), HasSubstr("start"));
  EXPECT_THAT(fact((whole + R"("ordinal":65536)").c_str()), HasSubstr("ordinal"));
}

TEST(Dump, OfANewerVersionIsRefused) {
  auto database = in_memory();
  const auto report = load_into(*database, "{\"kg_dump\":2}\n");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::Unsupported);
  EXPECT_THAT(report.error().message, HasSubstr("version 2"));
}

// ---- retraction ---------------------------------------------------------------------------------

TEST(Retract, LeavesADatabaseAsIfItHadNeverSeenTheDocuments) {
  const std::vector<Document> documents = some_documents();
  std::mt19937 random(5);
  for (int round = 0; round < 6; ++round) {
    std::vector<Document> kept, gone;
    for (const Document& document : documents)
      (random() % 2 == 0 ? kept : gone).push_back(document);
    auto plain = in_memory(), other = in_memory();
    build(*plain, kept);
    std::vector<Document> all = documents;
    std::shuffle(all.begin(), all.end(), random);
    build(*other, all);
    for (const Document& document : gone) {
      const auto retracted = other->retract(document.metadata.source);
      ASSERT_TRUE(retracted) << retracted.error().message;
      EXPECT_EQ(retracted->source, document.metadata.source);
    }
    ASSERT_TRUE(other->check());
    EXPECT_EQ(dump_of(*other), dump_of(*plain));
    EXPECT_EQ(other->view().value()->entity_count(), plain->view().value()->entity_count());
  }
}

TEST(Retract, FindsADocumentBySourceNameOrDigits) {
  auto database = in_memory();
  std::vector<Document> documents = some_documents();
  documents[1].metadata.name = "second";
  build(*database, documents);
  EXPECT_EQ(database->retract("a")->source, "a");
  EXPECT_EQ(database->retract("second")->source, "b");
  EXPECT_EQ(database->retract("#" + to_hex(documents[3].sha256).substr(0, 9))->source, "d");
  EXPECT_EQ(database->stats()->documents, 2U);
}

TEST(Retract, SuggestsNearOnesAndListsSeveral) {
  auto database = in_memory();
  Document one = a_text("https://example.org/one", "Ann -meet-> Bob");
  Document two = a_text("https://example.org/two", "Ann -see-> Bob");
  one.metadata.name = two.metadata.name = "story";
  build(*database, {one, two});
  const auto missing = database->retract("example.org/ONE");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_THAT(missing.error().message, HasSubstr("did you mean 'https://example.org/one' (#"));
  const auto several = database->retract("story");
  ASSERT_FALSE(several);
  EXPECT_EQ(several.error().code, ErrorCode::InvalidInput);
  EXPECT_THAT(several.error().message, HasSubstr("2 documents"));
  EXPECT_EQ(database->retract("#").error().code, ErrorCode::NotFound);
  EXPECT_EQ(database->retract("").error().code, ErrorCode::NotFound);
  EXPECT_EQ(database->stats()->documents, 2U);
}

// ---- triples ------------------------------------------------------------------------------------

TEST(Triples, OfThreeColumnsNeedNoHeader) {
  auto database = in_memory();
  const LoadReport report =
      loaded(*database, "Ann,meets,Bob\r\n\"Lee, Cem\",\"says \"\"no\"\" to\",Ann\n");
  EXPECT_FALSE(report.dump);
  EXPECT_EQ(report.facts, 2U);
  EXPECT_EQ(edges(*database), "Ann -meets-> Bob x1\nLee, Cem -says \"no\" to-> Ann x1");
}

TEST(Triples, HaveTheColumnsOfTheirHeader) {
  auto database = in_memory();
  loaded(
      *database,
      "\xEF\xBB\xBFObject,Subject,colour,Relation,subject_type,date,sentence,confidence,polarity,"
      "source\n"
      "Bob,Ann,red,Met ,person,2024-05-01,\"Ann met\nBob.\",0.5,negative,https://example.org/1\n"
      "Bob,Ann,,met,PERSON,2024-05-02,,,,https://example.org/2\n");
  EXPECT_EQ(edges(*database), "Ann -met-> Bob x1\nAnn -!met-> Bob x1");
  EXPECT_EQ(database->stats()->documents, 2U);
  const std::string dump = dump_of(*database);
  EXPECT_THAT(dump, HasSubstr(R"("sentence":"Ann met Bob.")"));
  EXPECT_THAT(dump, HasSubstr(R"("sentence":"Ann met Bob"})"));
  EXPECT_THAT(dump, HasSubstr(R"("polarity":"negative","start":1714521600,"duration":86400)"));
  EXPECT_THAT(dump, HasSubstr(R"("type":"PERSON")"));
  EXPECT_THAT(dump, HasSubstr(R"([[0,3],[4,7],[8,11]])"));
}

TEST(Triples, EdgesOfDifferentDatesAreOneInTheView) {
  auto database = in_memory();
  loaded(*database,
         "subject,relation,object,date\nAnn,meet,Bob,2024-05-01\nAnn,meet,Bob,2024-05-02\n"
         "Ann,meet,Bob,\n");
  EXPECT_EQ(edges(*database), "Ann -meet-> Bob x3");
  EXPECT_EQ(database->stats()->edges, 3U);
}

TEST(Triples, SayTheSameInEveryForm) {
  const std::string csv = "subject,relation,object\nAnn,meet,Bob\n";
  const std::string tsv = "subject\trelation\tobject\nAnn\tmeet\tBob\n";
  const std::string json =
      "{\"subject\":\"Ann\",\"relation\":\"meet\",\"object\":\"Bob\",\"x\":[1]}\n";
  auto one = in_memory(), two = in_memory(), three = in_memory();
  loaded(*one, csv);
  loaded(*two, tsv, {.format = LoadFormat::Tsv});
  loaded(*three, json);
  EXPECT_EQ(dump_of(*one), dump_of(*two));
  EXPECT_EQ(dump_of(*one), dump_of(*three));
}

TEST(Triples, LoadedTwiceChangeNothingAndANewFileReplacesTheOld) {
  auto database = in_memory();
  LoadOptions options;
  options.file.source = options.file.name = "/tmp/friends.csv";
  loaded(*database, "Ann,meet,Bob\n", options);
  const std::string dump = dump_of(*database);
  EXPECT_EQ(loaded(*database, "Ann,meet,Bob\n", options).documents_unchanged, 1U);
  EXPECT_EQ(dump_of(*database), dump);
  EXPECT_EQ(loaded(*database, "Ann,see,Bob\n", options).documents_replaced, 1U);
  EXPECT_EQ(edges(*database), "Ann -see-> Bob x1");
}

TEST(Triples, NeverTakeThePlaceOfATextOfTheirSource) {
  auto database = in_memory();
  build(*database, {a_text("https://example.org/1", "Ann -meet-> Bob")});
  const std::string rows = "subject,relation,object,source\nCem,see,Bob,https://example.org/1\n";
  loaded(*database, rows);
  loaded(*database, rows);
  EXPECT_EQ(database->stats()->documents, 2U);
  EXPECT_EQ(database->stats()->edges, 2U);
}

TEST(Triples, AreRefusedWholeWithTheLineOfTheFault) {
  const std::string header = "subject,relation,object,subject_type,date,confidence,polarity\n";
  const std::string good = "Ann,meet,Bob,,,,\n";
  const auto fault = [&](const std::string& row) { return error_of(header + good + row); };
  EXPECT_EQ(fault("Ann,meet,Bob\n"), "line 3: 3 fields instead of 7");
  EXPECT_EQ(fault(",meet,Bob,,,,\n"), "line 3: the subject is empty");
  EXPECT_EQ(fault("Ann, ,Bob,,,,\n"), "line 3: the relation is empty");
  EXPECT_EQ(fault("Ann,meet,\x01,,,,\n"), "line 3: the object is empty");
  EXPECT_THAT(fault("Ann,meet,Bob,HERO,,,\n"), HasSubstr("line 3: subject_type 'HERO' is no type"));
  EXPECT_THAT(fault("Ann,meet,Bob,,soon,,\n"), HasSubstr("line 3: date 'soon' is no date"));
  EXPECT_THAT(fault("Ann,meet,Bob,,,2,\n"), HasSubstr("line 3: confidence '2'"));
  EXPECT_THAT(fault("Ann,meet,Bob,,,nan,\n"), HasSubstr("line 3: confidence 'nan'"));
  EXPECT_THAT(fault("Ann,meet,Bob,,,,no\n"), HasSubstr("line 3: polarity 'no'"));
  EXPECT_THAT(fault("\"Ann,meet,Bob,,,,\n"), HasSubstr("line 3: a quote is opened here"));
  EXPECT_THAT(fault("\"Ann\"x,meet,Bob,,,,\n"), HasSubstr("line 3: there is text behind"));
  EXPECT_THAT(error_of("{\"subject\":\"Ann\"\n"), HasSubstr("line 1: this is no JSON object"));
  EXPECT_THAT(error_of("{\"subject\":3,\"relation\":\"r\",\"object\":\"o\"}\n"),
              HasSubstr("line 1"));
}

TEST(Triples, ANameOfAMegabyteIsAName) {
  const std::string name(1 << 20, 'x');
  auto database = in_memory();
  loaded(*database, name + ",meet,Bob\nBob," + name + "," + name + "\n");
  EXPECT_EQ(database->stats()->edges, 2U);
  const std::string dump = dump_of(*database);
  auto other = in_memory();
  loaded(*other, dump);
  EXPECT_EQ(dump_of(*other), dump);
}

TEST(Triples, MoreThanOneSentenceHoldsAreKept) {
  TripleDocuments documents({}, EntityType::Other);
  Triple triple;
  triple.subject = "Hub";
  triple.relation = "meet";
  triple.sentence = "They met.";
  for (int i = 0; i < 70'000; ++i) {
    triple.object = fmt::format("P{}", i % 300);
    documents.add(triple);
  }
  const StoredDocument document = documents.take().at(0);
  EXPECT_EQ(document.facts.size(), 70'000U);
  EXPECT_EQ(document.entities.size(), 301U);
  EXPECT_EQ(document.sentences.size(), 2U);
  EXPECT_EQ(document.facts[65'535].ordinal, 65'535U);
  EXPECT_EQ(document.facts[65'536].ordinal, 0U);
  EXPECT_EQ(document.facts[65'536].sentence, 1U);
}

TEST(Triples, SpellingsOfOneNameAreOneEntity) {
  auto database = in_memory();
  loaded(*database, "Ann LEE,meet,Bob\nann lee,see,Bob\n", {.type = EntityType::Person});
  EXPECT_EQ(database->stats()->entities, 2U);
}

TEST(Triples, MayBeginWithAByteOfTheByteOrderMark) {
  auto database = in_memory();
  loaded(*database, "\uFF21nn,meet,Bob\n");
  EXPECT_THAT(edges(*database), HasSubstr("\uFF21nn -meet-> Bob"));
}

}  // namespace
}  // namespace kg::testing
