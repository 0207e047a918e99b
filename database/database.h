#ifndef KG_DATABASE_DATABASE_H_
#define KG_DATABASE_DATABASE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/progress.h"
#include "core/result.h"
#include "database/actors.h"
#include "database/document_source.h"
#include "database/load.h"
#include "extract/extractor.h"
#include "graph/graph_view.h"

namespace kg {

class Store;

struct DatabaseOptions {
  bool create = false;     ///< make the database if the folder is absent or empty
  bool read_only = false;  ///< for asking while another process may be building; never changes a
                           ///< byte of the folder. Not together with create.
  bool in_memory = false;  ///< nothing on disk, always new, gone when closed; the path is ignored
  std::uint64_t created = 0;  ///< noted in a new database: seconds since 1970 UTC; 0 = not noted
};

struct BuildOptions {
  unsigned threads = 0;  ///< that extract; 0 = one for each core. Never changes the result.
  bool sync = true;      ///< a document counts as done only when the disk has it; documents that
                         ///< wait share one sync. Without: a power cut (not a crash of the program)
                         ///< may lose the last documents, whole.
  /// Called for each document that is kept, by its source or else its name, once it is done.
  std::function<void(const std::string& document)> kept = {};
  /// Noted with each document: what read it ("rules 1, en_core_web_md 3.8").
  std::string extractor = "";
};

/// An input that gave no document, with the reason.
struct FailedInput {
  std::string name;
  Error error;
};

/// Something odd in one document, for a person to read.
struct DocumentDiagnostic {
  std::string document;  ///< its source, or its name when it has none
  std::string message;
};

/// What a build did.
struct BuildReport {
  std::uint64_t documents_added = 0;
  std::uint64_t documents_unchanged = 0;  ///< known byte for byte: nothing was done
  std::uint64_t documents_replaced = 0;  ///< known source, new bytes: the old version was retracted
  std::uint64_t sentences = 0;           ///< of added and replaced documents, as are the next two
  std::uint64_t claims = 0;
  std::uint64_t facts = 0;  ///< links that the claims gave (one claim may give several or none)
  std::vector<DocumentDiagnostic> diagnostics;  ///< in input order
  std::vector<FailedInput> failed;              ///< in input order
  bool cancelled =
      false;  ///< stopped by the token; every document counted above is in the database
};

struct DatabaseStats {
  std::uint64_t documents = 0;
  std::uint64_t sentences = 0;
  std::uint64_t entities = 0;
  std::uint64_t named_entities = 0;
  std::map<std::string, std::uint64_t> entities_by_type;  ///< "PERSON" -> 12; types that occur
  std::uint64_t relations = 0;  ///< different relation phrases that were ever in it
  std::uint64_t edges = 0;
  std::uint64_t evidence = 0;
  std::uint64_t bytes_on_disk = 0;  ///< 0 in memory
  std::uint32_t format_major = 0, format_minor = 0;
  std::uint64_t created = 0;  ///< seconds since 1970 UTC; 0 = not noted
};

/// A graph database: one folder. What an embedding program gets.
///
/// Any number of processes may have it open read-only; at most one has it open for writing. In one
/// process, views may be read on other threads while build() runs.
class Database {
 public:
  /// Opens the database in folder `path`.
  /// NotFound: there is none and options.create is not set. Busy: another process (or this one) has
  /// it open for writing; the message names the process where it is known. Unsupported: the folder
  /// holds something else, or a database of a newer format. Corruption: damaged files; they are
  /// left as they are. Io: no permission, full disk. Each message says what to do.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path,
                                                const DatabaseOptions& options = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Reads the documents of `source` into the database, each in one atomic step, in the order of
  /// the source. The result is the same for any number of threads. `progress` advances by one for
  /// each input, once it is done. After `stop` was requested, no further document is begun.
  ///
  /// An input that cannot be read or kept is noted in the report and the build goes on. Fails with
  /// Unsupported if the database is open read-only, and with Io or Corruption if the database
  /// cannot be written; the documents before are then kept, and the message says how many.
  Result<BuildReport> build(DocumentSource& source, const Extractor& extractor,
                            const BuildOptions& options, Progress& progress,
                            std::stop_token stop = {});

