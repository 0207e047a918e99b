#include "extract/nlp/pipeline_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "extract/nlp/model_files.h"

namespace kg {
namespace {

using nlohmann::json;

// Section name -> key -> value as written.
using Sections = std::map<std::string, std::map<std::string, std::string>>;

// What each factory may be built of: section below [components.NAME] -> architectures that are run
// natively. A section that is missing stands for spaCy's default; the layers in the component's
// model file tell whether it can be run.
struct Factory {
  std::string_view name;
  std::string PipelineConfig::*directory;
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> architectures;
};

const std::vector<std::string_view> kTok2Vec = {"spacy.Tok2Vec.v1", "spacy.Tok2Vec.v2"};
const std::vector<std::string_view> kListener = {"spacy.Tok2VecListener.v1"};
const std::vector<std::string_view> kEmbed = {"spacy.MultiHashEmbed.v1", "spacy.MultiHashEmbed.v2"};
const std::vector<std::string_view> kEncode = {"spacy.MaxoutWindowEncoder.v1",
                                               "spacy.MaxoutWindowEncoder.v2"};
const std::vector<std::string_view> kTransitions = {"spacy.TransitionBasedParser.v2"};

const std::vector<Factory>& factories() {
  static const std::vector<Factory> kFactories = {
      {"tok2vec",
       &PipelineConfig::tok2vec,
       {{"model", kTok2Vec}, {"model.embed", kEmbed}, {"model.encode", kEncode}}},
      {"tagger",
       &PipelineConfig::tagger,
       {{"model", {"spacy.Tagger.v1", "spacy.Tagger.v2"}}, {"model.tok2vec", kListener}}},
      {"parser", &PipelineConfig::parser, {{"model", kTransitions}, {"model.tok2vec", kListener}}},
      {"attribute_ruler", &PipelineConfig::attribute_ruler, {}},
      {"lemmatizer", &PipelineConfig::lemmatizer, {}},
      {"ner",
       &PipelineConfig::ner,
       {{"model", kTransitions},
        {"model.tok2vec", {kTok2Vec[0], kTok2Vec[1], kListener[0]}},
        {"model.tok2vec.embed", kEmbed},
        {"model.tok2vec.encode", kEncode}}}};
  return kFactories;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// The format of Python's configparser, as spaCy writes it: one key and JSON value per line.
bool parse_sections(std::string_view text, Sections& sections) {
  std::map<std::string, std::string>* section = nullptr;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line[0] == '#' || line[0] == ';') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = &sections[std::string(line.substr(1, line.size() - 2))];
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == line.npos || section == nullptr) return false;
    (*section)[std::string(trim(line.substr(0, equals)))] = trim(line.substr(equals + 1));
  }
  return true;
}

class ConfigReader {
 public:
  ConfigReader(std::string path, Sections sections)
      : path_(std::move(path)), sections_(std::move(sections)) {}

  // The JSON value of a key; null if the section or the key is missing or its value is no JSON
  // (a reference to another section).
  json value(const std::string& section, const std::string& key) const {
    const auto found = sections_.find(section);
    if (found == sections_.end()) return {};
    const auto entry = found->second.find(key);
    if (entry == found->second.end()) return {};
    json parsed = json::parse(entry->second, nullptr, false);
    return parsed.is_discarded() ? json() : parsed;
  }

  // A value that may be written as a section of its own or as a JSON object in its parent.
  json nested(const std::string& parent, const std::string& child, const std::string& key) const {
    const json own = value(parent + "." + child, key);
    if (!own.is_null()) return own;
    const json object = value(parent, child);
    return object.is_object() ? object.value(key, json()) : json();
  }

  Result<std::vector<std::string>> strings(const std::string& section,
                                           const std::string& key) const {
    const json array = value(section, key);
    std::vector<std::string> result;
    if (!array.is_array() && !array.is_null()) return malformed(section, key);
    for (const json& element : array) {
      if (!element.is_string()) return malformed(section, key);
      result.push_back(element.get<std::string>());
    }
    return result;
  }

