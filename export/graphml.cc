#include "export/graphml.h"

#include <libxml/xmlwriter.h>

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "export/graph_rows.h"
#include "export/labels.h"
#include "export/numbers.h"
#include "export/sanitize.h"

namespace kg {
namespace {

struct Key {
  const char* id;  // never one of r g b x y z size label color weight: Gephi takes those ids as
                   // its own properties, whatever the attribute's name
  const char* domain;
  const char* name;
  const char* type;
};

constexpr Key kKeys[] = {
    {"n_label", "node", "label", "string"},
    {"n_type", "node", "type", "string"},
    {"n_named", "node", "named", "string"},
    {"n_aliases", "node", "aliases", "string"},
    {"n_links", "node", "links", "int"},
    {"n_mentions", "node", "mentions", "int"},
    {"e_label", "edge", "label", "string"},
    {"e_relation", "edge", "relation", "string"},
    {"e_weight", "edge", "weight", "double"},
    {"e_polarity", "edge", "polarity", "string"},
    {"e_modality", "edge", "modality", "string"},
    {"e_confidence", "edge", "confidence", "double"},
    {"e_first_date", "edge", "first_date", "string"},
    {"e_last_date", "edge", "last_date", "string"},
    {"e_claimants", "edge", "claimants", "string"},
    {"e_documents", "edge", "documents", "string"},
    {"e_evidence", "edge", "evidence", "string"},
};

const xmlChar* xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// libxml2's writer over an std::ostream. Its results are not checked one by one: once the stream
// has failed, everything after does nothing, and the owner of the stream looks at its state.
class XmlOut {
 public:
  explicit XmlOut(std::ostream& out) {
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(&XmlOut::write, nullptr, &out, nullptr);
    writer_.reset(xmlNewTextWriter(buffer));
    xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr);
  }

  void start(const char* name) { xmlTextWriterStartElement(writer_.get(), xml(name)); }
  void end() { xmlTextWriterEndElement(writer_.get()); }
  // libxml2's own indentation would put white space after CDATA.
  void new_line() { xmlTextWriterWriteRaw(writer_.get(), xml("\n")); }
  void attribute(const char* name, const std::string& value) {
    xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(value.c_str()));
  }

  // Text that needs escaping goes into CDATA: with entities, Gephi can lose the white space between
  // two of them, and Tulip keeps what follows the last one. So does white space other than single
  // spaces, which Boost's reader would make one space.
  void text(const std::string& value) {
    const bool plain = value.find_first_of("&<>\n\t") == std::string::npos &&
                       value.find("  ") == std::string::npos &&
                       (value.empty() || (value.front() != ' ' && value.back() != ' '));
    if (plain) {
      xmlTextWriterWriteString(writer_.get(), xml(value.c_str()));
      return;
    }
    // "]]>" would end the section: its parts go into two.
    std::size_t begin = 0;
    for (std::size_t at; (at = value.find("]]>", begin)) != std::string::npos; begin = at + 2)
      cdata(value.substr(begin, at + 2 - begin));
    cdata(value.substr(begin));
  }

  void data(const char* key, const std::string& value) {
    start("data");
    attribute("key", key);
    text(value);
    end();
  }
  void data_if_any(const char* key, const std::string& value) {
    if (!value.empty()) data(key, value);
  }

  void finish() {
    xmlTextWriterEndDocument(writer_.get());
    xmlTextWriterFlush(writer_.get());
  }

 private:
  struct Free {
    void operator()(xmlTextWriterPtr writer) const { xmlFreeTextWriter(writer); }
  };

  void cdata(const std::string& value) {
    xmlTextWriterWriteCDATA(writer_.get(), xml(value.c_str()));
  }

  static int write(void* stream, const char* bytes, int length) {
    auto& out = *static_cast<std::ostream*>(stream);
    out.write(bytes, length);
    return length;  // a failure shows in the stream; libxml2 would print it
  }

  std::unique_ptr<xmlTextWriter, Free> writer_;
};

// Each text once, in order, with "; " between.
template <typename Rows, typename Text>
std::string joined(const Rows& rows, Text text, std::string_view between = "; ") {
  std::string all;
  std::set<std::string> seen;
  for (const auto& row : rows) {
    const std::string value(text(row));
    if (value.empty() || !seen.insert(value).second) continue;
    if (!all.empty()) all += between;
    all += value;
  }
  return all;
}

void write_keys(XmlOut& out, bool evidence) {
  for (const Key& key : kKeys) {
    const std::string_view id = key.id;
    if (!evidence && (id == "e_evidence" || id == "e_documents" || id == "e_claimants" ||
                      id == "e_first_date" || id == "e_last_date"))
      continue;
    out.start("key");
    out.attribute("id", key.id);
    out.attribute("for", key.domain);
    out.attribute("attr.name", key.name);
    out.attribute("attr.type", key.type);
    out.end();
    out.new_line();
  }
}

void write_node(XmlOut& out, const ExportNode& row) {
  out.start("node");
  out.attribute("id", "n" + number_text(row.entity.id.value));
  out.start("desc");  // what Gephi and Cytoscape show
  out.text(row.entity.name);
  out.end();
  out.data("n_label", row.entity.name);
  out.data("n_type", std::string(to_string(row.entity.type)));
  out.data("n_named", row.entity.named ? "yes" : "no");
  out.data_if_any("n_aliases", joined(row.entity.aliases, [](const auto& alias) { return alias; }));
  out.data("n_links", number_text(row.links));
  out.data("n_mentions", number_text(row.mentions));
  out.end();
  out.new_line();
}

void write_edge(XmlOut& out, const ExportEdge& row) {
  out.start("edge");
  out.attribute("id", "e" + number_text(row.number));
  out.attribute("source", "n" + number_text(row.source.value));
  out.attribute("target", "n" + number_text(row.target.value));
  out.data("e_label", joined(row.relations, relation_phrase));
  out.data("e_relation", joined(row.relations, [](const auto& line) { return line.words; }));
  out.data("e_weight", number_text(row.weight));
  out.data("e_polarity", std::string(polarity_of(row)));
  out.data("e_modality",
           joined(row.relations, [](const auto& line) { return to_string(line.modality); }));
  out.data("e_confidence", number_text(row.confidence));
  out.data_if_any("e_first_date", row.first_date);
  out.data_if_any("e_last_date", row.last_date);
  out.data_if_any("e_claimants",
                  joined(row.evidence, [](const auto& one) { return one.claimant; }));
  out.data_if_any("e_documents",
                  joined(row.evidence, [](const auto& one) { return one.document; }));
  out.data_if_any("e_evidence",
                  joined(
                      row.evidence, [](const auto& one) { return one.sentence; }, "\n"));
  out.end();
  out.new_line();
}

}  // namespace

Status write_graphml(const GraphView& view, const ExportOptions& options, std::ostream& stream) {
  XmlOut out(stream);
  out.start("graphml");
  out.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
  out.new_line();
  if (!options.title.empty()) {
    out.start("desc");
    out.text(sanitize_text(options.title));
    out.end();
    out.new_line();
  }
  write_keys(out, options.evidence);
  out.start("graph");
  out.attribute("id", "kg");
  out.attribute("edgedefault", "directed");
  out.new_line();
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) { write_node(out, row); }));
  KG_TRY(for_each_edge_row(view, options.merge.value_or(Merge::None), options.evidence,
                           [&](const ExportEdge& row) { write_edge(out, row); }));
  out.end();
  out.new_line();
  out.end();
  out.finish();
  return {};
}

}  // namespace kg
