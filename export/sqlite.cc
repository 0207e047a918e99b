#include "export/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "export/graph_rows.h"
#include "export/node_fields.h"
#include "export/sanitize.h"

namespace kg {
namespace {

// One writer, and a file that appears under its name only when it is whole: no journal is needed.
constexpr const char* kSchema = R"(
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
BEGIN;
CREATE TABLE info(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE entity(id INTEGER PRIMARY KEY, handle TEXT, name TEXT NOT NULL, type TEXT NOT NULL,
  named INTEGER NOT NULL, links INTEGER NOT NULL, mentions INTEGER NOT NULL, community INTEGER,
  x REAL, y REAL);
CREATE TABLE alias(entity INTEGER NOT NULL REFERENCES entity, name TEXT NOT NULL);
CREATE TABLE fact(id INTEGER PRIMARY KEY, subject INTEGER NOT NULL REFERENCES entity,
  relation TEXT NOT NULL, object INTEGER NOT NULL REFERENCES entity, label TEXT NOT NULL,
  polarity TEXT NOT NULL, modality TEXT NOT NULL, weight INTEGER NOT NULL,
  confidence REAL NOT NULL, first_date TEXT, last_date TEXT);
CREATE TABLE document(id INTEGER PRIMARY KEY, name TEXT, title TEXT, publisher TEXT, source TEXT,
  date TEXT);
CREATE TABLE evidence(fact INTEGER NOT NULL REFERENCES fact,
  document INTEGER NOT NULL REFERENCES document, number INTEGER NOT NULL, sentence TEXT NOT NULL,
  claimant TEXT, confidence REAL NOT NULL, subject_begin INTEGER, subject_end INTEGER,
  relation_begin INTEGER, relation_end INTEGER, object_begin INTEGER, object_end INTEGER);
CREATE VIEW link AS SELECT fact.id, s.name AS subject, fact.label AS relation, o.name AS object,
  fact.weight, fact.confidence, fact.first_date, fact.last_date
  FROM fact JOIN entity s ON s.id = fact.subject JOIN entity o ON o.id = fact.object;
)";
constexpr const char* kIndexes = R"(
CREATE INDEX entity_name ON entity(name);
CREATE INDEX alias_name ON alias(name);
CREATE INDEX fact_subject ON fact(subject);
CREATE INDEX fact_object ON fact(object);
CREATE INDEX evidence_fact ON evidence(fact);
COMMIT;
)";
constexpr const char* kFormatVersion = "1";

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// A prepared INSERT. Values are bound in the order of the columns; the first failure stays.
class Insert {
 public:
  Insert(sqlite3* database, const char* sql) {
    sqlite3_stmt* prepared = nullptr;
    result_ = sqlite3_prepare_v2(database, sql, -1, &prepared, nullptr);
    statement_.reset(prepared);
  }

