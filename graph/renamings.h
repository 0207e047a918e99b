#ifndef KG_GRAPH_RENAMINGS_H_
#define KG_GRAPH_RENAMINGS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/extraction.h"

namespace kg {

/// Two names that a document says are one actor's.
struct Renaming {
  std::uint32_t chain = 0, other = 0;  ///< the same where the document links both names
  std::string name, other_name;
  std::uint32_t sentence = 0;
};

/// "Twitter, now called X", "Velora, formerly Danish Gas", "Acme was renamed Zenix", "Acme changed
/// its name to Zenix": from claims, and from the words between two names.
std::vector<Renaming> read_renamings(const Extraction& extraction);

}  // namespace kg

#endif  // KG_GRAPH_RENAMINGS_H_
