#include "app/print_storage.h"

#include <fmt/format.h>

#include "app/upkeep_options.h"

namespace kg {
namespace {

double per_edge(std::uint64_t bytes, const StorageStats& stats) {
  return stats.counts.edges == 0
             ? 0.0
             : static_cast<double>(bytes) / static_cast<double>(stats.counts.edges);
}

}  // namespace

std::string storage_text(const StorageStats& stats) {
  std::string text = fmt::format("{:<10} {:>12} {:>7} {:>12} {:>15}\n", "column", "rows", "tables",
                                 "bytes", "bytes per link");
  for (const auto& column : stats.columns)
    text += fmt::format("{:<10} {:>12} {:>7} {:>12} {:>15.1f}\n", column.name, column.rows,
                        column.tables, column.bytes, per_edge(column.bytes, stats));
  text += fmt::format("{:<10} {:>12} {:>7} {:>12} {:>15.1f}\n\n", "all", "", "", stats.table_bytes,
                      per_edge(stats.table_bytes, stats));
  text += fmt::format("tables {}, logs {} (not in tables yet), other files {}; {} links\n",
                      size_text(stats.table_bytes), size_text(stats.log_bytes),
                      size_text(stats.other_bytes), stats.counts.edges);
  return text;
}

Json storage_json(const StorageStats& stats) {
  Json columns = Json::array(), files = Json::array();
  for (const auto& column : stats.columns)
    columns.push_back({{"name", column.name},
                       {"rows", column.rows},
                       {"tables", column.tables},
                       {"bytes", column.bytes},
                       {"bytes_per_link", per_edge(column.bytes, stats)}});
  for (const auto& file : stats.files)
    files.push_back({{"name", file.name}, {"column", or_null(file.column)}, {"bytes", file.bytes}});
  return {{"links", stats.counts.edges},
          {"documents", stats.counts.documents},
          {"table_bytes", stats.table_bytes},
          {"log_bytes", stats.log_bytes},
          {"other_bytes", stats.other_bytes},
          {"bytes_per_link", per_edge(stats.table_bytes, stats)},
          {"columns", columns},
          {"files", files}};
}

}  // namespace kg
