#include "export/node_names.h"

#include "export/sanitize.h"

namespace kg {

std::string handle_of(const Entity& entity) {
  return entity.handle.empty() ? "n" + std::to_string(entity.id.value) : entity.handle;
}

Result<NodeNames> NodeNames::read(const GraphView& view) {
  NodeNames names;
  KG_TRY(view.for_each_entity([&](const Entity& entity) {
    names.ends_.resize(2 * entity.id.value, names.texts_.size());
    names.texts_ += handle_of(entity);
    names.ends_.push_back(names.texts_.size());
    names.texts_ += sanitize_text(entity.name);
    names.ends_.push_back(names.texts_.size());
    return true;
  }));
  return names;
}

std::string_view NodeNames::text(std::uint64_t index) const {
  if (index == 0 || index >= ends_.size()) return {};
  return std::string_view(texts_).substr(ends_[index - 1], ends_[index] - ends_[index - 1]);
}

}  // namespace kg
