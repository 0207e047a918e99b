#include "extract/nlp/model_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace kg {
namespace {

// {"a": [1, b"xy"], b"k": nil}
const std::string kSmallMap(
    "\x82\xa1"
    "a\x92\x01\xc4\x02xy\xc4\x01k\xc0",
    13);

TEST(ModelFiles, MissingFileIsNotFoundAndNamesIt) {
  const auto bytes = read_model_file("/nonexistent/model");
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, ErrorCode::NotFound);
  EXPECT_NE(bytes.error().message.find("/nonexistent/model"), std::string::npos);
}

TEST(ModelFiles, DirectoryIsAnIoError) {
  const auto bytes = read_model_file(std::filesystem::temp_directory_path());
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, ErrorCode::Io);
}

TEST(ModelFiles, FindsKeysThatAreStringsOrBytes) {
  const auto value = unpack(kSmallMap, "test");
  ASSERT_TRUE(value) << value.error().message;
  const msgpack::object* list = find(value->get(), "a");
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(text_of(list->via.array.ptr[1]), "xy");
  EXPECT_NE(find(value->get(), "k"), nullptr);
  EXPECT_EQ(find(value->get(), "x"), nullptr);
  EXPECT_EQ(find(*list, "a"), nullptr) << "a list has no keys";
}

TEST(ModelFiles, EveryTruncationIsCorruption) {
  for (std::size_t size = 0; size < kSmallMap.size(); ++size) {
    const auto value = unpack(std::string_view(kSmallMap).substr(0, size), "small map");
    ASSERT_FALSE(value) << size;
    EXPECT_EQ(value.error().code, ErrorCode::Corruption);
    EXPECT_NE(value.error().message.find("small map"), std::string::npos);
  }
}

TEST(ModelFiles, BytesBehindTheValueAreCorruption) {
  const auto value = unpack(kSmallMap + "x", "test");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, ErrorCode::Corruption);
}

TEST(ModelFiles, ForgedSizesAndDepthsAreCorruptionNotMemoryExhaustion) {
  const std::string forged[] = {
      std::string("\xdd\xff\xff\xff\xff", 5),  // array of 2^32-1
      std::string("\xdf\xff\xff\xff\xff", 5),  // map of 2^32-1
      std::string("\xc6\xff\xff\xff\xff", 5),  // 4 GiB of bytes
      std::string("\xdb\xff\xff\xff\xff", 5),  // 4 GiB of text
      std::string(100000, '\x91'),             // 100,000 nested lists
  };
  for (const std::string& bytes : forged) {
    const auto value = unpack(bytes, "forged");
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, ErrorCode::Corruption);
  }
}

}  // namespace
}  // namespace kg
