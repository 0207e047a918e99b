#include "extract/text/line_documents.h"

#include <gtest/gtest.h>

#include "text/temporary_folder.h"

namespace kg {
namespace {

// "name: text" of each document, "error: message" of each line that gives none.
std::string documents(std::string_view bytes, LineFormat format, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  auto lines = LineDocuments::open(folder.write("in", bytes), format, options);
  if (!lines) return lines.error().message;
  std::string result;
  while (auto document = lines->next()) {
    if (*document)
      result += (*document)->metadata.name + ": " + (*document)->text + "\n";
    else
      result += "error" +
                document->error().message.substr(document->error().message.find(", line")) + "\n";
  }
  return result;
}

TEST(JsonLines, GiveTheirDocumentsInOrder) {
  EXPECT_EQ(
      documents("{\"id\": \"a\", \"text\": \"One came.\"}\n\n"
                "{\"id\": 7, \"text\": \"Two\\r\\nwent.\", \"date\": null, \"other\": [1]}\r\n"
                "{\"text\": \"Three\"}",
                LineFormat::JsonLines),
      "a: One came.\n7: Two  went.\nline4: Three\n");
}

TEST(JsonLines, BadLinesAreReportedWithTheirNumberAndTheRestIsRead) {
  EXPECT_EQ(documents("{\"text\": 5}\nnonsense\n[1]\n{\"id\": \"a\", \"text\": \"One.\"}\n",
                      LineFormat::JsonLines),
            "error, line 1: no \"text\" string\n"
            "error, line 2: not a JSON object, e.g. {\"id\": \"a1\", \"text\": \"...\"}\n"
            "error, line 3: not a JSON object, e.g. {\"id\": \"a1\", \"text\": \"...\"}\n"
            "a: One.\n");
}

TEST(JsonLines, FillTheMetadata) {
  const TemporaryFolder folder;
  ReadOptions options;
  options.metadata.publisher = "Ellery Post";
  auto lines = LineDocuments::open(
      folder.write(
          "in",
          "{\"text\": \"One.\", \"date\": \"2011-04-13\", \"title\": \"T\", "
          "\"source\": \"s\", \"publisher\": \"p\"}\n{\"text\": \"\", \"date\": \"soon\"}"),
      LineFormat::JsonLines, options);
  ASSERT_TRUE(lines);
  const auto first = lines->next();
  ASSERT_TRUE(first && *first);
  const DocumentMetadata& metadata = (*first)->metadata;
  EXPECT_EQ(metadata.date + metadata.title + metadata.source + metadata.publisher,
            "2011-04-13TsEllery Post");
  const auto second = lines->next();
  ASSERT_TRUE(second && *second);  // an empty text is a document too: the other side counts them
  EXPECT_EQ((*second)->metadata.date, "");
  EXPECT_EQ((*second)->diagnostics.size(), 1u);
}

TEST(Sentences, AreOneDocumentALine) {
  EXPECT_EQ(documents("\xEF\xBB\xBFOne came. Two went.\r\n\nTitle: x\n", LineFormat::Sentences),
            "1: One came. Two went.\n3: Title: x\n");
}

TEST(LineDocuments, RefuseLinesThatAreTooLargeAndFilesThatAreNone) {
  ReadOptions options;
  options.max_bytes = 5;
  EXPECT_EQ(documents("123456\n12345\n", LineFormat::Sentences, options),
            "error, line 1: larger than 5 bytes\n2: 12345\n");
  EXPECT_EQ(LineDocuments::open("/no/such/file", LineFormat::Sentences, {}).error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(LineDocuments::open("/", LineFormat::Sentences, {}).error().code,
            ErrorCode::InvalidInput);
}

TEST(LineDocuments, RepairInvalidBytes) {
  EXPECT_EQ(documents("{\"id\": \"a\", \"text\": \"Caf\xE9\"}\n", LineFormat::JsonLines),
            "a: Caf\uFFFD\n");
  EXPECT_EQ(documents("Caf\xE9\n", LineFormat::Sentences), "1: Caf\uFFFD\n");
}

}  // namespace
}  // namespace kg
