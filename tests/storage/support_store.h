#ifndef KG_TESTS_STORAGE_SUPPORT_STORE_H_
#define KG_TESTS_STORAGE_SUPPORT_STORE_H_

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/store.h"

namespace kg::testing {

/// A document with one sentence a line of `lines`, each "Subject -relation-> Object", with ! before
/// the relation where it is denied: "Ann -!meet-> Bob". Its bytes are the lines.
StoredDocument a_document(const std::string& source, const std::vector<std::string>& lines);

/// Attaches terms to the entity of this name; each with sentence 0.
void add_terms(StoredDocument& document, const std::string& name,
               const std::vector<std::string>& terms);

/// Opens or fails the test.
std::unique_ptr<Store> opened(const std::filesystem::path& path, const StoreOptions& options = {});
std::unique_ptr<Store> in_memory();
std::unique_ptr<StoreSnapshot> snapshot_of(const Store& store);

/// The error of opening; fails the test if it opens.
Error error_of_opening(const std::filesystem::path& path, const StoreOptions& options = {});

/// The violated invariants, one a line; empty = sound.
std::string faults(const Store& store);

/// Every edge as "Ann -meet-> Bob x2 [a:0 b:1]" (source:sentence of each piece of evidence), one a
/// line in order of the names.
std::string edges(const Store& store);

/// The id of the only entity with this name; fails the test if there is none or another.
EntityId id_of(const Store& store, const std::string& name);

/// Every actor as the names of its entities, "Ann = Annie, Bob", in order of the ids.
std::string actors(const Store& store);

/// The terms of an entity as "judge x2, lee x1".
std::string terms(const Store& store, const std::string& name);

/// "judge, lee"
std::string pending(const Store& store);

/// All rows of all columns in hexadecimal, but the format row, which differs by design.
std::string rows(const Store& store);

}  // namespace kg::testing

#endif  // KG_TESTS_STORAGE_SUPPORT_STORE_H_
