#include "app/output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
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

std::size_t Output::width() const {
  constexpr std::size_t kPage = 100, kNarrowest = 40, kWidest = 160;
  winsize size{};
  if (::isatty(1) == 0 || ::ioctl(1, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kPage;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

Status Output::finish() {
  stream_.flush();
  if (buffer_.error() == 0 || buffer_.error() == EPIPE) return {};
  return failure(ErrorCode::Io, fmt::format("cannot write to standard output: {}",
                                            std::strerror(buffer_.error())));
}

}  // namespace kg