  tl::unexpected<Error> unsupported(std::string_view what) const {
    return failure(ErrorCode::Unsupported, fmt::format("model file '{}': {}", path_, what));
  }

 private:
  tl::unexpected<Error> malformed(const std::string& section, const std::string& key) const {
    return failure(ErrorCode::Corruption,
                   fmt::format("model file '{}': '{}' of [{}] is malformed", path_, key, section));
  }

  std::string path_;
  Sections sections_;
};

std::string printed(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Status check_language(const ConfigReader& config) {
  const json language = config.value("nlp", "lang");
  if (language != "en")
    return config.unsupported(fmt::format("language {} is not supported", printed(language)));
  const json tokenizer = config.nested("nlp", "tokenizer", "@tokenizers");
  if (!tokenizer.is_null() && tokenizer != "spacy.Tokenizer.v1")
    return config.unsupported(fmt::format("tokenizer {} is not supported", printed(tokenizer)));
  const json vectors = config.nested("nlp", "vectors", "@vectors");
  if (!vectors.is_null() && vectors != "spacy.Vectors.v1")
    return config.unsupported(fmt::format("word vectors {} are not supported", printed(vectors)));
  return {};
}

Status check_architectures(const ConfigReader& config, const std::string& component,
                           const Factory& factory) {
  for (const auto& [part, known] : factory.architectures) {
    const json name =
        config.value("components." + component + "." + std::string(part), "@architectures");
    if (name.is_null()) continue;
    const bool is_known = std::any_of(known.begin(), known.end(), [&](std::string_view candidate) {
      return name == std::string(candidate);
    });
    if (!is_known)
      return config.unsupported(fmt::format("component '{}': architecture {} is not supported",
                                            component, printed(name)));
  }
  return {};
}

Status add_component(const ConfigReader& config, const std::string& component,
                     PipelineConfig& result) {
  const std::string section = "components." + component;
  const json name = config.value(section, "factory");
  const auto factory = std::find_if(factories().begin(), factories().end(),
                                    [&](const Factory& f) { return name == std::string(f.name); });
  if (factory == factories().end())
    return config.unsupported(
        fmt::format("component '{}': factory {} is not supported", component, printed(name)));
  std::string& directory = result.*(factory->directory);
  if (!directory.empty())
    return config.unsupported(
        fmt::format("components '{}' and '{}' do the same", directory, component));
  if (factory->name == "lemmatizer" && config.value(section, "mode") != "rule")
    return config.unsupported(
        fmt::format("component '{}': only rule lemmatizers are supported", component));
  directory = component;
  return check_architectures(config, component, *factory);
}

}  // namespace

Result<PipelineConfig> PipelineConfig::read(const std::filesystem::path& model_directory) {
  const std::filesystem::path path = model_directory / "config.cfg";
  std::error_code error;
  if (!std::filesystem::is_directory(model_directory, error))
    return failure(ErrorCode::NotFound,
                   fmt::format("model directory '{}' does not exist", model_directory.string()));
  KG_ASSIGN(const std::string text, read_model_file(path));
  Sections sections;
  if (!parse_sections(text, sections))
    return failure(ErrorCode::Corruption,
                   fmt::format("model file '{}' is malformed", path.string()));
  const ConfigReader config(path.string(), std::move(sections));
  KG_ASSIGN(const std::vector<std::string> names, config.strings("nlp", "pipeline"));
  KG_ASSIGN(const std::vector<std::string> disabled, config.strings("nlp", "disabled"));
  KG_TRY(check_language(config));
  PipelineConfig result;
  for (const std::string& name : names) {
    if (std::find(disabled.begin(), disabled.end(), name) != disabled.end()) continue;
    if (name.empty() || name.find_first_of("/\\") != name.npos || name[0] == '.')
      return config.unsupported(fmt::format("'{}' is no name for a component", name));
    KG_TRY(add_component(config, name, result));
  }
  for (const Factory& factory : factories()) {
    if ((result.*(factory.directory)).empty())
      return config.unsupported(fmt::format("no component of the kind '{}'", factory.name));
  }
  return result;
}

}  // namespace kg
