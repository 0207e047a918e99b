#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "database/database.h"
#include "tests/database/support_notation.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

/// Documents that share names, so that order matters for ids; after the ninetieth come new versions
/// of the first.
std::vector<Document> many_documents(int number = 100) {
  std::vector<Document> documents;
  for (int i = 0; i < number; ++i) {
    std::string lines;
    for (int j = 0; j < 1 + i % 7; ++j)
      lines += fmt::format("P{} -r{}-> P{}\n", (i * 7 + j) % 40, j % 5, (i + 11 * j) % 40);
    documents.push_back(a_text(fmt::format("doc{}", i % 90), lines + fmt::format("note {}", i)));
  }
  return documents;
}

/// Counts what is told to it and can ask for a stop.
class CountingProgress final : public Progress {
 public:
  CountingProgress(std::stop_source* stop = nullptr, std::uint64_t stop_at = 0)
      : stop_(stop), stop_at_(stop_at) {}
  void begin(std::string_view, std::uint64_t total) override { total_ = total; }
  void advance(std::uint64_t units) override {
    done_ += units;
    if (stop_ != nullptr && done_ == stop_at_) stop_->request_stop();
  }
  void end() override { ended_ = true; }

  std::uint64_t total_ = 0, done_ = 0;
  bool ended_ = false;

 private:
  std::stop_source* stop_;
  std::uint64_t stop_at_;
};

/// Gives documents and, in between, an input that cannot be read.
class SourceWithAFailure final : public DocumentSource {
 public:
  std::uint64_t size() const override { return 3; }
  std::optional<Input> next() override {
    switch (number_++) {
      case 0:
        return Input{"a", a_text("a", "Ann -meet-> Bob")};
      case 1:
        return Input{"b", failure(ErrorCode::NotFound, "no file 'b'")};
      case 2:
        return Input{"c", a_text("c", "Bob -meet-> Cem")};
      default:
        return std::nullopt;
    }
  }

 private:
  int number_ = 0;
};

TEST(Build, ReadsDocumentsIntoTheGraph) {
  auto database = in_memory();
  const BuildReport report = build(*database, {a_text("a", "Ann -meet-> Bob\nBob -!like-> Cem"),
                                               a_text("b", "Ann -meet-> Bob")});
  EXPECT_EQ(report.documents_added, 2U);
  EXPECT_EQ(report.sentences, 3U);
  EXPECT_EQ(report.claims, 3U);
  EXPECT_EQ(report.facts, 3U);
  EXPECT_EQ(edges(*database), "Ann -meet-> Bob x2\nBob -!like-> Cem x1");
  EXPECT_TRUE(database->check());
}

TEST(Build, GivesTheSameGraphForAnyNumberOfThreads) {
  std::string expected;
  for (unsigned threads : {1U, 2U, 5U}) {
    auto database = in_memory();
    const BuildReport report = build(*database, many_documents(), threads);
    EXPECT_EQ(report.documents_added, 90U);
    EXPECT_EQ(report.documents_replaced, 10U);
    std::string graph = edges(*database);
    EXPECT_TRUE((*database->view())->for_each_entity([&](const Entity& entity) {
      graph += fmt::format("\n{} {}", entity.id.value, entity.name);
      return true;
    }));
    if (threads == 1) expected = graph;
    EXPECT_EQ(graph, expected) << threads;
    EXPECT_TRUE(database->check());
  }
}

TEST(Build, GivesTheSameGraphInOnePassOrMany) {
  TemporaryFolder folder;
  auto at_once = in_memory();
  build(*at_once, many_documents(12));
  for (Document& document : many_documents(12))
    build(*opened(folder / "db"), {std::move(document)});
  EXPECT_EQ(edges(*opened(folder / "db")), edges(*at_once));
}

TEST(Build, ReadingAgainChangesNothing) {
  auto database = in_memory();
  const std::vector<Document> documents = {a_text("a", "Ann -meet-> Bob"),
                                           a_text("b", "Bob -see-> Ann")};
  build(*database, documents);
  const std::string before = edges(*database);
  const BuildReport report = build(*database, documents, 3);
  EXPECT_EQ(report.documents_unchanged, 2U);
  EXPECT_EQ(report.documents_added + report.documents_replaced + report.facts, 0U);
  EXPECT_EQ(edges(*database), before);
}

TEST(Build, TheSameDocumentTwiceInOneBuildCountsOnce) {
  auto database = in_memory();
  const BuildReport report =
      build(*database, {a_text("a", "Ann -meet-> Bob"), a_text("a", "Ann -meet-> Bob")}, 4);
  EXPECT_EQ(report.documents_added, 1U);
  EXPECT_EQ(report.documents_unchanged, 1U);
  EXPECT_EQ(edges(*database), "Ann -meet-> Bob x1");
}

