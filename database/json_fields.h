#ifndef KG_DATABASE_JSON_FIELDS_H_
#define KG_DATABASE_JSON_FIELDS_H_
// Fields of a JSON object that somebody else wrote. Each call says what is wrong once; after the
// first fault everything read is empty.

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace kg {

class JsonFields {
 public:
  /// REQUIRES: `object` is an object and outlives it.
  explicit JsonFields(const nlohmann::json& object) : object_(object) {}

  /// Absent fields have the value `otherwise`.
  std::string text(const char* name, std::string otherwise = {}) {
    const auto* field = find(name);
    if (field == nullptr) return otherwise;
    if (!field->is_string()) return fault(name, "must be a string"), std::string();
    return field->get<std::string>();
  }
  bool flag(const char* name, bool otherwise) {
    const auto* field = find(name);
    if (field == nullptr) return otherwise;
    if (!field->is_boolean()) return fault(name, "must be true or false"), otherwise;
    return field->get<bool>();
  }
  double number(const char* name, double otherwise) {
    const auto* field = find(name);
    if (field == nullptr) return otherwise;
    if (!field->is_number()) return fault(name, "must be a number"), otherwise;
    return field->get<double>();
  }
  std::uint64_t count(const char* name, std::uint64_t most, std::uint64_t otherwise = 0) {
    const auto* field = find(name);
    if (field == nullptr) return otherwise;
    if (!field->is_number_unsigned() || field->get<std::uint64_t>() > most)
      return fault(name, fmt::format("must be a whole number from 0 to {}", most)), otherwise;
    return field->get<std::uint64_t>();
  }
  std::int64_t integer(const char* name, std::int64_t otherwise) {
    const auto* field = find(name);
    if (field == nullptr) return otherwise;
    constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
    if (!field->is_number_integer() ||
        (field->is_number_unsigned() && field->get<std::uint64_t>() > kMost))
      return fault(name, "must be a whole number of 64 bits"), otherwise;
    return field->get<std::int64_t>();
  }
  /// The field, or null; REQUIRED ones are a fault if they are absent.
  const nlohmann::json* find(const char* name) const {
    const auto field = object_.find(name);
    return field == object_.end() ? nullptr : &*field;
  }
  void need(const char* name) {
    if (find(name) == nullptr) fault(name, "is missing");
  }
  void fault(const char* name, const std::string& what) {
    if (fault_.empty()) fault_ = fmt::format("\"{}\" {}", name, what);
  }
  /// What is wrong, or empty.
  const std::string& fault() const { return fault_; }

 private:
  const nlohmann::json& object_;
  std::string fault_;
};

}  // namespace kg

#endif  // KG_DATABASE_JSON_FIELDS_H_
