#include "storage/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace kg {
namespace {

std::size_t index_of(Dictionary dictionary) {
  constexpr std::string_view kOrder = "RLQX";
  return kOrder.find(static_cast<char>(dictionary));
}

// Labels have 16 bits in a node, relations 24 in a key.
std::uint32_t capacity(Dictionary dictionary) {
  switch (dictionary) {
    case Dictionary::Relation:
      return kMaxRelation;
    case Dictionary::Label:
      return std::numeric_limits<std::uint16_t>::max();
    case Dictionary::Rule:
    case Dictionary::Extractor:
      break;
  }
  return std::numeric_limits<std::uint32_t>::max();
}

// The batch's rows of one column and prefix, handed on up to a key or to their end.
class OwnRows {
 public:
  OwnRows(const Batch::Rows& rows, Column column, std::string_view prefix, std::string_view from)
      : rows_(rows),
        row_(rows.lower_bound({column, std::string(std::max(prefix, from))})),
        column_(column),
        prefix_(prefix) {}

  bool left() const {
    return row_ != rows_.end() && row_->first.first == column_ &&
           row_->first.second.starts_with(prefix_);
  }
  std::string_view key() const { return row_->first.second; }
  // Hands the next one on unless it is a removal. Whether there may be more.
  bool take(const Engine::RowVisitor& visit) {
    const auto row = row_++;
    return !row->second || visit(row->first.second, *row->second);
  }

 private:
  const Batch::Rows& rows_;
  Batch::Rows::const_iterator row_;
  Column column_;
  std::string_view prefix_;
};

}  // namespace

Result<Changes> Changes::begin(const Engine& engine) {
  Changes changes(engine);
  KG_ASSIGN(const auto node, changes.read_number(Column::Default, kNextNodeKey));
  KG_ASSIGN(const auto document, changes.read_number(Column::Default, kNextDocumentKey));
  KG_ASSIGN(const auto counts, changes.read(Column::Default, kCountsKey));
  changes.next_node_ = node.value_or(1);
  changes.next_document_ = document.value_or(1);
  if (counts) {
    KG_ASSIGN(changes.counters_, decode_counts(*counts));
  }
  return changes;
}

Batch Changes::finish() && {
  batch_.put(Column::Default, std::string(kNextNodeKey), encode_number(next_node_));
  batch_.put(Column::Default, std::string(kNextDocumentKey), encode_number(next_document_));
  batch_.put(Column::Default, std::string(kCountsKey), encode_counts(counters_));
  return std::move(batch_);
}

Result<std::optional<std::string>> Changes::read(Column column, std::string_view key) const {
  if (const std::optional<std::string>* change = batch_.find(column, key)) return *change;
  return engine_->get(column, key);
}

Result<std::optional<std::uint64_t>> Changes::read_number(Column column,
                                                          std::string_view key) const {
  KG_ASSIGN(const auto bytes, read(column, key));
  if (!bytes) return std::optional<std::uint64_t>();
  KG_ASSIGN(const std::uint64_t number, decode_number(*bytes));
  return std::optional<std::uint64_t>(number);
}

Status Changes::scan(Column column, std::string_view prefix, const Engine::RowVisitor& visit,
                     std::string_view from) const {
  OwnRows own(batch_.rows(), column, prefix, from);
  bool more = true;
  const auto merge = [&](std::string_view key, std::string_view value) {
    while (more && own.left() && own.key() < key) more = own.take(visit);
    if (!more) return false;
    more = own.left() && own.key() == key ? own.take(visit) : visit(key, value);
    return more;
  };
  KG_TRY(engine_->scan(column, prefix, merge, from));
  while (more && own.left()) more = own.take(visit);
  return {};
}

Result<std::uint32_t> Changes::number_of(Dictionary dictionary, std::string_view word) {
  word = clip_word(word);
  const std::string key = word_key(dictionary, word);
  std::uint32_t& number = words_[key];
  if (number != 0) return number;
  KG_ASSIGN(const auto known, read(Column::Default, key));
  if (known) {
    KG_ASSIGN(number, decode_word_number(*known));
    return number;
  }
  std::uint32_t& size = counters_.words[index_of(dictionary)];
  if (size >= capacity(dictionary))
    return failure(ErrorCode::Unsupported,
                   fmt::format("the database '{}' cannot hold more different relations; begin "
                               "another one",
                               engine_->path().string()));
  number = ++size;
  batch_.put(Column::Default, key, encode_word_number(number));
  batch_.put(Column::Default, number_key(dictionary, number), std::string(word));
  return number;
}

}  // namespace kg
