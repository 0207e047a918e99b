#include "storage/repair.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "core/date.h"
#include "core/unicode.h"
#include "storage/key_codec.h"
#include "storage/node_names.h"
#include "storage/value_codec.h"

namespace kg {
namespace {

constexpr std::size_t kRowsInABatch = 10'000;

// Visits rows with (key, value) -> Status.
template <typename Visit>
Status each(const Engine& engine, Column column, Progress& progress, const Visit& visit) {
  Status inner;
  KG_TRY(engine.scan(column, {}, [&](std::string_view key, std::string_view value) {
    inner = visit(key, value);
    progress.advance(1);
    return inner.has_value();
  }));
  return inner;
}

// Writes in batches of a bounded size.
class Rows {
 public:
  Rows(Engine& engine, Column column) : engine_(engine), column_(column) {}

  Status put(std::string key, std::string value) {
    batch_.put(column_, std::move(key), std::move(value));
    return next();
  }
  Status erase(std::string key) {
    batch_.erase(column_, std::move(key));
    return next();
  }
  Status finish() {
    if (batch_.rows().empty()) return {};
    const Batch batch = std::exchange(batch_, {});
    return engine_.write(batch, true);
  }

 private:
  Status next() { return batch_.rows().size() < kRowsInABatch ? Status() : finish(); }

  Engine& engine_;
  Column column_;
  Batch batch_;
};

using NeedRow = std::function<Status(std::string key, std::string value)>;

// ---- which rows follow from the others ----------------------------------------------------------

Column source_of(Column derived) {
  switch (derived) {
    case Column::In:
    case Column::Etime:
      return Column::Out;
    case Column::Docdate:
      return Column::Doc;
    case Column::Term:
      return Column::Nodeterm;
    case Column::Nodedoc:
      return Column::Docnode;
    case Column::Member:
      return Column::Actor;
    default:
      return Column::Node;  // of Name, Tok and Label
  }
}

Status rows_from_node(Column derived, std::string_view key, std::string_view value,
                      const NeedRow& need) {
  KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
  KG_ASSIGN(const NodeValue node, decode_node(value));
  if (derived == Column::Label) {
    for (std::uint16_t label : node.labels) KG_TRY(need(label_key(label, EntityId(id)), ""));
    return {};
  }
  if (derived == Column::Tok && !node.named) return {};
  for (const std::string& name : normal_names(node)) {
    if (derived == Column::Name) KG_TRY(need(name_key(name, EntityId(id)), ""));
    if (derived == Column::Tok)
      for (const std::string& word : split_words(name))
        KG_TRY(need(tok_key(word, EntityId(id)), ""));
  }
  return {};
}

Status rows_from_document(std::string_view key, std::string_view value, const NeedRow& need) {
  KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
  KG_ASSIGN(const DocValue document, decode_doc(value));
  const auto date = parse_iso_date(document.metadata.date);
  return date ? need(docdate_key(date->begin, DocumentId(id)), "") : Status();
}

Status rows_from_edge(Column derived, std::string_view key, std::string_view value,
                      const NeedRow& need) {
  KG_ASSIGN(const EdgeKey edge, decode_out_key(key));
  if (derived == Column::In) return need(in_key(edge), "");
  if (edge.start == kNoTime) return {};
  KG_ASSIGN(const OutValue out, decode_out(value));
  return need(etime_key(edge), encode_etime(out.duration));
}

Status rows_from_terms(std::string_view key, std::string_view value, const NeedRow& need) {
  KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
  KG_ASSIGN(const std::vector<TermUses> terms, decode_nodeterm(value));
  for (const TermUses& term : terms) KG_TRY(need(term_key(term.term, EntityId(id)), ""));
  return {};
}

Status rows_from_actor(std::string_view key, std::string_view value, const NeedRow& need) {
  KG_ASSIGN(const std::uint64_t node, decode_id_key(key));
  KG_ASSIGN(const std::uint64_t actor, decode_number(value));
  KG_TRY(need(member_key(EntityId(actor), EntityId(actor)), ""));
  return need(member_key(EntityId(actor), EntityId(node)), "");
}

// Calls `need` with the rows of `derived` that one row of its source asks for.
Status rows_from(Column derived, std::string_view key, std::string_view value,
                 const NeedRow& need) {
  switch (derived) {
    case Column::In:
    case Column::Etime:
      return rows_from_edge(derived, key, value, need);
    case Column::Docdate:
      return rows_from_document(key, value, need);
    case Column::Nodedoc: {
      KG_ASSIGN(const DocnodeKey place, decode_docnode_key(key));
      return need(nodedoc_key(place.entity, place.document), "");
    }
    case Column::Term:
      return rows_from_terms(key, value, need);
    case Column::Member:
      return rows_from_actor(key, value, need);
    default:
      return rows_from_node(derived, key, value, need);
  }
}

// The key of the source's row that would ask for `key`; nothing if it is no key of the column.
std::optional<std::string> source_key_of(Column derived, std::string_view key) {
  switch (derived) {
    case Column::In:
      if (const auto edge = decode_in_key(key)) return out_key(*edge);
      break;
    case Column::Etime:
      if (const auto edge = decode_etime_key(key)) return out_key(*edge);
      break;
    case Column::Docdate:
      if (const auto date = decode_docdate_key(key)) return id_key(date->document.value);
      break;
    case Column::Tok:
      if (const auto word = decode_tok_key(key)) return id_key(word->id.value);
      break;
    case Column::Nodedoc:
      if (const auto place = decode_nodedoc_key(key))
        return docnode_key(place->document, place->entity);
      break;
    case Column::Term:
      if (const auto term = decode_term_key(key)) return id_key(term->id.value);
      break;
    case Column::Name:
      if (const auto name = decode_name_key(key)) return id_key(name->id.value);
      break;
    case Column::Label:
      if (const auto label = decode_label_key(key)) return id_key(label->id.value);
      break;
    default:
      break;
  }
  return std::nullopt;
}

// ---- repairing ----------------------------------------------------------------------------------

class ColumnRepair {
 public:
  ColumnRepair(Engine& engine, Column column, Progress& progress)
      : engine_(engine), column_(column), progress_(progress), rows_(engine, column) {
    result_.column = column_family(column).name;
  }

