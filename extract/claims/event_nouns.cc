#include "extract/claims/event_nouns.h"

#include <algorithm>
#include <unordered_map>

#include "core/check.h"
#include "event_nouns.tsv.h"

namespace kg {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> entries(std::string_view field) {
  return field.empty() ? std::vector<std::string_view>{} : split(field, ';');
}

EventNoun parse_row(std::string_view line) {
  const auto fields = split(line, '\t');
  KG_CHECK(fields.size() == 5);
  EventNoun row;
  row.noun = fields[0];
  row.verb = fields[1];
  for (const auto entry : entries(fields[2])) {
    const auto parts = split(entry, '=');
    row.objects.push_back({parts[0], parts.size() > 1 ? parts[1] : row.verb});
  }
  row.subjects = entries(fields[3]);
  for (const auto kind : entries(fields[4])) {
    row.patient = row.patient || kind == "patient";
    row.mutual = row.mutual || kind == "mutual";
    row.state = row.state || kind == "state";
  }
  return row;
}

struct Table {
  std::vector<EventNoun> rows;
  std::unordered_map<std::string_view, std::size_t> by_noun;

  Table() {
    for (const auto line : split(kEventNounsTsv, '\n'))
      if (!line.empty() && line.front() != '#') rows.push_back(parse_row(line));
    for (std::size_t i = 0; i < rows.size(); ++i) by_noun.emplace(rows[i].noun, i);
  }
};

const Table& table() {
  static const Table instance;  // built once, never changed
  return instance;
}

}  // namespace

const EventNoun::Object* EventNoun::object_marked_by(std::string_view preposition) const {
  const auto found = std::find_if(objects.begin(), objects.end(), [&](const Object& object) {
    return object.preposition == preposition;
  });
  return found == objects.end() ? nullptr : &*found;
}

bool EventNoun::marks_subject(std::string_view preposition) const {
  return std::find(subjects.begin(), subjects.end(), preposition) != subjects.end();
}

const EventNoun* find_event_noun(std::string_view lemma) {
  const auto found = table().by_noun.find(lemma);
  return found == table().by_noun.end() ? nullptr : &table().rows[found->second];
}

const std::vector<EventNoun>& event_nouns() { return table().rows; }

}  // namespace kg
