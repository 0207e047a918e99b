#include "graph/resolve.h"

#include <gmock/gmock.h>

#include "graph/concept.h"

namespace kg {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Builds an Extraction over one text; parts are given by their words.
class AnExtraction {
 public:
  explicit AnExtraction(std::string text) { result_.document.text = std::move(text); }

  /// A chain whose mentions are the given words, each searched behind the one before.
  AnExtraction& chain(EntityType type, MentionKind kind, const std::vector<std::string>& words) {
    Chain chain{words.front(), type, kind == MentionKind::Name, {}, {}};
    const auto number = static_cast<std::uint32_t>(result_.chains.size());
    std::uint32_t from = 0;
    for (const auto& word : words) {
      const bool pronoun = is_pronoun_word(word);
      const bool nominal = word.find("resident") != std::string::npos;
      const Span span = find(word, from);
      from = span.end;
      const MentionKind own = pronoun   ? MentionKind::Pronoun
                              : nominal ? MentionKind::Nominal
                                        : kind;
      result_.mentions.push_back({span, last_word_or_all(span, own), own, type, number, "test"});
      if (own == MentionKind::Name && word != chain.name) chain.aliases.push_back(word);
    }
    result_.chains.push_back(chain);
    std::sort(result_.mentions.begin(), result_.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    renumber();
    return *this;
  }

  AnExtraction& name(EntityType type, const std::vector<std::string>& words) {
    return chain(type, MentionKind::Name, words);
  }

  /// A claim without arguments; `head` is a word of the subject.
  AnExtraction& claim(const std::string& subject, const std::string& head,
                      const std::string& relation, const std::string& lemma) {
    Claim claim;
    claim.subject = part(subject, head);
    claim.relation = part(relation, relation);
    claim.relation_lemma = lemma;
    claim.rules = {"test"};
    result_.claims.push_back(claim);
    return *this;
  }

  AnExtraction& argument(ArgumentRole role, const std::string& preposition,
                         const std::string& words, const std::string& head) {
    result_.claims.back().arguments.push_back({role, part(words, head), preposition, {}});
    return *this;
  }
  AnExtraction& object(const std::string& words, const std::string& head) {
    return argument(ArgumentRole::Object, "", words, head);
  }
  Claim& last() { return result_.claims.back(); }
  ClaimPart part(const std::string& words, const std::string& head) const {
    const Span span = find(words, 0);
    ClaimPart result;
    result.text = words;
    result.spans = {span};
    result.head = find(head, span.begin);
    for (const Mention& mention : result_.mentions)
      if (mention.head.overlaps(result.head)) result.chain = mention.chain;
    return result;
  }

  /// "Ada Moss:PERSON -meet-> plan"; concepts of no type without a type.
  std::vector<std::string> facts() const {
    const ResolvedDocument resolved = resolve(result_);
    const auto show = [&](std::uint32_t e) {
      const ResolvedEntity& entity = resolved.entities[e];
      return entity.name + (entity.named ? ":" + std::string(to_string(entity.type)) : "");
    };
    std::vector<std::string> lines;
    for (const ResolvedFact& fact : resolved.facts)
      lines.push_back(show(fact.subject) + " -" + fact.relation + "-> " + show(fact.object));
    return lines;
  }
  const Extraction& extraction() const { return result_; }

 private:
  Span find(const std::string& words, std::uint32_t from) const {
    const auto at = result_.document.text.find(words, from);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }
  Span last_word_or_all(Span span, MentionKind kind) const {
    if (kind == MentionKind::Name) return span;
    const auto space = slice(result_.document.text, span).rfind(' ');
    if (space == std::string_view::npos) return span;
    return {span.begin + static_cast<std::uint32_t>(space) + 1, span.end};
  }
  void renumber() {
    for (auto& chain : result_.chains) chain.mentions.clear();
    for (std::uint32_t m = 0; m < result_.mentions.size(); ++m)
      result_.chains[result_.mentions[m].chain].mentions.push_back(m);
  }

  Extraction result_;
};

TEST(Resolve, MakesOneEntityOfAChainAndOneFactOfASimpleClaim) {
  AnExtraction x("Ada Moss met Peter Lund. She thanked him.");
  x.name(EntityType::Person, {"Ada Moss", "She"}).name(EntityType::Person, {"Peter Lund", "him"});
  x.claim("Ada Moss", "Ada Moss", "met", "meet").object("Peter Lund", "Peter Lund");
  x.claim("She", "She", "thanked", "thank").object("him", "him");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -meet-> Peter Lund:PERSON",
                                     "Ada Moss:PERSON -thank-> Peter Lund:PERSON"));
}

