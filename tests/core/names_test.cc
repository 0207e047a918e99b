#include <gtest/gtest.h>

#include <set>

#include "core/claim.h"
#include "core/mention.h"

namespace kg {
namespace {

template <typename Enum>
std::set<std::string_view> names_up_to(Enum last) {
  std::set<std::string_view> names;
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i)
    names.insert(to_string(static_cast<Enum>(i)));
  return names;
}

TEST(Names, EveryEnumeratorHasANameOfItsOwn) {
  EXPECT_EQ(names_up_to(EntityType::Number).size(), 17u);
  EXPECT_EQ(names_up_to(MentionKind::Pronoun).size(), 3u);
  EXPECT_EQ(names_up_to(ArgumentRole::Place).size(), 7u);
  EXPECT_EQ(names_up_to(Comparator::About).size(), 4u);
  EXPECT_EQ(names_up_to(Polarity::Negative).size(), 2u);
  EXPECT_EQ(names_up_to(Modality::Questioned).size(), 9u);
}

TEST(Names, ReadBackAsTheyArePrinted) {
  for (unsigned i = 0; i <= static_cast<unsigned>(EntityType::Number); ++i)
    EXPECT_EQ(entity_type_from(to_string(static_cast<EntityType>(i))), static_cast<EntityType>(i));
  for (unsigned i = 0; i <= static_cast<unsigned>(Modality::Questioned); ++i)
    EXPECT_EQ(modality_from(to_string(static_cast<Modality>(i))), static_cast<Modality>(i));
  EXPECT_EQ(entity_type_from("person"), std::nullopt);
  EXPECT_EQ(modality_from(""), std::nullopt);
}

TEST(Names, TheFirstAndLastStandWhereTheyShould) {
  EXPECT_EQ(to_string(EntityType::Other), "OTHER");
  EXPECT_EQ(to_string(EntityType::Number), "NUMBER");
  EXPECT_EQ(to_string(Modality::Questioned), "questioned");
  EXPECT_EQ(to_string(ArgumentRole::Place), "place");
  EXPECT_EQ(to_string(Comparator::AtLeast), "at least");
}

TEST(Names, ActorsArePeopleBodiesPlacesAndGroups) {
  std::string actors;
  for (unsigned i = 0; i <= static_cast<unsigned>(EntityType::Number); ++i)
    if (is_actor(static_cast<EntityType>(i)))
      actors += std::string(to_string(static_cast<EntityType>(i))) + " ";
  EXPECT_EQ(actors, "PERSON ORG GPE LOC FAC NORP ");
}

TEST(Claim, ItsObjectIsTheFirstArgument) {
  Claim claim;
  EXPECT_EQ(claim.object(), nullptr);
  claim.arguments.resize(2);
  EXPECT_EQ(claim.object(), &claim.arguments[0]);
}

}  // namespace
}  // namespace kg
