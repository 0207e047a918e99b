#include "extract/nlp/lemmatizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/nlp/characters.h"
#include "extract/nlp/model_files.h"
#include "extract/nlp/strings.h"

namespace kg {
namespace {

struct Rule {
  std::string_view old_ending;
  std::string_view new_ending;
};

// The tables of one part of speech; strings are bytes of the file.
struct PosTables {
  std::vector<Rule> rules;
  std::unordered_set<std::string_view> index;                                      // known lemmas
  std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;  // by form

  bool empty() const { return rules.empty() && index.empty() && exceptions.empty(); }
};

// What is_base_form asks about a morphology string.
struct MorphFeatures {
  bool singular = false;        // Number=Sing
  bool positive = false;        // Degree=Pos
  bool uninflected = false;     // VerbForm=Inf or VerbForm=None
  bool present_finite = false;  // VerbForm=Fin and Tense=Pres, without Number
};

bool has_feature(std::string_view morph, std::string_view feature) {
  return fmt::format("|{}|", morph).find(fmt::format("|{}|", feature)) != std::string::npos;
}

MorphFeatures features_of(std::string_view morph) {
  MorphFeatures features;
  features.singular = has_feature(morph, "Number=Sing");
  features.positive = has_feature(morph, "Degree=Pos");
  features.uninflected = has_feature(morph, "VerbForm=Inf") || has_feature(morph, "VerbForm=None");
  features.present_finite = has_feature(morph, "VerbForm=Fin") &&
                            has_feature(morph, "Tense=Pres") &&
                            fmt::format("|{}", morph).find("|Number=") == std::string::npos;
  return features;
}

// Source: EnglishLemmatizer.is_base_form in spacy/lang/en/lemmatizer.py.
bool is_base_form(Pos pos, const MorphFeatures& features) {
  return (pos == Pos::Noun && features.singular) || (pos == Pos::Verb && features.present_finite) ||
         features.uninflected || features.positive;
}

bool contains(const std::vector<std::string>& forms, std::string_view form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

// The lemma of a form that is not a base form. Each step may put candidates before those of the
// step before, and the last one put in front wins. Source: Lemmatizer.rule_lemmatize.
std::string lemma_by_rules(std::string_view form, const std::string& lower,
                           const PosTables& tables) {
  std::vector<std::string> forms;
  std::string unknown;  // the first candidate that is no known lemma
  for (const Rule& rule : tables.rules) {
    if (!lower.ends_with(rule.old_ending)) continue;
    std::string candidate = lower.substr(0, lower.size() - rule.old_ending.size());
    candidate += rule.new_ending;
    if (candidate.empty()) continue;
    if (tables.index.contains(candidate)) {
      forms.insert(forms.begin(), std::move(candidate));
    } else if (!is_alpha(candidate)) {
      forms.push_back(std::move(candidate));
    } else if (unknown.empty()) {
      unknown = std::move(candidate);
    }
  }
  if (const auto exceptions = tables.exceptions.find(lower); exceptions != tables.exceptions.end())
    for (const std::string_view exception : exceptions->second)
      if (!contains(forms, exception)) forms.insert(forms.begin(), std::string(exception));
  if (!forms.empty()) return std::move(forms.front());
  return unknown.empty() ? std::string(form) : std::move(unknown);
}

using TablesById = std::unordered_map<StringId, PosTables>;

// Calls add(tables of the part of speech, its value) for each entry of the table `name`.
template <typename Add>
Status load_table(const msgpack::object& file, std::string_view name, TablesById& tables, Add add) {
  const msgpack::object* table = find(file, name);
  if (table == nullptr || table->is_nil()) return {};
  const auto corrupt = [&] {
    return failure(ErrorCode::Corruption, fmt::format("{} is not as spaCy writes it", name));
  };
  if (table->type != msgpack::type::MAP) return corrupt();
  for (std::uint32_t i = 0; i < table->via.map.size; ++i) {
    const msgpack::object_kv& entry = table->via.map.ptr[i];
    if (entry.key.type != msgpack::type::POSITIVE_INTEGER ||
        !add(tables[entry.key.via.u64], entry.val))
      return corrupt();
  }
  return {};
}

// Calls take(element) for each element of a list; false if `list` is none or an element is refused.
template <typename Take>
bool each(const msgpack::object& list, Take take) {
  if (list.type != msgpack::type::ARRAY) return false;
  return std::all_of(list.via.array.ptr, list.via.array.ptr + list.via.array.size, take);
}

bool add_rules(PosTables& tables, const msgpack::object& rules) {
  return each(rules, [&](const msgpack::object& pair) {
    if (pair.type != msgpack::type::ARRAY || pair.via.array.size != 2) return false;
    const Rule rule{text_of(pair.via.array.ptr[0]), text_of(pair.via.array.ptr[1])};
    tables.rules.push_back(rule);
    return rule.old_ending.data() != nullptr && rule.new_ending.data() != nullptr;
  });
}

bool add_index(PosTables& tables, const msgpack::object& lemmas) {
  tables.index.reserve(lemmas.type == msgpack::type::ARRAY ? lemmas.via.array.size : 0);
  return each(lemmas, [&](const msgpack::object& lemma) {
    tables.index.insert(text_of(lemma));
    return text_of(lemma).data() != nullptr;
  });
}

bool add_exceptions(PosTables& tables, const msgpack::object& exceptions) {
  if (exceptions.type != msgpack::type::MAP) return false;
  return std::all_of(exceptions.via.map.ptr, exceptions.via.map.ptr + exceptions.via.map.size,
                     [&](const msgpack::object_kv& entry) {
                       auto& lemmas = tables.exceptions[text_of(entry.key)];
                       return each(entry.val, [&](const msgpack::object& lemma) {
                         lemmas.push_back(text_of(lemma));
                         return lemmas.back().data() != nullptr;
                       });
                     });
}

}  // namespace

struct Lemmatizer::Impl {
  std::string bytes;                    // of the file; the tables point into it
  std::vector<PosTables> tables;        // by Pos
  std::vector<MorphFeatures> features;  // by Morph