TEST(Resolve, AdjectivesOfCountriesThatTakePartInAnEventAreTheCountry) {
  AnExtraction x("The Russian invasion of Ukraine. He is Russian.");
  x.name(EntityType::Gpe, {"Ukraine"}).name(EntityType::Person, {"He"});
  x.claim("Russian", "Russian", "invasion of", "invade").object("Ukraine", "Ukraine");
  x.last().rules = {"nominal-event"};
  x.claim("He", "He", "is", "be").object("Russian", "Russian");
  EXPECT_THAT(x.facts(),
              ElementsAre("Russia:GPE -invade-> Ukraine:GPE", "He:PERSON -be-> Russian"));
}

TEST(Resolve, GivesCountriesTheirCanonicalNameAndKeepsTheOthersAsAliases) {
  AnExtraction x("The UK left. Britain joined NATO.");
  x.name(EntityType::Gpe, {"UK", "Britain"}).name(EntityType::Org, {"NATO"});
  x.claim("Britain", "Britain", "joined", "join").object("NATO", "NATO");
  const ResolvedDocument resolved = resolve(x.extraction());
  ASSERT_EQ(resolved.entities.size(), 2U);
  EXPECT_EQ(resolved.entities[0].name, "United Kingdom");
  EXPECT_EQ(resolved.entities[0].key, "united kingdom");
  EXPECT_THAT(resolved.entities[0].aliases, ElementsAre("UK", "Britain"));
}

TEST(Resolve, UsesTheNamedActorOfANominal) {
  AnExtraction x("Donald Moss spoke. The US president met Ada Lane.");
  x.name(EntityType::Person, {"Donald Moss", "The US president"});
  x.name(EntityType::Person, {"Ada Lane"});
  x.claim("The US president", "president", "met", "meet").object("Ada Lane", "Ada Lane");
  EXPECT_THAT(x.facts(), ElementsAre("Donald Moss:PERSON -meet-> Ada Lane:PERSON"));
}

TEST(Resolve, LinksTheSubjectToEveryFurtherArgumentWithThePreposition) {
  AnExtraction x("France offered troops to Ukraine for a mission in 2024.");
  x.name(EntityType::Gpe, {"France"}).name(EntityType::Gpe, {"Ukraine"});
  x.claim("France", "France", "offered", "offer").object("troops", "troops");
  x.argument(ArgumentRole::Prepositional, "to", "Ukraine", "Ukraine");
  x.argument(ArgumentRole::Prepositional, "for", "a mission", "mission");
  x.argument(ArgumentRole::Time, "in", "2024", "2024");
  EXPECT_THAT(x.facts(),
              ElementsAre("France:GPE -offer-> troops", "France:GPE -offer to-> Ukraine:GPE",
                          "France:GPE -offer for-> mission"));
}

TEST(Resolve, LeavesOutThingsBeforeTheVerbAndBesideAClause) {
  AnExtraction x("After the vote Ada Moss told Peter Lund in a letter that rents fell.");
  x.name(EntityType::Person, {"Ada Moss"}).name(EntityType::Person, {"Peter Lund"});
  x.claim("Ada Moss", "Ada Moss", "told", "tell");
  x.argument(ArgumentRole::Clause, "", "rents fell", "fell");
  x.argument(ArgumentRole::Prepositional, "after", "the vote", "vote");
  x.argument(ArgumentRole::IndirectObject, "", "Peter Lund", "Peter Lund");
  x.argument(ArgumentRole::Prepositional, "in", "a letter", "letter");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -tell to-> Peter Lund:PERSON"));
}

TEST(Resolve, TakesAConceptBehindAPrepositionOnlyWithoutAnObject) {
  AnExtraction x("Ada Moss resigned over the budget.");
  x.name(EntityType::Person, {"Ada Moss"});
  x.claim("Ada Moss", "Ada Moss", "resigned over", "resign over");
  x.argument(ArgumentRole::Prepositional, "over", "the budget", "budget");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -resign over-> budget"));
}

TEST(Resolve, MakesNoNodeOfAPronounThatStandsForNothing) {
  AnExtraction x("It helped Ada Moss. They met Ada Moss.");
  x.name(EntityType::Person, {"Ada Moss"});
  x.chain(EntityType::Other, MentionKind::Pronoun, {"It"});
  x.claim("It", "It", "helped", "help").object("Ada Moss", "Ada Moss");
  x.claim("They", "They", "met", "meet").object("Ada Moss", "Ada Moss");
  EXPECT_THAT(x.facts(), IsEmpty());
}

TEST(Resolve, MakesNoLoopUnlessTheTextSaysSo) {
  AnExtraction x("Ada Moss blamed Moss and hurt herself.");
  x.name(EntityType::Person, {"Ada Moss", "Moss", "herself"});
  x.claim("Ada Moss", "Ada Moss", "blamed", "blame").object("Moss and", "Moss");
  x.claim("Ada Moss", "Ada Moss", "hurt", "hurt").object("herself", "herself");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -hurt-> Ada Moss:PERSON"));
}

