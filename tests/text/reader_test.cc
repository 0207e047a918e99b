#include "extract/text/reader.h"

#include <gtest/gtest.h>

#include "core/sha256.h"
#include "text/temporary_folder.h"

namespace kg {
namespace {

Document read(std::string_view bytes, const ReadOptions& options = {}) {
  return make_document(bytes, "name", "/folder/name.txt", options);
}

TEST(MakeDocument, DropsTheByteOrderMarkAndMakesLineEndsPlain) {
  EXPECT_EQ(read("\xEF\xBB\xBFOne.\r\n\r\nTwo.\rThree.\fFour.\n").text,
            "One.\n\nTwo.\nThree.\nFour.\n");
}

TEST(MakeDocument, RepairsInvalidBytesAndSaysSo) {
  const Document document = read("Caf\xE9 and\x92s.");
  EXPECT_EQ(document.text, "Caf\uFFFD and\uFFFDs.");
  ASSERT_EQ(document.diagnostics.size(), 1u);
  EXPECT_NE(document.diagnostics[0].message.find("2 invalid UTF-8 sequences"), std::string::npos);
  EXPECT_TRUE(read("Caf\u00E9.").diagnostics.empty());
}

TEST(MakeDocument, HashesTheBytesAsRead) {
  const std::string bytes = "\xEF\xBB\xBFTitle: A\r\n\r\nOne.\r\n";
  EXPECT_EQ(read(bytes).sha256, sha256(bytes));
}

TEST(MakeDocument, FlagsWinOverTheHeaderAndTheHeaderOverTheFile) {
  ReadOptions options;
  options.metadata.publisher = "Ellery Post";
  const Document document = read(
      "Title: Ferry plan\nURL: https://example.org/a\nPublisher: Other\nDate: 27 Feb 2025\n\nOne.",
      options);
  EXPECT_EQ(document.metadata.publisher, "Ellery Post");
  EXPECT_EQ(document.metadata.title, "Ferry plan");
  EXPECT_EQ(document.metadata.source, "https://example.org/a");
  EXPECT_EQ(document.metadata.date, "2025-02-27");
  EXPECT_EQ(document.metadata.name, "name");
  EXPECT_EQ(document.text, "One.");
  EXPECT_EQ(read("One.").metadata.source, "/folder/name.txt");
}

TEST(MakeDocument, TakesAHeadingAtTheTopForTheTitle) {
  EXPECT_EQ(read("Ferry plan\n\nThe board met.").metadata.title, "Ferry plan");
  EXPECT_EQ(read("The board met.\n\nFerry plan").metadata.title, "");
}

TEST(MakeDocument, JoinsWrappedLinesWithoutMovingAnything) {
  const std::string bytes =
      "The board of the port met on\nMonday and went to see the\ndock.\n\nIt rained.";
  const Document document = read(bytes);
  EXPECT_EQ(document.text,
            "The board of the port met on Monday and went to see the dock.\n\nIt rained.");
  EXPECT_EQ(document.paragraphs.size(), 2u);
}

TEST(MakeDocument, KeepsOffsetsOfGivenText) {
  ReadOptions options;
  options.form = TextForm::Given;
  const Document document = read("\uFEFFTitle: Dock\r\n\r\nOne came and\r\ntwo went.", options);
  EXPECT_EQ(document.text, "\uFEFFTitle: Dock\r\n\r\nOne came and  two went.");
  EXPECT_EQ(document.metadata.title, "Title: Dock");  // a heading, not a header
}

TEST(MakeDocument, VerbatimTextDoesNotChange) {
  ReadOptions options;
  options.form = TextForm::Verbatim;
  const std::string bytes = "Title: A\r\n\r\nOne came\ntwo went. \n";
  const Document document = read(bytes, options);
  EXPECT_EQ(document.text, bytes);
  ASSERT_EQ(document.paragraphs.size(), 1u);
  EXPECT_EQ(document.paragraphs[0].span, (Span{0, 30}));
}

TEST(ListInputs, SortsTheTextsOfAFolderAndOfItsFolders) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b.txt", "a.TXT", "sub/c.md", "sub/d.text", "e.pdf", ".hidden.txt", ".git/f.txt"})
    folder.write(name, "x");
  const auto files = list_inputs({"-", folder.path().string()});
  ASSERT_TRUE(files) << files.error().message;
  std::string names;
  for (const auto& file : *files) names += file.filename().string() + " ";
  EXPECT_EQ(names, "- a.TXT b.txt c.md d.text ");
}

TEST(ListInputs, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const auto missing = list_inputs({folder.path() / "nothing.txt"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_NE(missing.error().message.find("nothing.txt"), std::string::npos);
  folder.write("sub/picture.png", "x");
  const auto empty = list_inputs({folder.path().string()});
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::InvalidInput);
  EXPECT_NE(empty.error().message.find("no text"), std::string::npos);
}

TEST(ReadDocument, NamesAFileByItsStemAndItsFullPath) {
  const TemporaryFolder folder;
  const auto document = read_document(folder.write("ferry.plan.txt", "One came."), {});
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->metadata.name, "ferry.plan");
  EXPECT_EQ(document->metadata.source, (folder.path() / "ferry.plan.txt").string());
}

TEST(ReadDocument, RefusesWhatIsNoTextWithTheReason) {
  const TemporaryFolder folder;
  const auto error = [&](const std::string& path, ReadOptions options = {}) {
    const auto document = read_document(path, options);
    return document ? Error{ErrorCode::Busy, "no error"} : document.error();
  };
  EXPECT_EQ(error(folder.path() / "missing").code, ErrorCode::NotFound);
  EXPECT_EQ(error(folder.path()).code, ErrorCode::Io);
  const Error empty = error(folder.write("empty.txt", "\xEF\xBB\xBF \n\n"));
  EXPECT_EQ(empty.code, ErrorCode::InvalidInput);
  EXPECT_NE(empty.message.find("empty"), std::string::npos);
  const Error binary = error(folder.write("binary.txt", std::string_view("a\0b", 3)));
  EXPECT_EQ(binary.code, ErrorCode::InvalidInput);
  EXPECT_NE(binary.message.find("binary"), std::string::npos);
  const Error wide = error(folder.write("wide.txt", std::string_view("\xFF\xFE"
                                                                     "a\0",
                                                                     4)));
  EXPECT_NE(wide.message.find("UTF-16"), std::string::npos);
  ReadOptions small;
  small.max_bytes = 3;
  EXPECT_EQ(error(folder.write("large.txt", "abcd"), small).code, ErrorCode::InvalidInput);
  EXPECT_EQ(error(folder.write("fits.txt", "abc"), small).message, "no error");
}

TEST(ReadDocument, ReadsOneLineOfMegabytes) {
  const TemporaryFolder folder;
  std::string line;
  while (line.size() < 3'000'000) line += "The board of Port Ellery met again. ";
  const auto document = read_document(folder.write("long.txt", line), {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->paragraphs.size(), 1u);
}

}  // namespace
}  // namespace kg
