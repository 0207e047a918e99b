#include "tests/storage/support_store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/sha256.h"
#include "core/unicode.h"
#include "storage/check_store.h"
#include "tests/support/notation.h"

namespace kg::testing {
namespace {

std::uint32_t entity_index(StoredDocument& document, const std::string& name) {
  const std::string key = normalize_name(name);
  for (std::uint32_t i = 0; i < document.entities.size(); ++i)
    if (document.entities[i].key == key) return i;
  document.entities.push_back(
      {.type = EntityType::Person, .named = true, .key = key, .name = name, .aliases = {}});
  return static_cast<std::uint32_t>(document.entities.size() - 1);
}

}  // namespace

StoredDocument a_document(const std::string& source, const std::vector<std::string>& lines) {
  StoredDocument document;
  document.metadata.name = document.metadata.source = source;
  document.extractor = "notation";
  document.sha256 = sha256(fmt::format("{}", fmt::join(lines, "\n")));
  for (const std::string& line : lines) {
    const std::optional<NotationLine> parts = parse_notation(line);
    EXPECT_TRUE(parts) << line;
    if (!parts) continue;
    StoredFact fact;
    fact.subject = entity_index(document, std::string(slice(line, parts->subject)));
    fact.object = entity_index(document, std::string(slice(line, parts->object)));
    fact.relation = slice(line, parts->relation);
    fact.polarity = parts->denied ? Polarity::Negative : Polarity::Positive;
    fact.sentence = static_cast<std::uint32_t>(document.sentences.size());
    fact.subject_span = parts->subject;
    fact.relation_span = parts->relation;
    fact.object_span = parts->object;
    fact.confidence = 0.9;
    fact.claimant = "Desk";
    fact.rule = "notation.line";
    document.sentences.push_back(line);
    document.facts.push_back(fact);
  }
  return document;
}

void add_terms(StoredDocument& document, const std::string& name,
               const std::vector<std::string>& terms) {
  StoredEntity& entity = document.entities[entity_index(document, name)];
  for (const std::string& term : terms) entity.terms.push_back({term, 0});
}

std::unique_ptr<Store> opened(const std::filesystem::path& path, const StoreOptions& options) {
  Result<std::unique_ptr<Store>> store = Store::open(path, options);
  EXPECT_TRUE(store) << (store ? "" : store.error().message);
  return store ? std::move(*store) : nullptr;
}

std::unique_ptr<Store> in_memory() { return opened("", {.in_memory = true}); }

std::unique_ptr<StoreSnapshot> snapshot_of(const Store& store) {
  Result<std::unique_ptr<StoreSnapshot>> snapshot = store.snapshot();
  EXPECT_TRUE(snapshot) << (snapshot ? "" : snapshot.error().message);
  return snapshot ? std::move(*snapshot) : nullptr;
}

Error error_of_opening(const std::filesystem::path& path, const StoreOptions& options) {
  Result<std::unique_ptr<Store>> store = Store::open(path, options);
  EXPECT_FALSE(store) << "it opens";
  return store ? Error{} : store.error();
}

std::string faults(const Store& store) {
  Result<std::vector<std::string>> faults = check_store(*snapshot_of(store));
  if (!faults) return "cannot check: " + faults.error().message;
  return fmt::format("{}", fmt::join(*faults, "\n"));
}

std::string edges(const Store& store) {
  const auto snapshot = snapshot_of(store);
  std::vector<std::string> lines;
  const auto add_edge = [&](const EdgeRow& edge) {
    std::string support;
    EXPECT_TRUE(snapshot->for_each_evidence(edge.key, [&](const EvidenceRow& evidence) {
      support +=
          fmt::format("{}{}:{}", support.empty() ? "" : " ",
                      snapshot->document(evidence.document)->metadata.source, evidence.sentence);
      return true;
    }));
    lines.push_back(fmt::format("{} -{}{}-> {} x{} [{}]", snapshot->node(edge.key.subject)->name,
                                edge.key.polarity == Polarity::Negative ? "!" : "",
                                *snapshot->relation(edge.key.relation),
                                snapshot->node(edge.key.object)->name, edge.evidence, support));
    return true;
  };
  EXPECT_TRUE(snapshot->for_each_node([&](const NodeRow& node) {
    EXPECT_TRUE(snapshot->for_each_edge_from(node.id, add_edge));
    return true;
  }));
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, "\n"));
}

EntityId id_of(const Store& store, const std::string& name) {
  std::vector<EntityId> found;
  EXPECT_TRUE(snapshot_of(store)->for_each_named(name, [&](EntityId id) {
    found.push_back(id);
    return true;
  }));
  EXPECT_EQ(found.size(), 1U) << name;
  return found.empty() ? EntityId() : found.front();
}

std::string actors(const Store& store) {
  const auto snapshot = snapshot_of(store);
  std::vector<std::string> all;
  EXPECT_TRUE(snapshot->for_each_node([&](const NodeRow& node) {
    if (*snapshot->actor_of(node.id) != node.id) return true;
    std::vector<std::string> names;
    EXPECT_TRUE(snapshot->for_each_member(node.id, [&](EntityId member) {
      EXPECT_EQ(*snapshot->actor_of(member), node.id);
      names.push_back(snapshot->node(member)->name);
      return true;
    }));
    all.push_back(fmt::format("{}", fmt::join(names, " = ")));
    return true;
  }));
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string terms(const Store& store, const std::string& name) {
  std::vector<std::string> found;
  EXPECT_TRUE(snapshot_of(store)->for_each_term(id_of(store, name), [&](auto term, auto documents) {
    found.push_back(fmt::format("{} x{}", term, documents));
    return true;
  }));
  return fmt::format("{}", fmt::join(found, ", "));
}

std::string pending(const Store& store) {
  std::vector<std::string> found;
  EXPECT_TRUE(store.for_each_pending([&](std::string_view term) {
    found.emplace_back(term);
    return true;
  }));
  return fmt::format("{}", fmt::join(found, ", "));
}

std::string rows(const Store& store) {
  std::string text;
  EXPECT_TRUE(snapshot_of(store)->for_each_row(
      [&](std::string_view column, std::string_view key, std::string_view value) {
        if (column == "default" && key == "F") return true;
        text += fmt::format("{} {:02x} = {:02x}\n", column,
                            fmt::join(std::vector<std::uint8_t>(key.begin(), key.end()), ""),
                            fmt::join(std::vector<std::uint8_t>(value.begin(), value.end()), ""));
        return true;
      }));
  return text;
}

}  // namespace kg::testing
