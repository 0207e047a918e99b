// The checker against rows that are missing, too many or exchanged.
#include "storage/check_store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <map>

#include "storage/column_families.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"
#include "tests/storage/support_store.h"
#include "tests/support/temporary_folder.h"

namespace kg::testing {
namespace {

namespace fs = std::filesystem;

struct Row {
  Column column = Column::Default;
  std::string key, value;
};

std::string told(const Row& row) {
  return fmt::format("{} {}", column_family(row.column).name, row.key.substr(0, 40));
}

/// A sound store of every kind of row, open so that its rows can be changed behind its back.
class Tampered {
 public:
  explicit Tampered(const fs::path& path) : path_(path) {
    make_store();
    std::vector<rocksdb::ColumnFamilyDescriptor> columns;
    for (const ColumnFamily& column : kColumnFamilies)
      columns.emplace_back(column.name, rocksdb::ColumnFamilyOptions());
    rocksdb::DB* raw = nullptr;
    EXPECT_TRUE(rocksdb::DB::Open({}, path.string(), columns, &handles_, &raw).ok());
    db_.reset(raw);
  }
  ~Tampered() {
    for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
  }

  std::vector<Row> rows() const {
    std::vector<Row> rows;
    for (const ColumnFamily& column : kColumnFamilies) {
      std::unique_ptr<rocksdb::Iterator> row(db_->NewIterator({}, handle(column.column)));
      for (row->SeekToFirst(); row->Valid(); row->Next())
        rows.push_back({column.column, row->key().ToString(), row->value().ToString()});
    }
    return rows;
  }
  void put(const Row& row) {
    ASSERT_TRUE(db_->Put({}, handle(row.column), row.key, row.value).ok());
  }
  void erase(const Row& row) { ASSERT_TRUE(db_->Delete({}, handle(row.column), row.key).ok()); }

  // What the checker says, or "cannot be read"; "" = sound.
  std::string faults() const {
    Result<std::unique_ptr<Store>> store = Store::open(path_, {.read_only = true});
    if (!store) return "cannot be read";
    Result<std::unique_ptr<StoreSnapshot>> snapshot = (*store)->snapshot();
    if (!snapshot) return "cannot be read";
    Result<std::vector<std::string>> faults = check_store(**snapshot);
    if (!faults) return "cannot be read";
    return faults->empty() ? "" : faults->front();
  }

 private:
  void make_store() {
    auto store = opened(path_, {.create = true});
    StoredDocument a = a_document("a", {"Ann -meet-> Bob", "Ann -!like-> Cem"});
    a.entities[0].aliases = {"Annie", "ANN"};
    add_terms(a, "Ann", {"s ann", "judge"});
    add_terms(a, "Bob", {"judge"});
    StoredDocument b = a_document("b", {"Ann -meet-> Bob", "Dan -meet-> Eva"});
    add_terms(b, "Ann", {"judge"});
    a.metadata.date = "2024-05-01";
    b.facts[1].start = 1'700'000'000;
    b.facts[1].duration = 300;
    ASSERT_TRUE(store->put(a));
    ASSERT_TRUE(store->put(b));
    ASSERT_TRUE(store->put_identity(
        {{{EntityId(1), EntityId(2), EntityId(3)}, {EntityId(4), EntityId(5)}}, {}}));
    ASSERT_TRUE(store->decide({.kind = DecisionKind::Same}, {"judge"}));
    ASSERT_TRUE(store->decide({.kind = DecisionKind::Different, .note = "no"}, {}));
    ASSERT_TRUE(store->decide({.kind = DecisionKind::Undo, .undoes = 1}, {}));
  }
  rocksdb::ColumnFamilyHandle* handle(Column column) const {
    return handles_[static_cast<std::size_t>(column)];
  }

