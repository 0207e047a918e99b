// Whether the tests run under a sanitizer, where everything takes many times as long.
#pragma once

namespace kg {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace kg
