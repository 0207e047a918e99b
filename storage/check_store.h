#ifndef KG_STORAGE_CHECK_STORE_H_
#define KG_STORAGE_CHECK_STORE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "storage/store.h"

namespace kg {

/// Reads the whole snapshot and returns the violated invariants of docs/storage_format.md, one
/// sentence each, at most `limit`; none = sound. Rows and tables that cannot be read are among
/// them. Fails with Io. Needs memory in proportion to the number of names. `progress` advances by
/// rows.
Result<std::vector<std::string>> check_store(const StoreSnapshot& snapshot, std::size_t limit = 20,
                                             Progress* progress = nullptr);

}  // namespace kg

#endif  // KG_STORAGE_CHECK_STORE_H_
