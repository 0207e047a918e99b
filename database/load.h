#ifndef KG_DATABASE_LOAD_H_
#define KG_DATABASE_LOAD_H_
// What goes into a database and comes out of it without texts being read.

#include <cstdint>
#include <string>

#include "core/document.h"
#include "core/mention.h"

namespace kg {

enum class LoadFormat : std::uint8_t {
  Any,  ///< JSON lines if it begins with {, else rows with commas; a dump by its first line
  JsonLines,
  Csv,
  Tsv,
};

struct LoadOptions {
  LoadFormat format = LoadFormat::Any;
  EntityType type = EntityType::Other;  ///< of names of triples that have none
  DocumentMetadata file = {};  ///< of the document of triples without a source; without a source of
                               ///< its own it is not replaced by a newer one
  bool sync = true;            ///< as BuildOptions::sync
};

/// What a load did.
struct LoadReport {
  bool dump = false;  ///< or triples
  std::uint64_t documents_added = 0;
  std::uint64_t documents_unchanged = 0;
  std::uint64_t documents_replaced = 0;
  std::uint64_t facts = 0;            ///< of added and replaced documents
  std::uint64_t decisions_added = 0;  ///< of a dump
  bool cancelled = false;             ///< the documents counted above are in the database
};

/// What a retraction took away.
struct RetractedDocument {
  std::string name;
  std::string source;
  std::string sha256;  ///< hexadecimal
  std::uint64_t sentences = 0;
  std::uint64_t facts = 0;
};

}  // namespace kg

#endif  // KG_DATABASE_LOAD_H_
