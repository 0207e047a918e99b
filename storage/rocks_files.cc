#include <rocksdb/db.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/file_system.h>
#include <rocksdb/metadata.h>

#include <algorithm>

#include "storage/rocks.h"

namespace kg {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

std::optional<Column> column_named(const std::string& name) {
  for (const ColumnFamily& family : kColumnFamilies)
    if (name == family.name) return family.column;
  return std::nullopt;
}

}  // namespace

std::vector<TableFile> table_files(const Rocks& rocks) {
  std::vector<rocksdb::LiveFileMetaData> live;
  rocks.db->GetLiveFilesMetaData(&live);
  std::vector<TableFile> tables;
  for (const rocksdb::LiveFileMetaData& file : live) {
    const std::optional<Column> column = column_named(file.column_family_name);
    if (!column) continue;
    tables.push_back({.name = file.relative_filename,
                      .column = *column,
                      .bytes = file.size,
                      .rows = file.num_entries,
                      .checksum = file.file_checksum});
  }
  std::ranges::sort(tables, {}, &TableFile::name);
  return tables;
}

Result<std::string> checksum_of_file(const std::filesystem::path& file, const DiskFiles& files) {
  std::unique_ptr<rocksdb::FSSequentialFile> in;
  rocksdb::IOStatus status = or_default(files)->NewSequentialFile(file.string(), {}, &in, nullptr);
  const auto sum = rocksdb::GetFileChecksumGenCrc32cFactory()->CreateFileChecksumGenerator({});
  std::string scratch(kPiece, '\0');
  for (rocksdb::Slice piece("x"); status.ok() && !piece.empty();) {
    status = in->Read(scratch.size(), {}, &piece, scratch.data(), nullptr);
    if (status.ok()) sum->Update(piece.data(), piece.size());
  }
  if (!status.ok())
    return failure(status.IsPathNotFound() ? ErrorCode::NotFound : ErrorCode::Io,
                   status.ToString());
  sum->Finalize();
  return sum->GetChecksum();
}

}  // namespace kg
