#ifndef KG_DATABASE_TO_STORED_H_
#define KG_DATABASE_TO_STORED_H_

#include <string>

#include "core/extraction.h"
#include "graph/resolve.h"
#include "storage/records.h"

namespace kg {

/// What the store asks of a document whose bytes it has: which it is and where it came from.
StoredDocument without_content(const Document& document);

/// What the store keeps of one document: its sentences, entities and facts, with spans counted from
/// the beginning of their sentence. A span that leaves the sentence becomes empty. Facts beyond the
/// 65,536th of one sentence, which the format cannot number, are left out; `left_out` says how
/// many.
StoredDocument to_stored(const Extraction& extraction, const ResolvedDocument& resolved,
                         const std::string& extractor, std::size_t& left_out);

}  // namespace kg

#endif  // KG_DATABASE_TO_STORED_H_
