#ifndef KG_TESTS_SUPPORT_NOTATION_H_
#define KG_TESTS_SUPPORT_NOTATION_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/span.h"

namespace kg::testing {

/// The parts of "Subject -relation-> Object", as bytes of the line.
struct NotationLine {
  Span subject, relation, object;
  bool denied = false;  ///< "Subject -!relation-> Object"
};

/// Nothing if the line is none.
inline std::optional<NotationLine> parse_notation(std::string_view line) {
  const std::size_t left = line.find(" -"), right = line.find("-> ");
  if (left == std::string_view::npos || right == std::string_view::npos || right < left + 2)
    return std::nullopt;
  NotationLine parts;
  parts.denied = line[left + 2] == '!';
  parts.subject = {0, static_cast<std::uint32_t>(left)};
  parts.relation = {static_cast<std::uint32_t>(left + 2 + (parts.denied ? 1 : 0)),
                    static_cast<std::uint32_t>(right)};
  parts.object = {static_cast<std::uint32_t>(right + 3), static_cast<std::uint32_t>(line.size())};
  return parts;
}

}  // namespace kg::testing

#endif  // KG_TESTS_SUPPORT_NOTATION_H_
