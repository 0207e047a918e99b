// What each stage of reading a document costs on real text.
//
//   stages_bench MODEL_DIRECTORY FILE.jsonl
//
// Microseconds of processor time a token for annotation, actors and claims over documents of JSON
// lines {"id", "text"}, the best of three rounds of each stage, and what share of annotation the
// other two add.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <vector>

#include "bench/measuring.h"
#include "extract/actors/actors.h"
#include "extract/claims/claims.h"
#include "extract/nlp/document_annotator.h"

namespace kg {
namespace {

struct Times {
  double annotation = 1e9, actors = 1e9, claims = 1e9;  // seconds
};

Times best_of_rounds(const Pipeline& pipeline, const std::vector<Document>& documents,
                     std::size_t* tokens, std::size_t* sentences, std::size_t* found) {
  Times best;
  for (int round = 0; round < 3; ++round) {
    const auto workspace = pipeline.make_workspace();
    Times times{0, 0, 0};
    *tokens = *sentences = *found = 0;
    for (const Document& document : documents) {
      const double start = cpu();
      const Annotation annotation = annotate_document(document, pipeline, *workspace);
      const double annotated = cpu();
      const Actors actors = find_actors(document, annotation);
      const double resolved = cpu();
      const std::vector<Claim> claims = find_claims(document, annotation);
      const double claimed = cpu();
      times.annotation += annotated - start;
      times.actors += resolved - annotated;
      times.claims += claimed - resolved;
      *tokens += annotation.tokens.size();
      *sentences += annotation.sentences.size();
      *found += claims.size();
    }
    best.annotation = std::min(best.annotation, times.annotation);
    best.actors = std::min(best.actors, times.actors);
    best.claims = std::min(best.claims, times.claims);
  }
  return best;
}

int run(const char* directory, const char* file) {
  const auto pipeline = Pipeline::load(directory);
  const std::vector<Document> documents = read(file);
  if (!pipeline || documents.empty()) {
    std::cerr << "stages_bench: no pipeline in " << directory << " or no documents in " << file
              << "\n";
    return 1;
  }
  std::size_t tokens = 0, sentences = 0, claims = 0;
  const Times best = best_of_rounds(*pipeline, documents, &tokens, &sentences, &claims);
  const auto line = [&](const char* name, double seconds) {
    std::cout << fmt::format("{:<12}{:>8.2f} us a token {:>8.1f} us a sentence {:>6.1f} %\n", name,
                             seconds * 1e6 / static_cast<double>(tokens),
                             seconds * 1e6 / static_cast<double>(sentences),
                             100 * seconds / best.annotation);
  };
  std::cout << fmt::format("{} documents, {} sentences, {} tokens, {} claims\n", documents.size(),
                           sentences, tokens, claims);
  line("annotation", best.annotation);
  line("actors", best.actors);
  line("claims", best.claims);
  return 0;
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: stages_bench MODEL_DIRECTORY FILE.jsonl\n";
    return 2;
  }
  return kg::run(argv[1], argv[2]);
}
