#ifndef KG_EXTRACT_RULE_EXTRACTOR_H_
#define KG_EXTRACT_RULE_EXTRACTOR_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/extraction.h"
#include "core/result.h"
#include "extract/actors/names_table.h"
#include "extract/extractor.h"
#include "extract/nlp/annotation.h"
#include "extract/nlp/pipeline.h"

namespace kg {

/// What the text of a document is.
enum class ReadAs : std::uint8_t {
  Paragraphs,   ///< an article: annotate_document
  OneSentence,  ///< annotate_sentence
  Raw,          ///< annotate_raw; no mentions and no claims are made
};

/// An extraction together with the annotation it was made from.
struct Analysis {
  Extraction extraction;
  Annotation annotation;
};

/// The extractor of this program: a trained pipeline, then rules for actors and claims.
/// Thread-safe; each thread takes a worker of its own.
class RuleExtractor final : public Extractor {
 public:
  /// Loads the pipeline of a model directory. Errors of Pipeline::load. `names`, if given, are the
  /// user's own actors (docs/names_file.md).
  static Result<RuleExtractor> load(const std::filesystem::path& model_directory,
                                    std::shared_ptr<const NamesTable> names = nullptr);

  class Worker final : public Extractor::Worker {
   public:
    /// Reads the document as paragraphs.
    Extraction extract(Document document) override;
    /// The same, keeping the annotation, for any kind of text.
    Analysis analyze(Document document, ReadAs read_as = ReadAs::Paragraphs);
    /// The same for several documents, in order; small ones are read faster together.
    std::vector<Analysis> analyze(std::vector<Document> documents, ReadAs read_as);

   private:
    friend class RuleExtractor;
    Worker(const Pipeline& pipeline, const NamesTable* names);
    const Pipeline& pipeline_;
    const NamesTable* names_;
    Pipeline::WorkspacePtr workspace_;
  };

  /// REQUIRES: the extractor outlives its workers and does not move meanwhile.
  std::unique_ptr<Extractor::Worker> make_worker() const override;
  std::unique_ptr<Worker> make_analyzer() const;

  /// What reads here, to be noted with each document: "rules 1, tables 2, en_core_web_md
  /// 3.8.0"; with a names file also ", names " and the fingerprint of the file.
  const std::string& description() const { return description_; }

 private:
  RuleExtractor(Pipeline pipeline, std::shared_ptr<const NamesTable> names,
                std::string description);

  Pipeline pipeline_;
  std::shared_ptr<const NamesTable> names_;
  std::string description_;
};

}  // namespace kg

#endif  // KG_EXTRACT_RULE_EXTRACTOR_H_
