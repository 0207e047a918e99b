#ifndef KG_TESTS_NLP_SUPPORT_GOLDEN_H_
#define KG_TESTS_NLP_SUPPORT_GOLDEN_H_

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kg {

/// One token as spaCy described it (scripts/parity/make_golden.py).
struct GoldenToken {
  std::string text;
  bool space_after = false;
  std::string norm;
  std::string tag;
  std::string pos;
  std::string morph;
  std::string dep;
  std::size_t head = 0;  ///< index in the document
  std::string lemma;
  std::string entity;  ///< "B-GPE", "I-GPE", "O"
  bool sentence_start = false;
};

struct GoldenDocument {
  std::string name;
  std::string text;
  std::vector<GoldenToken> tokens;
};

/// The committed expectation for a pipeline, with the texts it is about. Fails the test and gives
/// nothing if a file is missing or not of the version that the tests read.
std::vector<GoldenDocument> read_golden(std::string_view model);

/// How many values of each field differ from the expectation, and the first differences in words.
class Differences {
 public:
  void count_token() { ++tokens_; }
  /// Counts a difference of `field` unless the two are equal.
  void compare(std::string_view field, const GoldenDocument& document, std::size_t token,
               std::string_view expected, std::string_view found);

  /// Differing values of one field or of all.
  std::size_t count(std::string_view field) const;
  std::size_t total() const;
  /// "tag: 3 of 4927" for each field with differences, then the first ones.
  std::string report() const;

 private:
  std::size_t tokens_ = 0;
  std::map<std::string, std::size_t, std::less<>> counts_;
  std::vector<std::string> first_;
};

/// Runs the pipeline in `directory` over the golden's texts and compares every field.
/// Fails the test if the pipeline does not load.
Differences compare_pipeline(const std::filesystem::path& directory,
                             const std::vector<GoldenDocument>& golden);

/// Compares tokens, white space, norms and the other lexical attributes only.
Differences compare_tokenizer(const std::filesystem::path& directory,
                              const std::vector<GoldenDocument>& golden);

}  // namespace kg

#endif  // KG_TESTS_NLP_SUPPORT_GOLDEN_H_
