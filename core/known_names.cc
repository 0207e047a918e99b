#include "core/known_names.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "bodies.tsv.h"
#include "core/check.h"
#include "core/table_rows.h"
#include "places.tsv.h"
#include "seats.tsv.h"

namespace kg {
namespace {

using Names = std::vector<std::string_view>;

bool is_shared(std::string_view name) { return name.ends_with('?'); }

std::string_view bare(std::string_view name) {
  return is_shared(name) ? name.substr(0, name.size() - 1) : name;
}

// The country that a code begins with: "GBR.GOV", "GB-SCT.LEG"; null for bodies of several.
const Country* country_of_code(std::string_view code) {
  return find_country_by_code(code.substr(0, code.find_first_of(".-/")));
}

EntityType type_named(std::string_view name) {
  const auto type = entity_type_from(name);
  KG_CHECK(type.has_value());
  return *type;
}

class Table {
 public:
  Table() {
    for (const Country& country : countries()) add_country(country);
    for_each_row_of(kBodiesTsv, [&](const Names& fields) { add_body(fields); });
    for_each_row_of(kSeatsTsv, [&](const Names& fields) { add_seat(fields); });
    for (const Country& country : countries()) add_capitals(country);
    for_each_row_of(kPlacesTsv, [&](const Names& fields) { add_place(fields); });
  }

  const KnownName* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }
  bool shares(std::string_view name) const { return shared_.contains(name); }

 private:
  // The entry by one of its names. Who has a name first keeps it; two bodies share it.
  void name(const KnownName& entry, std::string_view text) {
    if (is_shared(text)) {
      shared_.insert(bare(text));
      return;
    }
    const auto [found, first] = by_name_.emplace(text, &entry);
    const bool bodies = !first && found->second != &entry && entry.kind == KnownKind::Body &&
                        found->second->kind == KnownKind::Body;
    if (bodies) shared_.insert(text);
  }

  // `first_name` as the table has it, with a mark if it is shared.
  void add(KnownName entry, std::string_view first_name, std::initializer_list<Names> others) {
    entry.name = bare(first_name);
    const KnownName& kept = entries_.emplace_back(std::move(entry));
    name(kept, first_name);
    for (const Names& names : others)
      for (const auto other : names) name(kept, other);
  }

  void add_country(const Country& country) {
    const bool land = country.iso2 == "AQ";  // Antarctica has no people and no government
    add({.kind = KnownKind::Country,
         .code = std::string(country.iso3),
         .type = land ? EntityType::Loc : EntityType::Gpe,
         .country = &country},
        country.name, {country.others});
    shared_.insert(country.shared.begin(), country.shared.end());
  }

  void add_capitals(const Country& country) {
    const std::string code(country.iso3);
    for (const auto& city : country.seats)
      add({.kind = KnownKind::City,
           .code = code + "/" + std::string(city.front()),
           .country = &country,
           .acts_as = code + ".GOV"},
          city.front(), {city});
  }

  void add_body(const Names& fields) {
    KG_CHECK(fields.size() == 4);
    add({.kind = KnownKind::Body,
         .code = std::string(fields[0]),
         .type = EntityType::Org,
         .country = country_of_code(fields[0])},
        fields[1], {split(fields[2], ';'), split(fields[3], ';')});
  }

  void add_seat(const Names& fields) {
    KG_CHECK(fields.size() == 4);
    const std::string code(fields[1]);
    add({.kind = KnownKind::Seat,
         .code = code,
         .type = type_named(fields[2]),
         .country = country_of_code(code),
         .acts_as = code},
        fields[0], {split(fields[3], ';')});
  }

  void add_place(const Names& fields) {
    KG_CHECK(fields.size() == 4);
    const bool city = fields[0] == "city";
    std::string code(fields[1]);
    const Country* country = country_of_code(code);
    KG_CHECK(country != nullptr);
    if (city) code += "/" + std::string(bare(fields[2]));
    add({.kind = city ? KnownKind::City : KnownKind::Division, .code = code, .country = country},
        fields[2], {split(fields[3], ';')});
  }

  std::deque<KnownName> entries_;  // keep their addresses
  std::unordered_map<std::string_view, const KnownName*> by_name_;
  std::unordered_set<std::string_view> shared_;
};

const Table& table() {
  static const Table instance;  // built once, never changed
  return instance;
}

}  // namespace

const KnownName* find_known_name(std::string_view name) {
  return table().shares(name) ? nullptr : table().find(name);
}

const KnownName* find_body(std::string_view name) {
  const KnownName* found = find_known_name(name);
  return found != nullptr && found->kind == KnownKind::Body ? found : nullptr;
}

bool is_shared_name(std::string_view name) { return table().shares(name); }

std::string_view canonical_name(std::string_view name) {
  const KnownName* found = find_known_name(name);
  return found == nullptr ? name : found->name;
}

std::string_view known_names_version() { return "2"; }

}  // namespace kg
