#ifndef KG_GRAPH_NICKNAMES_H_
#define KG_GRAPH_NICKNAMES_H_

#include <span>
#include <string>
#include <string_view>

namespace kg {

/// The given names that a word in lower case is a short form of: "bill" -> "william", "ted" ->
/// "edward", "theodore" (data/nicknames.tsv). Empty for all other words.
std::span<const std::string> given_names_of(std::string_view short_form);
/// Whether a given name in lower case has short forms there: "william".
bool has_short_form(std::string_view given_name);

}  // namespace kg

#endif  // KG_GRAPH_NICKNAMES_H_