TEST(Build, NewBytesOfAKnownSourceReplaceTheOldVersion) {
  auto database = in_memory();
  build(*database, {a_text("a", "Ann -meet-> Bob"), a_text("b", "Ann -see-> Cem")});
  const BuildReport report = build(*database, {a_text("a", "Ann -like-> Bob")});
  EXPECT_EQ(report.documents_replaced, 1U);
  EXPECT_EQ(edges(*database), "Ann -see-> Cem x1\nAnn -like-> Bob x1");
  EXPECT_TRUE(database->check());
}

TEST(Build, ASourceThatNowHasTheTextOfAnotherGivesItsOldVersionUp) {
  auto database = in_memory();
  build(*database, {a_text("a", "Ann -meet-> Bob"), a_text("b", "Ann -see-> Cem")});
  const BuildReport report = build(*database, {a_text("a", "Ann -see-> Cem")}, 3);
  EXPECT_EQ(report.documents_replaced, 1U);
  EXPECT_EQ(edges(*database), "Ann -see-> Cem x1");
  EXPECT_TRUE(database->check());
}

TEST(Build, DocumentsWithoutASourceNeverReplaceEachOther) {
  auto database = in_memory();
  build(*database, {a_text("", "Ann -meet-> Bob")});
  EXPECT_EQ(build(*database, {a_text("", "Ann -see-> Bob")}).documents_added, 1U);
}

TEST(Build, GoesOnAfterAnInputThatCannotBeRead) {
  auto database = in_memory();
  SourceWithAFailure source;
  CountingProgress progress;
  const BuildReport report =
      database->build(source, NotationExtractor(), {.threads = 2}, progress).value();
  EXPECT_EQ(report.documents_added, 2U);
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_EQ(report.failed[0].name, "b");
  EXPECT_EQ(report.failed[0].error.code, ErrorCode::NotFound);
  EXPECT_EQ(progress.total_, 3U);
  EXPECT_EQ(progress.done_, 3U);
  EXPECT_TRUE(progress.ended_);
}

TEST(Build, PassesOnWhatWasOddInADocument) {
  auto database = in_memory();
  const BuildReport report = build(*database, {a_text("a", "hello"), a_text("b", "")});
  EXPECT_EQ(report.documents_added, 2U);
  ASSERT_EQ(report.diagnostics.size(), 1U);
  EXPECT_EQ(report.diagnostics[0].document, "a");
  EXPECT_EQ(report.diagnostics[0].message, "no notation: hello");
}

TEST(Build, StopsWhenAskedAndKeepsWhatIsCounted) {
  for (unsigned threads : {1U, 3U}) {
    auto database = in_memory();
    MemorySource source(many_documents());
    std::stop_source stop;
    CountingProgress progress(&stop, 20);
    const BuildReport report =
        database
            ->build(source, NotationExtractor(), {.threads = threads}, progress, stop.get_token())
            .value();
    EXPECT_TRUE(report.cancelled);
    EXPECT_GE(report.documents_added, 20U);
    EXPECT_LT(report.documents_added, 90U);
    EXPECT_EQ((*database->view())->document_count(), report.documents_added);
    EXPECT_TRUE(database->check());
  }
}

TEST(Build, ReadsFiles) {
  TemporaryFolder folder;
  std::ofstream(folder / "a.txt") << "Ann -meet-> Bob\n";
  FileSource source({folder / "a.txt", folder / "missing.txt"}, {});
  EXPECT_EQ(source.size(), 2U);
  auto database = in_memory();
  NullProgress progress;
  const BuildReport report =
      database->build(source, NotationExtractor(), {.threads = 1}, progress).value();
  EXPECT_EQ(report.documents_added, 1U);
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_THAT(report.failed[0].error.message, HasSubstr("missing.txt"));
  EXPECT_EQ(edges(*database), "Ann -meet-> Bob x1");
}

TEST(Build, WithoutSyncEverythingIsThereAfterReopening) {
  TemporaryFolder folder;
  {
    auto database = opened(folder / "db");
    MemorySource source(many_documents());
    NullProgress progress;
    ASSERT_TRUE(database->build(source, NotationExtractor(), {.sync = false}, progress));
  }
  EXPECT_EQ((*opened(folder / "db")->view())->document_count(), 90U);
}

}  // namespace
}  // namespace kg::testing