  /// Removes one document and exactly what it alone supported, in one atomic step, and brings the
  /// actors up to date. `what` is its source, a path that leads to it, its name, or "#" and the
  /// first digits of its sha256. NotFound: there is none; the message has near ones. InvalidInput:
  /// several are called so; the message lists them. Otherwise as build.
  Result<RetractedDocument> retract(std::string_view what);

  /// Writes everything that does not follow from something else, in the one form of
  /// docs/dump_format.md: equal databases give equal bytes, whatever the order of their documents.
  /// `progress` advances by one a document. Needs memory for one document and all decisions. Io:
  /// the stream does not take it.
  Status dump(std::ostream& out, Progress& progress) const;

  /// Reads a dump or triples (docs/dump_format.md), each document in one atomic step, and brings
  /// the actors up to date. What is there already is not changed. Of a dump, one document at a time
  /// is in memory; triples are all read before the first document is written. InvalidInput, with
  /// the number of the line: it is malformed. Unsupported: a dump of a newer version. The documents
  /// of a dump that stand before the fault are kept, and the message says how many. Otherwise as
  /// build.
  Result<LoadReport> load(std::istream& in, const LoadOptions& options, Progress& progress,
                          std::stop_token stop = {});

  // ---- who is who (docs/identity.md) ------------------------------------------------------------

  /// What a person decides about two actors.
  struct DecisionRequest {
    bool same = true;       ///< or different
    std::string a, b;       ///< names as resolve_name takes them, or "#handle" of a single name
    std::int64_t made = 0;  ///< seconds since 1970 UTC
    std::string note;
  };
  /// Stores a decision and brings the actors up to date. Gives its number. NotFound, InvalidInput:
  /// a name is unknown or ambiguous, or both are the same name; the message says so. Io,
  /// Corruption.
  Result<std::uint64_t> decide(const DecisionRequest& request);
  /// Takes a decision back, the last one that holds if `number` is 0. Gives the number of what was
  /// undone. NotFound if there is none.
  Result<std::uint64_t> undo(std::uint64_t number, std::int64_t made);
  /// All decisions by number; only those about the actor that `name` means if it is not empty.
  Result<std::vector<DecisionRecord>> decisions(std::string_view name = {}) const;
  /// Every decision, one JSON object a line behind a line with the format's version.
  Result<std::string> export_decisions() const;
  /// Appends decisions of such a text, but for those that hold already. Gives how many were new.
  /// InvalidInput with the line if the text is not of that form; nothing is stored then.
  Result<std::uint64_t> import_decisions(std::string_view text);
  /// What speaks for and against two actors being one, or, with an empty `b`, what joins the names
  /// of one. Errors as decide().
  Result<ActorExplanation> why(std::string_view a, std::string_view b) const;
  /// Names that may be one actor and are not joined, strongest first; only those of one actor if
  /// `name` is not empty. At most `limit`; 0 = all.
  Result<std::vector<ActorLink>> undecided(std::string_view name = {}, std::size_t limit = 0) const;

  /// The graph as it is now; later writes do not show in it. May outlive builds but not this
  /// object. A database that is open read-only shows its state of when it was opened.
  Result<std::unique_ptr<GraphView>> view() const;

  /// Counts. Reads every entity once. Io, Corruption.
  Result<DatabaseStats> stats() const;

  /// Proves the invariants of the store (docs/storage_format.md) by reading all of it. Corruption
  /// with the first few violations if any do not hold.
  Status check() const;

 private:
  explicit Database(std::unique_ptr<Store> store);

  std::unique_ptr<Store> store_;
};

}  // namespace kg

#endif  // KG_DATABASE_DATABASE_H_
