#include "storage/highwater.h"

#include <fmt/format.h>
#include <rocksdb/file_system.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "storage/bytes.h"

namespace kg {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "KGHW";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMarkBytes = 16;
constexpr std::chrono::seconds kPause(2);

std::uint64_t checksum(std::string_view bytes, std::uint64_t seed = 0) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string encode_mark(std::uint64_t sequence, std::uint64_t seed) {
  std::string bytes = ByteWriter().big_endian(sequence).take();
  return bytes + ByteWriter().big_endian(checksum(bytes, seed)).take();
}

std::string encode_body(const Highwater& highwater) {
  ByteWriter out;
  out.raw(kMagic).big_endian(kVersion).raw(highwater.uuid).big_endian(highwater.sequence);
  out.varint(highwater.files.size());
  for (const Highwater::File& file : highwater.files)
    out.string(file.name).varint(file.bytes).raw(file.hash);
  return out.take();
}

bool is_noted(const std::string& name) {
  return name == "IDENTITY" || name.starts_with("MANIFEST-") ||
         (name.starts_with("OPTIONS-") && !name.ends_with(".dbtmp"));
}

// What is noted must not be more than the disk has.
void sync_file(const fs::path& path, const DiskFiles& files) {
  std::unique_ptr<rocksdb::FSRandomRWFile> file;
  rocksdb::IOStatus status = or_default(files)->NewRandomRWFile(path.string(), {}, &file, nullptr);
  if (status.ok()) status = file->Fsync({}, nullptr);
  status.PermitUncheckedError();
}

std::vector<Highwater::File> note_files(const fs::path& folder, const DiskFiles& files) {
  std::vector<Highwater::File> found;
  std::error_code error;
  fs::directory_iterator entry(folder, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!is_noted(name)) continue;
    const Result<std::string> bytes = read_whole(files, entry->path());
    if (!bytes) continue;
    if (name.starts_with("MANIFEST-")) sync_file(entry->path(), files);
    found.push_back({name, bytes->size(), hash_of_bytes(*bytes)});
  }
  std::ranges::sort(found, {}, &Highwater::File::name);
  return found;
}

}  // namespace

Hash128 hash_of_bytes(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  Hash128 hash{};
  std::ranges::copy(canonical.digest, hash.begin());
  return hash;
}

std::string encode_highwater(const Highwater& highwater) {
  const std::string body = encode_body(highwater);
  const std::uint64_t sum = checksum(body);
  return body + ByteWriter().big_endian(sum).take() + encode_mark(highwater.sequence, sum);
}

Result<Highwater> decode_highwater(std::string_view bytes) {
  ByteReader in(bytes);
  Highwater highwater;
  in.require(in.raw(kMagic.size()) == kMagic);
  in.require(in.big_endian<std::uint8_t>() == kVersion);
  highwater.uuid = in.array<16>();
  highwater.sequence = in.big_endian<std::uint64_t>();
  for (std::size_t left = in.count(); left > 0 && in.ok(); --left) {
    Highwater::File file;
    file.name = in.string();
    file.bytes = in.varint();
    file.hash = in.array<16>();
    highwater.files.push_back(std::move(file));
  }
  const std::uint64_t sum = checksum(bytes.substr(0, bytes.size() - in.left()));
  in.require(in.big_endian<std::uint64_t>() == sum);
  if (!in.ok()) return failure(ErrorCode::Corruption, "the file HIGHWATER is damaged");
  const std::string_view mark = bytes.substr(bytes.size() - in.left());
  const auto sequence = in.big_endian<std::uint64_t>();
  highwater.mark_damaged = mark != encode_mark(sequence, sum);
  if (!highwater.mark_damaged) highwater.sequence = std::max(highwater.sequence, sequence);
  return highwater;
}

Result<std::optional<Highwater>> read_highwater(const fs::path& folder, const DiskFiles& files) {
  constexpr int kAttempts = 3;  // a writer may be overwriting the mark at this moment
  std::optional<Highwater> found;
  for (int i = 0; i < kAttempts && (!found || found->mark_damaged); ++i) {
    Result<std::string> bytes = read_whole(files, folder / HighwaterKeeper::kFileName);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) return std::optional<Highwater>();
    if (!bytes) return tl::unexpected<Error>(std::move(bytes).error());
    KG_ASSIGN(found, decode_highwater(*bytes));
  }
  return found;
}

Result<bool> is_as_noted(const fs::path& folder, const Highwater::File& file,
                         const DiskFiles& files) {
  const Result<std::string> bytes = read_whole(files, folder / file.name);
  if (!bytes && bytes.error().code == ErrorCode::NotFound) return true;
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return bytes->size() >= file.bytes &&
         hash_of_bytes(std::string_view(*bytes).substr(0, file.bytes)) == file.hash;
}

HighwaterKeeper::HighwaterKeeper(fs::path folder, DiskFiles files, Highwater state)
    : folder_(std::move(folder)), files_(std::move(files)), state_(std::move(state)) {}
HighwaterKeeper::~HighwaterKeeper() = default;

Result<std::unique_ptr<HighwaterKeeper>> HighwaterKeeper::begin(const fs::path& folder,
                                                                const DiskFiles& files,
                                                                const StoreUuid& uuid,
                                                                std::uint64_t sequence) {
  Highwater state{.uuid = uuid, .sequence = sequence, .files = {}};
  std::unique_ptr<HighwaterKeeper> keeper(new HighwaterKeeper(folder, files, std::move(state)));
  KG_TRY(keeper->write());
  return keeper;
}

void HighwaterKeeper::synced(std::uint64_t sequence, bool now) {
  state_.sequence = sequence;
  if ((now || Clock::now() - written_ >= kPause) && write()) return;
  if (!mark_) return;
  mark_->Write(mark_at_, encode_mark(sequence, seed_), {}, nullptr).PermitUncheckedError();
}

Status HighwaterKeeper::write() {
  mark_.reset();
  written_ = Clock::now();  // what fails is not tried again at once
  state_.files = note_files(folder_, files_);
  const std::string bytes = encode_highwater(state_);
  const Status written = write_durably(files_, folder_ / kFileName, bytes);
  mark_at_ = bytes.size() - kMarkBytes;
  seed_ = checksum(encode_body(state_));
  // After a failure the old file, or none, is there: its mark is of another seed.
  if (written) open_mark();
  return written;
}

void HighwaterKeeper::open_mark() {
  const rocksdb::IOStatus status =
      or_default(files_)->NewRandomRWFile((folder_ / kFileName).string(), {}, &mark_, nullptr);
  if (!status.ok()) mark_.reset();
}

}  // namespace kg
