#include "graph/evidence.h"

#include <fmt/format.h>

#include "core/unicode.h"

namespace kg {

Evidence make_evidence(const Extraction& extraction, const ResolvedFact& fact,
                       DocumentId document) {
  const Span sentence = extraction.sentences[fact.sentence];
  const std::string_view text = slice(extraction.document.text, sentence);
  const CodePointIndex index(text);
  const auto within = [&](Span span) {
    if (span.empty() || !sentence.contains(span)) return Span{};
    return Span{index.at(span.begin - sentence.begin), index.at(span.end - sentence.begin)};
  };
  Evidence evidence;
  evidence.document = document;
  evidence.sentence = fact.sentence;
  evidence.ordinal = fact.ordinal;
  evidence.text = text;
  evidence.subject = within(fact.subject_span);
  evidence.relation = within(fact.relation_span);
  evidence.object = within(fact.object_span);
  evidence.confidence = fact.confidence;
  evidence.polarity = fact.polarity;
  evidence.modality = fact.modality;
  evidence.claimant = fact.claimant;
  evidence.rule = fact.rule;
  return evidence;
}

tl::unexpected<Error> no_such(std::string_view what, std::uint64_t id) {
  return failure(ErrorCode::NotFound, fmt::format("there is no {} {} in this graph", what, id));
}

}  // namespace kg
