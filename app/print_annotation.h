#ifndef KG_APP_PRINT_ANNOTATION_H_
#define KG_APP_PRINT_ANNOTATION_H_

#include <string>

#include "extract/rule_extractor.h"

namespace kg {

// Each gives all that is printed for one document, final \n included.

/// One JSON object on a line: doc, text, date, sentences, tokens, entities, mentions, chains,
/// times. Offsets are code points of "text", half-open; token indices count through the document.
std::string annotation_json(const Analysis& analysis);

/// CoNLL-U (universaldependencies.org/format.html): a comment with the document's and the
/// sentence's id and text, a line a token, a blank line behind each sentence. Labels and tags are
/// the model's; named entities stand in MISC as NER=B-PERSON.
std::string annotation_conllu(const Analysis& analysis);

/// For people: each sentence, its words in columns, and the actors of the document.
std::string annotation_table(const Analysis& analysis);

}  // namespace kg

#endif  // KG_APP_PRINT_ANNOTATION_H_
