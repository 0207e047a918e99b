#ifndef KG_EXTRACT_CLAIMS_BINARY_EDGES_H_
#define KG_EXTRACT_CLAIMS_BINARY_EDGES_H_

#include <vector>

#include "extract/claims/tree.h"

namespace kg {

/// Subject, relation and object in the words of the sentence alone, each as tokens in text order.
struct BinaryEdge {
  std::vector<TokenIndex> subject;
  std::vector<TokenIndex> relation;
  std::vector<TokenIndex> object;
  double confidence = 0.5;
};

/// The sentence as binary edges: the words of each clause are walked from left to right, and every
/// noun phrase on the way ends an edge whose relation is the words before it. "He tied the rope to
/// a post" gives (He; tied; the rope) and (He; tied the rope to; a post).
std::vector<BinaryEdge> binary_edges(const Tree& tree);

}  // namespace kg

#endif  // KG_EXTRACT_CLAIMS_BINARY_EDGES_H_
