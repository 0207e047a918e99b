#include "extract/nlp/arc_eager.h"

#include <fmt/format.h>

#include <limits>
#include <optional>

#include "extract/nlp/component_settings.h"
#include "extract/nlp/model_reader.h"

namespace kg {
namespace {

enum Action { kShift, kReduce, kLeft, kRight, kBreak };

constexpr std::size_t kFeatures = 8;
constexpr std::string_view kDelimiter = "||";

std::optional<ParseLabel> parse_label(std::string_view name, LabelNames<Dep>& names) {
  const std::size_t cut = name.find(kDelimiter);
  if (cut == name.npos) return ParseLabel{names.intern(name), Dep::None, false};
  const std::string_view head = name.substr(cut + kDelimiter.size());
  if (head.find(kDelimiter) != head.npos) return std::nullopt;
  return ParseLabel{names.intern(name.substr(0, cut)), names.intern(head), true};
}

}  // namespace

void ArcEagerState::begin(std::size_t size, bool single_sentence) {
  size_ = size;
  single_sentence_ = single_sentence;
  next_ = 0;
  stack_.clear();
  rebuffer_.clear();
  heads_.assign(size, kNone);
  labels_.assign(size, {});
  last_left_.assign(size, kNone);
  last_right_.assign(size, kNone);
  previous_right_.assign(size, kNone);
  unshiftable_.assign(size, 0);
  starts_.assign(size, 0);
  if (size > 0) starts_[0] = 1;  // spaCy marks the first token of every text
}

int ArcEagerState::stack(std::size_t depth) const {
  return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNone;
}

int ArcEagerState::buffer(std::size_t index) const {
  if (index < rebuffer_.size()) return rebuffer_[rebuffer_.size() - 1 - index];
  const std::size_t token = at(next_) + index - rebuffer_.size();
  return token < size_ ? static_cast<int>(token) : kNone;
}

std::size_t ArcEagerState::buffer_length() const { return size_ - at(next_) + rebuffer_.size(); }

bool ArcEagerState::can_shift() const {
  if (stack_.empty()) return true;
  const int word = buffer(0);
  return buffer_length() >= 2 && !is_sentence_start(word) && unshiftable_[at(word)] == 0;
}

bool ArcEagerState::can_reduce() const {
  if (stack_.empty()) return false;
  return buffer_length() == 0 || stack_.size() > 1 || !cannot_start(buffer(0));
}

bool ArcEagerState::can_attach() const {
  return !stack_.empty() && buffer_length() > 0 && !is_sentence_start(buffer(0));
}

bool ArcEagerState::can_break() const {
  if (buffer_length() < 2) return false;
  const int next = buffer(1);
  return next == buffer(0) + 1 && !is_sentence_start(next) && !cannot_start(next);
}

void ArcEagerState::shift() {
  stack_.push_back(buffer(0));
  if (rebuffer_.empty()) {
    ++next_;
  } else {
    rebuffer_.pop_back();
  }
}

void ArcEagerState::reduce() {
  const int word = stack_.back();
  stack_.pop_back();
  if (heads_[at(word)] != kNone || stack_.empty()) return;
  unshiftable_[at(word)] = 1;  // or it would come and go forever
  rebuffer_.push_back(word);
}

// A word that already has a head was attached to the right, and it is still the last right child of
// that head: the head cannot take another one before the word leaves the stack.
void ArcEagerState::set_head(int child, int head, ParseLabel label) {
  const int old = heads_[at(child)];
  if (old != kNone && last_right_[at(old)] == child)
    last_right_[at(old)] = previous_right_[at(child)];
  heads_[at(child)] = head;
  labels_[at(child)] = label;
}

void ArcEagerState::attach_left(ParseLabel label) {
  const int head = buffer(0);
  const int child = stack_.back();
  set_head(child, head, label);
  last_left_[at(head)] = child;
  unshiftable_[at(head)] = 0;
  stack_.pop_back();
}

void ArcEagerState::attach_right(ParseLabel label) {
  const int head = stack_.back();
  const int child = buffer(0);
  set_head(child, head, label);
  previous_right_[at(child)] = last_right_[at(head)];
  last_right_[at(head)] = child;
  shift();
}

void ArcEagerState::break_sentence() { starts_[at(buffer(1))] = 1; }

void ArcEagerState::force_final() {
  stack_.clear();
  rebuffer_.clear();
  next_ = static_cast<int>(size_);
}

void ArcEagerState::copy_tree(DependencyTree& tree) const {
  tree.heads = heads_;
  tree.labels = labels_;
  for (std::size_t i = 0; i < size_; ++i) {
    if (tree.heads[i] == kNone) tree.heads[i] = static_cast<std::int32_t>(i);
  }
}

Result<DependencyParser> DependencyParser::load(const std::filesystem::path& directory,
                                                std::size_t width, LabelSet& labels) {
  KG_TRY(check_transition_settings(directory / "cfg"));
  KG_ASSIGN(const std::vector<Move> moves, read_moves(directory / "moves", kActions));
  KG_ASSIGN(const ThincModel network, ThincModel::read(directory / "model"));
  DependencyParser parser;
  KG_ASSIGN(parser.model_, TransitionModel::load(network, kFeatures, width, moves.size()));
  KG_TRY(parser.set_moves(directory / "moves", moves, labels));
  return parser;
}

Status DependencyParser::set_moves(const std::filesystem::path& path,
                                   const std::vector<Move>& moves, LabelSet& labels) {
  for (const Move& move : moves) {
    const auto label = parse_label(move.label, labels.deps);
    if (!label)
      return failure(ErrorCode::Corruption, fmt::format("model file '{}': label '{}' is malformed",
                                                        path.string(), move.label));
    moves_.push_back({move.action, *label});
  }
  constexpr float kInvalid = -std::numeric_limits<float>::infinity();
  masks_.assign(std::size_t{1} << kActions, FloatBuffer(model_.mask_size(), kInvalid));
  for (std::size_t valid = 0; valid < masks_.size(); ++valid) {
    for (std::size_t move = 0; move < moves_.size(); ++move) {
      if ((valid >> moves_[move].action & 1U) != 0) masks_[valid][move] = 0;
    }
  }
  return {};
}

void DependencyParser::take(std::size_t move, ArcEagerState& state) const {
  switch (moves_[move].action) {
    case kShift:
      return state.shift();
    case kReduce:
      return state.reduce();
    case kLeft:
      return state.attach_left(moves_[move].label);
    case kRight:
      return state.attach_right(moves_[move].label);
    default:
      return state.break_sentence();
  }
}

void DependencyParser::parse(const float* rows, std::span<const std::uint8_t> is_space,
                             bool single_sentence, Scratch& scratch, DependencyTree& tree) const {
  ArcEagerState& state = scratch.state;
  state.begin(is_space.size(), single_sentence);
  scratch.scores.begin(rows, is_space.size());
  while (!state.is_final()) {
    const std::size_t valid =
        std::size_t{state.can_shift()} << kShift | std::size_t{state.can_reduce()} << kReduce |
        std::size_t{state.can_attach()} << kLeft | std::size_t{state.can_attach()} << kRight |
        std::size_t{state.can_break()} << kBreak;
    const int first = state.buffer(0);
    const int top = state.stack(0);
    const int features[kFeatures] = {first,
                                     state.buffer(1),
                                     top,
                                     state.stack(1),
                                     state.stack(2),
                                     state.last_left(first),
                                     state.last_left(top),
                                     state.last_right(top)};
    const int move = scratch.scores.best(features, masks_[valid].data());
    if (move < 0) {
      state.force_final();
    } else {
      take(static_cast<std::size_t>(move), state);
    }
  }
  state.copy_tree(tree);
  finish_tree(is_space, tree);
}

}  // namespace kg
