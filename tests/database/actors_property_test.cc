// Whatever order documents and decisions come in, and whatever was replaced or taken back on the
// way, the actors are those of what is left.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "database/database.h"
#include "export/formats.h"
#include "extract/rule_extractor.h"
#include "graph/canonical.h"
#include "tests/database/support_actors.h"
#include "tests/support/sanitized.h"

namespace kg::testing {
namespace {

constexpr int kRounds = kSanitized ? 1 : 6;
constexpr int kSteps = kSanitized ? 6 : 24;
/// Sets whose names meet: one surname of several, an office, a new name, an acronym.
constexpr std::string_view kSets[] = {"a_surname_of_two_people",
                                      "surname_with_the_role",
                                      "nickname",
                                      "renamed_company",
                                      "office_changes_hands",
                                      "acronym_clash",
                                      "same_name_footballer_and_minister"};

/// Reads each text once.
class RememberingExtractor final : public Extractor {
 public:
  explicit RememberingExtractor(const Extractor& extractor) : worker_(extractor.make_worker()) {}

  std::unique_ptr<Worker> make_worker() const override {
    return std::make_unique<Rememberer>(*this);
  }

 private:
  class Rememberer final : public Worker {
   public:
    explicit Rememberer(const RememberingExtractor& owner) : owner_(owner) {}
    Extraction extract(Document document) override {
      const auto [known, first] = owner_.known_.try_emplace(document.text);
      if (first) known->second = owner_.worker_->extract(document);
      Extraction extraction = known->second;
      extraction.document = std::move(document);
      return extraction;
    }

   private:
    const RememberingExtractor& owner_;
  };

  std::unique_ptr<Worker> worker_;
  mutable std::map<std::string, Extraction> known_;  // builds here have one thread
};

class ActorHistories : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto model = std::filesystem::path(KG_MODELS_DIR) / "en_core_web_md";
    if (!std::filesystem::exists(model / "config.cfg")) return;
    auto loaded = RuleExtractor::load(model);
    ASSERT_TRUE(loaded) << loaded.error().message;
    rules_ = new RuleExtractor(std::move(*loaded));
    extractor_ = new RememberingExtractor(*rules_);
  }
  static void TearDownTestSuite() {
    delete extractor_;
    delete rules_;
    extractor_ = nullptr;
    rules_ = nullptr;
  }
  void SetUp() override {
    if (extractor_ == nullptr) GTEST_SKIP() << "no language model";
    auto sets = read_actor_sets(std::filesystem::path(KG_SOURCE_DIR) / "tests/database/actors");
    ASSERT_TRUE(sets) << sets.error().message;
    for (ActorSet& set : *sets) {
      if (std::ranges::count(kSets, set.name) == 0) continue;
      for (Document& document : documents_of(set)) documents_.push_back(std::move(document));
      for (ActorDocument& document : set.documents)
        document.marked = {fmt::format("Rain fell in {}, {}.", set.name, document.id), {}};
      for (Document& document : documents_of(set)) empty_.push_back(std::move(document));
    }
    ASSERT_GT(documents_.size(), 15U);
  }

  static std::unique_ptr<Database> empty() {
    auto database = Database::open("", {.in_memory = true});
    EXPECT_TRUE(database);
    return std::move(*database);
  }
  static void add(Database& database, std::vector<Document> documents) {
    MemorySource source(std::move(documents));
    NullProgress progress;
    EXPECT_TRUE(database.build(source, *extractor_, {.threads = 1}, progress));
  }

  /// The graph of a database as it is exported.
  static std::string exported(const Database& database) {
    std::ostringstream out;
    const auto view = database.view();
    EXPECT_TRUE(view);
    const auto graph = canonical_copy(**view);
    EXPECT_TRUE(graph);
    EXPECT_TRUE(graph_format("graphml")->write(*graph, {}, out));
    return out.str();
  }

  /// The document as it is now: in place of one that was taken out stands one that says nothing.
  const Document& now(std::size_t i) const { return gone_.contains(i) ? empty_[i] : documents_[i]; }

  /// Documents go and come back.
  void live(Database& database, std::mt19937& random) {
    for (int step = 0; step < kSteps; ++step) {
      const std::size_t i = random() % documents_.size();
      if (random() % 3 == 0)
        gone_.erase(i);
      else
        gone_.insert(i);
      add(database, {now(i)});
    }
  }

  /// The same documents, all at once.
  std::unique_ptr<Database> fresh() const {
    auto database = empty();
    std::vector<Document> documents;
    for (std::size_t i = 0; i < documents_.size(); ++i) documents.push_back(now(i));
    add(*database, std::move(documents));
    return database;
  }

  static RuleExtractor* rules_;
  static RememberingExtractor* extractor_;
  std::vector<Document> documents_, empty_;
  std::set<std::size_t> gone_;
};

RuleExtractor* ActorHistories::rules_ = nullptr;
RememberingExtractor* ActorHistories::extractor_ = nullptr;

/// The first lines of two texts that differ; empty if none do.
std::string first_difference(const std::string& one, const std::string& other) {
  std::istringstream a(one), b(other);
  for (std::string x, y; a || b;) {
    if (!std::getline(a, x)) x.clear();
    if (!std::getline(b, y)) y.clear();
    if (x != y) return x + " / " + y;
  }
  return {};
}

TEST_F(ActorHistories, LeaveWhatAFreshBuildOfWhatIsLeftGives) {
  for (std::uint32_t seed = 1; seed <= kRounds; ++seed) {
    std::mt19937 random(seed);
    gone_.clear();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < documents_.size(); ++i) order.push_back(i);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    const auto database = empty();
    for (const std::size_t i : order) add(*database, {now(i)});
    live(*database, random);
    const std::string lived = exported(*database);
    EXPECT_GT(lived.size(), 1000U);
    EXPECT_EQ(first_difference(lived, exported(*fresh())), "") << "seed " << seed;
    EXPECT_TRUE(database->check());
  }
}

}  // namespace
}  // namespace kg::testing
