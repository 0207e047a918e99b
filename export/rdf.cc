#include "export/rdf.h"

#include <serd/serd.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/sha256.h"
#include "export/graph_rows.h"
#include "export/labels.h"
#include "export/node_fields.h"
#include "export/node_names.h"
#include "export/numbers.h"
#include "export/sanitize.h"
#include "export/text_out.h"

namespace kg {
namespace {

// Names of our own are URNs: they name things, and nothing is to be fetched there.
constexpr const char* kVocabulary = "urn:kg:vocabulary:";
constexpr const char* kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr const char* kXsd = "http://www.w3.org/2001/XMLSchema#";
constexpr const char* kProv = "http://www.w3.org/ns/prov#";
constexpr const char* kTerms = "http://purl.org/dc/terms/";

constexpr std::pair<const char*, const char*> kPrefixes[] = {{"kg", kVocabulary},
                                                             {"actor", "urn:kg:actor:"},
                                                             {"rel", "urn:kg:relation:"},
                                                             {"rdf", kRdf},
                                                             {"rdfs", kRdfs},
                                                             {"xsd", kXsd},
                                                             {"prov", kProv},
                                                             {"dcterms", kTerms}};

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_percent(char c, std::string& out) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte / 16];
  out += digits[byte % 16];
}

/// `text` as a part of an IRI: all that RFC 3986 does not leave alone is percent-encoded.
std::string iri_part(std::string_view text) {
  std::string part;
  for (const char c : text) is_unreserved(c) ? void(part += c) : append_percent(c, part);
  return part;
}

/// An address of the web as an IRI; empty if `source` is none.
std::string web_iri(std::string_view source) {
  if (!source.starts_with("http://") && !source.starts_with("https://")) return {};
  std::string iri;
  for (const char c : source) {
    const bool plain =
        is_unreserved(c) || std::string_view(":/?#@!$&'()*+,;=%").find(c) != std::string_view::npos;
    plain ? void(iri += c) : append_percent(c, iri);
  }
  return iri;
}

/// 16 hexadecimal digits that name something by its parts.
std::string digest(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += part;
    all += '\0';
  }
  return to_hex(sha256(all)).substr(0, 16);
}

// serd's writer over a stream.
class RdfOut {
 public:
  RdfOut(std::ostream& stream, SerdSyntax syntax)
      : out_(stream),
        environment_(serd_env_new(nullptr)),
        writer_(serd_writer_new(syntax,
                                syntax == SERD_TRIG
                                    ? SerdStyle(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED)
                                    : SerdStyle(0),
                                environment_.get(), nullptr, &RdfOut::take, &out_)) {
    serd_writer_set_error_sink(
        writer_.get(), [](void*, const SerdError*) { return SERD_SUCCESS; }, nullptr);
    if (syntax != SERD_TRIG) return;
    for (const auto& [name, iri] : kPrefixes) {
      const SerdNode name_node = string_node(SERD_LITERAL, name),
                     iri_node = string_node(SERD_URI, iri);
      serd_writer_set_prefix(writer_.get(), &name_node, &iri_node);
    }
  }
  ~RdfOut() { serd_writer_finish(writer_.get()); }
  RdfOut(const RdfOut&) = delete;
  RdfOut& operator=(const RdfOut&) = delete;

  /// In the default graph if `graph` is empty.
  void link(const std::string& graph, const std::string& subject, const std::string& predicate,
            const std::string& object) {
    write(graph, subject, predicate, string_node(SERD_URI, object.c_str()), {});
  }
  void text(const std::string& subject, const std::string& predicate, const std::string& value) {
    if (!value.empty()) write({}, subject, predicate, string_node(SERD_LITERAL, value.c_str()), {});
  }
  void typed(const std::string& subject, const std::string& predicate, const std::string& value,
             const std::string& type) {
    write({}, subject, predicate, string_node(SERD_LITERAL, value.c_str()), type);
  }

 private:
  struct Free {
    void operator()(SerdEnv* environment) const { serd_env_free(environment); }
    void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
  };

  static SerdNode string_node(SerdType type, const char* text) {
    return serd_node_from_string(type, reinterpret_cast<const std::uint8_t*>(text));
  }
  static std::size_t take(const void* bytes, std::size_t count, void* out) {
    *static_cast<TextOut*>(out) << std::string_view(static_cast<const char*>(bytes), count);
    return count;
  }

  void write(const std::string& graph, const std::string& subject, const std::string& predicate,
             const SerdNode& object, const std::string& type) {
    const SerdNode graph_node = string_node(SERD_URI, graph.c_str());
    const SerdNode subject_node = string_node(SERD_URI, subject.c_str());
    const SerdNode predicate_node = string_node(SERD_URI, predicate.c_str());
    const SerdNode type_node = string_node(SERD_URI, type.c_str());
    serd_writer_write_statement(writer_.get(), 0, graph.empty() ? nullptr : &graph_node,
                                &subject_node, &predicate_node, &object,
                                type.empty() ? nullptr : &type_node, nullptr);
  }

  TextOut out_;
  std::unique_ptr<SerdEnv, Free> environment_;
  std::unique_ptr<SerdWriter, Free> writer_;
};

std::string kg(std::string_view name) { return kVocabulary + std::string(name); }
std::string dc(std::string_view name) { return kTerms + std::string(name); }
std::string prov(std::string_view name) { return kProv + std::string(name); }
std::string xsd(std::string_view name) { return kXsd + std::string(name); }
const std::string& rdf_type() {
  static const std::string type = std::string(kRdf) + "type";
  return type;
}
const std::string& rdfs_label() {
  static const std::string label = std::string(kRdfs) + "label";
  return label;
}
std::string actor(std::string_view handle) { return "urn:kg:actor:" + iri_part(handle); }

