// Prints what the pronoun ranker is fitted on: for every document of a file of JSON lines {"id",
// "text"} and every pronoun of the third person that the ranker decides,
//   P <tab> id <tab> begin <tab> end <tab> class (0 he/she, 1 it, 2 they) <tab> place (0 subject, 1
//   object, 2 possessive) C <tab> cluster <tab> begin <tab> end <tab> head begin <tab> head end
//   <tab> features    a line a candidate N <tab> features not linked at all (it and they) M <tab>
//   cluster <tab> head begin <tab> head end     a line a name in a competing cluster
// Offsets are code points; features are "index:value" with spaces between them. The first line
// names the features.
//   pronoun_features MODEL_DIRECTORY FILE.jsonl         used by scripts/fit_pronoun_ranker.py
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <set>

#include "core/unicode.h"
#include "extract/actors/ranker.h"
#include "extract/nlp/document_annotator.h"
#include "extract/text/line_documents.h"

namespace kg {
namespace {

std::string joined(const PronounFeatures& features) {
  std::string text;
  for (const PronounFeature& feature : features)
    text += fmt::format("{}{}:{}", text.empty() ? "" : " ", feature.index, feature.value);
  return text;
}

class Printer {
 public:
  Printer(const Document& document, const Linking& linking)
      : document_(document), linking_(linking), points_(document.text) {}

  void print(const RankedPronoun& pronoun) const {
    fmt::print("P\t{}\t{}\t{}\t{}\n", document_.metadata.name, range_of(pronoun.pronoun),
               static_cast<int>(pronoun.kind), static_cast<int>(pronoun.place));
    std::set<ReferenceIndex> roots;
    for (std::size_t i = 0; i < pronoun.candidates.size(); ++i) {
      const ReferenceIndex j = pronoun.candidates[i].reference;
      const ReferenceIndex root = linking_.clusters.root(j);
      roots.insert(root);
      fmt::print("C\t{}\t{}\t{}\t{}\n", root, range_of(j), head_of(j), joined(pronoun.features[i]));
    }
    if (pronoun.features.size() > pronoun.candidates.size())
      fmt::print("N\t{}\n", joined(pronoun.features.back()));
    for (const ReferenceIndex root : roots)
      for (const ReferenceIndex j : linking_.clusters.of(root).members)
        if (linking_.references[j].is_name()) fmt::print("M\t{}\t{}\n", root, head_of(j));
  }

 private:
  std::string range(TokenRange tokens) const {
    const Span span = linking_.tree.annotation().span(tokens);
    return fmt::format("{}\t{}", points_.at(span.begin), points_.at(span.end));
  }
  std::string range_of(ReferenceIndex i) const { return range(linking_.references[i].tokens); }
  std::string head_of(ReferenceIndex i) const {
    const Reference& r = linking_.references[i];
    return range(r.is_name() ? r.name : TokenRange{r.head, r.head + 1});
  }

  const Document& document_;
  const Linking& linking_;
  CodePointIndex points_;
};

void print_document(const Document& document, const Annotation& annotation) {
  const DocumentTree tree(document, annotation);
  const std::vector<Reference> references = find_references(tree, find_names(tree));
  Linking linking(tree, references);
  for (const Sieve& sieve : sieves()) {
    if (sieve.name != "pronoun.third") {
      sieve.run(linking);
      continue;
    }
    const auto pronouns = rank_third_person(linking);
    for (const RankedPronoun& pronoun : pronouns) Printer(document, linking).print(pronoun);
    return;
  }
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: pronoun_features MODEL_DIRECTORY FILE.jsonl\n");
    return 2;
  }
  const auto pipeline = kg::Pipeline::load(argv[1]);
  auto lines = kg::LineDocuments::open(argv[2], kg::LineFormat::JsonLines, {});
  if (!pipeline || !lines) {
    fmt::print(stderr, "{}\n", pipeline ? lines.error().message : pipeline.error().message);
    return 1;
  }
  fmt::print("F\t{}\n", fmt::join(kg::pronoun_feature_names(), "\t"));
  const auto workspace = pipeline->make_workspace();
  while (const auto document = lines->next())
    if (*document)
      kg::print_document(**document, kg::annotate_document(**document, *pipeline, *workspace));
  return 0;
}
