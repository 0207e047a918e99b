#include "export/graph_rows.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "export/days.h"
#include "export/labels.h"
#include "export/sanitize.h"

namespace kg {
namespace {

constexpr std::size_t kDocumentsKept = 4096;  // in memory, for evidence that names them again

// An edge with what it is sorted by.
struct WordedEdge {
  Edge edge;
  std::string_view words;
};

bool edge_before(const WordedEdge& a, const WordedEdge& b) {
  return std::tie(a.edge.object, a.words, a.edge.polarity, a.edge.modality) <
         std::tie(b.edge.object, b.words, b.edge.polarity, b.edge.modality);
}

bool in_one_row(const WordedEdge& a, const WordedEdge& b, Merge merge) {
  if (a.edge.object != b.edge.object) return false;
  if (merge == Merge::Pair) return true;
  if (a.words != b.words || a.edge.polarity != b.edge.polarity) return false;
  return merge == Merge::Relation || a.edge.modality == b.edge.modality;
}

bool evidence_before(const Evidence& a, const Evidence& b) {
  return std::tie(b.confidence, a.document, a.sentence, a.ordinal) <
         std::tie(a.confidence, b.document, b.sentence, b.ordinal);
}

// Adds the words of an edge to a row; the same words with the same qualifiers only count up.
void add_relation(ExportEdge& row, const WordedEdge& edge) {
  for (RelationLine& known : row.relations)
    if (known.words == edge.words && known.polarity == edge.edge.polarity &&
        known.modality == edge.edge.modality) {
      known.evidence_count += edge.edge.evidence_count;
      return;
    }
  row.relations.push_back(
      {std::string(edge.words), edge.edge.polarity, edge.edge.modality, edge.edge.evidence_count});
}

// Makes edge rows, one source at a time.
class EdgeRows {
 public:
  EdgeRows(const GraphView& view, Merge merge, Detail detail,
           const std::function<void(const ExportEdge&)>& visit)
      : view_(view), merge_(merge), detail_(detail), visit_(visit) {}

  Status rows_of(EntityId source) {
    KG_TRY(collect_edges(source));
    const auto end = edges_.end();
    for (auto first = edges_.begin(); first != end;) {
      auto last = first + 1;
      while (last != end && in_one_row(*first, *last, merge_)) ++last;
      if (first == edges_.begin() || first->edge.object != row_.target) kinds_.clear();
      KG_TRY(make_row({first, last}));
      first = last;
    }
    return {};
  }

 private:
  using Edges = std::vector<WordedEdge>;
  struct Part {
    Edges::const_iterator first, last;
  };

  Status collect_edges(EntityId source) {
    edges_.clear();
    KG_TRY(view_.for_each_edge(source, Direction::Out, [&](const Edge& edge) {
      edges_.push_back({edge, {}});
      return true;
    }));
    for (WordedEdge& edge : edges_) {
      KG_ASSIGN(edge.words, words(edge.edge.relation));
    }
    std::stable_sort(edges_.begin(), edges_.end(), edge_before);
    return {};
  }

  Result<std::string_view> words(RelationId relation) {
    const auto known = words_.find(relation);
    if (known != words_.end()) return std::string_view(known->second);
    KG_ASSIGN(const std::string found, view_.relation(relation));
    return std::string_view(words_.emplace(relation, sanitize_text(found)).first->second);
  }

  Status make_row(Part part) {
    row_.source = part.first->edge.subject;
    row_.target = part.first->edge.object;
    ++row_.number;
    row_.relations.clear();
    row_.weight = 0;
    row_.confidence = 0;
    for (auto edge = part.first; edge != part.last; ++edge) {
      add_relation(row_, *edge);
      row_.weight += edge->edge.evidence_count;
      row_.confidence = std::max(row_.confidence, edge->edge.confidence);
    }
    std::stable_sort(row_.relations.begin(), row_.relations.end(),
                     [](const RelationLine& a, const RelationLine& b) {
                       return a.evidence_count > b.evidence_count;
                     });
    name_kind();
    if (detail_ != Detail::Links) KG_TRY(add_evidence(part));
    visit_(row_);
    return {};
  }

  // Two relations may read alike ("plan to go": planned, or a relation of these words).
  void name_kind() {
    row_.kind = label_of(row_);
    if (row_.kind.empty()) row_.kind = "related";
    const std::string same = row_.kind;
    for (int i = 2; !kinds_.insert(row_.kind).second; ++i)
      row_.kind = same + " (" + std::to_string(i) + ")";
  }

  Status add_evidence(Part part) {
    row_.evidence.clear();
    row_.days.clear();
    row_.first_date.clear();
    row_.last_date.clear();
    all_.clear();
    for (auto edge = part.first; edge != part.last; ++edge)
      KG_TRY(view_.for_each_evidence(edge->edge, [&](const Evidence& evidence) {
        all_.push_back(evidence);
        return true;
      }));
    std::sort(all_.begin(), all_.end(), evidence_before);
    for (const Evidence& evidence : all_) {
      KG_ASSIGN(const DocumentMetadata* known, document(evidence.document));
      add_date(known->date);
      if (detail_ == Detail::Evidence) add(evidence, *known);
    }
    std::sort(row_.days.begin(), row_.days.end());
    row_.days.erase(std::unique(row_.days.begin(), row_.days.end()), row_.days.end());
    return {};
  }

  void add_date(const std::string& date) {
    if (date.empty()) return;
    if (row_.first_date.empty() || date < row_.first_date) row_.first_date = date;
    if (date > row_.last_date) row_.last_date = date;
    std::string day = day_of(date);
    if (!day.empty()) row_.days.push_back(std::move(day));
  }

