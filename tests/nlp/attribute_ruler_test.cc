#include "extract/nlp/attribute_ruler.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nlp/support_model_copy.h"
#include "nlp/support_models.h"

namespace kg {
namespace {

using nlohmann::json;

/// A word with what the tagger and the parser say of it.
struct Word {
  std::string form;
  std::string tag;
  std::string dep;
};

// "TAG/DEP/POS/MORPH/LEMMA" of each word after the rules of `directory`, or the error.
std::vector<std::string> ruled(const std::filesystem::path& directory,
                               const std::vector<Word>& words) {
  LabelSet labels;
  const auto ruler = AttributeRuler::load(directory, labels);
  if (!ruler) return {ruler.error().message};
  std::string text;
  std::vector<Token> tokens;
  std::vector<LexicalToken> lexical;
  for (const Word& word : words) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word.form;
    Token token;
    token.span = {begin, static_cast<std::uint32_t>(text.size())};
    token.tag = labels.tags.intern(word.tag);
    token.dep = labels.deps.intern(word.dep);
    tokens.push_back(token);
    LexicalToken lex{token.span, true, {}};
    std::string lower = word.form;
    for (char& c : lower) c = static_cast<char>(std::tolower(c));
    lex.lex.orth = string_id(word.form);
    lex.lex.lower = string_id(lower);
    lex.lex.is_space = word.form == " ";
    lexical.push_back(lex);
  }
  ruler->apply(text, lexical, tokens);
  std::vector<std::string> out;
  for (const Token& token : tokens)
    out.push_back(fmt::format("{}/{}/{}/{}/{}", labels.tags.name(token.tag),
                              labels.deps.name(token.dep), labels.pos.name(token.pos),
                              labels.morphs.name(token.morph), token.lemma));
  return out;
}

// A pipeline directory whose attribute ruler has these rules, in a short notation of JSON: a list
// of [patterns, attrs] or [patterns, attrs, index].
class Rules {
 public:
  explicit Rules(const char* text) {
    json rules = json::array();
    for (const json& rule : json::parse(text))
      rules.push_back({{"patterns", json::array({rule[0]})},
                       {"attrs", rule[1]},
                       {"index", rule.size() > 2 ? rule[2] : json(0)}});
    write(rules);
  }

  const std::filesystem::path& path() const { return directory_.path(); }

  void write(const json& file) {
    std::filesystem::create_directories(path() / "attribute_ruler");
    std::ofstream(path() / "attribute_ruler" / "patterns", std::ios::binary) << to_msgpack(file);
  }

 private:
  TemporaryDirectory directory_;
};

using Lines = std::vector<std::string>;

TEST(AttributeRuler, LaterRulesWin) {
  const Rules rules(R"([[[{"TAG": "NN"}], {"POS": "NOUN", "LEMMA": "first"}],
                        [[{"LOWER": "dog"}], {"LEMMA": "second"}],
                        [[{"TAG": "NN"}], {"POS": "PROPN"}]])");
  EXPECT_EQ(ruled(rules.path(), {{"Dog", "NN", "dep"}}), Lines{"NN/dep/PROPN//second"});
}

TEST(AttributeRuler, MatchesOnTheStateBeforeAnyRuleIsApplied) {
  const Rules rules(R"([[[{"TAG": "NN"}], {"TAG": "VB"}],
                        [[{"TAG": "VB"}], {"LEMMA": "wrong"}],
                        [[{"TAG": "NN"}, {"TAG": "NN"}], {"POS": "X"}, 1]])");
  EXPECT_EQ(ruled(rules.path(), {{"a", "NN", ""}, {"b", "NN", ""}}), (Lines{"VB////", "VB//X//"}))
      << "the tokens still were NN for the later rules";
}

TEST(AttributeRuler, RulesOfNeighboursApplyInTheOrderOfTheFileNotOfTheText) {
  const std::vector<Word> words = {{"a", "", ""}, {"b", "", ""}};
  const Rules pair_last(R"([[[{"LOWER": "b"}], {"LEMMA": "single"}],
                            [[{"LOWER": "a"}, {"LOWER": "b"}], {"LEMMA": "pair"}, 1]])");
  EXPECT_EQ(ruled(pair_last.path(), words), (Lines{"////", "////pair"}));
  const Rules pair_first(R"([[[{"LOWER": "a"}, {"LOWER": "b"}], {"LEMMA": "pair"}, 1],
                             [[{"LOWER": "b"}], {"LEMMA": "single"}]])");
  EXPECT_EQ(ruled(pair_first.path(), words), (Lines{"////", "////single"}));
}

