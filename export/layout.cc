#include "export/layout.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <sstream>
#include <vector>

#include "export/graph_rows.h"
#include "export/text_out.h"

namespace kg {
namespace {

constexpr std::array<std::string_view, 6> kLayouts = {"sfdp", "dot",   "neato",
                                                      "fdp",  "circo", "twopi"};
constexpr double kPointsInAnInch = 72;

Result<std::string> plain_dot(const GraphView& view) {
  std::ostringstream stream;
  {
    TextOut out(stream);
    out << "digraph g {\ngraph [start=42, overlap=prism, splines=false];\n"
           "node [label=\"\", width=0.4, height=0.4, fixedsize=true];\n";
    KG_TRY(view.for_each_entity([&](const Entity& entity) {
      out << 'n' << entity.id.value << ";\n";
      return true;
    }));
    KG_TRY(for_each_edge_row(view, Merge::Pair, Detail::Links, [&](const ExportEdge& row) {
      out << 'n' << row.source.value << " -> n" << row.target.value << " [weight=" << row.weight
          << "];\n";
    }));
    out << "}\n";
  }
  return std::move(stream).str();
}

std::string read_all(std::FILE* file) {
  std::string text;
  std::array<char, 1 << 14> piece{};
  std::rewind(file);
  for (std::size_t read; (read = std::fread(piece.data(), 1, piece.size(), file)) > 0;)
    text.append(piece.data(), read);
  return text;
}

// The next word of a line of Graphviz's plain format, which is cut off.
std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

template <typename Number>
Number number_of(std::string_view word) {
  Number value{};
  std::from_chars(word.data(), word.data() + word.size(), value);
  return value;
}

// Lines "node n17 3.25 1.5 ...", in inches.
std::unordered_map<EntityId, Position> positions_in(std::string_view plain) {
  std::unordered_map<EntityId, Position> positions;
  while (!plain.empty()) {
    const std::size_t end = std::min(plain.find('\n'), plain.size());
    std::string_view line = plain.substr(0, end);
    plain.remove_prefix(std::min(end + 1, plain.size()));
    if (next_word(line) != "node") continue;
    const std::string_view name = next_word(line);
    if (!name.starts_with('n')) continue;
    Position& place = positions[EntityId(number_of<std::uint64_t>(name.substr(1)))];
    place.x = kPointsInAnInch * number_of<double>(next_word(line));
    place.y = kPointsInAnInch * number_of<double>(next_word(line));
  }
  return positions;
}

}  // namespace

std::span<const std::string_view> layout_names() { return kLayouts; }

Result<std::unordered_map<EntityId, Position>> lay_out(const GraphView& view,
                                                       std::string_view layout,
                                                       const Graphviz& graphviz) {
  KG_ASSIGN(const std::string dot, plain_dot(view));
  KG_ASSIGN(const TemporaryText in, temporary_text(dot));
  KG_ASSIGN(const TemporaryText out, temporary_text({}));
  KG_TRY(run_graphviz(graphviz, {"-K" + std::string(layout), "-Tplain"}, in.get(), out.get()));
  return positions_in(read_all(out.get()));
}

}  // namespace kg
