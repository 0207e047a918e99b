#ifndef KG_EXTRACT_NLP_MODEL_READER_H_
#define KG_EXTRACT_NLP_MODEL_READER_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kg {

/// A little-endian float32 array in C order. The product of `shape` is data.size().
struct Tensor {
  std::vector<std::size_t> shape;
  std::vector<float> data;
};

/// One layer of a thinc network.
struct ModelNode {
  std::string name;
  std::map<std::string, std::size_t, std::less<>> refs;  ///< name of a part -> index of its node
  std::map<std::string, std::int64_t, std::less<>> numbers;  ///< integer and boolean attributes
  std::vector<std::string> columns;  ///< of `extract_features`: names of token attributes
  std::map<std::string, Tensor, std::less<>> params;
};

/// A network as thinc stores it: layers in the order of its breadth-first walk.
class ThincModel {
 public:
  /// Reads a `model` file (MessagePack; thinc/model.py, to_dict). NotFound or Io if it cannot be
  /// read, Corruption with the path if it is not what thinc writes.
  static Result<ThincModel> read(const std::filesystem::path& path);

  const std::string& path() const { return path_; }
  const std::vector<ModelNode>& nodes() const { return nodes_; }
  /// Indices of the nodes of that name, ascending.
  std::vector<std::size_t> find(std::string_view name) const;
  /// The node that `node` refers to as `ref`. Corruption if there is none.
  Result<const ModelNode*> ref(const ModelNode& node, std::string_view ref) const;
  /// The only node of that name. Corruption if there is none, or more than one.
  Result<const ModelNode*> only(std::string_view name) const;
  /// An integer attribute. Corruption if it is missing, negative or beyond 2^31.
  Result<std::size_t> number(const ModelNode& node, std::string_view attribute) const;
  /// A parameter whose shape has as many axes as `shape`, each of that length; 0 in `shape` accepts
  /// any length but zero. Corruption if it is missing or shaped otherwise.
  Result<const Tensor*> param(const ModelNode& node, std::string_view name,
                              const std::vector<std::size_t>& shape) const;
  /// A Corruption error about this file.
  tl::unexpected<Error> corrupt(std::string_view why) const;

 private:
  std::string path_;
  std::vector<ModelNode> nodes_;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_MODEL_READER_H_
