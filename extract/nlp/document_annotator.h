#ifndef KG_EXTRACT_NLP_DOCUMENT_ANNOTATOR_H_
#define KG_EXTRACT_NLP_DOCUMENT_ANNOTATOR_H_

#include <span>
#include <vector>

#include "core/document.h"
#include "extract/nlp/annotation.h"
#include "extract/nlp/pipeline.h"

namespace kg {

/// Annotates a document paragraph by paragraph and puts the results together: spans are bytes of
/// Document::text, token indices count through the document, no sentence crosses a paragraph, and a
/// heading is one sentence. What the models read is the paragraph with typographic quotes, dashes
/// and spaces made plain (parse_text.h), and with the case of running text for headings in title
/// case and sentences in capitals (recase.h); the spans still point to the text as it is. Memory
/// grows with the tokens, not with the longest paragraph: one of more than 100,000 bytes is read in
/// parts that end at a sentence's end where there is one.
Annotation annotate_document(const Document& document, const Pipeline& pipeline,
                             Pipeline::Workspace& workspace);

/// The same for several documents, in order. Each result is what annotate_document gives, but small
/// documents are read faster together.
std::vector<Annotation> annotate_documents(std::span<const Document> documents,
                                           const Pipeline& pipeline,
                                           Pipeline::Workspace& workspace);

/// The pipeline's own output on the whole text, exactly as spaCy gives it: no paragraphs, no
/// mapping.
Annotation annotate_raw(const Document& document, const Pipeline& pipeline,
                        Pipeline::Workspace& workspace);

/// The whole text as one sentence, never split (benchmark sentences; over 100,000 bytes it is not
/// one).
Annotation annotate_sentence(const Document& document, const Pipeline& pipeline,
                             Pipeline::Workspace& workspace);
/// The same for several documents, in order.
std::vector<Annotation> annotate_sentences(std::span<const Document> documents,
                                           const Pipeline& pipeline,
                                           Pipeline::Workspace& workspace);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_DOCUMENT_ANNOTATOR_H_
