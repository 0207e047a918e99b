#ifndef KG_TESTS_EXPORT_SUPPORT_EXPORT_H_
#define KG_TESTS_EXPORT_SUPPORT_EXPORT_H_

#include <libxml/xmlreader.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "export/formats.h"
#include "support/a_graph.h"

namespace kg {

/// Text that writers and readers of graph files are known to stumble over.
inline const std::vector<std::string>& nasty_texts() {
  static const std::vector<std::string> texts = {
      "Smith & Sons",
      "a < b > c",
      "the \"best\" of 'all'",
      "“curly” ł 😀",
      "two\nlines",
      "a\ttab",
      "back\\slash \\N \\G \\n \\\" \\\\",
      "ends in \\",
      "ends in \"",
      "]]>",
      "x]]>]]>y]]",
      "<![CDATA[",
      "&lt; &amp; &#38; &#x26; &nosuch; & ;",
      "control \x01\x02\x7f end",
      "bad \xff\xfe\xc3 bytes \xed\xa0\x80",
      "no \xEF\xBF\xBE character \xEF\xBF\xBF",
      "carriage\rreturn\r\nline",
      "שלום עולם",
      "INF",
      "null",
      " edge space ",
      "<b>bold</b><br/>",
      "n1 -> n2; } /* // #",
      "--><!-- <?xml ?>",
      std::string("zero\0byte", 9),
      "%s %d {0} {}",
      "{record | <port> field}",
  };
  return texts;
}

/// An entity, a relation and a sentence for every nasty text; parallel edges and a loop.
inline KnowledgeGraph a_nasty_graph(const std::vector<std::string>& texts = nasty_texts()) {
  KnowledgeGraph graph;
  DocumentMetadata metadata;
  metadata.name = "doc & \\";
  metadata.date = "2025-02-27";
  Evidence evidence;
  evidence.document = graph.add_document(metadata);
  evidence.confidence = 0.9;
  std::vector<EntityId> ids;
  for (const std::string& text : texts) {
    Entity entity;
    entity.type = static_cast<EntityType>(ids.size() % 17);
    entity.named = ids.size() % 3 != 0;
    entity.name = std::to_string(ids.size()) + " " + text;
    entity.aliases = {text};
    ids.push_back(graph.add_entity(entity));
  }
  Entity empty;
  ids.push_back(graph.add_entity(empty));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    evidence.text = texts[i];
    evidence.claimant = texts[i];
    evidence.polarity = i % 4 == 0 ? Polarity::Negative : Polarity::Positive;
    evidence.modality = static_cast<Modality>(i % 9);
    evidence.confidence = i % 2 == 0 ? 0.9 : 0.333333333333;
    graph.add_evidence(ids[i], graph.add_relation(texts[i]), ids[i + 1], evidence);
  }
  evidence.polarity = Polarity::Positive;
  for (std::uint32_t i = 0; i < 5; ++i) {
    evidence.ordinal = i;
    graph.add_evidence(ids[0], graph.add_relation("parallel " + std::to_string(i)), ids[1],
                       evidence);
  }
  graph.add_evidence(ids[2], graph.add_relation("loop"), ids[2], evidence);
  return graph;
}

/// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kg_test_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// What `format` writes; of several files one after the other.
inline std::string written(const GraphView& view, std::string_view format,
                           ExportOptions options = {}) {
  const GraphFormat& chosen = *graph_format(format);
  std::ostringstream out;
  if (chosen.write != nullptr) {
    const Status status = export_graph(view, chosen, options, "-", out);
    return status ? out.str() : "failed: " + status.error().message;
  }
  const TemporaryFolder folder;
  const Status status = export_graph(view, chosen, options, folder.file("g"), out);
  if (!status) return "failed: " + status.error().message;
  std::string all;
  for (const std::string& path : export_paths(chosen, folder.file("g"))) all += read_file(path);
  return all;
}

inline bool has_dot() { return std::system("dot -V >/dev/null 2>&1") == 0; }

/// Whether `dot -T<format>` takes the file without a word of complaint.
inline std::string dot_complaint(const std::string& file, const std::string& format) {
  const std::string log = file + ".log";
  const int status = std::system(
      ("dot -T" + format + " -o " + file + ".out " + file + " >" + log + " 2>&1").c_str());
  const std::string said = read_file(log);
  return status == 0 ? said : "status " + std::to_string(status) + " " + said;
}

/// The first complaint of libxml2's reader; empty if the document is well-formed.
inline std::string xml_complaint(const std::string& xml) {
  std::string complaint;
  const std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)> reader(
      xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), "test", nullptr,
                         XML_PARSE_NONET),
      &xmlFreeTextReader);
  xmlTextReaderSetErrorHandler(
      reader.get(),
      [](void* text, const char* message, xmlParserSeverities, xmlTextReaderLocatorPtr) {
        *static_cast<std::string*>(text) += message;
      },
      &complaint);
  while (xmlTextReaderRead(reader.get()) == 1) {
  }
  return complaint;
}

}  // namespace kg

#endif  // KG_TESTS_EXPORT_SUPPORT_EXPORT_H_
