#include "storage/migrate.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/upkeep.h"

namespace kg {
namespace {

FormatVersion version_of(const Store& store) {
  return {store.format().major, store.format().minor};
}

Status run_step(Store& store, const Migration& step, Progress& progress) {
  progress.begin(step.what, 0);
  Status done = step.run(StoreUpkeep::engine(store), progress);
  progress.end();
  if (done) done = store.sync();
  if (!done)
    return failure_in(fmt::format("changing format {}.{} to {}.{} (run it again: it starts over)",
                                  step.from.major, step.from.minor, step.to.major, step.to.minor),
                      std::move(done).error());
  StoreFormat format = store.format();
  format.major = step.to.major;
  format.minor = step.to.minor;
  return StoreUpkeep::set_format(store, format);
}

}  // namespace

const std::vector<Migration>& known_migrations() {
  static const std::vector<Migration> kSteps;
  return kSteps;
}

Result<MigrateReport> migrate_database(const std::filesystem::path& path, Progress& progress,
                                       const std::vector<Migration>& steps,
                                       const DiskFiles& files) {
  constexpr FormatVersion kNow{kFormatMajor, kFormatMinor};
  KG_ASSIGN(const std::unique_ptr<Store> store,
            Store::open(path, {.any_format = true, .files = files}));
  MigrateReport report{.from = version_of(*store), .to = kNow, .steps = {}};
  while (version_of(*store) != kNow) {
    const FormatVersion at = version_of(*store);
    const auto step = std::ranges::find(steps, at, &Migration::from);
    if (step == steps.end() || step->to <= at)
      return failure(ErrorCode::Unsupported,
                     fmt::format("this program knows no way from format {}.{} of the database '{}' "
                                 "to {}.{}; use a version of kg between them, or build it again "
                                 "from its documents",
                                 at.major, at.minor, path.string(), kNow.major, kNow.minor));
    KG_TRY(run_step(*store, *step, progress));
    report.steps.push_back(step->what);
  }
  return report;
}

}  // namespace kg
