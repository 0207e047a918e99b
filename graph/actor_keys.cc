#include "graph/actor_keys.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "core/countries.h"
#include "core/known_names.h"
#include "core/unicode.h"
#include "graph/nicknames.h"
#include "graph/sentence_of.h"
#include "graph/state_body.h"

namespace kg {
namespace {

constexpr std::size_t kMonthLength = 7;  // YYYY-MM

bool is_person(const Chain& chain) { return chain.type == EntityType::Person; }

/// The country whose government a capital stands for: "*Moscow* rejected the plan". Null if it does
/// not.
const Country* government_of(const Chain& chain) {
  if (chain.use != PlaceUse::Government) return nullptr;
  const KnownName* known = find_known_name(chain.name);
  return known != nullptr && known->kind == KnownKind::City ? known->country : nullptr;
}

/// Whether a name is an acronym that the tables do not know: it may stand for anything.
bool is_unknown_acronym(std::string_view name) {
  return is_acronym(name) && find_known_name(name) == nullptr;
}

/// What separates the parts of keys and terms may not stand in them.
std::string plain(std::string_view text) {
  std::string result = normalize_name(text);
  std::erase_if(result, [](char c) { return c == '|' || c == ','; });
  return result;
}

void insert_sorted(std::vector<std::string>& list, std::string_view word) {
  if (word.empty()) return;
  const auto at = std::lower_bound(list.begin(), list.end(), word);
  if (at == list.end() || *at != word) list.emplace(at, word);
}

/// "be" + "chief executive" of "be chief executive of"; nothing if the relation says something else
/// than what somebody is.
std::optional<std::string_view> complement(std::string_view relation) {
  for (const std::string_view verb : {"be", "become", "remain"}) {
    if (relation == verb) return std::string_view();
    if (relation.starts_with(std::string(verb) + " ") && relation.ends_with(" of"))
      return relation.substr(verb.size() + 1, relation.size() - verb.size() - 4);
  }
  return std::nullopt;
}

bool is_company_form(std::string_view word) {
  static const std::set<std::string_view> kForms = {
      "inc",  "inc.", "corp", "corp.", "corporation", "co",   "co.",     "company", "ltd",
      "ltd.", "plc",  "llc",  "ag",    "gmbh",        "s.a.", "limited", "sa",      "group"};
  return kForms.contains(word);
}

/// "acme corp." -> "acme"; the name itself if it has no such ending.
std::string_view without_company_form(std::string_view name) {
  const auto space = name.rfind(' ');
  if (space == std::string_view::npos || !is_company_form(name.substr(space + 1))) return name;
  name = name.substr(0, space);
  if (name.ends_with(',')) name.remove_suffix(1);
  return name;
}

/// "donald j. trump" -> "donald trump"; empty if there is nothing between.
std::string without_middle(std::string_view name) {
  const std::string_view last = surname_of(name);
  const auto first = name.find(' ');
  if (first == std::string_view::npos || !name.ends_with(last)) return {};
  const auto begin = name.size() - last.size();
  if (begin <= first + 1) return {};
  return std::string(name.substr(0, first + 1)) + std::string(last);
}

/// By which spellings of one name are found: a name of several words by its skeleton, a single one
/// by its letters without marks.
std::string spelling_term(const char* kind, std::string_view name) {
  const bool words = name.find(' ') != std::string_view::npos;
  return std::string("k|") + kind + "|" +
         (words ? spelling_skeleton(name) : to_lower(romanize(name)));
}

/// "competition and markets authority" -> "cma"; empty for a name of less than three words.
std::string initials_of(std::string_view name) {
  static const std::set<std::string_view> kSmall = {"of", "and", "the", "for", "in", "on", "to"};
  std::string initials;
  while (!name.empty()) {
    const auto end = std::min(name.find(' '), name.size());
    if (end > 0 && !kSmall.contains(name.substr(0, end))) initials += name[0];
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return initials.size() < 3 ? std::string() : initials;
}

class TermList {
 public:
  explicit TermList(std::uint32_t sentence) : sentence_(sentence) {}
  void add(std::string term) { add(std::move(term), sentence_); }
  void add(std::string term, std::uint32_t sentence) {
    for (const ActorTerm& known : terms_)
      if (known.term == term) return;
    terms_.push_back({std::move(term), sentence});
  }
  std::vector<ActorTerm> take() { return std::move(terms_); }

 private:
  std::uint32_t sentence_;
  std::vector<ActorTerm> terms_;
};

bool is_of_state(const Office& office) {
  return office.field == "politics" || office.title == "president";
}

const Country* country_of_code(std::string_view code) {
  const auto& all = countries();
  const auto at = std::find_if(all.begin(), all.end(),
                               [&](const Country& country) { return country.iso3 == code; });
  return at == all.end() ? nullptr : &*at;
}

std::string office_term(const Office& office, const std::string& month) {
  return "o|" + plain(office.title) + "|" + plain(office.body) + "|" + month;
}

}  // namespace

ActorKeys::ActorKeys(const Extraction& extraction)
    : extraction_(extraction), renamings_(read_renamings(extraction)) {
  const std::string& date = extraction.document.metadata.date;
  if (date.size() >= kMonthLength) month_ = date.substr(0, kMonthLength);
  read_offices();
  read_context();
}

void ActorKeys::read_offices() {
  const std::string& text = extraction_.document.text;
  for (std::uint32_t c = 0; c < extraction_.claims.size(); ++c) {
    const Claim& claim = extraction_.claims[c];
    const ClaimArgument* object = claim.object();
    if (!claim.subject.chain || object == nullptr || object->role != ArgumentRole::Object) continue;
    if (!is_person(extraction_.chains[*claim.subject.chain])) continue;
    if (claim.polarity != Polarity::Positive || claim.modality != Modality::Actual) continue;
    const auto phrase = complement(claim.relation_lemma);
    if (!phrase) continue;
    const auto words = slice(text, object->part.extent());
    auto office = phrase->empty() ? read_office(words) : read_office(*phrase, words);
    if (!office) continue;
    if (claim.relation.text == "was" || claim.relation.text.starts_with("was the "))
      office->past = true;
    offices_.push_back({std::move(*office), *claim.subject.chain, c});
  }
}

/// The country named most often, with its people and its capital; none if two are named as often.
void ActorKeys::read_context() {
  std::map<std::string_view, std::size_t> counts;
  for (const Chain& chain : extraction_.chains) {
    const Country* country = chain.named && !is_person(chain) ? find_country(chain.name) : nullptr;
    if (country == nullptr && chain.named) country = find_country_of_people(chain.name);
    if (country == nullptr && chain.named) country = find_country_of_capital(chain.name);
    if (country != nullptr) counts[country->iso3] += chain.mentions.size();
  }
  std::size_t most = 0;
  for (const auto& [country, count] : counts) {
    if (count == most) context_.clear();
    if (count > most) context_ = country;
    most = std::max(most, count);
  }
}

NodeKey ActorKeys::key_of(std::uint32_t c, std::string_view name) const {
  const Chain& chain = extraction_.chains[c];
  NodeKey key;
  key.name = plain(name);
  if (!is_person(chain)) {
    if (is_unknown_acronym(name)) {
      key.form = NameForm::Acronym;
      key.context = context_;
    }
    return key;
  }
  for (const HeldOffice& held : offices_) {
    if (held.chain != c) continue;
    insert_sorted(key.sense.fields, held.office.field);
    insert_sorted(key.sense.countries, held.office.country);
    if (key.title.empty() && !held.office.past) key.title = plain(held.office.title);
  }
  if (key.sense.empty() && key.title.empty()) read_occupation(c, key);
  if (is_bare_name(key.name)) {
    key.form = NameForm::Bare;
    key.context = context_;
    if (!key.title.empty()) key.month = month_;
  } else {
    key.title.clear();
  }
  return key;
}

/// "The novelist Varga": what stands before a name, where no claim says it.
void ActorKeys::read_occupation(std::uint32_t c, NodeKey& key) const {
  for (const std::uint32_t m : extraction_.chains[c].mentions) {
    const Mention& mention = extraction_.mentions[m];
    if (mention.kind != MentionKind::Name || mention.head.begin <= mention.span.begin) continue;
    const auto words = slice(extraction_.document.text, {mention.span.begin, mention.head.begin});
    const auto office = read_office(words);
    if (!office || office->past) continue;
    insert_sorted(key.sense.fields, office->field);
    insert_sorted(key.sense.countries, office->country);
    if (key.title.empty()) key.title = plain(office->title);
  }
}

/// The spellings of a name with other forms of the first name, by themselves and with each office
/// held: "Bill Harper, mayor of Dalton" is "William Harper, mayor of Dalton".
std::vector<std::string> ActorKeys::first_name_terms(std::uint32_t c, std::string_view name) const {
  const auto space = std::min(name.find(' '), name.size());
  const std::string first(name.substr(0, space));
  std::vector<std::string> terms, with_office;
  for (const std::string& given : given_names_of(first)) {
    terms.push_back("k|p|" + spelling_skeleton(given + std::string(name.substr(space))));
    with_office.push_back(terms.back());
  }
  if (has_short_form(first)) with_office.push_back("k|p|" + spelling_skeleton(name));
  for (const HeldOffice& held : offices_) {
    if (held.chain != c || held.office.past || held.office.body.empty()) continue;
    for (const std::string& term : with_office)
      terms.push_back(term + "|" + plain(held.office.title) + "|" + plain(held.office.body));
  }
  return terms;
}

std::vector<ActorTerm> ActorKeys::terms_of(std::uint32_t c, const NodeKey& key) const {
  const Chain& chain = extraction_.chains[c];
  TermList terms(first_sentence(c));
  const char* kind = is_person(chain) ? "p" : "t";
  if (key.form == NameForm::Bare) {
    terms.add("b|" + spelling_skeleton(surname_of(key.name)));
  } else if (key.form == NameForm::Acronym) {
    terms.add("y|" + key.name);
  } else {
    terms.add(std::string("n|") + kind + "|" + key.name);
    terms.add(spelling_term(kind, key.name));
  }
  if (!is_person(chain) && key.form == NameForm::Full && key.name.find(' ') == std::string::npos)
    terms.add("d|" + spelling_skeleton(key.name));
  if (is_person(chain) && key.form == NameForm::Bare && shows_person(c))
    terms.add("h|" + spelling_skeleton(surname_of(key.name)));
  if (is_person(chain) && key.form == NameForm::Full) {
    terms.add("s|" + spelling_skeleton(surname_of(key.name)));
    for (std::string& term : first_name_terms(c, key.name)) terms.add(std::move(term));
    const std::string middle = without_middle(key.name);
    if (!middle.empty()) terms.add("m|" + middle);
  }
  if (chain.type == EntityType::Org && key.form == NameForm::Full) {
    if (without_company_form(key.name) != key.name)
      terms.add("c|" + std::string(without_company_form(key.name)));
    const std::string initials = initials_of(key.name);
    if (!initials.empty()) terms.add("i|" + initials);
    if (!context_.empty()) terms.add("g|" + context_);
  }
  for (const std::string& alias : chain.aliases) {
    const std::string name = plain(alias);
    if (name.empty() || name == key.name) continue;
    if (!is_person(chain) && find_country(alias) != nullptr) continue;
    if (is_person(chain) && is_bare_name(name)) {
      if (name != surname_of(key.name)) terms.add("d|" + spelling_skeleton(name));
      continue;
    }
    if (!is_person(chain) && is_unknown_acronym(alias)) {
      terms.add("x|" + name);  // it may be short for something else elsewhere
      continue;
    }
    terms.add(std::string("a|") + kind + "|" + name);
  }
  if (const Country* country = government_of(chain))
    terms.add("r|t|" + plain(state_body_name({"government", {}}, country->iso3, false)));
  for (const Renaming& renaming : renamings_) {
    for (const auto& [one, other, name] :
         {std::tuple(renaming.chain, renaming.other, renaming.other_name),
          std::tuple(renaming.other, renaming.chain, renaming.name)}) {
      if (one != c || plain(name) == key.name) continue;
      const bool person = is_person(extraction_.chains[other]);
      const bool acronym = !person && is_unknown_acronym(name);
      terms.add((acronym ? "x|" : person ? "r|p|" : "r|t|") + plain(name), renaming.sentence);
    }
  }
  for (const HeldOffice& held : offices_)
    if (held.chain == c && !held.office.past)
      terms.add(office_term(held.office, month_), extraction_.claims[held.claim].sentence);
  return terms.take();
}

std::optional<std::string> ActorKeys::state_body(std::uint32_t c) const {
  const Chain& chain = extraction_.chains[c];
  if (government_of(chain) != nullptr) return chain.name + " (government)";
  if (is_person(chain) || chain.type == EntityType::Gpe) return std::nullopt;
  auto body = read_state_body(chain.name);
  if (!body) return std::nullopt;
  for (const std::uint32_t m : chain.mentions) {
    if (!body->country.empty()) break;
    const Mention& mention = extraction_.mentions[m];
    const auto said = read_state_body(slice(extraction_.document.text, mention.span));
    if (said) body->country = said->country;
  }
  return state_body_name(*body, body->country.empty() ? context_ : body->country, true);
}

std::optional<std::string> ActorKeys::state_body(std::string_view phrase) const {
  const auto body = read_state_body(phrase);
  if (!body) return std::nullopt;
  return state_body_name(*body, body->country.empty() ? context_ : body->country, false);
}

std::vector<ActorTerm> ActorKeys::terms_of_body(std::string_view name, std::uint32_t sentence) {
  return {{"n|t|" + plain(name), sentence}};
}

std::optional<NodeKey> ActorKeys::key_of_office(std::string_view phrase) const {
  const auto office = read_office(phrase);
  if (!office || !office->single || office->past || phrase.empty()) return std::nullopt;
  NodeKey key;
  key.form = NameForm::Office;
  key.title = plain(office->title);
  key.body = plain(office->body);
  key.context = context_;
  key.month = month_;
  insert_sorted(key.sense.countries, office->country);
  key.name = key.body.empty() ? key.title : key.title + " (" + key.body + ")";
  // An office of state, of no country that is said, is of the one that the document is about.
  const Country* country = country_of_code(context_);
  if (key.body.empty() && country != nullptr && is_of_state(*office)) {
    key.body = plain(country->name);
    insert_sorted(key.sense.countries, context_);
  }
  return key;
}

std::vector<ActorTerm> ActorKeys::terms_of_office(const NodeKey& key,
                                                  std::uint32_t sentence) const {
  return {{"q|" + key.title + "|" + key.body, sentence}};
}

/// Whether a document shows that a name is a person's: he, she or a noun stands for it.
bool ActorKeys::shows_person(std::uint32_t c) const {
  static const std::set<std::string> kPronouns = {"he",  "him", "his",     "himself",
                                                  "she", "her", "herself", "hers"};
  const auto& mentions = extraction_.chains[c].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    const Mention& mention = extraction_.mentions[m];
    const auto words = slice(extraction_.document.text, mention.span);
    return mention.kind == MentionKind::Nominal || kPronouns.contains(to_lower(words));
  });
}

std::uint32_t ActorKeys::first_sentence(std::uint32_t c) const {
  const auto& mentions = extraction_.chains[c].mentions;
  return mentions.empty() ? 0
                          : sentence_of(extraction_, extraction_.mentions[mentions.front()].span);
}

}  // namespace kg
