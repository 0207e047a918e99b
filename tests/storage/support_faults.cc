#include "tests/storage/support_faults.h"

#include <utility>

namespace kg::testing {
namespace {

using rocksdb::IOStatus;

class FaultyFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyFile(std::unique_ptr<rocksdb::FSWritableFile> file, std::shared_ptr<FaultState> state)
      : FSWritableFileOwnerWrapper(std::move(file)), state_(std::move(state)) {}

  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  rocksdb::IODebugContext* context) override {
    if (state_->strikes(Fault::Append)) return IOStatus::IOError("injected: append");
    if (state_->strikes(Fault::Full)) return full();
    if (state_->strikes(Fault::ShortAppend)) {
      const rocksdb::Slice half(data.data(), data.size() / 2);
      FSWritableFileWrapper::Append(half, options, context).PermitUncheckedError();
      return full();
    }
    return FSWritableFileWrapper::Append(data, options, context);
  }
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  const rocksdb::DataVerificationInfo&, rocksdb::IODebugContext* context) override {
    return Append(data, options, context);
  }
  IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    if (state_->strikes(Fault::Sync)) return IOStatus::IOError("injected: sync");
    return FSWritableFileWrapper::Sync(options, context);
  }
  IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    if (state_->strikes(Fault::Sync)) return IOStatus::IOError("injected: sync");
    return FSWritableFileWrapper::Fsync(options, context);
  }

 private:
  static IOStatus full() { return IOStatus::NoSpace("injected: no space left on device"); }

  std::shared_ptr<FaultState> state_;
};

class FaultyFiles final : public rocksdb::FileSystemWrapper {
 public:
  explicit FaultyFiles(std::shared_ptr<FaultState> state)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), state_(std::move(state)) {}
  const char* Name() const override { return "kg.faulty"; }

  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           rocksdb::IODebugContext* context) override {
    if (state_->strikes(Fault::Create)) return IOStatus::IOError("injected: create");
    IOStatus status = target()->NewWritableFile(name, options, file, context);
    if (status.ok()) *file = std::make_unique<FaultyFile>(std::move(*file), state_);
    return status;
  }
  IOStatus ReopenWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file,
                              rocksdb::IODebugContext* context) override {
    IOStatus status = target()->ReopenWritableFile(name, options, file, context);
    if (status.ok()) *file = std::make_unique<FaultyFile>(std::move(*file), state_);
    return status;
  }
  IOStatus RenameFile(const std::string& from, const std::string& to,
                      const rocksdb::IOOptions& options,
                      rocksdb::IODebugContext* context) override {
    if (state_->strikes(Fault::Rename)) return IOStatus::IOError("injected: rename");
    return target()->RenameFile(from, to, options, context);
  }

 private:
  std::shared_ptr<FaultState> state_;
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> faulty_files(const std::shared_ptr<FaultState>& state) {
  return std::make_shared<FaultyFiles>(state);
}

}  // namespace kg::testing
