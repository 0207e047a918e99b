#include "extract/actors/given_names.h"

#include <algorithm>

#include "extract/actors/words.h"

namespace kg {
namespace {

/// A spelling of the table in the text.
struct Found {
  TokenRange tokens;
  const GivenName* entry;
};

bool overlap(TokenRange a, TokenRange b) { return a.first < b.last && b.first < a.last; }

/// The atoms of a document's tokens.
struct AtomsOfTokens {
  std::vector<NameAtom> atoms;
  std::vector<TokenIndex> token;  // of each atom

  explicit AtomsOfTokens(const DocumentTree& tree) {
    for (TokenIndex t = 0; t < tree.size(); ++t)
      for (const NameAtom& atom : name_atoms(tree.text(t))) {
        atoms.push_back(atom);
        token.push_back(t);
      }
  }
  bool begins_token(std::size_t i) const { return i == 0 || token[i] != token[i - 1]; }
  bool ends_token(std::size_t i) const { return i + 1 == token.size() || token[i] != token[i + 1]; }
};

class Finder {
 public:
  Finder(const DocumentTree& tree, const NamesTable& table)
      : tree_(tree), table_(table), words_(tree) {}

  void find() {
    std::vector<std::vector<Found>> names_at;
    std::size_t taken = 0;  // atoms before it belong to a name
    for (std::size_t i = 0; i < words_.atoms.size(); ++i) {
      if (!words_.begins_token(i)) continue;
      const auto matches = table_.matches(words_.atoms, i);
      for (const auto& match : matches)
        if (match.is_not && is_whole(i, match)) nots.push_back({tokens_of(i, match), match.entry});
      for (const auto& match : matches) {
        if (i < taken || match.is_not || !is_whole(i, match)) continue;
        const Found one{tokens_of(i, match), match.entry};
        if (is_ruled_out(one)) continue;
        names.push_back(one);
        taken = i + match.atoms;
        break;
      }
    }
  }

  std::vector<Found> names;  // disjoint
  std::vector<Found> nots;   // by first token

 private:
  TokenRange tokens_of(std::size_t i, const NamesTable::Match& match) const {
    return {words_.token[i], words_.token[i + match.atoms - 1] + 1};
  }

  bool is_whole(std::size_t i, const NamesTable::Match& match) const {
    const std::size_t last = i + match.atoms - 1;
    return words_.ends_token(last) &&
           tree_.sentence(words_.token[i]) == tree_.sentence(words_.token[last]);
  }

  /// Whether one of its entry's nots begins at it or reaches into it.
  bool is_ruled_out(const Found& one) const {
    constexpr TokenIndex kLongestSpelling = 400;
    for (auto it = nots.rbegin(); it != nots.rend(); ++it) {
      if (it->tokens.first + kLongestSpelling < one.tokens.first) break;
      if (it->entry == one.entry && overlap(it->tokens, one.tokens)) return true;
    }
    return false;
  }

  const DocumentTree& tree_;
  const NamesTable& table_;
  const AtomsOfTokens words_;
};

/// The first of sorted disjoint things that ends behind the begin of `range`.
template <typename List>
auto first_near(List& list, TokenRange range) {
  return std::lower_bound(list.begin(), list.end(), range.first,
                          [](const auto& one, TokenIndex t) { return one.tokens.last <= t; });
}

template <typename List>
bool touches(const List& list, TokenRange range) {
  const auto near = first_near(list, range);
  return near != list.end() && overlap(near->tokens, range);
}

/// "Ada Moss": a person's name of a known first name and more.
bool is_full_name_around(const DocumentTree& tree, const Name& name, TokenRange part) {
  return name.type == EntityType::Person && name.tokens.size() > part.size() &&
         name.tokens.size() <= 4 && name.tokens.first <= part.first &&
         part.last <= name.tokens.last && part.first > name.tokens.first &&
         is_first_name(tree.text(name.tokens.first));
}

/// A part of a longer name of a person is another person.
void leave_full_names(const DocumentTree& tree, const std::vector<Name>& names,
                      std::vector<Found>& found) {
  std::erase_if(found, [&](const Found& one) {
    const auto near = first_near(names, one.tokens);
    return near != names.end() && is_full_name_around(tree, *near, one.tokens);
  });
}

void mark_nots(const std::vector<Found>& nots, std::vector<Name>& names) {
  for (const Found& other : nots)
    for (auto it = first_near(names, other.tokens);
         it != names.end() && overlap(it->tokens, other.tokens); ++it)
      it->nots.push_back(other.entry);
}

}  // namespace

void put_given_names(const DocumentTree& tree, const NamesTable& table, std::vector<Name>& names) {
  Finder finder(tree, table);
  finder.find();
  leave_full_names(tree, names, finder.names);
  std::erase_if(names, [&](const Name& name) { return touches(finder.names, name.tokens); });
  mark_nots(finder.nots, names);
  for (const Found& found : finder.names) {
    Name name;
    name.tokens = found.tokens;
    name.type = found.entry->type;
    name.text = name_text(tree, found.tokens);
    name.given = found.entry;
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(),
            [](const Name& a, const Name& b) { return a.tokens.first < b.tokens.first; });
}

}  // namespace kg