TEST(Resolve, PutsTheOwnersNameForAPossessivePronoun) {
  AnExtraction x("Ada Moss defended his plan. Peter Lund smiled.");
  x.name(EntityType::Person, {"Ada Moss"});
  Extraction extraction;
  x.chain(EntityType::Person, MentionKind::Name, {"Peter Lund"});
  x.claim("Ada Moss", "Ada Moss", "defended", "defend").object("his plan", "plan");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -defend-> plan"));
  AnExtraction y("Peter Lund spoke. Ada Moss defended his plan.");
  y.name(EntityType::Person, {"Ada Moss"}).name(EntityType::Person, {"Peter Lund", "his"});
  y.claim("Ada Moss", "Ada Moss", "defended", "defend").object("his plan", "plan");
  EXPECT_THAT(y.facts(), ElementsAre("Ada Moss:PERSON -defend-> Peter Lund's plan",
                                     "Ada Moss:PERSON -defend plan of-> Peter Lund:PERSON"));
}

TEST(Resolve, GivesAnOwnerOneNameHoweverTheTextNamesIt) {
  AnExtraction x("Peter Lund spoke. Ada Moss read Lund's plan and his plan.");
  x.name(EntityType::Person, {"Ada Moss"});
  x.name(EntityType::Person, {"Peter Lund", "Lund's", "his"});
  x.claim("Ada Moss", "Ada Moss", "read", "read").object("Lund's plan", "plan");
  x.object("his plan", "plan");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -read-> Peter Lund's plan",
                                     "Ada Moss:PERSON -read plan of-> Peter Lund:PERSON",
                                     "Ada Moss:PERSON -read-> Peter Lund's plan",
                                     "Ada Moss:PERSON -read plan of-> Peter Lund:PERSON"));
}

TEST(Resolve, LinksTheSubjectWithTheOwnerOfWhatItActsOn) {
  AnExtraction x("Ada Moss changed her plan.");
  x.name(EntityType::Person, {"Ada Moss", "her"});
  x.claim("Ada Moss", "Ada Moss", "changed", "change").object("her plan", "plan");
  EXPECT_THAT(x.facts(), ElementsAre("Ada Moss:PERSON -change-> Ada Moss' plan"));
  AnExtraction y("Peter Lund spoke. Ada Moss praised Lund's decision.");
  y.name(EntityType::Person, {"Ada Moss"});
  y.name(EntityType::Person, {"Peter Lund", "Lund's"});
  y.claim("Ada Moss", "Ada Moss", "praised", "praise").object("Lund's decision", "decision");
  EXPECT_THAT(y.facts(), ElementsAre("Ada Moss:PERSON -praise-> Peter Lund's decision",
                                     "Ada Moss:PERSON -praise decision of-> Peter Lund:PERSON"));
}

TEST(Resolve, NamesTheClaimantAndKeepsTheQualifiers) {
  AnExtraction x("Lane said France will not pay Spain.");
  x.name(EntityType::Person, {"Lane"}).name(EntityType::Gpe, {"France"});
  x.name(EntityType::Gpe, {"Spain"});
  x.claim("France", "France", "will not pay", "pay").object("Spain", "Spain");
  x.last().polarity = Polarity::Negative;
  x.last().modality = Modality::Planned;
  x.last().attributions = {{x.part("Lane", "Lane"), x.part("said", "said")}};
  const ResolvedDocument resolved = resolve(x.extraction());
  ASSERT_EQ(resolved.facts.size(), 1U);
  EXPECT_EQ(resolved.facts[0].claimant, "Lane");
  EXPECT_EQ(resolved.facts[0].polarity, Polarity::Negative);
  EXPECT_EQ(resolved.facts[0].modality, Modality::Planned);
  EXPECT_EQ(resolved.entities.size(), 2U) << "a claimant alone makes no entity";
}

TEST(Resolve, AClaimOfAClaimIsOfTheInnermostClaimant) {
  AnExtraction x("Lane said Moss had claimed that France pays Spain.");
  x.name(EntityType::Person, {"Lane"}).name(EntityType::Person, {"Moss"});
  x.name(EntityType::Gpe, {"France"}).name(EntityType::Gpe, {"Spain"});
  x.claim("France", "France", "pays", "pay").object("Spain", "Spain");
  x.last().attributions = {{x.part("Moss", "Moss"), x.part("claimed", "claimed")},
                           {x.part("Lane", "Lane"), x.part("said", "said")}};
  EXPECT_EQ(resolve(x.extraction()).facts.at(0).claimant, "Moss");
}

