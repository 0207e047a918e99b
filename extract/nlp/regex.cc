#include "extract/nlp/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include <array>

#include "core/check.h"

namespace kg {
namespace {

// The machine stack that JIT code uses by default (32 KiB) is too small for URLs of 40 KB.
constexpr std::size_t kJitStackStart = 32 * 1024;
constexpr std::size_t kJitStackLimit = 1024 * 1024;
constexpr std::uint32_t kHeapLimitKiB = 64 * 1024;  // of the interpreter, where there is no JIT

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};

using CodePtr = std::unique_ptr<pcre2_code, Freer<pcre2_code_free>>;
using CompileContextPtr = std::unique_ptr<pcre2_compile_context, Freer<pcre2_compile_context_free>>;

std::string error_text(int code) {
  std::array<PCRE2_UCHAR, 256> buffer{};
  pcre2_get_error_message(code, buffer.data(), buffer.size());
  return reinterpret_cast<const char*>(buffer.data());
}

// The inline flags at the start of a pattern, "(?iu)": their length with the brackets, 0 if there
// are none.
std::size_t leading_flags(std::string_view pattern) {
  if (!pattern.starts_with("(?")) return 0;
  const std::size_t end = pattern.find_first_not_of("aiLmsux", 2);
  return end != std::string_view::npos && end > 2 && pattern[end] == ')' ? end + 1 : 0;
}

// Writes a Python pattern in PCRE2's notation, character by character.
class Translator {
 public:
  explicit Translator(std::string_view pattern) : in_(pattern) {}

  std::optional<std::string> run() {
    if (const std::size_t length = leading_flags(in_); length > 0) {
      std::string flags(in_.substr(2, length - 3));
      if (flags.find_first_of("aL") != std::string::npos) return std::nullopt;
      std::erase(flags, 'u');  // what Python does anyway
      if (!flags.empty()) out_ += "(?" + flags + ")";
      at_ = length;
    }
    while (at_ < in_.size()) in_class_ ? step_in_class() : step();
    return std::move(out_);
  }

 private:
  void step() {
    if (in_[at_] == '\\') return escape();
    if (in_[at_] == '[') {
      copy(1);
      if (at_ < in_.size() && in_[at_] == '^') copy(1);
      if (at_ < in_.size() && in_[at_] == ']') copy(1);  // literal as the first of a class
      in_class_ = true;
      return;
    }
    copy(1);
  }

  void step_in_class() {
    if (in_[at_] == '\\') return escape();
    if (in_[at_] == '[') out_ += '\\';  // "[:" would open a POSIX class
    if (in_[at_] == ']') in_class_ = false;
    copy(1);
  }

  void escape() {
    const char kind = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
    const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits > 0 && at_ + 2 + digits <= in_.size()) {
      out_ += fmt::format("\\x{{{}}}", in_.substr(at_ + 2, digits));
      at_ += 2 + digits;
    } else if (kind == 'Z') {
      out_ += "\\z";
      at_ += 2;
    } else {
      copy(2);
    }
  }

  void copy(std::size_t count) {
    out_ += in_.substr(at_, count);
    at_ += count;
  }

  std::string_view in_;
  std::size_t at_ = 0;
  bool in_class_ = false;
  std::string out_;
};

}  // namespace

struct Regex::Impl {
  CodePtr code;
  bool jit = false;
};

struct Regex::Scratch::Impl {
  std::unique_ptr<pcre2_match_data, Freer<pcre2_match_data_free>> match{
      pcre2_match_data_create(1, nullptr)};
  std::unique_ptr<pcre2_jit_stack, Freer<pcre2_jit_stack_free>> stack;
  std::unique_ptr<pcre2_match_context, Freer<pcre2_match_context_free>> context{
      pcre2_match_context_create(nullptr)};
};

Regex::Scratch::Scratch(Stack stack) : impl_(std::make_unique<Impl>()) {
  KG_CHECK(impl_->match != nullptr && impl_->context != nullptr);
  pcre2_set_match_limit(impl_->context.get(), kMatchLimit);
  pcre2_set_heap_limit(impl_->context.get(), kHeapLimitKiB);
  if (stack == Stack::Machine) return;
  impl_->stack.reset(pcre2_jit_stack_create(kJitStackStart, kJitStackLimit, nullptr));
  if (impl_->stack) pcre2_jit_stack_assign(impl_->context.get(), nullptr, impl_->stack.get());
}

Regex::Scratch::Scratch(Scratch&&) noexcept = default;
Regex::Scratch& Regex::Scratch::operator=(Scratch&&) noexcept = default;
Regex::Scratch::~Scratch() = default;

Regex::Regex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view python_pattern, Anchor anchor,
                             std::string_view what) {
  const auto pattern = pcre2_pattern(python_pattern);
  if (!pattern)
    return failure(ErrorCode::Unsupported,
                   fmt::format("{}: expressions with the flags a or L are not supported", what));
  const CompileContextPtr context(pcre2_compile_context_create(nullptr));
  KG_CHECK(context != nullptr);
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  const std::uint32_t options =
      PCRE2_UTF | PCRE2_UCP | (anchor == Anchor::Start ? PCRE2_ANCHORED : 0u);
  int error = 0;
  PCRE2_SIZE offset = 0;
  auto impl = std::make_unique<Impl>();
  impl->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern->data()), pattern->size(),
                                 options, &error, &offset, context.get()));
  if (!impl->code)
    return failure(ErrorCode::Unsupported, fmt::format("{}: {} at byte {} of the expression", what,
                                                       error_text(error), offset));
  impl->jit = pcre2_jit_compile(impl->code.get(), PCRE2_JIT_COMPLETE) == 0;
  return Regex(std::move(impl));
}

std::optional<Regex::Match> Regex::find(std::string_view subject, std::size_t from,
                                        Scratch& scratch, bool empty_at_from) const {
  const auto* bytes = reinterpret_cast<PCRE2_SPTR>(subject.data());
  const std::uint32_t options = empty_at_from ? 0 : PCRE2_NOTEMPTY_ATSTART;
  pcre2_match_data* match = scratch.impl_->match.get();
  const int matched =
      impl_->jit ? pcre2_jit_match(impl_->code.get(), bytes, subject.size(), from, options, match,
                                   scratch.impl_->context.get())
                 : pcre2_match(impl_->code.get(), bytes, subject.size(), from,
                               options | PCRE2_NO_UTF_CHECK, match, scratch.impl_->context.get());
  if (matched < 0) return std::nullopt;  // none, or a limit was reached
  const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(match);
  return Match{offsets[0], offsets[1]};
}

std::optional<std::string> pcre2_pattern(std::string_view python_pattern) {
  return Translator(python_pattern).run();
}

}  // namespace kg
