// Prints what the confidence of claims is fitted on: for every line of a file, one sentence, one
// line a claim: whether it is in the benchmark form (0, 1), its features "group=value" with spaces
// between them, then the fields of the benchmark form.
//   claim_features MODEL_DIRECTORY SENTENCES_FILE      used by scripts/fit_confidence.py
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "extract/claims/claims.h"
#include "extract/claims/oie_format.h"
#include "extract/nlp/document_annotator.h"
#include "extract/nlp/pipeline.h"

namespace {

std::string joined(const std::vector<kg::ClaimFeature>& features) {
  std::string text;
  for (const kg::ClaimFeature& feature : features)
    text += fmt::format("{}{}={}", text.empty() ? "" : " ", feature.group, feature.value);
  return text;
}

void print_sentence(const std::string& line, const kg::Pipeline& pipeline,
                    kg::Pipeline::Workspace& workspace) {
  kg::Document document;
  document.text = line;
  const kg::Annotation annotation = kg::annotate_sentence(document, pipeline, workspace);
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    if (annotation.sentences[s].size() > kg::kLongestSentence) continue;
    const auto found = kg::find_sentence_claims(kg::Tree(document, annotation, s), false);
    for (std::size_t i = 0; i < found.claims.size(); ++i)
      for (const kg::OieRow& row : claim_rows(document, found.claims[i]))
        fmt::print("{:d}\t{}\t{}\n", kg::is_in_benchmark(found.claims[i]),
                   joined(found.features[i]), fmt::join(row, "\t"));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: claim_features MODEL_DIRECTORY SENTENCES_FILE\n");
    return 2;
  }
  const auto pipeline = kg::Pipeline::load(argv[1]);
  if (!pipeline) {
    fmt::print(stderr, "{}\n", pipeline.error().message);
    return 1;
  }
  const auto workspace = pipeline->make_workspace();
  std::ifstream sentences(argv[2]);
  for (std::string line; std::getline(sentences, line);)
    print_sentence(line, *pipeline, *workspace);
  return sentences.eof() ? 0 : 1;
}
