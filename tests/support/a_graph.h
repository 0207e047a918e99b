#ifndef KG_TESTS_SUPPORT_A_GRAPH_H_
#define KG_TESTS_SUPPORT_A_GRAPH_H_

#include <sstream>
#include <string>
#include <vector>

#include "graph/knowledge_graph.h"

namespace kg {

/// An entity from "Ada Lane:PERSON"; without a type it is a concept.
inline Entity an_entity(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Entity entity;
  entity.name = text.substr(0, colon);
  if (colon != std::string::npos) {
    entity.type = entity_type_from(text.substr(colon + 1)).value_or(EntityType::Other);
    entity.named = true;
  }
  return entity;
}

/// A graph from lines "A:PERSON -meet-> B:ORG". Each line is one sentence of one document, dated
/// 2025-01-01 and a day later for each further line. "-!meet->" is negated. A line may end in
/// " x3" (three sentences) and " @0.5" (confidence; else 0.9), in this order.
inline KnowledgeGraph a_graph(const std::string& lines) {
  KnowledgeGraph graph;
  std::istringstream in(lines);
  std::uint32_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto cut = [&](const std::string& mark, double otherwise) {
      const std::size_t place = line.rfind(mark);
      if (place == std::string::npos) return otherwise;
      const double value = std::stod(line.substr(place + mark.size()));
      line.resize(place);
      return value;
    };
    const double confidence = cut(" @", 0.9);
    const auto times = static_cast<std::uint32_t>(cut(" x", 1));
    const std::size_t left = line.find(" -"), right = line.rfind("-> ");
    std::string words = line.substr(left + 2, right - left - 2);
    const std::string subject = line.substr(0, left), object = line.substr(right + 3);
    Evidence evidence;
    if (words.starts_with("!")) evidence.polarity = Polarity::Negative, words.erase(0, 1);
    DocumentMetadata metadata;
    metadata.name = "doc" + std::to_string(++number);
    metadata.publisher = number % 2 == 1 ? "Morning Post" : "Evening Post";
    metadata.date = "2025-01-" + std::string(number < 10 ? "0" : "") + std::to_string(number);
    evidence.document = graph.add_document(metadata);
    evidence.confidence = confidence;
    const EntityId from = graph.add_entity(an_entity(subject));
    const EntityId to = graph.add_entity(an_entity(object));
    const RelationId relation = graph.add_relation(words);
    for (std::uint32_t i = 0; i < times; ++i) {
      evidence.sentence = i;
      evidence.text = graph.entity(from)->name + " " + words + " " + graph.entity(to)->name + ".";
      graph.add_evidence(from, relation, to, evidence);
    }
  }
  return graph;
}

inline EntityId id_of(const GraphView& view, std::string_view name) {
  const auto found = view.find_exact(name);
  return found && !found->empty() ? found->front() : EntityId();
}

inline std::vector<Edge> edges_of(const GraphView& view, EntityId id, Direction direction) {
  std::vector<Edge> edges;
  (void)view.for_each_edge(id, direction, [&](const Edge& edge) {
    edges.push_back(edge);
    return true;
  });
  return edges;
}

/// Every entity, edge and piece of evidence of a view, one a line, for comparing.
inline std::string print_graph(const GraphView& view) {
  std::ostringstream out;
  (void)view.for_each_document([&](const DocumentRecord& document) {
    out << "d" << document.id.value << " " << document.metadata.name << " "
        << document.metadata.date << "\n";
    return true;
  });
  std::vector<Entity> entities;
  (void)view.for_each_entity([&](const Entity& entity) {
    entities.push_back(entity);
    return true;
  });
  for (const Entity& entity : entities) {
    out << "n" << entity.id.value << " " << entity.name << " " << to_string(entity.type)
        << (entity.named ? "" : " concept");
    for (const std::string& alias : entity.aliases) out << " =" << alias;
    out << "\n";
    for (const Direction direction : {Direction::Out, Direction::In})
      for (const Edge& edge : edges_of(view, entity.id, direction)) {
        out << (direction == Direction::Out ? "  out n" : "  in n") << edge.subject.value << " -"
            << view.relation(edge.relation).value_or("?") << "-> n" << edge.object.value << " "
            << to_string(edge.polarity) << " " << to_string(edge.modality) << " x"
            << edge.evidence_count << " " << edge.confidence << "\n";
        (void)view.for_each_evidence(edge, [&](const Evidence& evidence) {
          out << "    " << evidence.document.value << ":" << evidence.sentence << ":"
              << evidence.ordinal << " " << evidence.confidence << " " << evidence.text << "\n";
          return true;
        });
      }
  }
  return out.str();
}

}  // namespace kg

#endif  // KG_TESTS_SUPPORT_A_GRAPH_H_
