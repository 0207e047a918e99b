#include <gtest/gtest.h>

#include "app/json_text.h"
#include "app/near_names.h"
#include "app/terminal_progress.h"
#include "app/wrap.h"
#include "core/json_writer.h"

namespace kg {
namespace {

TEST(NearestName, IsTheOneAFewEditsAway) {
  const std::vector<std::string> names = {"build", "stats", "show", "links", "neighbors"};
  EXPECT_EQ(nearest_name("biuld", names), "build");
  EXPECT_EQ(nearest_name("stat", names), "stats");
  EXPECT_EQ(nearest_name("neighbours", names), "neighbors");
  EXPECT_EQ(nearest_name("neigh", names), "neighbors");
  EXPECT_EQ(nearest_name("frobnicate", names), "");
  EXPECT_EQ(nearest_name("", names), "");
  EXPECT_EQ(nearest_name(std::string(5000, 'x'), names), "");
  EXPECT_EQ(did_you_mean("lnks", names), "; did you mean 'links'?");
}

TEST(Wrap, BreaksBetweenWordsAndCountsCodePoints) {
  EXPECT_EQ(wrap("one two  three\nfour", 9, "", ""), "one two\nthree\nfour\n");
  EXPECT_EQ(wrap("one two three", 9, "- ", "  "), "- one two\n  three\n");
  EXPECT_EQ(wrap("\u20AC\u20AC \u20AC\u20AC \u20AC\u20AC", 5, "", ""),
            "\u20AC\u20AC \u20AC\u20AC\n\u20AC\u20AC\n");
  EXPECT_EQ(wrap("incomprehensible it is", 8, "", ""), "incomprehensible\nit is\n");
  EXPECT_EQ(wrap("", 8, "- ", ""), "- \n");
}

TEST(Wrap, OneLineSqueezesEveryKindOfSpace) {
  EXPECT_EQ(one_line(" a\t\u00A0b\r\nc "), "a b c");
  EXPECT_EQ(padded("\u20AC", 3), "\u20AC  ");
  EXPECT_EQ(padded("long", 2), "long");
}

TEST(JsonText, EscapesWhatMustBeEscaped) {
  const std::string odd = "a\"b\\c\nd\te\x01\x1F \u20AC \U0001F600 /";
  std::string quoted;
  append_json_string(odd, quoted);
  EXPECT_EQ(Json::parse(quoted), Json(odd));
  EXPECT_EQ(quoted.find('\n'), std::string::npos);
  EXPECT_EQ(to_line(Json("\xFF")), "\"\uFFFD\"");
}

TEST(JsonWriter, PutsCommasAndColons) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("a", 1U).field("b", "x\"y").key("c").begin_array();
  json.value(true).null().begin_object().end_object().value(0.25).value(2.0);
  json.end_array().key("d").begin_array().end_array().null_field("e");
  json.id_field("f", 'm', std::optional(12U)).id_field("g", 'm', std::optional<unsigned>());
  json.end_object().end_line();
  json.begin_object().end_object().end_line();
  EXPECT_EQ(out,
            "{\"a\":1,\"b\":\"x\\\"y\",\"c\":[true,null,{},0.25,2.0],\"d\":[],\"e\":null,"
            "\"f\":\"m12\",\"g\":null}\n{}\n");
}

TEST(JsonWriter, NumbersReadBackAsTheSame) {
  for (const double number : {0.1, 1e300, -2.5e-7, 1200000000.0, 0.0}) {
    std::string out;
    JsonWriter(out).value(number);
    EXPECT_EQ(Json::parse(out).get<double>(), number) << out;
    EXPECT_TRUE(Json::parse(out).is_number_float()) << out;
  }
}

TEST(TerminalProgress, TellsRateAndRemainingTime) {
  EXPECT_EQ(progress_text(0, 10, 0), "0 of 10");
  EXPECT_EQ(progress_text(5, 10, 1), "5 of 10 (5.0/s, 1 s left)");
  EXPECT_EQ(progress_text(200, 0, 10), "200 (20/s)");
  EXPECT_EQ(progress_text(10, 10, 1), "10 of 10 (10/s)");
}

}  // namespace
}  // namespace kg
