#include "actors/support_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace kg::testing {
namespace {

constexpr std::string_view kNobody = "!";

/// "a b" -> {a, b}.
std::pair<std::string, std::string> two_words(const std::string& line) {
  std::istringstream in(line);
  std::pair<std::string, std::string> words;
  in >> words.first >> words.second;
  return words;
}

Status check_labels(const ActorText& text) {
  std::set<std::string> typed{std::string(kNobody)};
  for (const Mark& mark : text.marked.marks)
    if (!mark.types.empty()) typed.insert(mark.label);
  for (const Mark& mark : text.marked.marks)
    if (!typed.contains(mark.label))
      return failure(ErrorCode::InvalidInput, fmt::format("no type for '{}'", mark.label));
  for (const auto& [a, b] : text.either)
    if (!typed.contains(a) || !typed.contains(b))
      return failure(ErrorCode::InvalidInput, fmt::format("{} or {} is not marked", a, b));
  return {};
}

/// A text while its lines are read.
struct Draft {
  ActorText text;
  std::string written;  // with marks
};

Status finish(std::vector<ActorText>& texts, std::optional<Draft>& draft) {
  if (!draft) return {};
  while (draft->written.ends_with('\n')) draft->written.pop_back();
  auto marked = parse_marked_text(draft->written);
  if (!marked) return failure_in(draft->text.kind, marked.error());
  draft->text.marked = std::move(*marked);
  if (const Status typed = check_labels(draft->text); !typed)
    return failure_in(draft->text.kind, typed.error());
  texts.push_back(std::move(draft->text));
  draft.reset();
  return {};
}

void add_line(std::string& written, const std::string& line) {
  if (line.empty()) {
    if (!written.empty() && !written.ends_with("\n\n")) written += "\n\n";
    return;
  }
  if (!written.empty() && !written.ends_with('\n')) written += ' ';
  written += line;
}

bool lies_deeper(const std::vector<Mark>& marks, std::size_t mark, Span head) {
  for (std::size_t inner = mark + 1; inner < marks.size(); ++inner)
    if (marks[mark].span.contains(marks[inner].span) && marks[inner].span.contains(head))
      return true;
  return false;
}

/// 2 for the same bytes; else how much of the mark the mention covers and, where that is equal, how
/// little else; 0 for a mention that is not meant.
double likeness(const std::vector<Mark>& marks, std::size_t mark, const Mention& mention) {
  const Span a = marks[mark].span, b = mention.span;
  if (a == b) return 2;
  if (!a.contains(mention.head) || lies_deeper(marks, mark, mention.head)) return 0;
  const double both = std::min(a.end, b.end) - std::max(a.begin, b.begin);
  return both / a.length() + 0.1 * both / b.length();
}

/// One text, its extraction, and which chain is whose.
class Comparison {
 public:
  Comparison(const ActorText& text, const Extraction& extraction, ActorFigures& figures)
      : text_(text),
        extraction_(extraction),
        figures_(figures),
        mentions_(match_mentions(text.marked, extraction)) {
    assign_chains();
  }

  void run() {
    judge_mentions();
    judge_pairs();
    judge_types();
    judge_nobody();
    if (!faults_.empty())
      figures_.faults.push_back(text_.kind + ": " + text_.marked.text + faults_);
  }

 private:
  const std::vector<Mark>& marks() const { return text_.marked.marks; }
  bool asked(std::size_t mark) const { return marks()[mark].label != kNobody; }
  std::optional<std::uint32_t> chain(std::size_t mark) const {
    if (!mentions_[mark]) return std::nullopt;
    return extraction_.mentions[*mentions_[mark]].chain;
  }

  bool may_be_one(const std::string& a, const std::string& b) const {
    return std::any_of(text_.either.begin(), text_.either.end(), [&](const auto& pair) {
      return pair == std::pair(a, b) || pair == std::pair(b, a);
    });
  }

  // The chain that holds most of a label's mentions; of equal ones the first.
  std::map<std::string, std::pair<std::uint32_t, int>> most_held() const {
    std::map<std::string, std::map<std::uint32_t, int>> counts;
    for (std::size_t i = 0; i < marks().size(); ++i)
      if (asked(i) && chain(i)) ++counts[marks()[i].label][*chain(i)];
    std::map<std::string, std::pair<std::uint32_t, int>> most;
    for (const auto& [label, chains] : counts)
      for (const auto& [chain, count] : chains)
        if (count > most[label].second) most[label] = {chain, count};
    return most;
  }

  // Of labels with equal counts the earlier one in the text has the chain.
  void assign_chains() {
    const auto most = most_held();
    std::map<std::uint32_t, std::pair<std::string, int>> owner;
    for (const Mark& mark : marks()) {
      const auto held = most.find(mark.label);
      if (held == most.end()) continue;
      auto& [label, count] = owner[held->second.first];
      if (held->second.second > count) label = mark.label, count = held->second.second;
    }
    for (const auto& [label, held] : most) {
      const std::string& who = owner.at(held.first).first;
      if (who == label || may_be_one(who, label)) chain_of_[label] = held.first;
    }
  }

