#include "extract/nlp/model_reader.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <optional>

#include "extract/nlp/model_files.h"

namespace kg {
namespace {

// Sizes are below this, so that products of two never overflow.
constexpr std::uint64_t kMaxNumber = std::uint64_t{1} << 31;

std::optional<std::uint64_t> whole_number(const msgpack::object& object) {
  if (object.type == msgpack::type::BOOLEAN) return object.via.boolean ? 1 : 0;
  if (object.type == msgpack::type::POSITIVE_INTEGER) return object.via.u64;
  return std::nullopt;
}

const msgpack::object_array* array_of(const msgpack::object* object) {
  return object != nullptr && object->type == msgpack::type::ARRAY ? &object->via.array : nullptr;
}

// The values of the map `object`, or nothing; null values are skipped (absent references and
// dimensions).
template <typename Function>
bool for_each_value(const msgpack::object& object, Function function) {
  if (object.type != msgpack::type::MAP) return false;
  for (std::uint32_t i = 0; i < object.via.map.size; ++i) {
    const msgpack::object_kv& entry = object.via.map.ptr[i];
    const std::string_view name = text_of(entry.key);
    if (name.data() == nullptr) return false;
    if (entry.val.type != msgpack::type::NIL && !function(name, entry.val)) return false;
  }
  return true;
}

bool read_refs(const msgpack::object& object, std::size_t node_count, ModelNode& node) {
  const msgpack::object* refs = find(object, "refs");
  return refs != nullptr &&
         for_each_value(*refs, [&](std::string_view name, const msgpack::object& value) {
           const auto index = whole_number(value);
           if (!index || *index >= node_count) return false;
           node.refs.emplace(name, static_cast<std::size_t>(*index));
           return true;
         });
}

// An attribute is a byte string that holds another MessagePack value. Attributes of other types
// than those named in ModelNode are of no use here and skipped.
bool read_attributes(const msgpack::object& object, ModelNode& node) {
  return for_each_value(object, [&](std::string_view name, const msgpack::object& value) {
    const std::string_view blob = text_of(value);
    if (blob.data() == nullptr) return false;
    const auto handle = unpack(blob, name);
    if (!handle) return false;
    if (const auto number = whole_number(handle->get())) {
      if (*number < kMaxNumber) node.numbers.emplace(name, static_cast<std::int64_t>(*number));
    } else if (const auto* strings = array_of(&handle->get()); strings && name == "columns") {
      for (std::uint32_t i = 0; i < strings->size; ++i)
        node.columns.emplace_back(text_of(strings->ptr[i]));
    }
    return true;
  });
}

// numpy arrays as msgpack-numpy writes them: {nd: true, type: "<f4", shape: [...], data: bytes}.
bool read_tensor(const msgpack::object& object, Tensor& tensor) {
  const msgpack::object* type = find(object, "type");
  const msgpack::object* data = find(object, "data");
  const auto* shape = array_of(find(object, "shape"));
  if (type == nullptr || data == nullptr || shape == nullptr || text_of(*type) != "<f4")
    return false;
  const std::string_view bytes = text_of(*data);
  std::uint64_t size = 1;
  for (std::uint32_t i = 0; i < shape->size; ++i) {
    const auto length = whole_number(shape->ptr[i]);
    if (!length || *length >= kMaxNumber) return false;
    size *= *length;
    if (size >= kMaxNumber) return false;
    tensor.shape.push_back(static_cast<std::size_t>(*length));
  }
  static_assert(std::endian::native == std::endian::little);
  if (bytes.data() == nullptr || bytes.size() != size * sizeof(float)) return false;
  tensor.data.resize(size);
  if (size > 0) std::memcpy(tensor.data.data(), bytes.data(), bytes.size());
  return true;
}

bool read_params(const msgpack::object& object, ModelNode& node) {
  return for_each_value(object, [&](std::string_view name, const msgpack::object& value) {
    return read_tensor(value, node.params[std::string(name)]);
  });
}

bool read_node(const msgpack::object& info, const msgpack::object& attributes,
               const msgpack::object& params, std::size_t node_count, ModelNode& node) {
  const msgpack::object* name = find(info, "name");
  if (name == nullptr || text_of(*name).data() == nullptr) return false;
  node.name = text_of(*name);
  return read_refs(info, node_count, node) && read_attributes(attributes, node) &&
         read_params(params, node);
}

}  // namespace

Result<ThincModel> ThincModel::read(const std::filesystem::path& path) {
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  KG_ASSIGN(const msgpack::object_handle handle, unpack(bytes, path.string()));
  ThincModel model;
  model.path_ = path.string();
  const auto* nodes = array_of(kg::find(handle.get(), "nodes"));
  const auto* attributes = array_of(kg::find(handle.get(), "attrs"));
  const auto* params = array_of(kg::find(handle.get(), "params"));
  if (nodes == nullptr || attributes == nullptr || params == nullptr || nodes->size == 0 ||
      attributes->size != nodes->size || params->size != nodes->size)
    return model.corrupt("not a network of thinc (nodes, attrs and params of one length)");
  model.nodes_.resize(nodes->size);
  for (std::uint32_t i = 0; i < nodes->size; ++i) {
    if (!read_node(nodes->ptr[i], attributes->ptr[i], params->ptr[i], nodes->size, model.nodes_[i]))
      return model.corrupt(fmt::format("layer {} is malformed", i));
  }
  return model;
}

std::vector<std::size_t> ThincModel::find(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].name == name) found.push_back(i);
  }
  return found;
}

Result<const ModelNode*> ThincModel::ref(const ModelNode& node, std::string_view ref) const {
  const auto found = node.refs.find(ref);
  if (found == node.refs.end())
    return corrupt(fmt::format("layer '{}' has no part '{}'", node.name, ref));
  return &nodes_[found->second];
}

Result<const ModelNode*> ThincModel::only(std::string_view name) const {
  const auto found = find(name);
  if (found.size() != 1)
    return corrupt(fmt::format("{} layers '{}' where one is expected", found.size(), name));
  return &nodes_[found.front()];
}

Result<std::size_t> ThincModel::number(const ModelNode& node, std::string_view attribute) const {
  const auto found = node.numbers.find(attribute);
  if (found == node.numbers.end())
    return corrupt(fmt::format("layer '{}' lacks the number '{}'", node.name, attribute));
  return static_cast<std::size_t>(found->second);
}

Result<const Tensor*> ThincModel::param(const ModelNode& node, std::string_view name,
                                        const std::vector<std::size_t>& shape) const {
  const auto found = node.params.find(name);
  if (found == node.params.end())
    return corrupt(fmt::format("layer '{}' lacks the weights '{}'", node.name, name));
  const Tensor& tensor = found->second;
  bool fits = tensor.shape.size() == shape.size();
  for (std::size_t i = 0; fits && i < shape.size(); ++i)
    fits = shape[i] == 0 ? tensor.shape[i] > 0 : tensor.shape[i] == shape[i];
  if (!fits)
    return corrupt(fmt::format("weights '{}' of layer '{}' have the wrong shape ({})", name,
                               node.name, fmt::join(tensor.shape, " x ")));
  return &tensor;
}

tl::unexpected<Error> ThincModel::corrupt(std::string_view why) const {
  return failure(ErrorCode::Corruption, fmt::format("model file '{}': {}", path_, why));
}

}  // namespace kg