  fs::path path_;
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

std::string decision(DecisionKind kind, std::uint64_t undoes = 0, std::uint32_t label = 1) {
  DecisionValue value;
  value.kind = kind;
  value.a.label = value.b.label = label;
  value.undoes = undoes;
  return encode_decision(value);
}

// An edge of the store that begins at a time: Dan meets Eva from 4 on.
EdgeKey timed(std::uint64_t subject) {
  return {.subject = EntityId(subject),
          .relation = RelationId(1),
          .object = EntityId(subject + 1),
          .start = 1'700'000'000};
}

TEST(Check, MissesEveryRowThatIsTakenAway) {
  TemporaryFolder folder;
  Tampered store(folder / "db");
  ASSERT_EQ(store.faults(), "");
  std::map<Column, int> columns;
  for (const Row& row : store.rows()) {
    ++columns[row.column];
    store.erase(row);
    EXPECT_NE(store.faults(), "") << told(row);
    store.put(row);
  }
  EXPECT_EQ(columns.size(), kColumnCount) << "a column without a row is not tested";
  EXPECT_EQ(store.faults(), "");
}

TEST(Check, NoticesRowsThatDoNotBelong) {
  TemporaryFolder folder;
  Tampered store(folder / "db");
  const std::string nobody = encode_number(77);
  const std::vector<Row> wrong = {
      {Column::Name, name_key("nick", EntityId(1)), ""},
      {Column::Name, name_key("ann", EntityId(2)), ""},
      {Column::Label, label_key(1, EntityId(77)), ""},
      {Column::Term, term_key("judge", EntityId(3)), ""},
      {Column::Term, term_key("painter", EntityId(1)), ""},
      {Column::Nodeterm, id_key(3), encode_nodeterm({{"judge", 1}})},
      {Column::Nodeterm, id_key(1), encode_nodeterm({{"judge", 3}, {"s ann", 1}})},
      {Column::Nodeterm, id_key(77), encode_nodeterm({{"judge", 1}})},
      {Column::Nodedoc, nodedoc_key(EntityId(3), DocumentId(2)), ""},
      {Column::Docnode, docnode_key(DocumentId(2), EntityId(3)), encode_docnode({{"Cem"}, {}})},
      {Column::Pending, pending_document_key(DocumentId(77)), encode_pending({"judge"})},
      {Column::Pending, pending_document_key(DocumentId(2)), ""},
      {Column::Pending, "Xterm", ""},
      {Column::Actor, id_key(3), encode_number(2)},
      {Column::Actor, id_key(1), encode_number(1)},
      {Column::Actor, id_key(5), nobody},
      {Column::Actor, id_key(77), encode_number(1)},
      {Column::Member, member_key(EntityId(1), EntityId(4)), ""},
      {Column::Member, member_key(EntityId(3), EntityId(3)), ""},
      {Column::Member, member_key(EntityId(1), EntityId(77)), ""},
      {Column::Etime, etime_key(timed(1)), encode_etime(300)},
      {Column::Etime, etime_key(timed(4)), encode_etime(299)},
      {Column::Out, out_key(timed(4)),
       encode_out({.evidence = 1, .duration = 299, .number = 3, .confidence = 0.9F})},
      {Column::Docdate, docdate_key(1'714'521'601, DocumentId(1)), ""},
      {Column::Docdate, docdate_key(1'714'521'600, DocumentId(2)), ""},
      {Column::Docdate, docdate_key(1'714'521'600, DocumentId(1)), "x"},
      {Column::Tok, tok_key("lee", EntityId(1)), ""},
      {Column::Tok, tok_key("ann", EntityId(2)), ""},
      {Column::Tok, tok_key("ann", EntityId(1)), "x"},
      {Column::Decision, id_key(4), decision(DecisionKind::Same)},
      {Column::Decision, id_key(9), decision(DecisionKind::Same)},
      {Column::Decision, id_key(2), decision(DecisionKind::Undo, 1)},
      {Column::Decision, id_key(3), decision(DecisionKind::Undo, 3)},
      {Column::Decision, id_key(2), decision(DecisionKind::Same, 0, 9)},
  };
  std::map<std::string, Row> right;
  for (const Row& row : store.rows()) right.emplace(told(row), row);
  for (const Row& row : wrong) {
    store.put(row);
    EXPECT_NE(store.faults(), "") << told(row);
    const auto before = right.find(told(row));
    before == right.end() ? store.erase(row) : store.put(before->second);
    ASSERT_EQ(store.faults(), "") << told(row);
  }
}

TEST(Check, NoticesValuesThatAreExchanged) {
  TemporaryFolder folder;
  Tampered store(folder / "db");
  const std::vector<Row> rows = store.rows();
  std::map<Column, int> exchanged;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Row &one = rows[i - 1], &other = rows[i];
    const bool counted = one.column == Column::Node || one.column == Column::Ekey ||
                         one.column == Column::Nodeterm || one.column == Column::Docnode ||
                         one.column == Column::Docedge || one.column == Column::Actor;
    if (!counted || one.column != other.column || one.value == other.value) continue;
    ++exchanged[one.column];
    store.put({one.column, one.key, other.value});
    store.put({one.column, other.key, one.value});
    EXPECT_NE(store.faults(), "") << told(one);
    store.put(one);
    store.put(other);
  }
  EXPECT_EQ(exchanged.size(), 6U);
}

}  // namespace
}  // namespace kg::testing