  Result<RepairedColumn> run() {
    if (!engine_.scan(column_, {}, [](auto, auto) { return true; })) {
      KG_TRY(engine_.clear(column_));
      result_.rebuilt = true;
    }
    KG_TRY(add_what_is_missing());
    KG_TRY(remove_what_is_too_much());
    return std::move(result_);
  }

 private:
  Status add_what_is_missing() {
    const auto need = [&](std::string key, std::string value) -> Status {
      if (column_ == Column::Member) members_.insert(key);
      KG_ASSIGN(const auto row, engine_.get(column_, key));
      if (row == value) return {};
      ++result_.added;
      return rows_.put(std::move(key), std::move(value));
    };
    KG_TRY(each(engine_, source_of(column_), progress_,
                [&](auto key, auto value) { return rows_from(column_, key, value, need); }));
    return rows_.finish();
  }

  Status remove_what_is_too_much() {
    KG_TRY(each(engine_, column_, progress_, [&](auto key, auto) -> Status {
      KG_ASSIGN(const bool wanted, is_wanted(key));
      if (wanted) return {};
      ++result_.removed;
      return rows_.erase(std::string(key));
    }));
    return rows_.finish();
  }

  Result<bool> is_wanted(std::string_view key) const {
    if (column_ == Column::Member) return members_.contains(std::string(key));
    const std::optional<std::string> source = source_key_of(column_, key);
    if (!source) return false;
    KG_ASSIGN(const auto row, engine_.get(source_of(column_), *source));
    if (!row) return false;
    bool wanted = false;
    KG_TRY(rows_from(column_, *source, *row,
                     [&](const std::string& other, const std::string&) -> Status {
                       wanted = wanted || other == key;
                       return {};
                     }));
    return wanted;
  }

