#include "extract/nlp/transition_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "extract/nlp/model_files.h"

namespace kg {
namespace {

using nlohmann::json;

constexpr std::size_t kPieces = 2;
constexpr std::size_t kBlock = 64;         // tokens computed together
constexpr std::size_t kRing = 4 * kBlock;  // tokens kept: about the second-level cache
constexpr std::size_t kUpperGroup = 128;   // enough sums in flight to hide their latency
constexpr std::size_t kAffineGroup = 64;

tl::unexpected<Error> corrupt(const std::filesystem::path& path, std::string_view why) {
  return failure(ErrorCode::Corruption, fmt::format("model file '{}': {}", path.string(), why));
}

using LabelFrequency = std::pair<std::int64_t, std::string>;

bool read_labels(const json& object, std::vector<LabelFrequency>& labels) {
  if (!object.is_object()) return false;
  for (const auto& [label, frequency] : object.items()) {
    if (!frequency.is_number_integer()) return false;
    labels.emplace_back(frequency.get<std::int64_t>(), label);
  }
  std::sort(labels.rbegin(), labels.rend());
  return true;
}

void add_once(int action, const std::string& label, std::vector<Move>& moves) {
  const bool known = std::any_of(moves.begin(), moves.end(), [&](const Move& move) {
    return move.action == action && move.label == label;
  });
  if (!known) moves.push_back({action, label});
}

}  // namespace

Result<std::vector<Move>> read_moves(const std::filesystem::path& path, int action_count) {
  KG_ASSIGN(const std::string bytes, read_model_file(path));
  KG_ASSIGN(const msgpack::object_handle handle, unpack(bytes, path.string()));
  const msgpack::object* text = find(handle.get(), "moves");
  const json actions = text == nullptr ? json() : json::parse(text_of(*text), nullptr, false);
  if (!actions.is_object()) return corrupt(path, "no JSON object 'moves'");
  std::vector<Move> moves;
  std::vector<LabelFrequency> late;  // labels added after training
  std::vector<Move> late_moves;
  for (const auto& [name, frequencies] : actions.items()) {  // sorted by name
    std::vector<LabelFrequency> labels;
    if (name.size() != 1 || name[0] < '0' || name[0] >= '0' + action_count ||
        !read_labels(frequencies, labels))
      return corrupt(path, fmt::format("action '{}' is not known or malformed", name));
    const int action = name[0] - '0';
    for (const auto& [frequency, label] : labels) {
      if (frequency >= 0) {
        add_once(action, label, moves);
      } else {
        late.emplace_back(frequency, label);
        late_moves.push_back({action, label});
      }
    }
  }
  std::sort(late.rbegin(), late.rend());
  for (const auto& [frequency, label] : late) {
    for (const Move& move : late_moves) {
      if (move.label == label) add_once(move.action, label, moves);
    }
  }
  return moves;
}

Result<TransitionModel> TransitionModel::load(const ThincModel& model, std::size_t features,
                                              std::size_t width, std::size_t classes) {
  const ModelNode& root = model.nodes().front();
  KG_ASSIGN(const ModelNode* lower, model.ref(root, "lower"));
  KG_ASSIGN(const ModelNode* upper, model.ref(root, "upper"));
  const auto linears = model.find("linear");
  if (root.name != "parser_model" || linears.size() != 2)
    return model.corrupt("a parser model with two linear layers is expected");
  const ModelNode* first = &model.nodes()[linears[0]];
  const ModelNode& input = first == upper ? model.nodes()[linears[1]] : *first;

  KG_ASSIGN(const Tensor* input_weights, model.param(input, "W", {0, width}));
  const std::size_t hidden = input_weights->shape[0];
  KG_ASSIGN(const Tensor* input_bias, model.param(input, "b", {hidden}));
  KG_ASSIGN(const Tensor* lower_weights, model.param(*lower, "W", {0, hidden, 0, hidden}));
  const std::size_t found_features = lower_weights->shape[0];
  const std::size_t pieces = lower_weights->shape[2];
  if (found_features != features || pieces != kPieces || hidden * kPieces % kAffineGroup != 0)
    return failure(ErrorCode::Unsupported,
                   fmt::format("model file '{}': a state of {} tokens, {} pieces and width {} is "
                               "not supported",
                               model.path(), found_features, pieces, hidden));
  KG_ASSIGN(const Tensor* bias, model.param(*lower, "b", {hidden, kPieces}));
  KG_ASSIGN(const Tensor* pad, model.param(*lower, "pad", {1, features, hidden, kPieces}));
  KG_ASSIGN(const Tensor* upper_weights, model.param(*upper, "W", {classes, hidden}));
  KG_ASSIGN(const Tensor* upper_bias, model.param(*upper, "b", {classes}));

  // Row [f][h][p] of thinc's matrix becomes row [f][p][h], so that pieces lie in whole registers.
  std::vector<float> permuted(lower_weights->data.size());
  TransitionModel result;
  result.pad_.resize(features * kPieces * hidden);
  result.bias_.resize(kPieces * hidden);
  for (std::size_t h = 0; h < hidden; ++h) {
    for (std::size_t p = 0; p < kPieces; ++p) {
      result.bias_[p * hidden + h] = bias->data[h * kPieces + p];
      for (std::size_t f = 0; f < features; ++f) {
        const std::size_t from = (f * hidden + h) * kPieces + p;
        const std::size_t to = (f * kPieces + p) * hidden + h;
        std::copy_n(lower_weights->data.data() + from * hidden, hidden,
                    permuted.data() + to * hidden);
        result.pad_[to] = pad->data[from];
      }
    }
  }
  result.features_ = features;
  result.hidden_ = hidden;
  result.input_ = DenseLayer(input_weights->data, input_bias->data, hidden, 1, width);
  result.lower_ = DenseLayer(permuted, {}, features * kPieces * hidden, 1, hidden, kAffineGroup);
  result.upper_ =
      DenseLayer(upper_weights->data, upper_bias->data, classes, 1, hidden, kUpperGroup);
  return result;
}

TransitionScratch::TransitionScratch(const TransitionModel& model)
    : model_(&model),
      ring_(kRing * model.lower_.outputs()),
      input_(kBlock * model.input_.padded_outputs()),
      late_(model.lower_.outputs()),
      hidden_(model.hidden_),
      scores_(model.upper_.padded_outputs()) {}

void TransitionScratch::begin(const float* rows, std::size_t count) {
  rows_ = rows;
  count_ = count;
  computed_ = 0;
}

void TransitionScratch::compute_next_block() {
  const TransitionModel& model = *model_;
  const std::size_t count = std::min(kBlock, count_ - computed_);
  const std::size_t width = model.input_.inputs();
  kernels().dense(model.input_, 0, model.input_.groups(), {rows_ + computed_ * width, width, count},
                  input_.data(), model.input_.padded_outputs());
  kernels().dense(
      model.lower_, 0, model.lower_.groups(), {input_.data(), model.input_.padded_outputs(), count},
      ring_.data() + computed_ % kRing * model.lower_.outputs(), model.lower_.outputs());
  computed_ += count;
}

const float* TransitionScratch::feature(int token, std::size_t feature) {
  const TransitionModel& model = *model_;
  const std::size_t size = kPieces * model.hidden_;
  if (token < 0) return model.pad_.data() + feature * size;
  const auto index = static_cast<std::size_t>(token);
  while (index >= computed_) compute_next_block();
  const std::size_t oldest =
      computed_ <= kRing ? 0 : (computed_ + kBlock - 1) / kBlock * kBlock - kRing;
  if (index >= oldest)
    return ring_.data() + index % kRing * model.lower_.outputs() + feature * size;
  const std::size_t width = model.input_.inputs();
  kernels().dense(model.input_, 0, model.input_.groups(), {rows_ + index * width, width, 1},
                  input_.data(), model.input_.padded_outputs());
  const std::size_t groups = size / kAffineGroup;
  float* late = late_.data() + feature * size;
  kernels().dense(model.lower_, feature * groups, (feature + 1) * groups,
                  {input_.data(), model.input_.padded_outputs(), 1}, late, size);
  return late;
}

int TransitionScratch::best(const int* tokens, const float* mask) {
  const TransitionModel& model = *model_;
  // The parts of new tokens first: they may push others out of the ring.
  for (std::size_t f = 0; f < model.features_; ++f) {
    while (tokens[f] >= 0 && static_cast<std::size_t>(tokens[f]) >= computed_) compute_next_block();
  }
  const float* features[kMaxFeatures];
  for (std::size_t f = 0; f < model.features_; ++f) features[f] = feature(tokens[f], f);
  kernels().sum_maxout(features, model.features_, model.bias_.data(), model.hidden_, kPieces,
                       hidden_.data());
  kernels().dense(model.upper_, 0, model.upper_.groups(), {hidden_.data(), model.hidden_, 1},
                  scores_.data(), model.upper_.padded_outputs());
  return kernels().argmax(scores_.data(), mask, model.upper_.padded_outputs());
}

}  // namespace kg
