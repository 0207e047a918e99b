#ifndef KG_STORAGE_COLUMN_FAMILIES_H_
#define KG_STORAGE_COLUMN_FAMILIES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kg {

enum class Column : std::uint8_t {
  Default,
  Node,
  Ekey,
  Name,
  Label,
  Out,
  In,
  Prov,
  Docedge,
  Docnode,
  Doc,
  Text,
  Term,
  Nodeterm,
  Nodedoc,
  Pending,
  Actor,
  Member,
  Decision,
  Etime,
  Docdate,
  Tok,
};

/// How a column family is read, which decides its filters and files (engine_options.cc).
enum class ColumnUse : std::uint8_t {
  Point,   ///< by whole key
  Hash,    ///< by whole key, keys without order
  Sorted,  ///< by seek with prefixes of any length
  Word,    ///< as Sorted; most often by a whole word, which a byte 00 ends
  Prefix,  ///< by seek with prefixes of eight bytes or more (an id)
  Text,    ///< as Prefix, with values of prose
};

struct ColumnFamily {
  Column column;
  const char* name;
  ColumnUse use;
  std::size_t key_size;  ///< 0 = varies
};

/// Every column family. Names are part of the format; new ones go to the end.
inline constexpr std::array<ColumnFamily, 22> kColumnFamilies = {{
    {Column::Default, "default", ColumnUse::Sorted, 0},   // format, counters, dictionaries
    {Column::Node, "node", ColumnUse::Point, 8},          // entities
    {Column::Ekey, "ekey", ColumnUse::Hash, 0},           // identity by content: key -> id
    {Column::Name, "name", ColumnUse::Word, 0},           // normalised names, for look-up by prefix
    {Column::Label, "label", ColumnUse::Sorted, 10},      // entities by type
    {Column::Out, "out", ColumnUse::Prefix, 32},          // edges, the source of truth
    {Column::In, "in", ColumnUse::Prefix, 32},            // the same from the other end, no values
    {Column::Prov, "prov", ColumnUse::Prefix, 46},        // evidence, under its edge
    {Column::Docedge, "docedge", ColumnUse::Prefix, 14},  // evidence, under its document
    {Column::Docnode, "docnode", ColumnUse::Prefix, 16},  // entities and names a document uses
    {Column::Doc, "doc", ColumnUse::Point, 8},            // documents
    {Column::Text, "text", ColumnUse::Text, 12},          // sentences
    {Column::Term, "term", ColumnUse::Word, 0},           // entities by term
    {Column::Nodeterm, "nodeterm", ColumnUse::Point, 8},  // terms of an entity
    {Column::Nodedoc, "nodedoc", ColumnUse::Prefix, 16},  // documents of an entity, no values
    {Column::Pending, "pending", ColumnUse::Sorted, 0},   // terms whose actors must be recomputed
    {Column::Actor, "actor", ColumnUse::Point, 8},        // entity -> actor, where another one
    {Column::Member, "member", ColumnUse::Prefix, 16},    // entities of an actor of several
    {Column::Decision, "decision", ColumnUse::Point, 8},  // of people, about who is who
    {Column::Etime, "etime", ColumnUse::Sorted, 32},      // edges with a time, by time
    {Column::Docdate, "docdate", ColumnUse::Sorted, 16},  // documents with a date, by date
    {Column::Tok, "tok", ColumnUse::Sorted, 0},           // named entities by word of their names
}};

inline constexpr std::size_t kColumnCount = kColumnFamilies.size();

constexpr const ColumnFamily& column_family(Column column) {
  return kColumnFamilies[static_cast<std::size_t>(column)];
}

}  // namespace kg

#endif  // KG_STORAGE_COLUMN_FAMILIES_H_
