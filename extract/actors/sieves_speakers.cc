#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "extract/actors/coref.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

constexpr TokenIndex kSpeakerReach = 25;  // tokens between a quotation and its verb of speech

struct QuotedSpeech {
  TokenRange tokens;
  ReferenceIndex speaker = 0;
  bool has_speaker = false;
};

std::map<std::uint32_t, QuotedSpeech> quoted_speeches(const DocumentTree& tree) {
  std::map<std::uint32_t, QuotedSpeech> quotes;
  for (TokenIndex i = 0; i < tree.size(); ++i) {
    if (tree.quote(i) == 0) continue;
    const auto [found, first] = quotes.try_emplace(tree.quote(i), QuotedSpeech{{i, i + 1}});
    if (!first) found->second.tokens.last = i + 1;
  }
  return quotes;
}

/// Subject of the nearest verb of speech outside quotation marks in the paragraph: first behind the
/// quotation, then before it.
void find_speaker(const Linking& linking, QuotedSpeech& quote) {
  const DocumentTree& tree = linking.tree;
  const auto try_verb = [&](TokenIndex i) {
    if (tree.quote(i) != 0 || !is_verb(tree[i].pos) || !is_word("speech", tree[i].lemma))
      return false;
    const ReferenceIndex* found = linking.headed_by(tree.subject(i));
    if (found == nullptr) return false;
    const Reference& r = linking.references[*found];
    if (r.animacy == Animacy::Inanimate && r.type != EntityType::Org) return false;
    quote.speaker = *found;
    quote.has_speaker = true;
    return true;
  };
  const auto same_paragraph = [&](TokenIndex i) {
    return tree.paragraph(i) == tree.paragraph(quote.tokens.first);
  };
  for (TokenIndex i = quote.tokens.last;
       i < tree.size() && i < quote.tokens.last + kSpeakerReach && same_paragraph(i); ++i)
    if (try_verb(i)) return;
  for (TokenIndex i = quote.tokens.first;
       i > 0 && i + kSpeakerReach > quote.tokens.first && same_paragraph(i - 1); --i)
    if (try_verb(i - 1)) return;
}

/// Texts in which one asks and another answers, a paragraph each.
class Interview {
 public:
  explicit Interview(const Linking& linking) : linking_(linking) {
    const DocumentTree& tree = linking.tree;
    std::uint32_t asked = 0, all = 0;
    for (TokenIndex i = 0; i < tree.size(); ++i) {
      const bool last = i + 1 == tree.size() || tree.paragraph(i + 1) != tree.paragraph(i);
      if (!last || tree.heading(i)) continue;
      ++all;
      if (tree.text(i) != "?" || tree.quote(i) != 0) continue;
      questions_.insert(tree.paragraph(i));
      ++asked;
    }
    // A long one, or a short one that is made of questions and answers.
    const bool long_one = asked >= 4 && asked >= 0.15 * all;
    const bool short_one = asked >= 2 && asked >= 0.3 * all;
    if (!long_one && !short_one) questions_.clear();
    if (!questions_.empty()) find_guest(*questions_.begin());
  }

  bool is_interview() const { return !questions_.empty(); }
  bool asks(TokenIndex i) const { return questions_.contains(linking_.tree.paragraph(i)); }
  /// Who is asked, by the introduction; nothing if that names nobody.
  const std::optional<ReferenceIndex>& guest() const { return guest_; }

 private:
  /// The person whom the paragraphs before the first question mention most.
  void find_guest(std::uint32_t first_question) {
    std::map<ReferenceIndex, std::uint32_t> mentions;
    std::uint32_t most = 0;
    for (ReferenceIndex i = 0; i < linking_.references.size(); ++i) {
      const Reference& r = linking_.references[i];
      if (linking_.tree.paragraph(r.head) >= first_question) break;
      if (!r.is_name() || r.type != EntityType::Person) continue;
      const std::uint32_t count = ++mentions[linking_.clusters.root(i)];
      if (count > most) guest_ = i;
      most = std::max(most, count);
    }
  }

  const Linking& linking_;
  std::set<std::uint32_t> questions_;  // paragraphs
  std::optional<ReferenceIndex> guest_;
};

/// What first- and second-person pronouns of one kind in one voice have in common.
struct Voice {
  std::string pronoun;        // "i", "we", "you"
  std::int64_t speaker = -1;  // cluster of the speaker; -1 = the writer
  bool asks = false;          // in the questions of an interview
  auto operator<=>(const Voice&) const = default;
};

std::string pronoun_kind(const Reference& r) {
  if (r.person == PronounPerson::Second) return "you";
  return r.number == Number::Plural ? "we" : "i";
}

}  // namespace

void link_reflexives(Linking& linking) {
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!r.is_pronoun() || !r.reflexive || r.person != PronounPerson::Third) continue;
    const TokenIndex clause = linking.tree.clause(r.head);
    const bool emphasis =
        linking.tree[r.head].dep == Dep::Appos || linking.tree[r.head].dep == Dep::Npadvmod;
    const TokenIndex target = emphasis             ? linking.tree[r.head].head
                              : clause == kNoToken ? kNoToken
                                                   : linking.tree.subject(clause);
    const ReferenceIndex* found = linking.headed_by(target);
    if (found == nullptr || *found == i) continue;
    if (genders_agree(linking.clusters.of(i), linking.clusters.of(*found)))
      linking.clusters.link(i, *found, "pronoun.reflexive");
  }
}

void link_speakers(Linking& linking) {
  const Interview interview(linking);
  auto quotes = quoted_speeches(linking.tree);
  for (auto& [number, quote] : quotes) find_speaker(linking, quote);
  std::map<Voice, ReferenceIndex> last;
  for (ReferenceIndex i = 0; i < linking.references.size(); ++i) {
    const Reference& r = linking.references[i];
    if (!r.is_pronoun() || r.person == PronounPerson::Third) continue;
    Voice voice{pronoun_kind(r)};
    const auto quote = quotes.find(linking.tree.quote(r.head));
    if (quote != quotes.end() && quote->second.has_speaker) {
      const ReferenceIndex speaker = quote->second.speaker;
      if (voice.pronoun == "i" && linking.references[speaker].number != Number::Plural) {
        linking.clusters.link(i, speaker, "pronoun.speaker");
        continue;
      }
      voice.speaker = linking.clusters.root(speaker);
    } else if (interview.is_interview()) {
      voice.asks = interview.asks(r.head);
      // Who is asked is "you" in the questions and "I" in the answers.
      if (voice.asks && voice.pronoun == "you") voice = {"i"};
      if (voice == Voice{"i"} && interview.guest()) last.try_emplace(voice, *interview.guest());
    }
    const auto [found, first] = last.try_emplace(voice, i);
    if (!first) linking.clusters.link(i, found->second, "pronoun.speaker");
    found->second = i;
  }
}

}  // namespace kg
