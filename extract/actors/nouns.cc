#include "extract/actors/nouns.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/check.h"
#include "noun_classes.tsv.h"

namespace kg {
namespace {

// In the order of NounClass.
constexpr std::array<std::string_view, 6> kClasses = {"",     "person", "people",
                                                      "body", "place",  "building"};

std::string_view next_piece(std::string_view& text, char separator) {
  const auto at = text.find(separator);
  const auto piece = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return piece;
}

using Classes = std::unordered_map<std::string_view, NounClass>;

Classes read_classes() {
  Classes classes;
  std::string_view table = kNounClassesTsv;
  while (!table.empty()) {
    std::string_view line = next_piece(table, '\n');
    if (line.empty() || line.starts_with('#')) continue;
    const auto found = std::find(kClasses.begin(), kClasses.end(), next_piece(line, '\t'));
    KG_CHECK(found != kClasses.end());
    const auto noun_class = static_cast<NounClass>(found - kClasses.begin());
    while (!line.empty()) classes.emplace(next_piece(line, ';'), noun_class);
  }
  return classes;
}

}  // namespace

NounClass noun_class(std::string_view lemma) {
  static const Classes kClassOf = read_classes();  // built once, never changed
  const auto found = kClassOf.find(lemma);
  return found == kClassOf.end() ? NounClass::None : found->second;
}

}  // namespace kg
