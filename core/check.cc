#include "core/check.h"

#include <cstdio>
#include <cstdlib>

namespace kg {

void check_failed(const char* condition, std::source_location where) {
  std::fprintf(stderr, "kg: internal error: %s does not hold (%s:%u, %s)\n", condition,
               where.file_name(), static_cast<unsigned>(where.line()), where.function_name());
  std::abort();
}

}  // namespace kg
