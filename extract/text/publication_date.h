#ifndef KG_EXTRACT_TEXT_PUBLICATION_DATE_H_
#define KG_EXTRACT_TEXT_PUBLICATION_DATE_H_

#include <optional>
#include <string>
#include <string_view>

namespace kg {

/// A publication date as ISO 8601: "YYYY-MM-DD", or "YYYY-MM-DDThh:mm:ssZ" when `text` has a time
/// with its zone. Reads ISO dates and times ("2025-02-27T09:30:00+01:00", "2025/02/27"), English
/// dates ("27 February 2025", "Feb. 27, 2025", with or without a weekday) and those of mail and
/// feeds ("Thu, 27 Feb 2025 09:30:00 GMT"); a time without a zone is dropped. Nothing when it is
/// no such date, or a day that does not exist.
/// Dates of digits alone whose order depends on the country ("02/03/2025") are not read.
std::optional<std::string> parse_publication_date(std::string_view text);

}  // namespace kg

#endif  // KG_EXTRACT_TEXT_PUBLICATION_DATE_H_
