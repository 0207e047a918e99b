#ifndef KG_TESTS_CLAIMS_SUPPORT_TREES_H_
#define KG_TESTS_CLAIMS_SUPPORT_TREES_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/nlp/annotation.h"

namespace kg {

/// A document with its annotation.
struct Parsed {
  Document document;
  Annotation annotation;
};

/// Reads sentences in this notation, one Parsed for each:
///   # text = the sentence
///   # kind = body | heading | repeated        (optional)
///   number <tab> word <tab> lemma <tab> pos <tab> tag <tab> head (0 = root) <tab> label <tab>
///   entity (O, B-LABEL, I-LABEL) [<tab> B at the start of a sentence]
///   blank line
/// Words must occur in the text in that order.
std::vector<Parsed> read_trees(std::string_view lines);

/// Puts all sentences into one document, a paragraph each.
Parsed join_trees(const std::vector<Parsed>& sentences);

}  // namespace kg

#endif  // KG_TESTS_CLAIMS_SUPPORT_TREES_H_
