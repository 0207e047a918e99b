#include "extract/nlp/document_annotator.h"

#include <span>
#include <vector>

#include "extract/nlp/recase.h"
#include "extract/nlp/text_parts.h"
#include "extract/text/parse_text.h"

namespace kg {
namespace {

constexpr std::size_t kLongestPart = 100'000;  // bytes; about 20,000 words
constexpr std::size_t kBatchBytes = 400'000;   // texts given to the pipeline in one call

// One text for the pipeline with its place in the document.
struct Part {
  std::size_t paragraph = 0;  // index in Parts::texts
  Span where;                 // bytes of the paragraph's parse text
};

/// The parse texts of a document and the parts that they are read in.
class DocumentParts {
 public:
  void add(std::string_view text, Span span, bool single_sentence) {
    begins_.push_back(span.begin);
    texts_.emplace_back(slice(text, span));
    single_.push_back(single_sentence);
    recased_.emplace_back();
    for (const Span where : split_text(texts_.back().text(), kLongestPart))
      parts_.push_back({texts_.size() - 1, where});
  }

  /// Lets the models read lines in title case or capitals as running text. Of all texts, those that
  /// are one sentence may be in title case.
  void recase() {
    std::vector<std::string_view> body;
    bool any = false;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const bool title = single_[i] && letter_case_of(texts_[i].text()) != LetterCase::Sentence;
      any = any || title || (!single_[i] && has_capitals(texts_[i].text()));
      if (!single_[i]) body.push_back(texts_[i].text());
    }
    if (!any) return;
    const Recaser recaser(body);
    for (std::size_t i = 0; i < texts_.size(); ++i)
      recased_[i] = recaser.recase(texts_[i].text(), single_[i]);
  }

  Annotation annotate(const Pipeline& pipeline, Pipeline::Workspace& workspace) const {
    Annotation result;
    result.labels = pipeline.labels();
    for (std::size_t first = 0; first < parts_.size();) {
      const std::size_t last = end_of_batch(first);
      std::vector<PipelineInput> inputs;
      for (std::size_t i = first; i < last; ++i) inputs.push_back(input(parts_[i]));
      const std::vector<Annotation> annotations = pipeline.annotate(inputs, workspace);
      for (std::size_t i = first; i < last; ++i) {
        const Part& part = parts_[i];
        append_part(annotations[i - first], texts_[part.paragraph], part.where,
                    begins_[part.paragraph], result);
      }
      first = last;
    }
    return result;
  }

 private:
  PipelineInput input(const Part& part) const {
    const std::string& recased = recased_[part.paragraph];
    const std::string& text = recased.empty() ? texts_[part.paragraph].text() : recased;
    return {slice(text, part.where), single_[part.paragraph], true};
  }

  // Whether ten capitals stand without a small letter between them: a sentence may be in capitals.
  static bool has_capitals(std::string_view text) {
    unsigned run = 0;
    for (const char c : text) {
      if (c >= 'a' && c <= 'z') run = 0;
      if (c >= 'A' && c <= 'Z' && ++run >= 10) return true;
    }
    return false;
  }

  std::size_t end_of_batch(std::size_t first) const {
    std::size_t bytes = 0, last = first;
    while (last < parts_.size() && bytes < kBatchBytes) bytes += parts_[last++].where.length();
    return last;
  }

  std::vector<std::uint32_t> begins_;
  std::vector<ParseText> texts_;
  std::vector<std::string> recased_;  // what the models read instead; empty: the text itself
  std::vector<bool> single_;
  std::vector<Part> parts_;
};

}  // namespace

Annotation annotate_document(const Document& document, const Pipeline& pipeline,
                             Pipeline::Workspace& workspace) {
  DocumentParts parts;
  for (const Paragraph& paragraph : document.paragraphs)
    parts.add(document.text, paragraph.span, paragraph.kind == ParagraphKind::Heading);
  parts.recase();
  return parts.annotate(pipeline, workspace);
}

Annotation annotate_raw(const Document& document, const Pipeline& pipeline,
                        Pipeline::Workspace& workspace) {
  const PipelineInput input{document.text, false, false};
  return std::move(pipeline.annotate(std::span(&input, 1), workspace).front());
}

Annotation annotate_sentence(const Document& document, const Pipeline& pipeline,
                             Pipeline::Workspace& workspace) {
  DocumentParts parts;
  parts.add(document.text, {0, static_cast<std::uint32_t>(document.text.size())}, true);
  return parts.annotate(pipeline, workspace);
}

}  // namespace kg
