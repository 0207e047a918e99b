#ifndef KG_STORAGE_DESCRIBE_KEY_H_
#define KG_STORAGE_DESCRIBE_KEY_H_

#include <string>
#include <string_view>

#include "storage/column_families.h"

namespace kg {

/// A row's key for people: "entity 5", "the edge 1 -> 2", "the name 'ann' of entity 5"; bytes in
/// hexadecimal if it is no key of the column.
std::string describe_key(Column column, std::string_view key);

}  // namespace kg

#endif  // KG_STORAGE_DESCRIBE_KEY_H_
