#ifndef KG_STORAGE_REPAIR_H_
#define KG_STORAGE_REPAIR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/progress.h"
#include "core/result.h"
#include "storage/engine.h"

namespace kg {

/// What was done to one column.
struct RepairedColumn {
  std::string column;
  std::uint64_t added = 0, removed = 0;
  bool rebuilt = false;  ///< it could not be read and was made anew
};

/// Makes the derived rows what the others say: `in` and `etime` from `out`, `name`, `tok` and
/// `label` from `node`, `term` from `nodeterm`, `nodedoc` from `docnode`, `docdate` from `doc`,
/// `member` from `actor`, and the counters. Nothing else is touched. Can be interrupted and
/// repeated. Gives the columns that changed. REQUIRES: nobody else writes. Corruption: rows that
/// the others follow from cannot be read.
Result<std::vector<RepairedColumn>> repair_derived(Engine& engine, Progress& progress);

/// Makes one derived column from the others; for migrations that bring a new one, too.
Result<RepairedColumn> rebuild_column(Engine& engine, Column column, Progress& progress);

/// The counters as the rows say; those that rows cannot tell (numbers never to be used again) as
/// the old ones say, if they can be read. Gives whether they changed.
Result<bool> recount(Engine& engine, Progress& progress);

}  // namespace kg

#endif  // KG_STORAGE_REPAIR_H_
