#ifndef KG_EXPORT_LABELS_H_
#define KG_EXPORT_LABELS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "export/graph_rows.h"

namespace kg {

/// A relation for people: "not support", "want to secure", "join?".
std::string relation_phrase(const RelationLine& line);

/// `text` in lines of at most `width` characters where words allow; a longer word has a line of its
/// own. White space runs become one break or space. At most `max_lines` lines, the last one ending
/// in an ellipsis if there was more.
std::string wrap(std::string_view text, std::size_t width, std::size_t max_lines);

}  // namespace kg

#endif  // KG_EXPORT_LABELS_H_