  void add(const Evidence& evidence, const DocumentMetadata& document) {
    ExportEvidence& one = row_.evidence.emplace_back();
    one.sentence = sanitize_text(evidence.text);
    one.document = document.title.empty() ? document.name : document.title;
    one.date = document.date;
    one.claimant = sanitize_text(evidence.claimant);
    one.name = document.name;
    one.publisher = document.publisher;
    one.source = document.source;
    one.document_id = evidence.document;
    one.number = evidence.sentence;
    one.confidence = evidence.confidence;
    if (one.sentence != evidence.text) return;  // other characters stand elsewhere now
    one.subject = evidence.subject;
    one.relation = evidence.relation;
    one.object = evidence.object;
  }

  // What is known of a document, sanitised.
  Result<const DocumentMetadata*> document(DocumentId id) {
    const auto known = documents_.find(id);
    if (known != documents_.end()) return &known->second;
    KG_ASSIGN(DocumentRecord found, view_.document(id));
    DocumentMetadata& metadata = found.metadata;
    for (std::string* text :
         {&metadata.name, &metadata.source, &metadata.publisher, &metadata.title, &metadata.date})
      *text = sanitize_text(*text);
    if (documents_.size() >= kDocumentsKept) documents_.clear();
    return &documents_.emplace(id, std::move(metadata)).first->second;
  }

  const GraphView& view_;
  const Merge merge_;
  const Detail detail_;
  const std::function<void(const ExportEdge&)>& visit_;
  Edges edges_;
  ExportEdge row_;
  std::vector<Evidence> all_;              // of one row
  std::unordered_set<std::string> kinds_;  // of the rows with the same ends so far
  std::unordered_map<RelationId, std::string> words_;
  std::unordered_map<DocumentId, DocumentMetadata> documents_;
};

// Edges and evidence of every entity, by its number.
class NodeCounts {
 public:
  struct Count {
    std::uint32_t links = 0;
    std::uint32_t mentions = 0;
  };

  explicit NodeCounts(std::uint64_t entities) : counts_(entities + 1) {}

  void add(const Edge& edge) {
    add(edge.subject, edge.evidence_count);
    if (edge.object != edge.subject) add(edge.object, edge.evidence_count);
  }
  Count of(EntityId id) const { return id.value < counts_.size() ? counts_[id.value] : Count(); }

 private:
  void add(EntityId id, std::uint32_t evidence) {
    if (id.value >= counts_.size()) counts_.resize(id.value + 1);
    ++counts_[id.value].links;
    counts_[id.value].mentions += evidence;
  }

  std::vector<Count> counts_;
};

Result<std::vector<EntityId>> ids_of(const GraphView& view) {
  std::vector<EntityId> ids;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    ids.push_back(entity.id);
    return true;
  }));
  return ids;
}

// Each text once, in order.
template <typename Rows, typename Text>
std::string joined(const Rows& rows, const Text& text, std::string_view between) {
  if (rows.size() == 1) return std::string(text(rows.front()));
  std::string all;
  std::unordered_set<std::string> seen;
  for (const auto& row : rows) {
    const std::string value(text(row));
    if (value.empty() || !seen.insert(value).second) continue;
    if (!all.empty()) all += between;
    all += value;
  }
  return all;
}

}  // namespace

std::string_view polarity_of(const ExportEdge& row) {
  const auto negative = [](const RelationLine& line) {
    return line.polarity == Polarity::Negative;
  };
  if (std::all_of(row.relations.begin(), row.relations.end(), negative)) return "negative";
  return std::any_of(row.relations.begin(), row.relations.end(), negative) ? "mixed" : "positive";
}

std::string label_of(const ExportEdge& row) { return joined(row.relations, relation_phrase, "; "); }

std::string words_of(const ExportEdge& row) {
  return joined(
      row.relations, [](const auto& line) -> const std::string& { return line.words; }, "; ");
}

std::string modalities_of(const ExportEdge& row) {
  return joined(
      row.relations, [](const auto& line) { return to_string(line.modality); }, "; ");
}

std::string joined_evidence(const ExportEdge& row, std::string ExportEvidence::*text,
                            std::string_view between) {
  return joined(
      row.evidence, [&](const auto& one) -> const std::string& { return one.*text; }, between);
}

Status for_each_node_row(const GraphView& view,
                         const std::function<void(const ExportNode&)>& visit) {
  KG_ASSIGN(const std::vector<EntityId> ids, ids_of(view));
  NodeCounts counts(ids.empty() ? 0 : ids.back().value);
  for (const EntityId id : ids)
    KG_TRY(view.for_each_edge(id, Direction::Out, [&](const Edge& edge) {
      counts.add(edge);
      return true;
    }));
  return view.for_each_entity([&](const Entity& entity) {
    const NodeCounts::Count count = counts.of(entity.id);
    ExportNode row{entity, count.links, count.mentions};
    row.entity.name = sanitize_text(entity.name);
    for (std::string& alias : row.entity.aliases) alias = sanitize_text(alias);
    visit(row);
    return true;
  });
}

Status for_each_edge_row(const GraphView& view, Merge merge, Detail detail,
                         const std::function<void(const ExportEdge&)>& visit) {
  KG_ASSIGN(const std::vector<EntityId> ids, ids_of(view));
  EdgeRows rows(view, merge, detail, visit);
  for (const EntityId id : ids) KG_TRY(rows.rows_of(id));
  return {};
}

}  // namespace kg
