#ifndef KG_TESTS_DATABASE_SUPPORT_NOTATION_H_
#define KG_TESTS_DATABASE_SUPPORT_NOTATION_H_

#include <memory>
#include <string>
#include <vector>

#include "database/database.h"
#include "extract/extractor.h"

namespace kg::testing {

/// Reads a notation instead of English: every line is a sentence "Subject -relation-> Object", with
/// ! before a denied relation. Other lines say nothing and give a diagnostic.
class NotationExtractor final : public Extractor {
 public:
  std::unique_ptr<Worker> make_worker() const override;
};

/// A document of such lines, joined by newlines.
Document a_text(const std::string& source, const std::string& lines);

/// Opens or fails the test.
std::unique_ptr<Database> opened(const std::filesystem::path& path,
                                 const DatabaseOptions& options = {.create = true});
std::unique_ptr<Database> in_memory();

/// Builds from `documents`; fails the test if the build fails.
BuildReport build(Database& database, std::vector<Document> documents, unsigned threads = 1);

/// "Ann -meet-> Bob x2", one edge a line, in the order of the view.
std::string edges(const GraphView& view);
std::string edges(const Database& database);

}  // namespace kg::testing

#endif  // KG_TESTS_DATABASE_SUPPORT_NOTATION_H_