  std::string lemma(std::string_view form, Pos pos, Morph morph) const;
};

std::string Lemmatizer::Impl::lemma(std::string_view form, Pos pos, Morph morph) const {
  std::string lower = lower_case(form);
  if (pos == Pos::None || pos == Pos::Eol || pos == Pos::Space) return lower;
  const auto morph_number = static_cast<std::size_t>(morph);
  if (morph_number < features.size() && is_base_form(pos, features[morph_number])) return lower;
  const auto pos_number = static_cast<std::size_t>(pos);
  if (pos_number < tables.size() && !tables[pos_number].empty())
    return lemma_by_rules(form, lower, tables[pos_number]);
  return pos == Pos::Propn ? std::string(form) : lower;
}

Lemmatizer::Lemmatizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lemmatizer::Lemmatizer(Lemmatizer&&) noexcept = default;
Lemmatizer& Lemmatizer::operator=(Lemmatizer&&) noexcept = default;
Lemmatizer::~Lemmatizer() = default;

Result<Lemmatizer> Lemmatizer::load(const std::filesystem::path& model_directory,
                                    const LabelSet& labels) {
  const auto path = model_directory / "lemmatizer" / "lookups" / "lookups.bin";
  auto impl = std::make_unique<Impl>();
  KG_ASSIGN(impl->bytes, read_model_file(path));
  KG_ASSIGN(const msgpack::object_handle handle, unpack(impl->bytes, path.string()));
  if (find(handle.get(), "lemma_rules") == nullptr)
    return failure(ErrorCode::Corruption, path.string() + ": the table lemma_rules is missing");
  TablesById by_id;
  Status loaded = load_table(handle.get(), "lemma_rules", by_id, add_rules);
  if (loaded) loaded = load_table(handle.get(), "lemma_index", by_id, add_index);
  if (loaded) loaded = load_table(handle.get(), "lemma_exc", by_id, add_exceptions);
  if (!loaded) return failure_in(path.string(), loaded.error());
  for (std::size_t i = 0; i < labels.pos.size(); ++i)
    impl->tables.push_back(
        std::move(by_id[string_id(lower_case(labels.pos.name(static_cast<Pos>(i))))]));
  for (std::size_t i = 0; i < labels.morphs.size(); ++i)
    impl->features.push_back(features_of(labels.morphs.name(static_cast<Morph>(i))));
  return Lemmatizer(std::move(impl));
}

void Lemmatizer::apply(std::string_view text, std::span<Token> tokens) const {
  for (Token& token : tokens)
    if (token.lemma.empty())
      token.lemma = impl_->lemma(slice(text, token.span), token.pos, token.morph);
}

}  // namespace kg
