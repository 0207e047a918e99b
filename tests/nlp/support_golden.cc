#include "nlp/support_golden.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "extract/nlp/pipeline.h"
#include "extract/nlp/tokenizer.h"

namespace kg {
namespace {

using nlohmann::json;

constexpr int kGoldenVersion = 1;
constexpr std::size_t kReportedDifferences = 20;

std::filesystem::path golden_directory() {
  return std::filesystem::path(KG_SOURCE_DIR) / "tests" / "nlp" / "golden";
}

std::string file_text(const std::string& name) {
  std::ifstream in(golden_directory() / name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The text of a document named "news.txt" or "short.lines.txt:3".
std::string document_text(const std::string& name) {
  const std::size_t colon = name.find(':');
  std::string text = file_text(name.substr(0, colon));
  if (colon == std::string::npos) return text;
  std::istringstream lines(text);
  std::string line;
  for (int number = std::stoi(name.substr(colon + 1)); number > 0; --number)
    std::getline(lines, line);
  return line;
}

std::vector<std::string> words_of(const json& joined) {
  std::istringstream in(joined.get<std::string>());
  return {std::istream_iterator<std::string>(in), {}};
}

GoldenDocument read_document(const json& line, const json& morphs) {
  GoldenDocument document;
  document.name = line["name"];
  document.text = document_text(document.name);
  const auto tags = words_of(line["tags"]), pos = words_of(line["pos"]);
  const auto deps = words_of(line["deps"]), entities = words_of(line["entities"]);
  const auto heads = words_of(line["heads"]), morph = words_of(line["morphs"]);
  const std::string spaces = line["spaces"];
  for (std::size_t i = 0; i < line["tokens"].size(); ++i) {
    GoldenToken token;
    token.text = line["tokens"][i];
    token.space_after = spaces.at(i) == '1';
    token.norm = line["norms"][i] == "" ? token.text : line["norms"][i].get<std::string>();
    token.lemma = line["lemmas"][i] == "" ? token.text : line["lemmas"][i].get<std::string>();
    token.tag = tags.at(i);
    token.pos = pos.at(i);
    token.dep = deps.at(i);
    token.entity = entities.at(i);
    token.head = static_cast<std::size_t>(static_cast<long>(i) + std::stol(heads.at(i)));
    token.morph = morphs.at(std::stoul(morph.at(i)));
    document.tokens.push_back(std::move(token));
  }
  for (const std::string& start : words_of(line["starts"]))
    document.tokens.at(std::stoul(start)).sentence_start = true;
  return document;
}

std::string entity_of(const Token& token, const LabelSet& labels) {
  if (token.entity == Ner::None) return "O";
  return fmt::format("{}-{}", token.entity_begin ? 'B' : 'I', labels.ner.name(token.entity));
}

void compare_token(const GoldenDocument& document, std::size_t i, const Token& token,
                   const LabelSet& labels, Differences& differences) {
  const GoldenToken& expected = document.tokens[i];
  const auto compare = [&](std::string_view field, std::string_view wanted,
                           std::string_view found) {
    differences.compare(field, document, i, wanted, found);
  };
  differences.count_token();
  compare("token", expected.text, slice(document.text, token.span));
  compare("space", expected.space_after ? "1" : "0", token.space_after ? "1" : "0");
  compare("tag", expected.tag, labels.tags.name(token.tag));
  compare("pos", expected.pos, labels.pos.name(token.pos));
  compare("morph", expected.morph, labels.morphs.name(token.morph));
  compare("dep", expected.dep, labels.deps.name(token.dep));
  compare("head", std::to_string(expected.head), std::to_string(token.head));
  compare("lemma", expected.lemma, token.lemma);
  compare("entity", expected.entity, entity_of(token, labels));
  compare("start", expected.sentence_start ? "1" : "0", token.sentence_start ? "1" : "0");
}

}  // namespace

std::vector<GoldenDocument> read_golden(std::string_view model) {
  std::istringstream in(file_text(fmt::format("{}.jsonl", model)));
  std::string line;
  std::getline(in, line);
  const json header = json::parse(line, nullptr, false);
  if (header.is_discarded() || header.value("version", 0) != kGoldenVersion) {
    ADD_FAILURE() << "golden of " << model << " is not version " << kGoldenVersion;
    return {};
  }
  std::vector<GoldenDocument> documents;
  while (std::getline(in, line))
    documents.push_back(read_document(json::parse(line), header["morphs"]));
  EXPECT_GT(documents.size(), 200u);
  return documents;
}

void Differences::compare(std::string_view field, const GoldenDocument& document, std::size_t token,
                          std::string_view expected, std::string_view found) {
  if (expected == found) return;
  ++counts_[std::string(field)];
  if (first_.size() >= kReportedDifferences) return;
  const std::string word = token < document.tokens.size() ? document.tokens[token].text : "";
  first_.push_back(fmt::format("{} token {} '{}': {} is '{}', expected '{}'", document.name, token,
                               word, field, found, expected));
}

std::size_t Differences::count(std::string_view field) const {
  const auto found = counts_.find(field);
  return found == counts_.end() ? 0 : found->second;
}

std::size_t Differences::total() const {
  std::size_t sum = 0;
  for (const auto& [field, count] : counts_) sum += count;
  return sum;
}

std::string Differences::report() const {
  std::string text;
  for (const auto& [field, count] : counts_)
    text += fmt::format("{}: {} of {}\n", field, count, tokens_);
  return text + fmt::format("{}", fmt::join(first_, "\n"));
}

Differences compare_pipeline(const std::filesystem::path& directory,
                             const std::vector<GoldenDocument>& golden) {
  Differences differences;
  const auto pipeline = Pipeline::load(directory);
  if (!pipeline) {
    ADD_FAILURE() << pipeline.error().message;
    return differences;
  }
  std::vector<PipelineInput> texts;
  for (const GoldenDocument& document : golden) texts.push_back({document.text});
  const auto workspace = pipeline->make_workspace();
  const std::vector<Annotation> found = pipeline->annotate(texts, *workspace);
  for (std::size_t d = 0; d < golden.size(); ++d) {
    const std::size_t count = std::min(golden[d].tokens.size(), found[d].tokens.size());
    differences.compare("tokens", golden[d], 0, std::to_string(golden[d].tokens.size()),
                        std::to_string(found[d].tokens.size()));
    for (std::size_t i = 0; i < count; ++i)
      compare_token(golden[d], i, found[d].tokens[i], *pipeline->labels(), differences);
  }
  return differences;
}

Differences compare_tokenizer(const std::filesystem::path& directory,
                              const std::vector<GoldenDocument>& golden) {
  Differences differences;
  const auto tokenizer = Tokenizer::load(directory);
  if (!tokenizer) {
    ADD_FAILURE() << tokenizer.error().message;
    return differences;
  }
  const auto cache = tokenizer->make_cache();
  std::vector<LexicalToken> found;
  for (const GoldenDocument& document : golden) {
    found.clear();
    tokenizer->tokenize(document.text, *cache, found);
    differences.compare("tokens", document, 0, std::to_string(document.tokens.size()),
                        std::to_string(found.size()));
    for (std::size_t i = 0; i < std::min(found.size(), document.tokens.size()); ++i) {
      const GoldenToken& expected = document.tokens[i];
      differences.count_token();
      differences.compare("token", document, i, expected.text, slice(document.text, found[i].span));
      differences.compare("space", document, i, expected.space_after ? "1" : "0",
                          found[i].space_after ? "1" : "0");
      differences.compare("norm", document, i, std::to_string(string_id(expected.norm)),
                          std::to_string(found[i].lex.norm));
    }
  }
  return differences;
}

}  // namespace kg
