#include "storage/rocks_log.h"

#include <rocksdb/env.h>

#include <cstdarg>
#include <cstdio>
#include <mutex>
#include <system_error>

namespace kg {
namespace {

class SilentLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

class LenientLog final : public rocksdb::Logger {
 public:
  explicit LenientLog(const std::filesystem::path& file)
      : rocksdb::Logger(rocksdb::InfoLogLevel::WARN_LEVEL), file_(std::fopen(file.c_str(), "we")) {}
  ~LenientLog() override {
    if (file_ != nullptr) std::fclose(file_);
  }
  LenientLog(const LenientLog&) = delete;
  LenientLog& operator=(const LenientLog&) = delete;

  using rocksdb::Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    if (file_ == nullptr) return;
    const std::lock_guard lock(mutex_);
    std::vfprintf(file_, format, arguments);
    std::fputc('\n', file_);
    std::fflush(file_);
    std::clearerr(file_);
  }

 private:
  std::mutex mutex_;
  std::FILE* file_;
};

}  // namespace

std::shared_ptr<rocksdb::Logger> make_log(const std::filesystem::path& database) {
  std::error_code ignored;  // without an old log there is nothing to keep
  std::filesystem::rename(database / "LOG", database / "LOG.old.1", ignored);
  return std::make_shared<LenientLog>(database / "LOG");
}

std::shared_ptr<rocksdb::Logger> make_silent_log() { return std::make_shared<SilentLog>(); }

}  // namespace kg
