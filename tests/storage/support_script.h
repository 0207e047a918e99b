#ifndef KG_TESTS_STORAGE_SUPPORT_SCRIPT_H_
#define KG_TESTS_STORAGE_SUPPORT_SCRIPT_H_
// An endless row of documents, for tests that stop somewhere in it.

#include <filesystem>
#include <string>
#include <vector>

#include "tests/storage/support_store.h"

namespace kg::testing {

/// The n-th document; every fifth is a new version of an earlier one.
StoredDocument scripted(int number);

/// The rows after the first `count` documents, in one run.
std::string model(int count);

/// Flips bits of one byte.
void flip(const std::filesystem::path& file, std::size_t place);

/// A database with tables, a log with records, and everything else: 30 documents, then 10 more by a
/// process that was killed.
void make_store_with_all_files(const std::filesystem::path& path);

/// The files of a folder, sorted.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder);

}  // namespace kg::testing

#endif  // KG_TESTS_STORAGE_SUPPORT_SCRIPT_H_
