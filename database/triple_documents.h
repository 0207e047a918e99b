#ifndef KG_DATABASE_TRIPLE_DOCUMENTS_H_
#define KG_DATABASE_TRIPLE_DOCUMENTS_H_

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "database/triples.h"
#include "storage/records.h"

namespace kg {

/// Noted as what read them.
inline constexpr const char* kTripleExtractor = "triples 1";

/// Gathers triples in one document for each source. Needs memory in proportion to them.
class TripleDocuments {
 public:
  /// `file` is the document of rows without a source. `type` is that of names without one.
  TripleDocuments(DocumentMetadata file, EntityType type) : file_(std::move(file)), type_(type) {}

  void add(const Triple& triple);
  /// The documents, in the order of their sources. Entities of types that act get the keys and
  /// terms that a text would give them (graph/actor_keys.h), so that they can be one with those of
  /// texts; others are known by their name alone. A row without a sentence has "SUBJECT RELATION
  /// OBJECT". The sha256 is that of the rows and the source.
  std::vector<StoredDocument> take();

 private:
  struct Place {  // of a sentence
    std::uint32_t sentence = 0;
    std::uint32_t facts = 0;
  };
  struct Gathered {
    StoredDocument document;
    std::string bytes;                                        // what its sha256 is of
    std::unordered_map<std::string, std::uint32_t> entities;  // by type and normal name or key
    std::unordered_map<std::string, Place> sentences;
  };

  std::uint32_t entity_of(Gathered& gathered, const std::string& name,
                          std::optional<EntityType> type, std::uint32_t sentence);
  static Place place_of(Gathered& gathered, const std::string& sentence);

  DocumentMetadata file_;
  EntityType type_;
  std::map<std::string, Gathered> sources_;
};

}  // namespace kg

#endif  // KG_DATABASE_TRIPLE_DOCUMENTS_H_