  bool is_right(std::size_t mark) const {
    const auto own = chain_of_.find(marks()[mark].label);
    return own != chain_of_.end() && chain(mark) == own->second;
  }

  void judge_mentions() {
    for (std::size_t i = 0; i < marks().size(); ++i) {
      if (!asked(i)) continue;
      figures_.found.add(mentions_[i].has_value());
      figures_.right.add(is_right(i));
      figures_.right_by_kind[text_.kind].add(is_right(i));
      if (mentions_[i]) {
        const MentionKind kind = extraction_.mentions[*mentions_[i]].kind;
        figures_.right_by_mention[std::string(to_string(kind))].add(is_right(i));
      }
      if (!mentions_[i])
        fault(i, "is no mention");
      else if (!is_right(i))
        fault(i, "is in the chain " + chain_text(*chain(i)));
    }
  }

  void judge_pairs() {
    for (std::size_t i = 0; i < marks().size(); ++i)
      for (std::size_t j = i + 1; j < marks().size(); ++j) {
        if (!asked(i) || !asked(j) || may_be_one(marks()[i].label, marks()[j].label)) continue;
        const bool same = marks()[i].label == marks()[j].label;
        const bool together = chain(i) && chain(i) == chain(j);
        if (same) figures_.recall.add(together);
        if (together) figures_.precision.add(same);
      }
  }

  void judge_types() {
    std::map<std::string, std::set<EntityType>> types;
    for (const Mark& mark : marks())
      if (mark.label != kNobody) types[mark.label].insert(mark.types.begin(), mark.types.end());
    for (const auto& [label, allowed] : types) {
      const auto own = chain_of_.find(label);
      const bool known = own != chain_of_.end();
      const EntityType type = known ? extraction_.chains[own->second].type : EntityType::Other;
      figures_.types.add(known && allowed.contains(type));
      if (known && !allowed.contains(type))
        faults_ += fmt::format("\n    {} has the type {}", label, to_string(type));
    }
  }

  void judge_nobody() {
    for (std::size_t i = 0; i < marks().size(); ++i) {
      if (asked(i)) continue;
      const Mention* made = nullptr;
      for (const Mention& mention : extraction_.mentions)
        if (marks()[i].span.contains(mention.head) && !lies_deeper(marks(), i, mention.head) &&
            is_somebody(mention))
          made = &mention;
      figures_.no_actors.add(made == nullptr);
      if (made != nullptr) fault(i, "became the actor " + chain_text(made->chain));
    }
  }

  bool is_somebody(const Mention& mention) const {
    const Chain& chain = extraction_.chains[mention.chain];
    return chain.named || is_actor(chain.type) || chain.mentions.size() > 1;
  }

  void fault(std::size_t mark, const std::string& what) {
    faults_ += fmt::format("\n    {} '{}' {}", marks()[mark].label,
                           slice(text_.marked.text, marks()[mark].span), what);
  }

  std::string chain_text(std::uint32_t chain) const {
    std::string words;
    for (const std::uint32_t mention : extraction_.chains[chain].mentions)
      words += fmt::format("{}{}", words.empty() ? "" : ", ",
                           slice(extraction_.document.text, extraction_.mentions[mention].span));
    return "{" + words + "}";
  }

  const ActorText& text_;
  const Extraction& extraction_;
  ActorFigures& figures_;
  std::vector<std::optional<std::uint32_t>> mentions_;  // of each mark
  std::map<std::string, std::uint32_t> chain_of_;       // of each label that has one
  std::string faults_;
};

}  // namespace

Result<std::vector<ActorText>> parse_actor_texts(const std::string& content) {
  std::vector<ActorText> texts;
  std::optional<Draft> draft;
  std::istringstream in(content);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# text: ")) {
      KG_TRY(finish(texts, draft));
      draft = Draft{{line.substr(8), {}, {}}, ""};
    } else if (draft && line.starts_with("# either: ")) {
      draft->text.either.push_back(two_words(line.substr(10)));
    } else if (draft && !line.starts_with("#")) {
      add_line(draft->written, line);
    }
  }
  KG_TRY(finish(texts, draft));
  return texts;
}

Result<std::vector<ActorText>> read_actor_texts(const std::string& file) {
  std::ifstream in(file);
  if (!in) return failure(ErrorCode::NotFound, "no file " + file);
  std::ostringstream content;
  content << in.rdbuf();
  return parse_actor_texts(content.str());
}

std::vector<std::optional<std::uint32_t>> match_mentions(const MarkedText& marked,
                                                         const Extraction& extraction) {
  std::vector<std::optional<std::uint32_t>> match(marked.marks.size());
  for (std::size_t i = 0; i < marked.marks.size(); ++i) {
    double best = 0;
    for (std::uint32_t m = 0; m < extraction.mentions.size(); ++m) {
      const double like = likeness(marked.marks, i, extraction.mentions[m]);
      if (like > best) best = like, match[i] = m;
    }
  }
  return match;
}

void measure(const ActorText& text, const Extraction& extraction, ActorFigures& figures) {
  Comparison(text, extraction, figures).run();
}

}  // namespace kg::testing
