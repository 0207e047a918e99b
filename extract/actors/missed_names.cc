#include "extract/actors/missed_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/actors/words.h"

namespace kg {
namespace {

bool opens_sentence(const DocumentTree& tree, TokenIndex i) {
  return tree.annotation().sentences[tree.sentence(i)].first == i;
}

/// A noun that is written as a name, and is no role: "Gas" in "Danish Gas".
bool continues_name(const DocumentTree& tree, TokenIndex i) {
  return is_noun(tree[i].tag) && is_capitalised(tree.text(i)) && !is_title(tree, i) &&
         !is_word("month", tree.text(i)) && !is_person_noun(tree.lower(i)) &&
         type_of_known_name(tree.text(i)) == EntityType::Other;
}

/// Whether a nationality is the first word of a longer name.
TokenIndex end_of_name_with(const DocumentTree& tree, const std::vector<bool>& covered,
                            const Name& nationality) {
  TokenIndex last = nationality.tokens.last;
  while (last < tree.size() && tree.sentence(last) == tree.sentence(last - 1) && !covered[last] &&
         continues_name(tree, last))
    ++last;
  const bool one_phrase =
      last > nationality.tokens.last && tree[nationality.tokens.first].head == last - 1;
  return one_phrase ? last : nationality.tokens.last;
}

void join_nationalities(const DocumentTree& tree, const std::vector<bool>& covered,
                        std::vector<Name>& names) {
  for (Name& name : names) {
    if (name.type != EntityType::Norp || name.tokens.size() != 1 || name.given != nullptr) continue;
    if (tree.heading(name.tokens.first)) continue;
    const TokenIndex last = end_of_name_with(tree, covered, name);
    if (last == name.tokens.last) continue;
    name = {{name.tokens.first, last}, EntityType::Other, Ner::None, {}};
    name.text = name_text(tree, name.tokens);
  }
}

/// How a text uses one word.
struct Uses {
  std::vector<TokenIndex> bare;  ///< with a capital, as a whole phrase that acts or owns
  bool owns = false;
  bool other = false;  ///< anywhere else, or in small letters
};

bool is_owner(const DocumentTree& tree, TokenIndex i) {
  return i + 1 < tree.size() && tree[i + 1].tag == Tag::Pos &&
         tree.sentence(i + 1) == tree.sentence(i);
}

/// One word that is the subject of a verb, or owns something, by itself.
bool is_bare(const DocumentTree& tree, TokenIndex i) {
  if (!is_capitalised(tree.text(i)) || is_title(tree, i)) return false;
  const Dep dep = tree[i].dep;
  if (tree.child(i, {Dep::Det, Dep::Amod, Dep::Poss, Dep::Compound, Dep::Nummod}) != kNoToken)
    return false;
  return is_owner(tree, i) ||
         (dep == Dep::Nsubj && (tree[i].tag == Tag::Nn || tree[i].tag == Tag::Nnp));
}

std::unordered_map<std::string, Uses> count_uses(const DocumentTree& tree) {
  std::unordered_map<std::string, Uses> table;
  for (TokenIndex i = 0; i < tree.size(); ++i) {
    if (tree[i].pos == Pos::Punct || tree[i].pos == Pos::Pron || tree[i].pos == Pos::Det) continue;
    Uses& uses = table[tree.lower(i)];
    if (is_bare(tree, i)) {
      uses.bare.push_back(i);
      uses.owns = uses.owns || is_owner(tree, i);
    } else if (!is_capitalised(tree.text(i)) || opens_sentence(tree, i)) {
      uses.other = true;
    }
  }
  return table;
}

void add_bare_words(const DocumentTree& tree, const std::vector<bool>& covered,
                    std::vector<Name>& names) {
  const auto table = count_uses(tree);
  for (const auto& [word, uses] : table) {
    if (uses.bare.size() < 2 || !uses.owns || uses.other) continue;
    for (const TokenIndex i : uses.bare)
      if (!covered[i] && !tree.heading(i))
        names.push_back({{i, i + 1}, EntityType::Other, Ner::None, name_text(tree, {i, i + 1})});
  }
}

}  // namespace

void add_missed_names(const DocumentTree& tree, std::vector<Name>& names) {
  std::vector<bool> covered(tree.size(), false);
  for (const Name& name : names)
    std::fill(covered.begin() + name.tokens.first, covered.begin() + name.tokens.last, true);
  join_nationalities(tree, covered, names);
  add_bare_words(tree, covered, names);
  std::sort(names.begin(), names.end(),
            [](const Name& a, const Name& b) { return a.tokens.first < b.tokens.first; });
}

}  // namespace kg
