#include "export/sanitize.h"

#include "core/unicode.h"

namespace kg {
namespace {

// Text of nearly all names and most sentences.
bool is_plain(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n') || byte >= 0x80) return false;
  }
  return true;
}

}  // namespace

std::string sanitize_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  const std::string repaired = repair_utf8(text);
  std::string clean;
  clean.reserve(repaired.size());
  for (std::size_t i = 0; i < repaired.size(); ++i) {
    const char c = repaired[i];
    if (c == '\r') {
      if (repaired.compare(i + 1, 1, "\n") != 0) clean += '\n';
    } else if (c == '\xEF' && (repaired.compare(i, 3, "\xEF\xBF\xBE") == 0 ||
                               repaired.compare(i, 3, "\xEF\xBF\xBF") == 0)) {
      i += 2;  // U+FFFE, U+FFFF
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') {
      clean += c;
    }
  }
  return clean;
}

}  // namespace kg
