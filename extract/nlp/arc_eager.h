#ifndef KG_EXTRACT_NLP_ARC_EAGER_H_
#define KG_EXTRACT_NLP_ARC_EAGER_H_

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "core/result.h"
#include "extract/nlp/dependency_tree.h"
#include "extract/nlp/labels.h"
#include "extract/nlp/transition_model.h"

namespace kg {

/// The stack and buffer of spaCy's arc-eager system with breaks and unshifting, over the tokens of
/// one text. Source: spacy/pipeline/_parser_internals/_state.pxd and arc_eager.pyx.
class ArcEagerState {
 public:
  static constexpr int kNone = -1;

  /// An empty stack before `size` tokens. With `single_sentence` no token but the first may start a
  /// sentence.
  void begin(std::size_t size, bool single_sentence);

  int stack(std::size_t depth) const;   ///< token at that depth from the top, or kNone
  int buffer(std::size_t index) const;  ///< token at that place of the buffer, or kNone
  std::size_t stack_depth() const { return stack_.size(); }
  std::size_t buffer_length() const;
  bool is_final() const { return stack_.empty() && buffer_length() == 0; }
  /// The child of `head` attached last on that side, or kNone (also for head == kNone).
  int last_left(int head) const { return head < 0 ? kNone : last_left_[at(head)]; }
  int last_right(int head) const { return head < 0 ? kNone : last_right_[at(head)]; }

  bool can_shift() const;
  bool can_reduce() const;
  bool can_attach() const;  ///< left or right
  bool can_break() const;

  void shift();
  /// Pops the stack; a word without head goes back to the buffer instead, unless it is alone.
  void reduce();
  void attach_left(ParseLabel label);
  void attach_right(ParseLabel label);
  void break_sentence();
  void force_final();

  /// The arcs so far: words without head are their own heads.
  void copy_tree(DependencyTree& tree) const;

 private:
  static std::size_t at(int token) { return static_cast<std::size_t>(token); }
  bool is_sentence_start(int token) const { return token >= 0 && starts_[at(token)] != 0; }
  bool cannot_start(int token) const { return single_sentence_ && token > 0; }
  void set_head(int child, int head, ParseLabel label);

  std::size_t size_ = 0;
  bool single_sentence_ = false;
  int next_ = 0;  // first token that was never shifted
  std::vector<int> stack_, rebuffer_;
  std::vector<std::int32_t> heads_;
  std::vector<ParseLabel> labels_;
  std::vector<std::int32_t> last_left_, last_right_;
  std::vector<std::int32_t> previous_right_;  // the right child of the same head before this one
  std::vector<std::uint8_t> unshiftable_, starts_;
};

/// spaCy's dependency parser: greedy arc-eager parsing with sentence breaks. Sources:
/// spacy/pipeline/transition_parser.pyx, dep_parser.pyx. Immutable and thread-safe; each thread
/// brings a Scratch.
class DependencyParser {
 public:
  /// The buffers of one thread.
  struct Scratch {
    explicit Scratch(const DependencyParser& parser) : scores(parser.model_) {}
    TransitionScratch scores;
    ArcEagerState state;
  };

  /// Reads `model` (over token vectors of `width` numbers), `moves` and `cfg` of the component's
  /// directory; label names go into `labels`. NotFound, Io, Corruption as usual; Unsupported for
  /// settings that are not implemented (beams, learned tokens).
  static Result<DependencyParser> load(const std::filesystem::path& directory, std::size_t width,
                                       LabelSet& labels);

  /// Parses one text. `rows` are the vectors of its tokens, `is_space[i]` != 0 for white-space
  /// tokens; the result replaces `tree`. O(tokens) but for malformed trees.
  void parse(const float* rows, std::span<const std::uint8_t> is_space, bool single_sentence,
             Scratch& scratch, DependencyTree& tree) const;

 private:
  static constexpr int kActions = 5;  // Shift, Reduce, Left, Right, Break

  Status set_moves(const std::filesystem::path& path, const std::vector<Move>& moves,
                   LabelSet& labels);
  void take(std::size_t move, ArcEagerState& state) const;

  struct LabelledMove {
    int action;
    ParseLabel label;
  };
  TransitionModel model_;
  std::vector<LabelledMove> moves_;
  std::vector<FloatBuffer> masks_;  // by the set of valid actions, as bits
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_ARC_EAGER_H_
