#ifndef KG_CORE_RESULT_H_
#define KG_CORE_RESULT_H_

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace kg {

enum class ErrorCode {
  InvalidInput,  ///< the user's input or option is wrong; a message says how to mend it
  NotFound,      ///< the thing asked for does not exist
  Io,            ///< the operating system refused (missing file, full disk, no permission)
  Corruption,    ///< stored bytes are not what was written
  Unsupported,   ///< valid, but not for this version (format, architecture)
  Busy,          ///< another process holds the store
  Cancelled,     ///< the user interrupted
};

/// An expected failure: what went wrong, where, and what to do about it, in one sentence for a
/// person.
struct Error {
  ErrorCode code = ErrorCode::InvalidInput;
  std::string message;
};

/// A value or an Error. Ignoring one does not compile under -Werror.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

/// Success without a value.
using Status = Result<void>;

/// `return failure(ErrorCode::NotFound, fmt::format(...));`
inline tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// The same error with `where` put before its message ("opening store x: ...").
inline tl::unexpected<Error> failure_in(std::string where, Error error) {
  error.message = std::move(where) + ": " + error.message;
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace kg

#define KG_CONCAT_INNER(a, b) a##b
#define KG_CONCAT(a, b) KG_CONCAT_INNER(a, b)

/// Returns from the calling function with the error of `expression` (a Status), if it failed.
#define KG_TRY(expression)                                              \
  do {                                                                  \
    if (auto kg_status = (expression); !kg_status)                      \
      return tl::unexpected<::kg::Error>(std::move(kg_status).error()); \
  } while (false)

/// `KG_ASSIGN(auto value, f());` declares `value` from a Result or returns its error.
#define KG_ASSIGN(declaration, expression) \
  KG_ASSIGN_INNER(KG_CONCAT(kg_result_, __LINE__), declaration, expression)
#define KG_ASSIGN_INNER(result, declaration, expression)                      \
  auto result = (expression);                                                 \
  if (!result) return tl::unexpected<::kg::Error>(std::move(result).error()); \
  declaration = std::move(*result)

#endif  // KG_CORE_RESULT_H_
