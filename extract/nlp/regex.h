#ifndef KG_EXTRACT_NLP_REGEX_H_
#define KG_EXTRACT_NLP_REGEX_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace kg {

/// A regular expression in Python's notation, as model files hold it, run by PCRE2 with its
/// just-in-time compiler. Python's \uXXXX and \UXXXXXXXX are rewritten, "(?u)" is dropped, and
/// characters have their Unicode properties. Why PCRE2: docs/decisions, "regular expressions".
/// Immutable: one Regex serves many threads, each with a Scratch of its own.
class Regex {
 public:
  /// Where a match may begin: as Python's `search` or as its `match`.
  enum class Anchor { Anywhere, Start };

  /// Memory that one thread matches with.
  class Scratch {
   public:
    /// With the machine stack (32 KiB of it) expressions without nested groups can match anything,
    /// and a Scratch is cheap to make; a large stack serves expressions like those of URLs.
    enum class Stack { Machine, Large };

    explicit Scratch(Stack stack = Stack::Large);
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Regex;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// Byte offsets of a match in its subject.
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Unsupported for a pattern that PCRE2 cannot read or that asks for another alphabet ("(?a)");
  /// `what` names its source in the message.
  static Result<Regex> compile(std::string_view python_pattern, Anchor anchor,
                               std::string_view what);

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// The leftmost match in `subject` that begins at `from` or later; what stands before `from` is
  /// seen by look-behind. With `empty_at_from` false, an empty match at `from` does not count.
  /// A search that exceeds kMatchLimit steps or the stack counts as no match, so that the time for
  /// hostile text is bounded. REQUIRES: valid UTF-8; `from` is at a code point, <= subject.size().
  std::optional<Match> find(std::string_view subject, std::size_t from, Scratch& scratch,
                            bool empty_at_from = true) const;

  /// Backtracking steps after which a search gives up, as PCRE2 counts them.
  static constexpr unsigned kMatchLimit = 1'000'000;

 private:
  struct Impl;
  explicit Regex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// `python_pattern` in PCRE2's notation; nothing if it has flags that PCRE2 lacks.
std::optional<std::string> pcre2_pattern(std::string_view python_pattern);

}  // namespace kg

#endif  // KG_EXTRACT_NLP_REGEX_H_
