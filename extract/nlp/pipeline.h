#ifndef KG_EXTRACT_NLP_PIPELINE_H_
#define KG_EXTRACT_NLP_PIPELINE_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// One text for the pipeline.
struct PipelineInput {
  std::string_view text;  ///< valid UTF-8
  bool single_sentence =
      false;  ///< the text is one sentence: no sentence break is predicted inside it
  bool join_affixes = false;  ///< "re-elected" is one token, unlike spaCy's (Tokenizer)
};

/// A trained spaCy CNN pipeline, run natively: tokenizer, tok2vec, tagger, parser, attribute ruler,
/// lemmatizer, NER. Gives what spaCy 3.8 gives for the same directory.
/// Thread-safe: one Pipeline serves many threads, each with a Workspace of its own.
class Pipeline {
 public:
  /// Buffers and bounded caches of one thread. Never changes results.
  class Workspace;
  struct WorkspaceDeleter {
    void operator()(Workspace* workspace) const;
  };
  using WorkspacePtr = std::unique_ptr<Workspace, WorkspaceDeleter>;

  /// Loads a pipeline directory as spaCy publishes it (config.cfg, tok2vec/model, ...).
  /// NotFound if the directory or one of its files is missing, Corruption if a file is truncated or
  /// malformed, Unsupported (naming the component and its architecture) if it is not a CNN pipeline
  /// of the kinds named above.
  static Result<Pipeline> load(const std::filesystem::path& model_directory);

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  WorkspacePtr make_workspace() const;

  /// Annotates each text by itself (what one text says never depends on its neighbours); spans are
  /// bytes of that text. Batches internally: give many short texts in one call for speed.
  std::vector<Annotation> annotate(std::span<const PipelineInput> texts,
                                   Workspace& workspace) const;

  const std::shared_ptr<const LabelSet>& labels() const;

 private:
  struct Impl;
  explicit Pipeline(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_PIPELINE_H_
