#include "extract/claims/binary_edges.h"

#include "extract/claims/edge_walker.h"

namespace kg {
namespace {

double share_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Time:
      return 0.85;
    case EdgeKind::Speech:
    case EdgeKind::Clause:
    case EdgeKind::LaterPhrase:
      return 0.8;
    case EdgeKind::Object:
    case EdgeKind::Recipient:
    case EdgeKind::Phrase:
      return 0.75;
    case EdgeKind::Complement:
    case EdgeKind::Adverb:
      return 0.65;
    case EdgeKind::BesideObject:
      return 0.6;
    case EdgeKind::Fronted:
      return 0.55;
    case EdgeKind::Member:
      return 0.35;
  }
  return 0.5;
}

}  // namespace

double confidence_of_edge(EdgeKind kind, SubjectSource source) {
  switch (source) {
    case SubjectSource::Shared:
    case SubjectSource::Borrowed:
    case SubjectSource::Gerund:
    case SubjectSource::None:  // "there"
      return share_of(kind) * 0.7;
    case SubjectSource::Participle:
    case SubjectSource::Cleft:
    case SubjectSource::Relative:
      return share_of(kind) * 0.9;
    default:
      return share_of(kind);
  }
}

std::vector<BinaryEdge> binary_edges(const Tree& tree, const ClauseTable& clauses) {
  return EdgeWalker(tree, clauses).walk();
}

}  // namespace kg
