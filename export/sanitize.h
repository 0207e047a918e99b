#ifndef KG_EXPORT_SANITIZE_H_
#define KG_EXPORT_SANITIZE_H_

#include <string>
#include <string_view>

namespace kg {

/// What any reader of any format accepts: valid UTF-8 (ill-formed sequences become U+FFFD), only
/// characters that XML 1.0 allows (section 2.2: no control characters but tab and newline, no
/// U+FFFE and U+FFFF), and \n for every line end. Other text comes back unchanged.
/// sanitize_text(sanitize_text(x)) == sanitize_text(x).
std::string sanitize_text(std::string_view text);

}  // namespace kg

#endif  // KG_EXPORT_SANITIZE_H_
