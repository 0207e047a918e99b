#include "app/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kg {

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
  setp(bytes_.data(), bytes_.data() + bytes_.size());
}

bool DescriptorBuffer::flush_bytes() {
  for (const char* next = pbase(); error_ == 0 && next < pptr();) {
    const ssize_t written = ::write(descriptor_, next, static_cast<std::size_t>(pptr() - next));
    if (written >= 0)
      next += written;
    else if (errno != EINTR)
      error_ = errno;
  }
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  return error_ == 0;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  if (!flush_bytes()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
  }
  return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() { return flush_bytes() ? 0 : -1; }

bool Output::write(std::string_view text) {
  stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  return stream_.good();
}

Status Output::finish() {
  stream_.flush();
  if (buffer_.error() == 0 || buffer_.error() == EPIPE) return {};
  return failure(ErrorCode::Io, fmt::format("cannot write to standard output: {}",
                                            std::strerror(buffer_.error())));
}

}  // namespace kg