TEST(AttributeRuler, NegativeIndexCountsFromTheEnd) {
  const Rules rules(R"([[[{"LOWER": "a"}, {"LOWER": "b"}], {"LEMMA": "last"}, -1]])");
  EXPECT_EQ(ruled(rules.path(), {{"a", "", ""}, {"b", "", ""}}), (Lines{"////", "////last"}));
}

TEST(AttributeRuler, KnowsSetsAndExpressions) {
  const Rules rules(R"([
      [[{"TAG": {"NOT_IN": ["TO", ""]}, "DEP": {"IN": ["aux", "auxpass"]}}], {"POS": "AUX"}],
      [[{"LOWER": {"REGEX": "^n'?t$"}}], {"LEMMA": "not"}]])");
  EXPECT_EQ(ruled(rules.path(), {{"will", "MD", "aux"}, {"N'T", "RB", "neg"}, {"to", "TO", "aux"}}),
            (Lines{"MD/aux/AUX//", "RB/neg///not", "TO/aux///"}));
}

TEST(AttributeRuler, UnderscoreIsTheEmptyMorphologyAndFeaturesAreSorted) {
  const Rules rules(R"([[[{"TAG": "DT"}], {"MORPH": "_"}],
                        [[{"TAG": "NN"}], {"MORPH": "Number=Sing|Case=Nom,Acc"}]])");
  EXPECT_EQ(ruled(rules.path(), {{"the", "DT", ""}, {"dog", "NN", ""}}),
            (Lines{"DT////", "NN///Case=Acc,Nom|Number=Sing/"}));
}

TEST(AttributeRuler, RefusesWhatItDoesNotKnowByName) {
  const auto error = [](const char* rule) {
    LabelSet labels;
    const auto ruler = AttributeRuler::load(Rules(rule).path(), labels);
    if (ruler) return std::string("accepted");
    EXPECT_EQ(ruler.error().code, ErrorCode::Unsupported);
    return ruler.error().message;
  };
  using testing::HasSubstr;
  EXPECT_THAT(error(R"([[[{"ENT_TYPE": "GPE"}], {"POS": "X"}]])"), HasSubstr("'ENT_TYPE'"));
  EXPECT_THAT(error(R"([[[{"TAG": "NN", "OP": "+"}], {"POS": "X"}]])"), HasSubstr("'OP'"));
  EXPECT_THAT(error(R"([[[{"LOWER": {"FUZZY": "a"}}], {"POS": "X"}]])"), HasSubstr("'FUZZY'"));
  EXPECT_THAT(error(R"([[[{"TAG": "NN"}], {"NORM": "x"}]])"), HasSubstr("'NORM'"));
}

TEST(AttributeRuler, MalformedRulesAreCorruption) {
  for (const char* file : {
           R"("no list")",
           "[1]",
           R"([{"patterns": 1, "attrs": {}, "index": 0}])",
           R"([{"patterns": [[]], "attrs": {"POS": "X"}, "index": 0}])",
           R"([{"patterns": [[1]], "attrs": {"POS": "X"}, "index": 0}])",
           R"([{"patterns": [[{"TAG": 7}]], "attrs": {"POS": "X"}, "index": 0}])",
           R"([{"patterns": [[{"TAG": {"IN": 7}}]], "attrs": {"POS": "X"}, "index": 0}])",
           R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": 3}, "index": 0}])",
           R"([{"patterns": [[{"TAG": "NN"}]], "index": 0}])",
           R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "X"}, "index": 1}])",
           R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "X"}, "index": -2}])",
       }) {
    Rules rules("[]");
    rules.write(json::parse(file));
    LabelSet labels;
    const auto ruler = AttributeRuler::load(rules.path(), labels);
    ASSERT_FALSE(ruler) << file;
    EXPECT_EQ(ruler.error().code, ErrorCode::Corruption) << file;
  }
}

TEST(AttributeRuler, EnglishRulesSetWhatSpacySets) {
  KG_SKIP_WITHOUT_MODEL("en_core_web_sm");
  const auto directory = model_directory("en_core_web_sm");
  EXPECT_EQ(ruled(directory, {{"She", "PRP", "nsubj"}, {"'s", "VBZ", "aux"}}),
            (Lines{"PRP/nsubj/PRON/Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs/she",
                   "VBZ/aux/AUX/Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin/be"}));
  EXPECT_EQ(ruled(directory, {{" ", "NN", "nsubj"}, {"gon", "VBG", ""}, {"na", "TO", ""}}),
            (Lines{"_SP/dep/SPACE//", "VBG//VERB/Aspect=Prog|Tense=Pres|VerbForm=Part/go",
                   "TO//PART//to"}))
      << "white space gets its own tag; a rule of two tokens";
}

}  // namespace
}  // namespace kg
