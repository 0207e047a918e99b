#ifndef KG_APP_NEAR_NAMES_H_
#define KG_APP_NEAR_NAMES_H_

#include <span>
#include <string>
#include <string_view>

namespace kg {

/// The name among `names` that `word` was most likely meant to be: the one at the smallest edit
/// distance (insertions, deletions, substitutions, swaps of neighbours), at most a third of its
/// letters, or one that `word` begins. Empty if none is near.
std::string nearest_name(std::string_view word, std::span<const std::string> names);

/// "; did you mean 'build'?" or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> names);

}  // namespace kg

#endif  // KG_APP_NEAR_NAMES_H_
