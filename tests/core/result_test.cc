#include "core/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace kg {
namespace {

Result<int> parse_digit(char c) {
  if (c < '0' || c > '9') return failure(ErrorCode::InvalidInput, std::string("no digit: ") + c);
  return c - '0';
}

Result<int> sum(char a, char b) {
  KG_ASSIGN(const int first, parse_digit(a));
  KG_ASSIGN(const int second, parse_digit(b));
  return first + second;
}

Status check_digits(std::string_view text, int& checked) {
  for (char c : text)
    if (c != ' ')
      KG_TRY(parse_digit(c));
    else
      continue;  // the macro is one statement: this else belongs to the if above
  ++checked;
  return {};
}

TEST(Result, AssignGivesTheValueOrReturnsTheError) {
  EXPECT_EQ(sum('2', '3').value(), 5);
  const auto bad = sum('2', 'x');
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::InvalidInput);
  EXPECT_EQ(bad.error().message, "no digit: x");
}

TEST(Result, TryReturnsEarlyOnAnError) {
  int checked = 0;
  EXPECT_TRUE(check_digits("1 2", checked));
  EXPECT_EQ(checked, 1);
  EXPECT_FALSE(check_digits("1 x", checked));
  EXPECT_EQ(checked, 1);
}

TEST(Result, AnErrorTellsWhereItHappened) {
  auto outer = [](char c) -> Result<int> {
    auto digit = parse_digit(c);
    if (!digit) return failure_in("reading line 3", std::move(digit).error());
    return *digit;
  };
  EXPECT_EQ(outer('x').error().message, "reading line 3: no digit: x");
  EXPECT_EQ(outer('x').error().code, ErrorCode::InvalidInput);
}

TEST(Result, CarriesValuesThatCanOnlyMove) {
  auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(4); };
  auto twice = [&]() -> Result<int> {
    KG_ASSIGN(const std::unique_ptr<int> number, make());
    return *number * 2;
  };
  EXPECT_EQ(twice().value(), 8);
}

}  // namespace
}  // namespace kg