  Insert& text(std::string_view value) {
    return note(sqlite3_bind_text64(statement_.get(), ++column_, value.data(), value.size(),
                                    SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  Insert& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  Insert& number(std::uint64_t value) {
    return note(sqlite3_bind_int64(statement_.get(), ++column_, static_cast<sqlite3_int64>(value)));
  }
  Insert& real(double value) {
    return note(sqlite3_bind_double(statement_.get(), ++column_, value));
  }
  Insert& null() { return note(sqlite3_bind_null(statement_.get(), ++column_)); }
  Insert& span(Span span) {
    return span.empty() ? null().null() : number(span.begin).number(span.end);
  }
  /// Adds the row.
  void done() {
    if (result_ == SQLITE_OK) {
      const int step = sqlite3_step(statement_.get());
      if (step != SQLITE_DONE) result_ = step;
    }
    sqlite3_reset(statement_.get());
    column_ = 0;
  }
  bool failed() const { return result_ != SQLITE_OK; }

 private:
  Insert& note(int result) {
    if (result_ == SQLITE_OK) result_ = result;
    return *this;
  }

  std::unique_ptr<sqlite3_stmt, Close> statement_;
  int result_ = SQLITE_OK;
  int column_ = 0;
};

class Tables {
 public:
  explicit Tables(sqlite3* database) : database_(database) {}

  void add(const ExportNode& row, const ExportOptions& options) {
    const Entity& entity = row.entity;
    entities_.number(entity.id.value).text_or_null(entity.handle).text(entity.name);
    entities_.text(to_string(entity.type)).number(entity.named ? 1 : 0);
    entities_.number(row.links).number(row.mentions);
    const auto community = community_of(options, entity.id);
    community ? entities_.number(*community) : entities_.null();
    const auto place = position_of(options, entity.id);
    place ? entities_.real(place->x).real(place->y) : entities_.null().null();
    entities_.done();
    for (const std::string& alias : entity.aliases)
      aliases_.number(entity.id.value).text(alias).done();
  }

  void add(const ExportEdge& row) {
    facts_.number(row.number).number(row.source.value).text(words_of(row));
    facts_.number(row.target.value).text(label_of(row)).text(polarity_of(row));
    facts_.text(modalities_of(row)).number(row.weight).real(row.confidence);
    facts_.text_or_null(row.first_date).text_or_null(row.last_date).done();
    for (const ExportEvidence& one : row.evidence) {
      evidence_.number(row.number).number(one.document_id.value).number(one.number);
      evidence_.text(one.sentence).text_or_null(one.claimant).real(one.confidence);
      evidence_.span(one.subject).span(one.relation).span(one.object).done();
    }
  }

  void add(const DocumentRecord& document) {
    const DocumentMetadata& known = document.metadata;
    documents_.number(document.id.value);
    for (const std::string* text :
         {&known.name, &known.title, &known.publisher, &known.source, &known.date})
      documents_.text_or_null(sanitize_text(*text));
    documents_.done();
  }

  void note(std::string_view key, std::string_view value) { info_.text(key).text(value).done(); }

  bool failed() const {
    return info_.failed() || entities_.failed() || aliases_.failed() || facts_.failed() ||
           evidence_.failed() || documents_.failed();
  }

 private:
  sqlite3* database_;
  Insert info_{database_, "INSERT INTO info VALUES(?,?)"};
  Insert entities_{database_, "INSERT INTO entity VALUES(?,?,?,?,?,?,?,?,?,?)"};
  Insert aliases_{database_, "INSERT INTO alias VALUES(?,?)"};
  Insert facts_{database_, "INSERT INTO fact VALUES(?,?,?,?,?,?,?,?,?,?,?)"};
  Insert documents_{database_, "INSERT INTO document VALUES(?,?,?,?,?,?)"};
  Insert evidence_{database_, "INSERT INTO evidence VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"};
};

Status fill(const GraphView& view, const ExportOptions& options, Tables& tables) {
  tables.note("format", kFormatVersion);
  tables.note("title", sanitize_text(options.title));
  if (options.evidence)
    KG_TRY(view.for_each_document([&](const DocumentRecord& document) {
      tables.add(document);
      return true;
    }));
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) { tables.add(row, options); }));
  return for_each_edge_row(view, options.merge.value_or(Merge::None),
                           options.evidence ? Detail::Evidence : Detail::Dates,
                           [&](const ExportEdge& row) { tables.add(row); });
}

Status refused(sqlite3* database) {
  // SQLite calls a write that the system cut short a full disk, whatever the reason.
  return failure(ErrorCode::Io,
                 fmt::format("SQLite says: {}", sqlite3_errcode(database) == SQLITE_FULL
                                                    ? "No space left on device"
                                                    : sqlite3_errmsg(database)));
}

}  // namespace

Status write_sqlite(const GraphView& view, const ExportOptions& options, const std::string& path) {
  sqlite3* opened = nullptr;
  const int result =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  const std::unique_ptr<sqlite3, Close> database(opened);
  if (result != SQLITE_OK) return refused(opened);
  const auto run = [&](const char* sql) {
    return sqlite3_exec(opened, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  };
  if (!run(kSchema)) return refused(opened);
  {
    Tables tables(opened);
    KG_TRY(fill(view, options, tables));
    if (tables.failed()) return refused(opened);
  }
  if (!run(kIndexes)) return refused(opened);
  return {};
}

}  // namespace kg
