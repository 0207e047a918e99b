#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "core/unicode.h"
#include "database/triples.h"
#include "extract/text/publication_date.h"

namespace kg {
namespace {

constexpr std::array<std::string_view, 10> kFields = {
    "subject", "relation", "object",   "subject_type", "object_type",
    "date",    "source",   "sentence", "confidence",   "polarity"};

tl::unexpected<Error> wrong(std::string_view name, std::string_view value, const char* what) {
  constexpr std::size_t kShown = 60;
  std::string shown(value.substr(0, kShown));
  if (shown.size() < value.size()) shown += "...";
  return failure(ErrorCode::InvalidInput,
                 fmt::format("{} '{}' {}", name, repair_utf8(shown), what));
}

// Without white space at the ends, every run of it inside made one space, bad bytes repaired.
std::string tidy(std::string_view value) {
  const std::string text = repair_utf8(value);
  std::string result;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = take_code_point(text, i);
    if (is_white_space(c)) {
      space = !result.empty();
      continue;
    }
    if (space) result += ' ';
    space = false;
    result.append(text, begin, i - begin);
  }
  return result;
}

Status set_type(std::optional<EntityType>& type, std::string_view name, const std::string& value) {
  std::string upper = value;
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  type = entity_type_from(upper);
  if (!type) return wrong(name, value, "is no type of entity, such as PERSON, ORG or GPE");
  return {};
}

Status set_date(Triple& triple, const std::string& value) {
  triple.time = parse_iso_date(value);
  if (triple.time) return {};
  if (const auto date = parse_publication_date(value)) triple.time = parse_iso_date(*date);
  if (!triple.time) return wrong("date", value, "is no date, such as 2025-02-27");
  return {};
}

Status set_confidence(Triple& triple, const std::string& value) {
  const char* end = value.data() + value.size();
  const auto [rest, error] = std::from_chars(value.data(), end, triple.confidence);
  if (error == std::errc() && rest == end && triple.confidence >= 0 && triple.confidence <= 1)
    return {};
  return wrong("confidence", value, "is no number from 0 to 1");
}

Status set_polarity(Triple& triple, const std::string& value) {
  if (value == to_string(Polarity::Positive))
    triple.polarity = Polarity::Positive;
  else if (value == to_string(Polarity::Negative))
    triple.polarity = Polarity::Negative;
  else
    return wrong("polarity", value, "is neither 'positive' nor 'negative'");
  return {};
}

}  // namespace

bool is_triple_field(std::string_view name) {
  return std::ranges::find(kFields, name) != kFields.end();
}

Status set_field(Triple& triple, std::string_view name, std::string_view value) {
  std::string text = tidy(value);
  if (text.empty()) return {};
  if (name == "subject")
    triple.subject = std::move(text);
  else if (name == "object")
    triple.object = std::move(text);
  else if (name == "relation")
    triple.relation = to_lower(text);
  else if (name == "source")
    triple.source = std::move(text);
  else if (name == "sentence")
    triple.sentence = std::move(text);
  else if (name == "subject_type")
    return set_type(triple.subject_type, name, text);
  else if (name == "object_type")
    return set_type(triple.object_type, name, text);
  else if (name == "date")
    return set_date(triple, text);
  else if (name == "confidence")
    return set_confidence(triple, text);
  else if (name == "polarity")
    return set_polarity(triple, text);
  return {};
}

Status check_whole(const Triple& triple) {
  for (const auto& [name, value] :
       {std::pair("subject", &triple.subject), std::pair("relation", &triple.relation),
        std::pair("object", &triple.object)})
    if (normalize_name(*value).empty())
      return failure(ErrorCode::InvalidInput, fmt::format("the {} is empty", name));
  return {};
}

}  // namespace kg
