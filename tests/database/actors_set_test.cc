// Actors across documents: the sets of tests/database/actors, through the real pipeline and a
// database in memory. Prints its figures; with KG_FAULTS set in the environment also every fault.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

#include "database/database.h"
#include "extract/rule_extractor.h"
#include "tests/database/support_actors.h"
#include "tests/support/sanitized.h"

namespace kg::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The least that the sets of a folder must reach.
struct Floors {
  const char* half;
  const char* folder;
  double shown, together, apart, types;
};

std::ostream& operator<<(std::ostream& out, const Floors& floors) { return out << floors.half; }

constexpr std::uint32_t kOrders = kSanitized ? 1 : 3;

std::filesystem::path model() { return std::filesystem::path(KG_MODELS_DIR) / "en_core_web_md"; }

/// The sets of the folder and what reads them; skipped without a model.
class ActorSets : public ::testing::TestWithParam<Floors> {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(model() / "config.cfg")) return;
    auto loaded = RuleExtractor::load(model());
    if (loaded) extractor_ = new RuleExtractor(std::move(*loaded));
  }
  static void TearDownTestSuite() {
    delete extractor_;
    extractor_ = nullptr;
  }
  void SetUp() override {
    if (!std::filesystem::exists(model() / "config.cfg"))
      GTEST_SKIP() << "no " << model() << "; scripts/setup.sh fetches it";
    ASSERT_NE(extractor_, nullptr);
    auto sets = read_actor_sets(std::filesystem::path(KG_SOURCE_DIR) / GetParam().folder);
    ASSERT_TRUE(sets) << sets.error().message;
    sets_ = std::move(*sets);
    constexpr std::size_t kFew = 6;  // a sanitizer takes minutes for all
    if (kSanitized && sets_.size() > kFew) sets_.resize(kFew);
  }

  static void add(Database& database, std::vector<Document> documents) {
    MemorySource source(std::move(documents));
    NullProgress progress;
    EXPECT_TRUE(database.build(source, *extractor_, {.threads = 1}, progress));
  }

  /// A database of these documents, in this order.
  static std::unique_ptr<Database> built(std::vector<Document> documents) {
    auto database = Database::open("", {.in_memory = true});
    EXPECT_TRUE(database);
    add(**database, std::move(documents));
    return std::move(*database);
  }

  static RuleExtractor* extractor_;
  std::vector<ActorSet> sets_;
};

RuleExtractor* ActorSets::extractor_ = nullptr;

void print(std::string_view title, const SetFigures& figures) {
  const auto fraction = [](const Count& count) {
    return fmt::format("{}/{}", count.right, count.all);
  };
  std::cout << fmt::format("  {:<42} shown {:<7} together {:<7} apart {:<7} types {}\n", title,
                           fraction(figures.shown), fraction(figures.together),
                           fraction(figures.apart), fraction(figures.types));
}

void print_total(std::string_view half, const Count& whole, const SetFigures& total) {
  std::cout << fmt::format("Actors across documents, {} half: {} sets\n", half, whole.all);
  std::cout << "  sets with all of it right " << whole.text() << "\n";
  std::cout << "  mentions in the graph     " << total.shown.text() << "\n";
  std::cout << "  pairs together            " << total.together.text() << "\n";
  std::cout << "  pairs apart               " << total.apart.text() << "\n";
  std::cout << "  types right               " << total.types.text() << "\n";
  std::cout << "  undecided: proposed       " << total.proposed.text() << "\n";
  std::cout << "  roles told                " << total.roles.text() << "\n";
  if (std::getenv("KG_FAULTS") == nullptr) return;
  for (const std::string& fault : total.faults) std::cout << "- " << fault << "\n";
}

TEST_P(ActorSets, HaveOneNodeForEachActor) {
  if (kSanitized) GTEST_SKIP() << "the figures are those of all sets";
  ASSERT_GE(sets_.size(), 25U);
  SetFigures total;
  Count whole;
  for (const ActorSet& set : sets_) {
    const auto database = built(documents_of(set));
    const auto view = database->view();
    ASSERT_TRUE(view);
    const auto undecided = database->undecided();
    ASSERT_TRUE(undecided);
    const auto figures = measure(set, **view, *undecided);
    ASSERT_TRUE(figures) << figures.error().message;
    print(set.name, *figures);
    total.add(*figures);
    whole.add(figures->whole());
  }
  print_total(GetParam().half, whole, total);
  EXPECT_GE(total.shown.share(), GetParam().shown);
  EXPECT_GE(total.together.share(), GetParam().together);
  EXPECT_GE(total.apart.share(), GetParam().apart);
  EXPECT_GE(total.types.share(), GetParam().types);
}

