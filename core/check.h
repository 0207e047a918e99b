#ifndef KG_CORE_CHECK_H_
#define KG_CORE_CHECK_H_

#include <source_location>

namespace kg {

/// Prints the broken condition with its place to stderr and aborts. For programming mistakes only:
/// no input of a user may reach one.
[[noreturn]] void check_failed(const char* condition,
                               std::source_location where = std::source_location::current());

}  // namespace kg

#define KG_CHECK(condition)                           \
  do {                                                \
    if (!(condition)) ::kg::check_failed(#condition); \
  } while (false)

#endif  // KG_CORE_CHECK_H_
