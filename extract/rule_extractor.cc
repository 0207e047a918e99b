#include "extract/rule_extractor.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/known_names.h"
#include "extract/actors/actors.h"
#include "extract/claims/claims.h"
#include "extract/nlp/document_annotator.h"
#include "extract/part_chains.h"

namespace kg {
namespace {

// Goes up with every change of the rules that changes what is read out of a text.
constexpr int kRulesVersion = 3;

// Name and version of a model as its meta.json gives them; the directory's name without one.
std::string describe_model(const std::filesystem::path& directory) {
  std::ifstream file(directory / "meta.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto meta = nlohmann::json::parse(text, nullptr, false);
  const auto field = [&](const char* key) {
    const bool there = meta.is_object() && meta.contains(key) && meta[key].is_string();
    return there ? meta[key].get<std::string>() : std::string();
  };
  if (field("name").empty()) return directory.filename().string();
  return fmt::format("{}_{} {}", field("lang"), field("name"), field("version"));
}

std::vector<Span> sentence_spans(const Annotation& annotation) {
  std::vector<Span> spans;
  spans.reserve(annotation.sentences.size());
  for (const TokenRange sentence : annotation.sentences) spans.push_back(annotation.span(sentence));
  return spans;
}

std::vector<Annotation> annotate(std::span<const Document> documents, ReadAs read_as,
                                 const Pipeline& pipeline, Pipeline::Workspace& workspace) {
  if (read_as == ReadAs::Paragraphs) return annotate_documents(documents, pipeline, workspace);
  if (read_as == ReadAs::OneSentence) return annotate_sentences(documents, pipeline, workspace);
  std::vector<Annotation> raw;
  for (const Document& document : documents)
    raw.push_back(annotate_raw(document, pipeline, workspace));
  return raw;
}

Analysis analysis_of(Document document, Annotation annotation, ReadAs read_as,
                     const NamesTable* names) {
  Analysis analysis{{}, std::move(annotation)};
  Extraction& extraction = analysis.extraction;
  extraction.sentences = sentence_spans(analysis.annotation);
  if (read_as != ReadAs::Raw) {
    Actors actors = find_actors(document, analysis.annotation, names);
    extraction.mentions = std::move(actors.mentions);
    extraction.chains = std::move(actors.chains);
    extraction.claims = find_claims(document, analysis.annotation);
    attach_chains(extraction.mentions, extraction.claims);
  }
  extraction.document = std::move(document);
  return analysis;
}

}  // namespace

Result<RuleExtractor> RuleExtractor::load(const std::filesystem::path& model_directory,
                                          std::shared_ptr<const NamesTable> names) {
  KG_ASSIGN(Pipeline pipeline, Pipeline::load(model_directory));
  std::string description = fmt::format("rules {}, tables {}, {}", kRulesVersion,
                                        known_names_version(), describe_model(model_directory));
  if (names != nullptr) description += ", names " + names->fingerprint();
  return RuleExtractor(std::move(pipeline), std::move(names), std::move(description));
}

RuleExtractor::RuleExtractor(Pipeline pipeline, std::shared_ptr<const NamesTable> names,
                             std::string description)
    : pipeline_(std::move(pipeline)),
      names_(std::move(names)),
      description_(std::move(description)) {}

RuleExtractor::Worker::Worker(const Pipeline& pipeline, const NamesTable* names)
    : pipeline_(pipeline), names_(names), workspace_(pipeline.make_workspace()) {}

std::unique_ptr<RuleExtractor::Worker> RuleExtractor::make_analyzer() const {
  return std::unique_ptr<Worker>(new Worker(pipeline_, names_.get()));
}

std::unique_ptr<Extractor::Worker> RuleExtractor::make_worker() const { return make_analyzer(); }

Extraction RuleExtractor::Worker::extract(Document document) {
  return analyze(std::move(document)).extraction;
}

Analysis RuleExtractor::Worker::analyze(Document document, ReadAs read_as) {
  std::vector<Document> one;
  one.push_back(std::move(document));
  return std::move(analyze(std::move(one), read_as).front());
}

std::vector<Analysis> RuleExtractor::Worker::analyze(std::vector<Document> documents,
                                                     ReadAs read_as) {
  std::vector<Annotation> annotations = annotate(documents, read_as, pipeline_, *workspace_);
  std::vector<Analysis> analyses;
  for (std::size_t i = 0; i < documents.size(); ++i)
    analyses.push_back(
        analysis_of(std::move(documents[i]), std::move(annotations[i]), read_as, names_));
  return analyses;
}

}  // namespace kg
