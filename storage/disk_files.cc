#include "storage/disk_files.h"

#include <fmt/format.h>
#include <rocksdb/file_system.h>

#include <algorithm>
#include <limits>

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 20;

tl::unexpected<Error> cannot(const char* verb, const fs::path& path,
                             const rocksdb::IOStatus& status) {
  const bool absent = status.IsPathNotFound() || status.IsNotFound();
  const char* advice = status.IsNoSpace()
                           ? "; the disk is full, make room and repeat"
                           : "; check the disk, its free space and the permissions, then repeat";
  return failure(
      absent ? ErrorCode::NotFound : ErrorCode::Io,
      fmt::format("cannot {} '{}': {}{}", verb, path.string(), status.ToString(), advice));
}

rocksdb::IOStatus sync_folder(rocksdb::FileSystem& files, const fs::path& folder) {
  std::unique_ptr<rocksdb::FSDirectory> directory;
  rocksdb::IOStatus status = files.NewDirectory(folder.string(), {}, &directory, nullptr);
  if (status.ok()) status = directory->Fsync({}, nullptr);
  return status;
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

DiskFiles or_default(const DiskFiles& files) {
  return files ? files : rocksdb::FileSystem::Default();
}

Result<std::string> read_whole(const DiskFiles& files, const fs::path& path) {
  const DiskFiles disk = or_default(files);
  std::unique_ptr<rocksdb::FSSequentialFile> file;
  rocksdb::IOStatus status = disk->NewSequentialFile(path.string(), {}, &file, nullptr);
  std::string bytes, scratch(kPiece, '\0');
  for (rocksdb::Slice piece("x"); status.ok() && !piece.empty();) {
    status = file->Read(scratch.size(), {}, &piece, scratch.data(), nullptr);
    if (status.ok()) bytes.append(piece.data(), piece.size());
  }
  if (!status.ok()) return cannot("read", path, status);
  return bytes;
}

Status write_durably(const DiskFiles& files, const fs::path& path, std::string_view bytes) {
  const DiskFiles disk = or_default(files);
  const fs::path temporary = path.string() + ".tmp";
  std::unique_ptr<rocksdb::FSWritableFile> file;
  rocksdb::IOStatus status = disk->NewWritableFile(temporary.string(), {}, &file, nullptr);
  if (status.ok()) status = file->Append({bytes.data(), bytes.size()}, {}, nullptr);
  if (status.ok()) status = file->Fsync({}, nullptr);
  if (status.ok()) status = file->Close({}, nullptr);
  file.reset();
  if (status.ok()) status = disk->RenameFile(temporary.string(), path.string(), {}, nullptr);
  if (status.ok()) status = sync_folder(*disk, folder_of(path));
  if (!status.ok()) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    return cannot("write", path, status);
  }
  return {};
}

Status copy_file(const DiskFiles& files, const fs::path& from, const fs::path& to,
                 std::uint64_t bytes) {
  const DiskFiles disk = or_default(files);
  std::unique_ptr<rocksdb::FSSequentialFile> in;
  rocksdb::IOStatus status = disk->NewSequentialFile(from.string(), {}, &in, nullptr);
  if (!status.ok()) return cannot("read", from, status);
  std::unique_ptr<rocksdb::FSWritableFile> out;
  status = disk->NewWritableFile(to.string(), {}, &out, nullptr);
  std::string scratch(kPiece, '\0');
  while (status.ok() && bytes > 0) {
    rocksdb::Slice piece;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, kPiece));
    if (const auto read = in->Read(wanted, {}, &piece, scratch.data(), nullptr); !read.ok())
      return cannot("read", from, read);
    if (piece.empty()) break;
    bytes -= piece.size();
    status = out->Append(piece, {}, nullptr);
  }
  if (status.ok()) status = out->Fsync({}, nullptr);
  if (status.ok()) status = out->Close({}, nullptr);
  if (!status.ok()) return cannot("write", to, status);
  return {};
}

Status link_or_copy(const DiskFiles& files, const fs::path& from, const fs::path& to) {
  const rocksdb::IOStatus status =
      or_default(files)->LinkFile(from.string(), to.string(), {}, nullptr);
  if (status.ok()) return {};
  return copy_file(files, from, to, std::numeric_limits<std::uint64_t>::max());
}

Status rename_durably(const DiskFiles& files, const fs::path& from, const fs::path& to) {
  const DiskFiles disk = or_default(files);
  rocksdb::IOStatus status = sync_folder(*disk, from);
  if (status.ok()) status = disk->RenameFile(from.string(), to.string(), {}, nullptr);
  if (status.ok()) status = sync_folder(*disk, folder_of(to));
  if (!status.ok()) return cannot("write", to, status);
  return {};
}

}  // namespace kg
