#include "tests/database/support_notation.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "core/sha256.h"
#include "tests/support/notation.h"

namespace kg::testing {
namespace {

class NotationWorker final : public Extractor::Worker {
 public:
  Extraction extract(Document document) override {
    Extraction extraction;
    extraction.document = std::move(document);
    std::map<std::string, std::uint32_t> chains;
    const std::string& text = extraction.document.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const Span line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      if (!line.empty()) read_line(extraction, chains, line);
      begin = end + 1;
    }
    return extraction;
  }

 private:
  static void read_line(Extraction& extraction, std::map<std::string, std::uint32_t>& chains,
                        Span line) {
    const std::string words(slice(extraction.document.text, line));
    extraction.sentences.push_back(line);
    const std::optional<NotationLine> parts = parse_notation(words);
    if (!parts) {
      extraction.document.diagnostics.push_back({"no notation: " + words, line});
      return;
    }
    const auto in_text = [&](Span span) {
      return Span{line.begin + span.begin, line.begin + span.end};
    };
    Claim claim;
    claim.sentence = static_cast<std::uint32_t>(extraction.sentences.size() - 1);
    claim.subject = part(extraction, chains, in_text(parts->subject));
    claim.relation.text = claim.relation_lemma = slice(words, parts->relation);
    claim.relation.spans = {in_text(parts->relation)};
    claim.relation.head = in_text(parts->relation);
    claim.arguments.push_back({});
    claim.arguments[0].part = part(extraction, chains, in_text(parts->object));
    if (parts->denied) claim.polarity = Polarity::Negative;
    claim.confidence = 0.9;
    claim.rules = {"notation.line"};
    extraction.claims.push_back(claim);
  }

  // A name: a mention in the chain of all equal names.
  static ClaimPart part(Extraction& extraction, std::map<std::string, std::uint32_t>& chains,
                        Span span) {
    const std::string name(slice(extraction.document.text, span));
    const auto next = static_cast<std::uint32_t>(extraction.chains.size());
    const auto [chain, fresh] = chains.emplace(name, next);
    if (fresh)
      extraction.chains.push_back(
          {.name = name, .type = EntityType::Person, .named = true, .aliases = {}, .mentions = {}});
    const auto mention = static_cast<std::uint32_t>(extraction.mentions.size());
    extraction.mentions.push_back({.span = span,
                                   .head = span,
                                   .kind = MentionKind::Name,
                                   .type = EntityType::Person,
                                   .chain = chain->second,
                                   .rule = "notation"});
    extraction.chains[chain->second].mentions.push_back(mention);
    ClaimPart part;
    part.text = name;
    part.spans = {span};
    part.head = part.core = span;
    part.chain = chain->second;
    return part;
  }
};

}  // namespace

std::unique_ptr<Extractor::Worker> NotationExtractor::make_worker() const {
  return std::make_unique<NotationWorker>();
}

Document a_text(const std::string& source, const std::string& lines) {
  Document document;
  document.metadata.name = document.metadata.source = source;
  document.text = lines;
  document.sha256 = sha256(lines);
  return document;
}

std::unique_ptr<Database> opened(const std::filesystem::path& path,
                                 const DatabaseOptions& options) {
  Result<std::unique_ptr<Database>> database = Database::open(path, options);
  EXPECT_TRUE(database) << (database ? "" : database.error().message);
  return database ? std::move(*database) : nullptr;
}

std::unique_ptr<Database> in_memory() { return opened("", {.in_memory = true}); }

BuildReport build(Database& database, std::vector<Document> documents, unsigned threads) {
  MemorySource source(std::move(documents));
  NullProgress progress;
  Result<BuildReport> report = database.build(
      source, NotationExtractor(), {.threads = threads, .extractor = "notation"}, progress);
  EXPECT_TRUE(report) << (report ? "" : report.error().message);
  return report ? std::move(*report) : BuildReport{};
}

std::string edges(const GraphView& view) {
  std::string lines;
  const auto add = [&](const Edge& edge) {
    lines += fmt::format(
        "{}{} -{}{}-> {} x{}", lines.empty() ? "" : "\n", view.entity(edge.subject)->name,
        edge.polarity == Polarity::Negative ? "!" : "", *view.relation(edge.relation),
        view.entity(edge.object)->name, edge.evidence_count);
    return true;
  };
  EXPECT_TRUE(view.for_each_entity([&](const Entity& entity) {
    EXPECT_TRUE(view.for_each_edge(entity.id, Direction::Out, add));
    return true;
  }));
  return lines;
}

std::string edges(const Database& database) { return edges(**database.view()); }

}  // namespace kg::testing
