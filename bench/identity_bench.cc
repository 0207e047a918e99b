// How actors scale: the time to add a document and to bring the actors up to date, and to look a
// name up, while a store grows to a million documents and actors.
//   identity_bench FOLDER [DOCUMENTS]
// FOLDER is made and removed. Names are made up of syllables; surnames recur, some often. A
// document names 18 people in full, with an office, and two by surname alone; most were named
// before.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/sha256.h"
#include "core/unicode.h"
#include "database/identity.h"
#include "database/store_view.h"
#include "graph/node_key.h"
#include "query/name.h"
#include "storage/store.h"

namespace kg {
namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

/// A number that is as good as random, the same for the same number (the finaliser of SplitMix64).
std::uint64_t mixed(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
  return number ^ (number >> 31);
}

/// Of `count` things, one that is as random as `number`, the first ones much more often.
std::size_t skewed(std::uint64_t number, std::size_t count) {
  const double share = static_cast<double>(number >> 11) * 0x1p-53;
  return static_cast<std::size_t>(share * share * static_cast<double>(count));
}

class Names {
 public:
  // 2,744 first names, 537,824 surnames, of which some are frequent.
  std::string person(std::size_t number) const {
    return word(mixed(2 * number) % 2744, 3) + " " + surname(number);
  }
  std::string surname(std::size_t number) const {
    return word(skewed(mixed(2 * number + 1), 537824), 5);
  }

 private:
  std::string word(std::size_t number, std::size_t syllables) const {
    static const std::vector<std::string> kSyllables = {"ka", "lo", "mi", "ne", "ru", "ta", "so",
                                                        "vi", "da", "pe", "no", "ga", "li", "bu"};
    std::string text;
    for (std::size_t i = 0; i < syllables; ++i, number /= kSyllables.size())
      text += kSyllables[number % kSyllables.size()];
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }
};

/// How many people the first `documents` name: new ones become rarer (Heaps' law), a million after
/// a million documents.
std::size_t people_in(std::size_t documents) {
  return static_cast<std::size_t>(16 * std::pow(static_cast<double>(documents), 0.8));
}

StoredEntity person(const std::string& name, const char* country, bool bare) {
  StoredEntity entity{.type = EntityType::Person,
                      .named = true,
                      .key = {},
                      .name = name,
                      .aliases = {},
                      .terms = {}};
  NodeKey key{.name = normalize_name(name)};
  const std::string surname = spelling_skeleton(surname_of(key.name));
  if (bare) {
    key.form = NameForm::Bare;
    key.context = country;
    entity.terms = {{"b|" + surname, 0}};
  } else {
    key.sense = {{"politics"}, {country}};
    entity.terms = {{"k|p|" + spelling_skeleton(key.name), 0},
                    {"n|p|" + key.name, 0},
                    {"o|minister|norway|2025-02", 0},
                    {"s|" + surname, 0}};
  }
  entity.key = encode(key);
  return entity;
}

StoredDocument document(std::size_t number, std::mt19937_64& random) {
  static const std::vector<const char*> kCountries = {"NOR", "SWE", "GBR", "FRA", "USA", "KEN"};
  const Names names;
  StoredDocument doc;
  doc.metadata.source = fmt::format("doc{}", number);
  doc.metadata.name = doc.metadata.source;
  doc.metadata.date = "2025-02-01";
  doc.sha256 = sha256(doc.metadata.source);
  doc.extractor = "bench";
  doc.sentences = {"They met."};
  std::vector<std::string> seen;
  const std::size_t known = people_in(number), people = people_in(number + 1);
  for (std::size_t i = 0; i < 20; ++i) {
    const std::size_t who = known + i < people ? known + i : skewed(random(), people);
    const char* country = kCountries[who % kCountries.size()];
    StoredEntity entity = i < 18 ? person(names.person(who), country, false)
                                 : person(names.surname(who), country, true);
    if (std::find(seen.begin(), seen.end(), entity.key) != seen.end()) continue;
    seen.push_back(entity.key);
    doc.entities.push_back(std::move(entity));
  }
  for (std::uint32_t i = 1; i < doc.entities.size(); ++i)
    doc.facts.push_back({.subject = 0,
                         .relation = "meet",
                         .object = i,
                         .sentence = 0,
                         .ordinal = i,
                         .subject_span = {},
                         .relation_span = {},
                         .object_span = {},
                         .confidence = 0.9,
                         .claimant = {},
                         .rule = "bench"});
  return doc;
}

int run(const std::filesystem::path& folder, std::size_t documents) {
  std::filesystem::remove_all(folder);
  auto store = Store::open(folder, {.create = true});
  if (!store) return fmt::print(stderr, "{}\n", store.error().message), 1;
  std::mt19937_64 random(42);
  const Names names;
  fmt::print("| documents | actors | put, us | actors brought up to date, us | look-up, us |\n");
  fmt::print("|---|---|---|---|---|\n");
  std::vector<double> puts, updates;
  std::size_t next_report = 1000;
  for (std::size_t d = 0;; ++d) {
    const StoredDocument doc = document(d, random);
    auto start = Clock::now();
    if (!(*store)->put(doc, false)) return 1;
    puts.push_back(microseconds_since(start));
    // One document at a time only near a report; else a thousand together, which is quicker.
    const bool near = d + 300 >= next_report;
    if (near || d % 1000 == 0) {
      start = Clock::now();
      if (!update_identity(**store, false)) return 1;
      if (near) updates.push_back(microseconds_since(start));
    }
    if (d + 1 < next_report) continue;
    StoreView view(*(*store)->snapshot());
    std::vector<double> look_ups;
    for (int i = 0; i < 2000; ++i) {
      const std::string name = names.person(random() % people_in(d + 1));
      start = Clock::now();
      const auto found = resolve_name(view, name);
      look_ups.push_back(microseconds_since(start));
      if (!found || found->match == NameMatch::Unknown) return 1;
    }
    puts.erase(puts.begin(), puts.end() - 300);
    updates.erase(updates.begin());  // it settles what was left from before
    fmt::print("| {} | {} | {:.0f} | {:.0f} | {:.1f} |\n", d + 1, view.entity_count(), median(puts),
               median(updates), median(look_ups));
    std::fflush(stdout);
    if (d + 1 >= documents) break;
    puts.clear();
    updates.clear();
    next_report *= 10;
  }
  store->reset();
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "identity_bench FOLDER [DOCUMENTS]\n"), 2;
  return kg::run(argv[1], argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1000000);
}
