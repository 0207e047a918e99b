#ifndef KG_APP_PRINT_STORAGE_H_
#define KG_APP_PRINT_STORAGE_H_

#include <string>

#include "app/json_text.h"
#include "database/upkeep.h"

namespace kg {

/// What `kg stats --storage` shows: bytes by column, by link, by kind of file.
std::string storage_text(const StorageStats& stats);
Json storage_json(const StorageStats& stats);

}  // namespace kg

#endif  // KG_APP_PRINT_STORAGE_H_