  Engine& engine_;
  Column column_;
  Progress& progress_;
  Rows rows_;
  RepairedColumn result_;
  std::set<std::string> members_;  // the rows of `member` do not name one row that asks for them
};

// ---- counters -----------------------------------------------------------------------------------

struct Counted {
  CountsValue counts;
  std::uint64_t next_node = 1, next_document = 1;
};

Status count_words(const Engine& engine, Counted& counted) {
  constexpr std::string_view kOrder = "RLQX";
  for (std::size_t i = 0; i < kOrder.size(); ++i)
    KG_TRY(engine.scan(Column::Default, kOrder.substr(i, 1), [&](std::string_view key, auto) {
      std::uint32_t number = 0;
      for (const char byte : key.substr(1)) number = number << 8 | static_cast<std::uint8_t>(byte);
      if (key.size() == 5) counted.counts.words[i] = std::max(counted.counts.words[i], number);
      return true;
    }));
  counted.counts.counts.relations = counted.counts.words[0];
  return {};
}

// Rows of a column whose key is one number; `next` becomes more than the last of them.
Result<std::uint64_t> count_numbered(const Engine& engine, Column column, Progress& progress,
                                     std::uint64_t& next) {
  std::uint64_t rows = 0;
  KG_TRY(each(engine, column, progress, [&](auto key, auto) -> Status {
    ++rows;
    KG_ASSIGN(const std::uint64_t id, decode_id_key(key));
    next = std::max(next, id + 1);
    return {};
  }));
  return rows;
}

Result<std::uint64_t> count_rows(const Engine& engine, Column column, Progress& progress) {
  std::uint64_t rows = 0;
  KG_TRY(each(engine, column, progress, [&](auto, auto) -> Status {
    ++rows;
    return {};
  }));
  return rows;
}

// From where on documents may have pending terms is not counted: 1 is always right.
Status count_pending(const Engine& engine, CountsValue& counts) {
  return engine.scan(Column::Pending, {}, [&](std::string_view key, auto) {
    ++(key.starts_with('D') ? counts.pending_documents : counts.pending_terms);
    return true;
  });
}

Result<Counted> count(const Engine& engine, Progress& progress) {
  Counted counted;
  StoreCounts& counts = counted.counts.counts;
  std::uint64_t unused = 1;
  KG_ASSIGN(counts.entities, count_numbered(engine, Column::Node, progress, counted.next_node));
  KG_ASSIGN(counts.documents, count_numbered(engine, Column::Doc, progress, counted.next_document));
  KG_ASSIGN(counts.decisions, count_numbered(engine, Column::Decision, progress, unused));
  KG_ASSIGN(counts.evidence, count_rows(engine, Column::Prov, progress));
  KG_ASSIGN(counts.sentences, count_rows(engine, Column::Text, progress));
  KG_TRY(count_pending(engine, counted.counts));
  KG_ASSIGN(const std::uint64_t joined, count_rows(engine, Column::Actor, progress));
  counts.actors = counts.entities - std::min(joined, counts.entities);
  KG_TRY(each(engine, Column::Out, progress, [&](auto, auto value) -> Status {
    ++counts.edges;
    KG_ASSIGN(const OutValue edge, decode_out(value));
    counted.counts.next_edge = std::max(counted.counts.next_edge, edge.number + 1);
    return {};
  }));
  KG_TRY(count_words(engine, counted));
  return counted;
}

// A number that must never go back, where the old one can be read.
Result<std::uint64_t> not_below_old(const Engine& engine, std::string_view key,
                                    std::uint64_t number) {
  KG_ASSIGN(const auto bytes, engine.get(Column::Default, key));
  const Result<std::uint64_t> old = decode_number(bytes.value_or(""));
  return old ? std::max(*old, number) : number;
}

constexpr Column kDerived[] = {Column::In,     Column::Name,  Column::Tok,
                               Column::Label,  Column::Term,  Column::Nodedoc,
                               Column::Member, Column::Etime, Column::Docdate};

}  // namespace

Result<RepairedColumn> rebuild_column(Engine& engine, Column column, Progress& progress) {
  return ColumnRepair(engine, column, progress).run();
}

Result<bool> recount(Engine& engine, Progress& progress) {
  KG_ASSIGN(Counted counted, count(engine, progress));
  KG_ASSIGN(const auto bytes, engine.get(Column::Default, kCountsKey));
  const Result<CountsValue> old = decode_counts(bytes.value_or(""));
  if (old) {
    counted.counts.next_edge = std::max(counted.counts.next_edge, old->next_edge);
    counted.counts.pending_from = old->pending_from;
  }
  KG_ASSIGN(counted.next_node, not_below_old(engine, kNextNodeKey, counted.next_node));
  KG_ASSIGN(counted.next_document, not_below_old(engine, kNextDocumentKey, counted.next_document));
  Batch batch;
  const auto put = [&](std::string_view key, const std::string& value) -> Status {
    KG_ASSIGN(const auto before, engine.get(Column::Default, key));
    if (before != value) batch.put(Column::Default, std::string(key), value);
    return {};
  };
  KG_TRY(put(kNextNodeKey, encode_number(counted.next_node)));
  KG_TRY(put(kNextDocumentKey, encode_number(counted.next_document)));
  KG_TRY(put(kCountsKey, encode_counts(counted.counts)));
  if (batch.rows().empty()) return false;
  KG_TRY(engine.write(batch, true));
  return true;
}

Result<std::vector<RepairedColumn>> repair_derived(Engine& engine, Progress& progress) {
  std::vector<RepairedColumn> changed;
  for (const Column column : kDerived) {
    KG_ASSIGN(RepairedColumn result, rebuild_column(engine, column, progress));
    if (result.added + result.removed > 0 || result.rebuilt) changed.push_back(std::move(result));
  }
  KG_ASSIGN(const bool counted, recount(engine, progress));
  if (counted) changed.push_back({.column = "counters", .added = 1});
  return changed;
}

}  // namespace kg
