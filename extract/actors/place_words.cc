#include "extract/actors/place_words.h"

#include <unordered_map>

#include "core/check.h"
#include "core/table_rows.h"
#include "place_use.tsv.h"

namespace kg {
namespace {

struct Words {
  std::unordered_map<std::string_view, std::uint32_t> lists;  // bits of PlaceWords

  Words() {
    static constexpr std::string_view kNames[] = {
        "act",      "act.adjective", "act.noun",    "face",       "have",
        "relation", "toward",        "toward.verb", "go",         "go.noun",
        "at",       "at.noun",       "at.passive",  "joined.act", "joined.at"};
    std::uint32_t list = 0;
    for_each_row_of(kPlaceUseTsv, [&](const std::vector<std::string_view>& fields) {
      KG_CHECK(fields.size() == 2 && list < std::size(kNames) && fields[0] == kNames[list]);
      for (const auto word : split(fields[1], ';')) lists[word] |= std::uint32_t{1} << list;
      ++list;
    });
  }
};

}  // namespace

bool is_in(PlaceWords list, std::string_view lemma) {
  static const Words words;  // built once, never changed
  const auto found = words.lists.find(lemma);
  return found != words.lists.end() &&
         ((found->second >> static_cast<std::uint32_t>(list)) & 1) != 0;
}

}  // namespace kg
