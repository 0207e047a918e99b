#include "extract/nlp/component_settings.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "extract/nlp/model_files.h"

namespace kg {
namespace {

using nlohmann::json;

tl::unexpected<Error> fail(ErrorCode code, const std::filesystem::path& path,
                           std::string_view why) {
  return failure(code, fmt::format("model file '{}': {}", path.string(), why));
}

Result<json> read_json(const std::filesystem::path& path) {
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  json value = json::parse(bytes, nullptr, false);
  if (!value.is_object()) return fail(ErrorCode::Corruption, path, "not a JSON object");
  return value;
}

}  // namespace

Status check_transition_settings(const std::filesystem::path& path) {
  KG_ASSIGN(const json settings, read_json(path));
  if (settings.value("beam_width", json(1)) != 1)
    return fail(ErrorCode::Unsupported, path, "beam search (beam_width) is not supported");
  if (settings.value("learn_tokens", json(false)) != false)
    return fail(ErrorCode::Unsupported, path, "learned tokens (learn_tokens) are not supported");
  return {};
}

Result<std::vector<std::string>> read_tags(const std::filesystem::path& path) {
  KG_ASSIGN(const json settings, read_json(path));
  const auto labels = settings.find("labels");
  if (labels == settings.end() || !labels->is_array() || labels->empty())
    return fail(ErrorCode::Corruption, path, "no list of tags 'labels'");
  std::vector<std::string> tags;
  for (const json& label : *labels) {
    if (!label.is_string()) return fail(ErrorCode::Corruption, path, "a tag is not a string");
    tags.push_back(label.get<std::string>());
  }
  return tags;
}

}  // namespace kg
