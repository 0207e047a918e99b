#ifndef KG_EXPORT_GRAPH_ROWS_H_
#define KG_EXPORT_GRAPH_ROWS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/span.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

// A graph the way writers want it: nodes and merged edges one after the other, in the order of ids,
// all text already sanitised. In memory are two numbers an entity, the words of relations, and one
// entity's edges.

struct ExportNode {
  Entity entity;
  std::uint64_t links = 0;     ///< edges of the graph that touch it
  std::uint64_t mentions = 0;  ///< evidence on them
};

/// One relation within a row.
struct RelationLine {
  std::string words;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Actual;
  std::uint64_t evidence_count = 0;
};

struct ExportEvidence {
  std::string sentence;
  std::string document;  ///< its title, or else its name
  std::string date;
  std::string claimant;
  std::string name, publisher, source;  ///< of the document
  DocumentId document_id;
  std::uint32_t number = 0;  ///< of the sentence in its document
  double confidence = 0;
  Span subject, relation, object;  ///< in code points of the sentence; empty = not in it
};

struct ExportEdge {
  std::uint64_t number = 0;  ///< from 1, without gaps
  EntityId source, target;
  std::vector<RelationLine> relations;   ///< most evidence first
  std::string kind;                      ///< tells it from all other rows between its ends
  std::uint64_t weight = 0;              ///< evidence of all relations, >= 1
  double confidence = 0;                 ///< the best
  std::vector<ExportEvidence> evidence;  ///< best first; empty if it was not asked for
  std::string first_date, last_date;     ///< of its documents; empty = not known
  std::vector<std::string> days;         ///< of its documents (days.h), ascending, each once
};

/// How much an edge row says.
enum class Detail {
  Links,     ///< no evidence, no dates
  Dates,     ///< dates
  Evidence,  ///< dates and evidence
};

/// "positive", "negative", or "mixed".
std::string_view polarity_of(const ExportEdge& row);

/// The relations as people say them (relation_phrase), each once, "; " between.
std::string label_of(const ExportEdge& row);
/// The words of the relations alone, each once, "; " between.
std::string words_of(const ExportEdge& row);
/// The modalities of the relations, each once, "; " between.
std::string modalities_of(const ExportEdge& row);
/// One text of every piece of evidence, each once, with `between` between; empty ones are left out.
std::string joined_evidence(const ExportEdge& row, std::string ExportEvidence::*text,
                            std::string_view between = "; ");

/// Reads all edges once before the first node.
Status for_each_node_row(const GraphView& view,
                         const std::function<void(const ExportNode&)>& visit);
/// By source, target, words, polarity, modality.
Status for_each_edge_row(const GraphView& view, Merge merge, Detail detail,
                         const std::function<void(const ExportEdge&)>& visit);

}  // namespace kg

#endif  // KG_EXPORT_GRAPH_ROWS_H_
