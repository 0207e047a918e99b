#ifndef KG_STORAGE_SCAN_DECODED_H_
#define KG_STORAGE_SCAN_DECODED_H_

#include <string_view>

#include "core/result.h"
#include "storage/engine.h"

namespace kg {

/// Scans a column and hands decoded rows on. `decode` takes (key, value) and gives a Result of what
/// `visit` takes, by reference; the first error ends the scan.
template <typename Decode, typename Visit>
Status scan_decoded(const EngineSnapshot& engine, Column column, std::string_view prefix,
                    const Decode& decode, const Visit& visit) {
  Status inner;
  KG_TRY(engine.scan(column, prefix, [&](std::string_view key, std::string_view value) {
    auto row = decode(key, value);
    if (!row) inner = tl::unexpected<Error>(row.error());
    return row && visit(*row);
  }));
  return inner;
}

/// The same for the keys from `begin` on and before `end`.
template <typename Decode, typename Visit>
Status scan_range_decoded(const EngineSnapshot& engine, Column column, std::string_view begin,
                          std::string_view end, const Decode& decode, const Visit& visit) {
  Status inner;
  KG_TRY(engine.scan_range(column, begin, end, [&](std::string_view key, std::string_view value) {
    auto row = decode(key, value);
    if (!row) inner = tl::unexpected<Error>(row.error());
    return row && visit(*row);
  }));
  return inner;
}

}  // namespace kg

#endif  // KG_STORAGE_SCAN_DECODED_H_
