#include "extract/nlp/tagger.h"

#include <algorithm>
#include <limits>

#include "extract/nlp/component_settings.h"
#include "extract/nlp/model_reader.h"

namespace kg {

Result<Tagger> Tagger::load(const std::filesystem::path& directory, std::size_t width,
                            LabelSet& labels) {
  KG_ASSIGN(const std::vector<std::string> names, read_tags(directory / "cfg"));
  KG_ASSIGN(const ThincModel network, ThincModel::read(directory / "model"));
  KG_ASSIGN(const ModelNode* softmax, network.only("softmax"));
  KG_ASSIGN(const Tensor* weights, network.param(*softmax, "W", {names.size(), width}));
  KG_ASSIGN(const Tensor* bias, network.param(*softmax, "b", {names.size()}));
  Tagger tagger;
  tagger.layer_ = DenseLayer(weights->data, bias->data, names.size(), 1, width);
  tagger.mask_.assign(tagger.layer_.padded_outputs(), -std::numeric_limits<float>::infinity());
  std::fill_n(tagger.mask_.begin(), names.size(), 0.0F);
  for (const std::string& name : names) tagger.tags_.push_back(labels.tags.intern(name));
  return tagger;
}

void Tagger::apply(const float* rows, std::span<Token> tokens) const {
  constexpr std::size_t kBlock = 64;
  FloatBuffer scores(kBlock * layer_.padded_outputs());
  for (std::size_t begin = 0; begin < tokens.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, tokens.size() - begin);
    kernels().dense(layer_, 0, layer_.groups(),
                    {rows + begin * layer_.inputs(), layer_.inputs(), count}, scores.data(),
                    layer_.padded_outputs());
    for (std::size_t i = 0; i < count; ++i) {
      const int best = kernels().argmax(scores.data() + i * layer_.padded_outputs(), mask_.data(),
                                        layer_.padded_outputs());
      if (best >= 0) tokens[begin + i].tag = tags_[static_cast<std::size_t>(best)];
    }
  }
}

}  // namespace kg
