#include "extract/nlp/entity_recognizer.h"

#include <limits>

#include "extract/nlp/component_settings.h"
#include "extract/nlp/model_reader.h"

namespace kg {
namespace {

enum Action { kMissing, kBegin, kIn, kLast, kUnit, kOut, kActions };

constexpr std::size_t kFeatures = 3;

}  // namespace

Result<EntityRecognizer> EntityRecognizer::load(const std::filesystem::path& directory,
                                                std::size_t shared_width,
                                                const WordVectors& vectors, LabelSet& labels) {
  KG_TRY(check_transition_settings(directory / "cfg"));
  KG_ASSIGN(const std::vector<Move> moves, read_moves(directory / "moves", kActions));
  KG_ASSIGN(const ThincModel network, ThincModel::read(directory / "model"));
  EntityRecognizer recognizer;
  std::size_t width = shared_width;
  if (network.find("tok2vec-listener").empty()) {
    KG_ASSIGN(recognizer.tok2vec_, Tok2Vec::load(network, vectors));
    width = recognizer.tok2vec_->width();
  }
  KG_ASSIGN(recognizer.model_, TransitionModel::load(network, kFeatures, width, moves.size()));
  KG_TRY(recognizer.set_moves(directory / "moves", moves, labels));
  return recognizer;
}

FloatBuffer EntityRecognizer::mask() const {
  return FloatBuffer(model_.mask_size(), -std::numeric_limits<float>::infinity());
}

Status EntityRecognizer::set_moves(const std::filesystem::path& path,
                                   const std::vector<Move>& moves, LabelSet& labels) {
  bool can_leave = false;
  for (const Move& move : moves) {
    moves_.push_back({move.action, labels.ner.intern(move.label)});
    can_leave = can_leave || move.action == kOut;
  }
  if (!can_leave)
    return failure(ErrorCode::Corruption,
                   "model file '" + path.string() + "': no move for words outside of entities");
  for (const bool begin : {false, true}) {
    for (const bool unit : {false, true}) outside_[begin][unit] = mask();
  }
  inside_.assign(labels.ner.size(), mask());
  continuing_ = inside_;
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    const auto [action, label] = moves_[i];
    const auto number = static_cast<std::size_t>(label);
    if (action == kOut) {
      for (auto& masks : outside_) masks[0][i] = masks[1][i] = 0;
    } else if (label == Ner::None) {
      continue;  // only for tokens that a user has barred from entities
    } else if (action == kBegin) {
      outside_[1][0][i] = outside_[1][1][i] = 0;
    } else if (action == kUnit) {
      outside_[0][1][i] = outside_[1][1][i] = 0;
    } else if (action == kLast) {
      inside_[number][i] = continuing_[number][i] = 0;
    } else if (action == kIn) {
      continuing_[number][i] = 0;
    }
  }
  return {};
}

void EntityRecognizer::recognize(const float* rows, std::span<const std::uint8_t> is_space,
                                 std::span<const std::uint8_t> sentence_starts, Scratch& scratch,
                                 std::vector<EntitySpan>& entities) const {
  const std::size_t size = is_space.size();
  scratch.begin(rows, size);
  bool open = false;
  EntitySpan entity;
  for (std::size_t i = 0; i < size; ++i) {
    const bool can_continue = i + 1 < size && sentence_starts[i + 1] == 0;
    const auto label = static_cast<std::size_t>(entity.label);
    const bool may_be_entity = is_space[i] == 0;
    const FloatBuffer& mask = !open ? outside_[may_be_entity && can_continue][may_be_entity]
                              : can_continue ? continuing_[label]
                                             : inside_[label];
    const int token = static_cast<int>(i);
    const int features[kFeatures] = {
        token, open ? static_cast<int>(entity.tokens.first) : TransitionScratch::kAbsent,
        open ? token - 1 : TransitionScratch::kAbsent};
    const int best = scratch.best(features, mask.data());
    if (best < 0) return;
    const auto [action, move_label] = moves_[static_cast<std::size_t>(best)];
    const auto index = static_cast<TokenIndex>(i);
    if (action == kBegin || action == kUnit) entity = {{index, index}, move_label};
    open = action == kBegin || action == kIn;
    if (action == kLast || action == kUnit) {
      entity.tokens.last = index + 1;
      entities.push_back(entity);
    }
  }
}

}  // namespace kg
