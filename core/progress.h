#ifndef KG_CORE_PROGRESS_H_
#define KG_CORE_PROGRESS_H_

#include <cstdint>
#include <string_view>

namespace kg {

/// Where long work tells how far it is. Libraries call it; only `app` draws it.
/// Calls come from one thread.
class Progress {
 public:
  virtual ~Progress() = default;
  /// A piece of work named `what` begins; `total` units are expected, 0 = not known.
  virtual void begin(std::string_view what, std::uint64_t total) = 0;
  /// `units` more are done. Cheap: an addition and a comparison.
  virtual void advance(std::uint64_t units) = 0;
  /// The work is over.
  virtual void end() = 0;
};

/// Says nothing.
class NullProgress final : public Progress {
 public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t) override {}
  void end() override {}
};

}  // namespace kg

#endif  // KG_CORE_PROGRESS_H_
