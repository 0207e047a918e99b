#ifndef KG_EXTRACT_NLP_PIPELINE_CONFIG_H_
#define KG_EXTRACT_NLP_PIPELINE_CONFIG_H_

#include <filesystem>
#include <string>

#include "core/result.h"

namespace kg {

/// The directories of a pipeline's components, named in its config.cfg.
struct PipelineConfig {
  std::string tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner;

  /// Reads `config.cfg` of a pipeline directory. NotFound if the directory or the file is missing,
  /// Corruption if it is malformed, Unsupported (naming the component and its factory, architecture
  /// or setting) if the pipeline is not an English CNN pipeline of exactly the six kinds of
  /// components above, each once. Disabled components are ignored.
  static Result<PipelineConfig> read(const std::filesystem::path& model_directory);
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_PIPELINE_CONFIG_H_
