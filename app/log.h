#ifndef KG_APP_LOG_H_
#define KG_APP_LOG_H_

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace kg {

enum class LogLevel : std::uint8_t { Error, Warning, Info, Debug };

/// Lines for a person, on stderr; results never go there. A line is written whole.
class Log {
 public:
  LogLevel level = LogLevel::Info;

  void error(std::string_view message) const { write(LogLevel::Error, "", message); }
  void warning(std::string_view message) const { write(LogLevel::Warning, "warning: ", message); }
  void info(std::string_view message) const { write(LogLevel::Info, "", message); }
  void debug(std::string_view message) const { write(LogLevel::Debug, "", message); }

 private:
  void write(LogLevel needed, std::string_view kind, std::string_view message) const {
    if (level < needed) return;
    const std::string line = fmt::format("kg: {}{}\n", kind, message);
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
};

}  // namespace kg

#endif  // KG_APP_LOG_H_
