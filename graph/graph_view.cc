#include "graph/graph_view.h"

#include <algorithm>
#include <tuple>

#include "core/unicode.h"

namespace kg {

bool has_words(std::string_view name, const std::vector<std::string>& words) {
  const std::vector<std::string> own = split_words(normalize_name(name));
  return std::ranges::all_of(
      words, [&](const auto& word) { return std::ranges::find(own, word) != own.end(); });
}

Status GraphView::scan_ids(const std::function<bool(EntityId)>& visit) const {
  using Place = std::tuple<std::string, std::string, EntityType, EntityId>;
  std::vector<Place> places;
  KG_TRY(for_each_entity([&](const Entity& entity) {
    places.emplace_back(entity.handle, entity.name, entity.type, entity.id);
    return true;
  }));
  std::ranges::sort(places);
  for (const Place& place : places)
    if (!visit(std::get<EntityId>(place))) break;
  return {};
}

Status GraphView::scan_edges(const std::function<bool(const Edge&)>& visit) const {
  Status inner;
  KG_TRY(for_each_entity([&](const Entity& entity) {
    bool more = true;
    inner = for_each_edge(entity.id, Direction::Out, [&](const Edge& edge) {
      more = visit(edge);
      return more;
    });
    return inner && more;
  }));
  return inner;
}

Result<std::vector<EntityId>> GraphView::find_words(std::string_view text,
                                                    std::size_t limit) const {
  std::vector<EntityId> found;
  const std::vector<std::string> words = split_words(normalize_name(text));
  if (words.empty() || limit == 0) return found;
  KG_TRY(for_each_entity([&](const Entity& entity) {
    const auto fits = [&](const std::string& name) { return has_words(name, words); };
    if (entity.named && (fits(entity.name) || std::ranges::any_of(entity.aliases, fits)))
      found.push_back(entity.id);
    return found.size() < limit;
  }));
  return found;
}

}  // namespace kg
