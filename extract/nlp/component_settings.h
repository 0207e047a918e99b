#ifndef KG_EXTRACT_NLP_COMPONENT_SETTINGS_H_
#define KG_EXTRACT_NLP_COMPONENT_SETTINGS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace kg {

/// Checks the `cfg` file of a parser or an entity recognizer: Unsupported (naming the setting) for
/// beam search or learned tokens, Corruption if it is not a JSON object.
Status check_transition_settings(const std::filesystem::path& path);

/// The tags in the `cfg` file of a tagger, in the order of its classes. Corruption if it is
/// malformed or has none.
Result<std::vector<std::string>> read_tags(const std::filesystem::path& path);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_COMPONENT_SETTINGS_H_
