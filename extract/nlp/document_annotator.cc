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

  std::size_t size() const { return parts_.size(); }
  std::size_t bytes(std::size_t part) const { return parts_[part].where.length(); }

  /// What the pipeline reads of a part.
  PipelineInput input(std::size_t number) const {
    const Part& part = parts_[number];
    const std::string& recased = recased_[part.paragraph];
    const std::string& text = recased.empty() ? texts_[part.paragraph].text() : recased;
    return {slice(text, part.where), single_[part.paragraph], true};
  }

  /// Puts what the pipeline made of the next part behind that of the parts before it.
  void append(const Annotation& annotation, std::size_t number, Annotation& document) const {
    const Part& part = parts_[number];
    append_part(annotation, texts_[part.paragraph], part.where, begins_[part.paragraph], document);
  }

 private:
  // Whether ten capitals stand without a small letter between them: a sentence may be in capitals.
  static bool has_capitals(std::string_view text) {
    unsigned run = 0;
    for (const char c : text) {
      if (c >= 'a' && c <= 'z') run = 0;
      if (c >= 'A' && c <= 'Z' && ++run >= 10) return true;
    }
    return false;
  }

  std::vector<std::uint32_t> begins_;
  std::vector<ParseText> texts_;
  std::vector<std::string> recased_;  // what the models read instead; empty: the text itself
  std::vector<bool> single_;
  std::vector<Part> parts_;
};

/// Reads the parts of many documents in as few calls of the pipeline as memory allows: matrix
/// products over few words keep a processor half idle. What is read of a part does not depend on
/// the others.
class BatchReader {
 public:
  BatchReader(const Pipeline& pipeline, Pipeline::Workspace& workspace)
      : pipeline_(pipeline), workspace_(workspace) {}

  std::vector<Annotation> read(const std::vector<DocumentParts>& documents) {
    std::vector<Annotation> results(documents.size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
      results[d].labels = pipeline_.labels();
      for (std::size_t part = 0; part < documents[d].size(); ++part) {
        waiting_.push_back({d, part});
        bytes_ += documents[d].bytes(part);
        if (bytes_ >= kBatchBytes) flush(documents, results);
      }
    }
    flush(documents, results);
    return results;
  }

 private:
  struct Place {
    std::size_t document, part;
  };

  void flush(const std::vector<DocumentParts>& documents, std::vector<Annotation>& results) {
    std::vector<PipelineInput> inputs;
    for (const Place& place : waiting_)
      inputs.push_back(documents[place.document].input(place.part));
    const std::vector<Annotation> annotations = pipeline_.annotate(inputs, workspace_);
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto [document, part] = waiting_[i];
      documents[document].append(annotations[i], part, results[document]);
    }
    waiting_.clear();
    bytes_ = 0;
  }

  const Pipeline& pipeline_;
  Pipeline::Workspace& workspace_;
  std::vector<Place> waiting_;
  std::size_t bytes_ = 0;
};

DocumentParts parts_of(const Document& document) {
  DocumentParts parts;
  for (const Paragraph& paragraph : document.paragraphs)
    parts.add(document.text, paragraph.span, paragraph.kind == ParagraphKind::Heading);
  parts.recase();
  return parts;
}

DocumentParts parts_of_sentence(const Document& document) {
  DocumentParts parts;
  parts.add(document.text, {0, static_cast<std::uint32_t>(document.text.size())}, true);
  return parts;
}

std::vector<Annotation> annotate_all(std::span<const Document> documents, const Pipeline& pipeline,
                                     Pipeline::Workspace& workspace,
                                     DocumentParts (*take_apart)(const Document&)) {
  std::vector<DocumentParts> parts;
  for (const Document& document : documents) parts.push_back(take_apart(document));
  return BatchReader(pipeline, workspace).read(parts);
}

}  // namespace

Annotation annotate_document(const Document& document, const Pipeline& pipeline,
                             Pipeline::Workspace& workspace) {
  return std::move(annotate_documents(std::span(&document, 1), pipeline, workspace).front());
}

std::vector<Annotation> annotate_documents(std::span<const Document> documents,
                                           const Pipeline& pipeline,
                                           Pipeline::Workspace& workspace) {
  return annotate_all(documents, pipeline, workspace, parts_of);
}

Annotation annotate_raw(const Document& document, const Pipeline& pipeline,
                        Pipeline::Workspace& workspace) {
  const PipelineInput input{document.text, false};
  return std::move(pipeline.annotate(std::span(&input, 1), workspace).front());
}

Annotation annotate_sentence(const Document& document, const Pipeline& pipeline,
                             Pipeline::Workspace& workspace) {
  return std::move(annotate_sentences(std::span(&document, 1), pipeline, workspace).front());
}

std::vector<Annotation> annotate_sentences(std::span<const Document> documents,
                                           const Pipeline& pipeline,
                                           Pipeline::Workspace& workspace) {
  return annotate_all(documents, pipeline, workspace, parts_of_sentence);
}

}  // namespace kg
