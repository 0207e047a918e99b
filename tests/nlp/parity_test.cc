// Compares with what spaCy itself says of our own texts. The second half takes one thing away from
// a copied pipeline directory at a time and expects the comparison to notice: what no text notices,
// the parity test does not guard.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <msgpack.hpp>
#include <ostream>
#include <string>

#include "extract/nlp/model_files.h"
#include "extract/nlp/spacy_tables.h"
#include "extract/nlp/strings.h"
#include "nlp/support_golden.h"
#include "nlp/support_model_copy.h"
#include "nlp/support_models.h"

namespace kg {
namespace {

class Parity : public testing::TestWithParam<const char*> {};

TEST_P(Parity, TokensAndNormsAreThoseOfSpacy) {
  KG_SKIP_WITHOUT_MODEL(GetParam());
  const Differences differences =
      compare_tokenizer(model_directory(GetParam()), read_golden(GetParam()));
  EXPECT_EQ(differences.total(), 0u) << differences.report();
}

TEST_P(Parity, EveryFieldIsThatOfSpacy) {
  KG_SKIP_WITHOUT_MODEL(GetParam());
  const Differences differences =
      compare_pipeline(model_directory(GetParam()), read_golden(GetParam()));
  EXPECT_EQ(differences.total(), 0u) << differences.report();
}

INSTANTIATE_TEST_SUITE_P(EnglishPipelines, Parity,
                         testing::Values("en_core_web_sm", "en_core_web_md"),
                         [](const auto& model) { return std::string(model.param); });

using Edit = std::function<void(msgpack::object&)>;

// Changes the MessagePack value that a file of the copy holds.
void edit_file(ModelCopy& copy, const std::string& file, const Edit& edit) {
  const std::string bytes = copy.read(file);
  const auto handle = unpack(bytes, file);
  ASSERT_TRUE(handle) << handle.error().message;
  msgpack::object value = handle->get();
  edit(value);
  msgpack::sbuffer out;
  msgpack::pack(out, value);
  copy.write(file, std::string(out.data(), out.size()));
}

msgpack::object& value_at(msgpack::object& map, std::string_view key) {
  return *const_cast<msgpack::object*>(find(map, key));
}

// Calls change(value) for each value of a map.
template <typename Change>
void each_value(msgpack::object& map, Change change) {
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) change(map.via.map.ptr[i].val);
}

void reverse(msgpack::object& list) {
  std::reverse(list.via.array.ptr, list.via.array.ptr + list.via.array.size);
}

Edit without(const std::string& key) {
  return [key](msgpack::object& map) { value_at(map, key) = msgpack::object(); };
}

// Exceptions lose the attribute behind ORTH, their norm.
void drop_norms(msgpack::object& tokenizer) {
  each_value(value_at(tokenizer, "exceptions"), [](msgpack::object& pieces) {
    for (std::uint32_t i = 0; i < pieces.via.array.size; ++i)
      pieces.via.array.ptr[i].via.map.size = 1;
  });
}

// The pipeline's table says of the forms with a base norm that they are their own norm.
void hide_base_norms(msgpack::object& lookups) {
  msgpack::object& norms = value_at(lookups, "lexeme_norm");
  for (std::uint32_t i = 0; i < kBaseNormCount; ++i) {
    const std::string_view form = kBaseNorms[i].form;
    norms.via.map.ptr[i].key = msgpack::object(string_id(form));
    norms.via.map.ptr[i].val.type = msgpack::type::STR;
    norms.via.map.ptr[i].val.via.str = {static_cast<std::uint32_t>(form.size()), form.data()};
  }
  norms.via.map.size = static_cast<std::uint32_t>(kBaseNormCount);
}

void reverse_exception_lemmas(msgpack::object& lookups) {
  each_value(value_at(lookups, "lemma_exc"),
             [](msgpack::object& forms) { each_value(forms, reverse); });
}

void reverse_lemma_rules(msgpack::object& lookups) {
  each_value(value_at(lookups, "lemma_rules"), reverse);
}

/// Something taken away from a pipeline, and the field in which its loss must show.
struct Mutation {
  const char* what;
  const char* file;
  Edit edit;
  const char* field;

  friend std::ostream& operator<<(std::ostream& out, const Mutation& mutation) {
    return out << mutation.what;
  }
};

constexpr const char* kTokenizerFile = "tokenizer";
constexpr const char* kNormFile = "vocab/lookups.bin";
constexpr const char* kLemmaFile = "lemmatizer/lookups/lookups.bin";
constexpr const char* kRulerFile = "attribute_ruler/patterns";

class ParityNotices : public testing::TestWithParam<Mutation> {
 protected:
  void SetUp() override { KG_SKIP_WITHOUT_MODEL("en_core_web_sm"); }
  const std::vector<GoldenDocument> golden_ = read_golden("en_core_web_sm");
};

TEST_P(ParityNotices, WhatIsMissing) {
  ModelCopy copy(model_directory("en_core_web_sm"));
  edit_file(copy, GetParam().file, GetParam().edit);
  const Differences tokens = compare_tokenizer(copy.path(), golden_);
  if (tokens.total() > 0) {
    EXPECT_GT(tokens.count(GetParam().field), 0u) << tokens.report();
    return;  // the rest of the pipeline only follows
  }
  const Differences all = compare_pipeline(copy.path(), golden_);
  EXPECT_GT(all.count(GetParam().field), 0u) << all.report();
}

TEST(ParityNoticesInMd, WordsWithoutTheirVectors) {
  KG_SKIP_WITHOUT_MODEL("en_core_web_md");
  ModelCopy copy(model_directory("en_core_web_md"));
  copy.write("vocab/key2row", "\x80");  // an empty map
  const Differences all = compare_pipeline(copy.path(), read_golden("en_core_web_md"));
  EXPECT_GT(all.count("tag"), 0u) << all.report();
  EXPECT_GT(all.count("entity"), 0u) << all.report();
}

INSTANTIATE_TEST_SUITE_P(
    Tokenizer, ParityNotices,
    testing::Values(Mutation{"prefixes", kTokenizerFile, without("prefix_search"), "token"},
                    Mutation{"suffixes", kTokenizerFile, without("suffix_search"), "token"},
                    Mutation{"infixes", kTokenizerFile, without("infix_finditer"), "token"},
                    Mutation{"urls", kTokenizerFile, without("url_match"), "token"},
                    Mutation{"exceptions", kTokenizerFile, without("exceptions"), "token"},
                    Mutation{"norms_of_exceptions", kTokenizerFile, drop_norms, "norm"},
                    Mutation{"lexeme_norms", kNormFile,
                             [](msgpack::object& lookups) {
                               value_at(lookups, "lexeme_norm").via.map.size = 0;
                             },
                             "norm"},
                    Mutation{"base_norms", kNormFile, hide_base_norms, "norm"}),
    [](const auto& mutation) { return std::string(mutation.param.what); });

INSTANTIATE_TEST_SUITE_P(
    RulerAndLemmatizer, ParityNotices,
    testing::Values(Mutation{"order_of_rules", kRulerFile, reverse, "pos"},
                    Mutation{"order_of_exceptions", kLemmaFile, reverse_exception_lemmas, "lemma"},
                    Mutation{"order_of_lemma_rules", kLemmaFile, reverse_lemma_rules, "lemma"},
                    Mutation{"known_lemmas", kLemmaFile, without("lemma_index"), "lemma"},
                    Mutation{"irregular_lemmas", kLemmaFile, without("lemma_exc"), "lemma"}),
    [](const auto& mutation) { return std::string(mutation.param.what); });

}  // namespace
}  // namespace kg
