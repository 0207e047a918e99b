#ifndef KG_TESTS_SUPPORT_MARKED_TEXT_H_
#define KG_TESTS_SUPPORT_MARKED_TEXT_H_

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/mention.h"
#include "core/result.h"
#include "core/span.h"

namespace kg::testing {

/// Words of a text that refer to somebody or something.
struct Mark {
  Span span;                      ///< bytes of MarkedText::text
  std::string label;              ///< who it is; "!" = nobody
  std::vector<EntityType> types;  ///< what it may be; empty = not said here
};

/// "[k:PERSON|[uk:GPE|UK] leader Ann Kay] said ..." without its marks.
struct MarkedText {
  std::string text;
  std::vector<Mark>
      marks;  ///< in the order of their opening brackets: outer ones before inner ones
};

/// "k:ORG/FAC" into `mark`.
inline Status parse_label(std::string_view written, Mark& mark) {
  const auto colon = std::min(written.find(':'), written.size());
  mark.label = written.substr(0, colon);
  if (mark.label.empty()) return failure(ErrorCode::InvalidInput, "a mark without a label");
  for (auto at = colon; at < written.size();) {
    const auto end = std::min(written.find('/', at + 1), written.size());
    const std::string_view name = written.substr(at + 1, end - at - 1);
    const auto type = entity_type_from(name);
    if (!type) return failure(ErrorCode::InvalidInput, fmt::format("no type '{}'", name));
    mark.types.push_back(*type);
    at = end;
  }
  return {};
}

/// Reads `written`, which has brackets and bars in marks only. InvalidInput names what is wrong.
inline Result<MarkedText> parse_marked_text(std::string_view written) {
  MarkedText read;
  std::vector<std::size_t> open;  // marks that are not closed yet
  const auto here = [&] { return static_cast<std::uint32_t>(read.text.size()); };
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '[') {
      const auto bar = written.find_first_of("[]|", i + 1);
      if (bar == std::string_view::npos || written[bar] != '|')
        return failure(ErrorCode::InvalidInput, fmt::format("no bar in '{}'", written.substr(i)));
      open.push_back(read.marks.size());
      read.marks.push_back({{here(), here()}, "", {}});
      KG_TRY(parse_label(written.substr(i + 1, bar - i - 1), read.marks.back()));
      i = bar;
    } else if (written[i] == ']') {
      if (open.empty() || read.marks[open.back()].span.begin == here())
        return failure(ErrorCode::InvalidInput,
                       fmt::format("a bracket too many before '{}'", written.substr(i)));
      read.marks[open.back()].span.end = here();
      open.pop_back();
    } else if (written[i] == '|') {
      return failure(ErrorCode::InvalidInput, fmt::format("a bar in '{}'", written.substr(i)));
    } else {
      read.text += written[i];
    }
  }
  if (!open.empty())
    return failure(ErrorCode::InvalidInput,
                   fmt::format("the mark of '{}' is not closed", read.marks[open.back()].label));
  return read;
}

/// Right answers of all.
struct Count {
  int right = 0;
  int all = 0;

  void add(bool is_right) {
    ++all;
    right += is_right ? 1 : 0;
  }
  double share() const { return all == 0 ? 1 : static_cast<double>(right) / all; }
  std::string text() const {
    return fmt::format("{:5.1f} %  ({} of {})", 100 * share(), right, all);
  }
};

}  // namespace kg::testing

#endif  // KG_TESTS_SUPPORT_MARKED_TEXT_H_