TEST(Resolve, APlaceWithAPrepositionMakesAnEdge) {
  AnExtraction x("Kim Stone met Peter Lund in Paris. Kim Stone met Peter Lund abroad.");
  x.name(EntityType::Person, {"Kim Stone"}).name(EntityType::Person, {"Peter Lund"});
  x.name(EntityType::Gpe, {"Paris"});
  x.claim("Kim Stone", "Kim Stone", "met", "meet").object("Peter Lund", "Peter Lund");
  x.argument(ArgumentRole::Place, "in", "Paris", "Paris");
  x.claim("Kim Stone", "Kim Stone", "met", "meet").object("Peter Lund", "Peter Lund");
  x.argument(ArgumentRole::Place, "", "abroad", "abroad");
  EXPECT_THAT(x.facts(), ElementsAre("Kim Stone:PERSON -meet-> Peter Lund:PERSON",
                                     "Kim Stone:PERSON -meet in-> Paris:GPE"));
}

TEST(Resolve, NumbersTheFactsOfASentenceAndDropsTheSameOneSaidTwice) {
  AnExtraction x("Ada Moss met Peter Lund and Kim Stone.");
  for (const char* name : {"Ada Moss", "Peter Lund", "Kim Stone"})
    x.name(EntityType::Person, {name});
  x.claim("Ada Moss", "Ada Moss", "met", "meet").object("Peter Lund", "Peter Lund");
  x.claim("Ada Moss", "Ada Moss", "met", "meet").object("Peter Lund", "Peter Lund");
  x.claim("Ada Moss", "Ada Moss", "met", "meet").object("Kim Stone", "Kim Stone");
  const ResolvedDocument resolved = resolve(x.extraction());
  ASSERT_EQ(resolved.facts.size(), 2U);
  EXPECT_EQ(resolved.facts[0].ordinal, 0U);
  EXPECT_EQ(resolved.facts[1].ordinal, 1U);
}

TEST(Resolve, OfNothingIsNothing) {
  const ResolvedDocument resolved = resolve({});
  EXPECT_THAT(resolved.entities, IsEmpty());
  EXPECT_THAT(resolved.facts, IsEmpty());
}

/// The concept of a phrase that is the whole text.
std::string concept_of(const std::string& text, const std::string& head,
                       const std::string& owner = "") {
  const auto at = static_cast<std::uint32_t>(text.find(head));
  return concept_phrase(text, {0, static_cast<std::uint32_t>(text.size())},
                        {at, at + static_cast<std::uint32_t>(head.size())},
                        {{0, static_cast<std::uint32_t>(text.find(' '))}, owner});
}

TEST(ConceptPhrase, LosesArticleAndPunctuation) {
  EXPECT_EQ(concept_of("a more ambitious 5% target,", "target"), "more ambitious 5% target");
  EXPECT_EQ(concept_of("“the deal”", "deal"), "deal");
  EXPECT_EQ(concept_of("no agreement", "agreement"), "agreement");
  EXPECT_EQ(concept_of("the U.S. base", "base"), "U.S. base");
}

TEST(ConceptPhrase, EndsBeforeAClauseOrAComma) {
  EXPECT_EQ(concept_of("the plan that nobody read", "plan"), "plan");
  EXPECT_EQ(concept_of("trade practices—a move", "practices"), "trade practices");
  EXPECT_EQ(concept_of("tariffs, a heavy burden", "tariffs"), "tariffs");
}

TEST(ConceptPhrase, HasSixWordsAtMostAndNoLoosePreposition) {
  EXPECT_EQ(concept_of("security assurances for Ukraine", "assurances"),
            "security assurances for Ukraine");
  EXPECT_EQ(concept_of("talks on the future of the islands in the sea", "talks"),
            "talks on the future");
  EXPECT_EQ(concept_of("high-stakes talks with US President Ada Moss", "talks"),
            "high-stakes talks");
  EXPECT_EQ(concept_of("aid for Ukraine and more economic relief", "aid"), "aid for Ukraine");
  EXPECT_EQ(concept_of("firm security guarantees rather than a fragile truce", "guarantees"),
            "firm security guarantees");
  EXPECT_EQ(concept_of("a leader known for his tough negotiating style", "leader"), "leader");
}

TEST(ConceptPhrase, MakesBothApostrophesOneKey) {
  EXPECT_EQ(concept_of("Moss’s plan", "plan"), concept_of("Moss's plan", "plan"));
}

TEST(ConceptPhrase, PutsTheOwnerForAPossessivePronoun) {
  EXPECT_EQ(concept_of("its plan", "plan", "Norway"), "Norway's plan");
  EXPECT_EQ(concept_of("its plan", "plan", "United States"), "United States' plan");
  EXPECT_EQ(concept_of("its plan", "plan"), "plan");
}

}  // namespace
}  // namespace kg
