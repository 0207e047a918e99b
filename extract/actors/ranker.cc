#include "extract/actors/ranker.h"

#include <charconv>
#include <unordered_map>

#include "core/check.h"
#include "pronoun_ranker.tsv.h"

namespace kg {
namespace {

constexpr std::size_t kColumns = 9;  // three classes of pronouns, three places each

/// The fields of a line, and what is left of it.
std::string_view next_field(std::string_view& line, char separator) {
  const auto at = line.find(separator);
  const auto field = line.substr(0, at);
  line.remove_prefix(at == std::string_view::npos ? line.size() : at + 1);
  return field;
}

/// data/pronoun_ranker.tsv: a line a feature, its name and a weight for each column.
class Weights {
 public:
  Weights() : rows_(pronoun_feature_names().size()) {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < rows_.size(); ++i) index.emplace(pronoun_feature_names()[i], i);
    std::string_view table = kPronounRankerTsv;
    while (!table.empty()) {
      std::string_view line = next_field(table, '\n');
      if (line.empty() || line.starts_with('#')) continue;
      const auto found = index.find(next_field(line, '\t'));
      KG_CHECK(found != index.end());
      for (double& weight : rows_[found->second]) weight = number(next_field(line, '\t'));
    }
  }

  double at(std::size_t feature, std::size_t column) const { return rows_[feature][column]; }

 private:
  static double number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  std::vector<std::array<double, kColumns>> rows_;
};

const Weights& weights() {
  static const Weights instance;  // built once, never changed
  return instance;
}

}  // namespace

double pronoun_score(PronounClass kind, PronounPlace place, const PronounFeatures& features) {
  const std::size_t column = 3 * static_cast<std::size_t>(kind) + static_cast<std::size_t>(place);
  double sum = 0;
  for (const PronounFeature& feature : features)
    sum += weights().at(feature.index, column) * static_cast<double>(feature.value);
  return sum;
}

}  // namespace kg