/// One line for each marked mention: the first mention of its entity, and the entity.
std::string answers(const ActorSet& set, const GraphView& view) {
  const auto entities = entities_at(set, view);
  EXPECT_TRUE(entities);
  std::string lines;
  for (const auto& entity : *entities) {
    if (!entity) {
      lines += "-\n";
      continue;
    }
    const auto first = std::find(entities->begin(), entities->end(), entity) - entities->begin();
    const Entity known = *view.entity(*entity);
    lines += fmt::format("{} {} {} ({})\n", first, to_string(known.type), known.name,
                         fmt::join(known.aliases, ", "));
  }
  return lines;
}

TEST_P(ActorSets, GiveTheSameAnswersInEveryOrderOfTheDocuments) {
  for (const ActorSet& set : sets_) {
    const auto database = built(documents_of(set));
    const std::string expected = answers(set, **database->view());
    for (std::uint32_t seed = 1; seed <= kOrders; ++seed) {
      auto documents = documents_of(set);
      std::mt19937 random(seed);
      for (std::size_t i = documents.size(); i > 1; --i)
        std::swap(documents[i - 1], documents[random() % i]);
      const auto shuffled = built(std::move(documents));
      EXPECT_EQ(answers(set, **shuffled->view()), expected) << set.name << ", seed " << seed;
    }
  }
}

/// The set with a document that says nothing in place of one of its documents.
ActorSet without(ActorSet set, std::size_t document) {
  set.documents[document].marked = {"Rain fell.", {}};
  return set;
}

TEST_P(ActorSets, ForgetWhatATakenOutDocumentSaid) {
  for (const ActorSet& set : sets_)
    for (std::size_t gone = 0; gone < set.documents.size(); gone += kSanitized ? 9 : 2) {
      const ActorSet rest = without(set, gone);
      const auto expected = built(documents_of(rest));
      const auto database = built(documents_of(set));
      add(*database, documents_of(rest));
      EXPECT_EQ(answers(rest, **database->view()), answers(rest, **expected->view()))
          << set.name << " without " << set.documents[gone].id;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Database, ActorSets,
    ::testing::Values(Floors{"first", "tests/database/actors", 0.99, 0.86, 0.94, 0.90},
                      Floors{"second", "tests/database/actors/second", 0.98, 0.57, 0.95, 0.92}),
    [](const auto& set) { return std::string(set.param.half); });

TEST(ActorSetNotation, TellsDocumentsHeadersAndMarks) {
  const auto set = parse_actor_set(
      "x",
      "# two people\n# more\neither: ann bo\nundecided: kay? = ann, bo\n"
      "role: Ann Kay; foreign secretary; United Kingdom; 2025-02\n\n"
      "document: one; 2025-02-03\n[ann:PERSON|Ann Kay]\nleft.\n\n"
      "document: two; 2025-02-04\n[bo:PERSON|Bo Kay] met [kay?:PERSON|Kay].\n\nHe smiled.\n");
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_EQ(set->kind, "two people");
  ASSERT_EQ(set->documents.size(), 2U);
  EXPECT_EQ(set->documents[0].id, "one");
  EXPECT_EQ(set->documents[0].date, "2025-02-03");
  EXPECT_EQ(set->documents[0].marked.text, "Ann Kay left.");
  EXPECT_EQ(set->documents[1].marked.text, "Bo Kay met Kay.\n\nHe smiled.");
  EXPECT_THAT(set->either, ElementsAre(std::pair<std::string, std::string>("ann", "bo")));
  ASSERT_EQ(set->undecided.size(), 1U);
  EXPECT_EQ(set->undecided[0].label, "kay?");
  EXPECT_THAT(set->undecided[0].candidates, ElementsAre("ann", "bo"));
  ASSERT_EQ(set->roles.size(), 1U);
  EXPECT_EQ(set->roles[0].office, "foreign secretary");
  EXPECT_EQ(places_of(*set).size(), 3U);
}

TEST(ActorSetNotation, SaysWhatIsWrong) {
  const auto error = [](const std::string& content) {
    const auto set = parse_actor_set("x", content);
    return set ? "" : set.error().message;
  };
  EXPECT_THAT(error("colour: red\n"), HasSubstr("cannot read the line 'colour: red'"));
  EXPECT_THAT(error("document: one\n"), HasSubstr("cannot read the line"));
  EXPECT_THAT(error("document: one; 2025-01-01\n[a|Ann] left.\n"), HasSubstr("without a type"));
  EXPECT_THAT(error("either: a b\ndocument: one; 2025-01-01\n[a:PERSON|Ann] left.\n"),
              HasSubstr("nothing is marked as 'b'"));
}

}  // namespace
}  // namespace kg::testing