void write_node(RdfOut& out, const ExportNode& row, const ExportOptions& options) {
  const std::string self = actor(handle_of(row.entity));
  out.link({}, self, rdf_type(), kg(row.entity.named ? "Actor" : "Concept"));
  out.text(self, rdfs_label(), row.entity.name);
  out.text(self, kg("type"), std::string(to_string(row.entity.type)));
  for (const std::string& alias : row.entity.aliases) out.text(self, kg("alias"), alias);
  if (const auto community = community_of(options, row.entity.id))
    out.typed(self, kg("community"), std::to_string(*community), xsd("integer"));
}

void write_date(RdfOut& out, const std::string& subject, const std::string& predicate,
                const std::string& date) {
  if (date.size() == 10)
    out.typed(subject, predicate, date, xsd("date"));
  else if (date.size() > 10)
    out.typed(subject, predicate, date, xsd("dateTime"));
  else
    out.text(subject, predicate, date);
}

std::string document_key(std::string_view source, std::string_view name, std::string_view date) {
  return digest({source, name, date});
}

void write_document(RdfOut& out, const DocumentMetadata& known) {
  const std::string name = sanitize_text(known.name), title = sanitize_text(known.title);
  const std::string source = sanitize_text(known.source), date = sanitize_text(known.date);
  const std::string self = "urn:kg:document:" + document_key(source, name, date);
  out.link({}, self, rdf_type(), kg("Document"));
  out.text(self, dc("title"), title.empty() ? name : title);
  out.text(self, dc("publisher"), sanitize_text(known.publisher));
  if (!date.empty()) write_date(out, self, dc("date"), date);
  const std::string address = web_iri(source);
  if (!address.empty())
    out.link({}, self, dc("source"), address);
  else
    out.text(self, dc("identifier"), source);
}

// A sentence is named by its place in its document: other statements of it name the same.
std::string sentence_of(const ExportEvidence& one) {
  return "urn:kg:sentence:" + document_key(one.source, one.name, one.date) + ":" +
         std::to_string(one.number);
}

void write_evidence(RdfOut& out, const std::string& statement, const ExportEdge& row) {
  for (const ExportEvidence& one : row.evidence)
    out.link({}, statement, prov("wasDerivedFrom"), sentence_of(one));
  for (const ExportEvidence& one : row.evidence) out.text(statement, kg("claimant"), one.claimant);
  for (const ExportEvidence& one : row.evidence) {
    const std::string sentence = sentence_of(one);
    out.link({}, sentence, rdf_type(), kg("Sentence"));
    out.text(sentence, kg("text"), one.sentence);
    out.link({}, sentence, dc("isPartOf"),
             "urn:kg:document:" + document_key(one.source, one.name, one.date));
  }
}

void write_edge(RdfOut& out, const ExportEdge& row, const NodeNames& names) {
  const std::string subject = actor(names.handle(row.source));
  const std::string object = actor(names.handle(row.target));
  const std::string statement =
      "urn:kg:statement:" + digest({names.handle(row.source), row.kind, names.handle(row.target)});
  for (const RelationLine& line : row.relations) {
    const std::string phrase = relation_phrase(line);
    out.link(statement, subject, "urn:kg:relation:" + iri_part(phrase.empty() ? "related" : phrase),
             object);
  }
  out.link({}, statement, rdf_type(), kg("Statement"));
  out.text(statement, rdfs_label(), row.kind);
  out.text(statement, kg("relation"), words_of(row));
  out.text(statement, kg("polarity"), std::string(polarity_of(row)));
  out.text(statement, kg("modality"), modalities_of(row));
  out.typed(statement, kg("weight"), std::to_string(row.weight), xsd("integer"));
  out.typed(statement, kg("confidence"), number_text(row.confidence), xsd("double"));
  if (!row.first_date.empty()) write_date(out, statement, kg("firstDate"), row.first_date);
  if (!row.last_date.empty()) write_date(out, statement, kg("lastDate"), row.last_date);
  write_evidence(out, statement, row);
}

Status write_rdf(const GraphView& view, const ExportOptions& options, SerdSyntax syntax,
                 std::ostream& stream) {
  KG_ASSIGN(const NodeNames names, NodeNames::read(view));
  RdfOut out(stream, syntax);
  const std::string self = "urn:kg:graph";
  out.link({}, self, rdf_type(), kg("Graph"));
  out.text(self, dc("title"), sanitize_text(options.title));
  if (options.evidence)
    KG_TRY(view.for_each_document([&](const DocumentRecord& document) {
      write_document(out, document.metadata);
      return true;
    }));
  KG_TRY(for_each_node_row(view, [&](const ExportNode& row) { write_node(out, row, options); }));
  return for_each_edge_row(view, options.merge.value_or(Merge::None),
                           options.evidence ? Detail::Evidence : Detail::Dates,
                           [&](const ExportEdge& row) { write_edge(out, row, names); });
}

}  // namespace

Status write_n_quads(const GraphView& view, const ExportOptions& options, std::ostream& out) {
  return write_rdf(view, options, SERD_NQUADS, out);
}

Status write_trig(const GraphView& view, const ExportOptions& options, std::ostream& out) {
  return write_rdf(view, options, SERD_TRIG, out);
}

}  // namespace kg
