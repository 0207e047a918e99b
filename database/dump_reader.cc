#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "database/dump_lines.h"
#include "database/json_fields.h"
#include "storage/key_codec.h"

namespace kg {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMax32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kMax64 = std::numeric_limits<std::uint64_t>::max();

// What 64 hexadecimal digits stand for; nothing for other text.
std::optional<Sha256> from_hex(std::string_view text) {
  Sha256 sha256{};
  if (text.size() != 2 * sha256.size()) return std::nullopt;
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  for (std::size_t i = 0; i < sha256.size(); ++i) {
    const int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    sha256[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return sha256;
}

// What a line has under its only name, or null.
const json* content_of(const json& line, const char* kind) {
  if (!line.is_object() || line.size() != 1) return nullptr;
  const auto found = line.find(kind);
  return found == line.end() ? nullptr : &*found;
}

// The lines of one document put together again. Each function gives what is wrong, or nothing.
class DocumentBuilder {
 public:
  std::string begin(const json& object) {
    if (!object.is_object()) return "\"document\" must be an object";
    JsonFields fields(object);
    const std::optional<Sha256> sha256 = from_hex(fields.text("sha256"));
    DocumentMetadata& about = document_.metadata;
    for (auto [name, field] :
         {std::pair("source", &about.source), std::pair("name", &about.name),
          std::pair("publisher", &about.publisher), std::pair("title", &about.title),
          std::pair("date", &about.date), std::pair("extractor", &document_.extractor)})
      *field = fields.text(name);
    document_.replaceable = fields.flag("replaceable", true);
    for (auto [name, left] : {std::pair("sentences", &sentences_),
                              std::pair("entities", &entities_), std::pair("facts", &facts_)}) {
      fields.need(name);
      *left = fields.count(name, kMax32);
    }
    if (!sha256) fields.fault("sha256", "must be 64 hexadecimal digits in lower case");
    if (sha256) document_.sha256 = *sha256;
    return fields.fault();
  }

  // Whether lines are still to come.
  bool open() const {
    return document_.sentences.size() < sentences_ || document_.entities.size() < entities_ ||
           document_.facts.size() < facts_;
  }

  std::string add(const json& line) {
    if (document_.sentences.size() < sentences_) return add_sentence(line);
    if (document_.entities.size() < entities_) return add_entity(line);
    return add_fact(line);
  }

  StoredDocument take() { return std::move(document_); }

 private:
  std::string add_sentence(const json& line) {
    const json* content = content_of(line, "sentence");
    if (content == nullptr || !content->is_string())
      return fmt::format("this must be {{\"sentence\": TEXT}}, number {} of {} of its document",
                         document_.sentences.size() + 1, sentences_);
    document_.sentences.push_back(content->get<std::string>());
    return {};
  }

  std::string add_entity(const json& line) {
    const json* content = content_of(line, "entity");
    if (content == nullptr || !content->is_object())
      return fmt::format("this must be {{\"entity\": ...}}, number {} of {} of its document",
                         document_.entities.size() + 1, entities_);
    JsonFields fields(*content);
    StoredEntity entity;
    const auto type = entity_type_from(fields.text("type"));
    if (!type) fields.fault("type", "is no type of entity");
    entity.type = type.value_or(EntityType::Other);
    fields.need("named");
    entity.named = fields.flag("named", false);
    entity.key = fields.text("key");
    if (entity.key.empty()) fields.fault("key", "is missing");
    read_names(fields, entity);
    read_terms(fields, entity);
    if (!fields.fault().empty()) return fields.fault();
    if (!hashes_.insert(entity_hash(entity.type, entity.named, entity.key)).second)
      return fmt::format("the entity '{}' comes twice in its document", entity.key);
    document_.entities.push_back(std::move(entity));
    return {};
  }

  static void read_names(JsonFields& fields, StoredEntity& entity) {
    const json* names = fields.find("names");
    if (names == nullptr || !names->is_array()) return fields.fault("names", "must be a list");
    for (const json& name : *names) {
      if (!name.is_string()) return fields.fault("names", "must be a list of strings");
      if (&name == &names->front())
        entity.name = name.get<std::string>();
      else
        entity.aliases.push_back(name.get<std::string>());
    }
  }

  void read_terms(JsonFields& fields, StoredEntity& entity) const {
    const json* terms = fields.find("terms");
    if (terms == nullptr) return;
    if (!terms->is_array()) return fields.fault("terms", "must be a list");
    std::set<std::string> known;
    for (const json& pair : *terms) {
      if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() ||
          !pair[1].is_number_unsigned())
        return fields.fault("terms", "must be a list of pairs of a string and a sentence's number");
      StoredTerm term{.term = pair[0].get<std::string>(), .sentence = 0};
      const auto sentence = pair[1].get<std::uint64_t>();
      if (sentence >= sentences_)
        return fields.fault("terms", "names a sentence that is not there");
      if (!is_term(term.term)) return fields.fault("terms", "has an empty or malformed term");
      if (!known.insert(term.term).second) return fields.fault("terms", "has a term twice");
      term.sentence = static_cast<std::uint32_t>(sentence);
      entity.terms.push_back(std::move(term));
    }
  }

  std::string add_fact(const json& line) {
    const json* content = content_of(line, "fact");
    if (content == nullptr || !content->is_object())
      return fmt::format("this must be {{\"fact\": ...}}, number {} of {} of its document",
                         document_.facts.size() + 1, facts_);
    JsonFields fields(*content);
    StoredFact fact;
    fact.subject = reference(fields, "subject", "entity", document_.entities.size());
    fact.object = reference(fields, "object", "entity", document_.entities.size());
    fact.sentence = reference(fields, "sentence", "sentence", document_.sentences.size());
    fact.ordinal = static_cast<std::uint32_t>(
        fields.count("ordinal", std::numeric_limits<std::uint16_t>::max()));
    fields.need("relation");
    fact.relation = fields.text("relation");
    read_qualifiers(fields, fact);
    if (fields.fault().empty()) read_spans(fields, fact);
    if (!fields.fault().empty()) return fields.fault();
    if (!places_.insert({fact.sentence, fact.ordinal}).second)
      return fmt::format("fact {} of sentence {} comes twice", fact.ordinal, fact.sentence);
    document_.facts.push_back(std::move(fact));
    return {};
  }

  static std::uint32_t reference(JsonFields& fields, const char* name, const char* what,
                                 std::size_t size) {
    fields.need(name);
    const std::uint64_t number = fields.count(name, kMax32);
    if (number >= size)
      fields.fault(name, fmt::format("names {} {}, which is not in the document", what, number));
    return static_cast<std::uint32_t>(number);
  }

  static void read_qualifiers(JsonFields& fields, StoredFact& fact) {
    const std::string polarity = fields.text("polarity", "positive");
    if (polarity != to_string(Polarity::Positive) && polarity != to_string(Polarity::Negative))
      fields.fault("polarity", "must be \"positive\" or \"negative\"");
    if (polarity == to_string(Polarity::Negative)) fact.polarity = Polarity::Negative;
    const auto modality = modality_from(fields.text("modality", "actual"));
    if (!modality) fields.fault("modality", "is not known");
    fact.modality = modality.value_or(Modality::Actual);
    fact.start = fields.integer("start", kNoTime);
    fact.duration = fields.count("duration", kMax64);
    fact.parallel = static_cast<std::uint32_t>(fields.count("parallel", kMax32));
    fact.confidence = fields.number("confidence", 1);
    if (!(fact.confidence >= 0 && fact.confidence <= 1))
      fields.fault("confidence", "must be from 0 to 1");
    fact.claimant = fields.text("claimant");
    fact.rule = fields.text("rule");
  }

  void read_spans(JsonFields& fields, StoredFact& fact) const {
    const json* spans = fields.find("spans");
    if (spans == nullptr) return;
    if (!spans->is_array() || spans->size() != 3)
      return fields.fault("spans", "must be three pairs of numbers");
    const std::size_t size = document_.sentences[fact.sentence].size();
    std::size_t i = 0;
    for (Span* span : {&fact.subject_span, &fact.relation_span, &fact.object_span}) {
      const json& pair = (*spans)[i++];
      if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_unsigned() ||
          !pair[1].is_number_unsigned())
        return fields.fault("spans", "must be three pairs of numbers");
      const auto begin = pair[0].get<std::uint64_t>(), end = pair[1].get<std::uint64_t>();
      if (begin > end || end > size) return fields.fault("spans", "leave the sentence");
      *span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
  }

  StoredDocument document_;
  std::uint64_t sentences_ = 0, entities_ = 0, facts_ = 0;  // as many as there will be
  std::set<Hash128> hashes_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> places_;
};

}  // namespace

bool is_dump_header(std::string_view line) {
  const json header = json::parse(line, nullptr, false);
  return header.is_object() && header.contains("kg_dump");
}

tl::unexpected<Error> DumpReader::wrong(const std::string& what) const {
  return failure(ErrorCode::InvalidInput, fmt::format("line {}: {}", number_, what));
}

tl::unexpected<Error> DumpReader::cut_off() const {
  if (in_.bad()) return failure(ErrorCode::Io, "it cannot be read to its end");
  return failure(ErrorCode::InvalidInput,
                 fmt::format("line {}: it ends here and is not whole: the last line of a dump is "
                             "{{\"end\": ...}}",
                             number_));
}

bool DumpReader::read_line() {
  if (!std::getline(in_, line_)) return false;
  ++number_;
  return true;
}

Status DumpReader::read_header() {
  const json header = json::parse(line_, nullptr, false);
  if (!is_dump_header(line_))
    return wrong("this is no dump: it does not begin with {\"kg_dump\": 1}");
  const json& version = header["kg_dump"];
  if (!version.is_number_unsigned() || version.get<std::uint64_t>() == 0)
    return wrong("\"kg_dump\" must be the version of the format");
  if (version.get<std::uint64_t>() > kDumpVersion)
    return failure(ErrorCode::Unsupported,
                   fmt::format("line 1: the dump has version {}, and this program reads {}; use a "
                               "newer version of kg",
                               version.get<std::uint64_t>(), kDumpVersion));
  begun_ = true;
  return {};
}

Result<std::optional<StoredDocument>> DumpReader::next() {
  if (!begun_) KG_TRY(read_header());
  if (!read_line()) return cut_off();
  json line = json::parse(line_, nullptr, false);
  if (line.is_discarded()) return in_.eof() ? cut_off() : wrong("this is no JSON");
  const json* content = content_of(line, "document");
  if (content == nullptr) {
    KG_TRY(read_end());
    return std::optional<StoredDocument>();
  }
  DocumentBuilder builder;
  if (const std::string fault = builder.begin(*content); !fault.empty()) return wrong(fault);
  const std::string sha256 = (*content)["sha256"].get<std::string>();
  if (sha256 <= last_) return wrong(fmt::format("document {} comes twice or out of order", sha256));
  last_ = sha256;
  while (builder.open()) {
    if (!read_line()) return cut_off();
    line = json::parse(line_, nullptr, false);
    if (line.is_discarded()) return in_.eof() ? cut_off() : wrong("this is no JSON");
    if (const std::string fault = builder.add(line); !fault.empty()) return wrong(fault);
  }
  ++documents_;
  return std::optional<StoredDocument>(builder.take());
}

// Decisions, if there are any, and the last line.
Status DumpReader::read_end() {
  for (;;) {
    const json line = json::parse(line_, nullptr, false);
    if (line.is_discarded()) return in_.eof() ? cut_off() : wrong("this is no JSON");
    if (const json* end = content_of(line, "end")) {
      if (!end->is_object()) return wrong("\"end\" must be an object");
      JsonFields fields(*end);
      if (fields.count("documents", kMax64) != documents_ ||
          fields.count("decisions", kMax64) != decision_count_)
        return wrong("there are not as many documents and decisions as the end says");
      while (read_line())
        if (line_.find_first_not_of(" \t\r") != line_.npos) return wrong("this is behind the end");
      return {};
    }
    const json* decision = content_of(line, "decision");
    if (decision == nullptr)
      return wrong(
          "this must be a document, a decision or the end, and of a document only what it "
          "counts");
    if (decision_count_++ == 0) {
      decisions_line_ = number_;
      decisions_ = "{\"kg_decisions\":1}\n";
    }
    decisions_ += decision->dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    if (!read_line()) return cut_off();
  }
}

}  // namespace kg
