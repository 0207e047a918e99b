#ifndef KG_STORAGE_STORE_CHECKER_H_
#define KG_STORAGE_STORE_CHECKER_H_

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/progress.h"
#include "storage/describe_key.h"
#include "storage/engine.h"
#include "storage/key_codec.h"
#include "storage/value_codec.h"

namespace kg {

/// One pass over each column, in the order of the list in docs/storage_format.md.
class StoreChecker {
 public:
  StoreChecker(const StoreSnapshot& snapshot, std::size_t limit, Progress& progress)
      : engine_(*snapshot.engine_), limit_(limit), progress_(progress) {}

  Result<std::vector<std::string>> check() {
    if (const Status counters = read_counters(); !counters) {
      if (counters.error().code != ErrorCode::Corruption)
        return tl::unexpected<Error>(counters.error());
      return std::vector<std::string>{counters.error().message};  // all else needs them
    }
    KG_TRY(check_out());
    KG_TRY(check_in());
    KG_TRY(check_prov());
    KG_TRY(check_docedge());
    KG_TRY(check_times());
    KG_TRY(check_docnode());
    KG_TRY(check_nodes());
    KG_TRY(check_names());
    KG_TRY(check_words());
    KG_TRY(check_labels());
    KG_TRY(check_terms());
    KG_TRY(check_actors());
    KG_TRY(check_members());
    KG_TRY(check_decisions());
    KG_TRY(check_documents());
    KG_TRY(check_texts());
    KG_TRY(check_dates());
    KG_TRY(check_identities());
    KG_TRY(check_dictionaries());
    compare_counts();
    return std::move(violations_);
  }

 private:
  using Uses = std::map<std::pair<std::string, EntityId>, std::uint64_t>;
  struct Support {  // what the evidence of one edge adds up to
    std::uint64_t evidence = 0;
    float confidence = 0;
    std::uint64_t duration = 0;
  };

  template <typename... Arguments>
  void report(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    if (violations_.size() < limit_)
      violations_.push_back(fmt::format(text, std::forward<Arguments>(arguments)...));
  }
  void require(bool holds, const char* text) {
    if (!holds) report("{}", text);
  }

  // Visits a column's rows with (key, value) -> Status. What cannot be read of a whole column
  // (empty prefix) is reported, and the rest goes on.
  template <typename Visit>
  Status each(Column column, std::string_view prefix, const Visit& visit) {
    Status inner;
    const bool whole = prefix.empty();
    const char* name = column_family(column).name;
    Status scanned = engine_.scan(column, prefix, [&](std::string_view key, auto value) {
      inner = visit(key, value);
      if (whole) progress_.advance(1);
      if (inner || !whole || inner.error().code != ErrorCode::Corruption) return inner.has_value();
      report("column {}, {}: {}", name, describe_key(column, key), inner.error().message);
      inner = {};
      return true;
    });
    if (scanned || !whole || scanned.error().code != ErrorCode::Corruption)
      return scanned ? inner : scanned;
    report("column {}: {}", name, scanned.error().message);
    return {};
  }
  Result<bool> has(Column column, std::string_view key) {
    KG_ASSIGN(const auto row, engine_.get(column, key));
    return row.has_value();
  }

  // check_store.cc
  Status read_counters();
  Status check_documents();
  Status check_document(DocumentId id, const DocValue& document);
  Status check_texts();
  Status check_dates();
  Status check_identities();
  Status check_dictionaries();
  void compare_counts();

  // check_edges.cc
  Status check_out();
  Status check_out_row(const EdgeKey& edge, const OutValue& value);
  Result<Support> support_of(std::string_view edge_key);
  Status check_in();
  Status check_prov();
  Status check_prov_row(const ProvKey& place, const ProvValue& value);
  Status check_docedge();
  Status check_times();

  // check_nodes.cc
  Status check_docnode();
  Status check_use(const DocnodeKey& place, const DocumentUse& use);
  Status check_nodes();
  Status check_node(EntityId id, const NodeValue& node);
  Status check_node_keys(EntityId id, const NodeValue& node);
  void check_spellings(EntityId id, const NodeValue& node);
  void check_uses(const char* what, const std::string& text, EntityId id, std::uint64_t documents,
                  const Uses& uses);
  Status check_names();
  Status check_words();
  Status check_labels();
  Status check_terms();
  Status check_pending();

  // check_actors.cc
  Status check_actors();
  Status check_actor(EntityId node, EntityId actor);
  Status check_members();
  Status check_decisions();
  void check_decision(std::uint64_t number, const DecisionValue& value);

  const EngineSnapshot& engine_;
  std::size_t limit_;
  Progress& progress_;
  std::vector<std::string> violations_;
  CountsValue stored_;
  StoreCounts counted_;
  std::uint64_t next_node_ = 0, next_document_ = 0;
  std::uint64_t in_rows_ = 0, docedge_rows_ = 0, docnode_rows_ = 0, label_rows_ = 0;
  std::uint64_t labels_of_nodes_ = 0, spellings_of_nodes_ = 0;
  std::uint64_t timed_edges_ = 0, dated_documents_ = 0;
  std::set<EntityId> named_;
  std::set<std::uint64_t> edge_numbers_;
  // By how many documents, as `docnode` has it.
  Uses name_uses_, spelling_uses_, term_uses_;
  std::map<EntityId, std::uint64_t> node_uses_;
  std::map<std::uint64_t, bool> undone_;  // decisions but undos, by number
  std::map<DocumentId, std::uint64_t> facts_, texts_;
};

}  // namespace kg

#endif  // KG_STORAGE_STORE_CHECKER_H_
