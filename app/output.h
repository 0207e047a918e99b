#ifndef KG_APP_OUTPUT_H_
#define KG_APP_OUTPUT_H_

#include <array>
#include <ostream>
#include <streambuf>
#include <string_view>

#include "core/result.h"

namespace kg {

/// A stream buffer over a file descriptor that remembers why writing failed.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  int error() const { return error_; }  ///< errno of the first failure; 0 = none

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  bool flush_bytes();

  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> bytes_;
};

/// Standard output: results, and nothing else.
class Output {
 public:
  Output() : buffer_(1), stream_(&buffer_) {}

  std::ostream& stream() { return stream_; }
  /// Whether the reader is still there and the disk still takes it; else there is no point in
  /// going on.
  bool write(std::string_view text);
  /// Columns for text: those of the terminal, at most 160; 100 in a pipe or file.
  std::size_t width() const;
  /// Writes what is left. Io if something could not be written; a reader that went away
  /// (`kg ... | head -1`) is no failure.
  Status finish();

 private:
  DescriptorBuffer buffer_;
  std::ostream stream_;
};

}  // namespace kg

#endif  // KG_APP_OUTPUT_H_
