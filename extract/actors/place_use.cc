#include "extract/actors/place_use.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/known_names.h"
#include "core/words.h"
#include "extract/actors/place_words.h"
#include "extract/actors/words.h"

namespace kg {
namespace {

PlaceUse government_if(bool yes) { return yes ? PlaceUse::Government : PlaceUse::None; }

/// Reads the words around one name.
class UseReader {
 public:
  UseReader(const DocumentTree& tree, TokenIndex root)
      : tree_(tree), root_(root), token_(tree.anchor(root)) {}

  PlaceUse read() const {
    if (is_called_city()) return PlaceUse::Place;
    if (const PlaceUse joined = joined_by_hyphen(); joined != PlaceUse::None) return joined;
    switch (tree_[token_].dep) {
      case Dep::Nsubj:
        return as_subject(head());
      case Dep::Nsubjpass:
        return as_passive_subject(head());
      case Dep::Agent:
        return PlaceUse::Government;
      case Dep::Dobj:
        return as_object(head());
      case Dep::Dative:
        return PlaceUse::Government;
      case Dep::Poss:
        return as_owner(head(), PlaceUse::None);
      case Dep::Compound:
      case Dep::Nmod:
        return as_modifier(head());
      case Dep::Pobj:
        return behind_preposition(head());
      default:
        return PlaceUse::None;
    }
  }

 private:
  TokenIndex head() const { return tree_[token_].head; }
  const std::string& lemma(TokenIndex i) const { return tree_[i].lemma; }
  bool is(PlaceWords list, TokenIndex i) const {
    return is_in(list, tree_.lower(i)) || is_in(list, lemma(i));
  }

  bool is_city_noun(TokenIndex i) const { return is_word("place.city", lemma(i)); }

  /// "the capital, Kyiv", "the capital Kyiv", "Kyiv, the capital,", "central Kyiv", "Kyiv city".
  bool is_called_city() const {
    if (tree_[root_].dep == Dep::Appos && is_city_noun(tree_[root_].head)) return true;
    if (!tree_.is_root(root_) && is_city_noun(tree_[root_].head) &&
        is_one_of(tree_.lower(tree_[root_].head), {"city", "suburb", "capital"}) &&
        tree_[root_].dep != Dep::Nsubj)
      return true;
    for (const TokenIndex child : tree_.children(root_)) {
      const Dep dep = tree_[child].dep;
      if ((dep == Dep::Appos || dep == Dep::Compound || dep == Dep::Nmod) && is_city_noun(child))
        return true;
      if ((dep == Dep::Amod || dep == Dep::Compound || dep == Dep::Advmod) &&
          is_one_of(tree_.lower(child),
                    {"central", "downtown", "northern", "southern", "eastern", "western", "north",
                     "south", "east", "west", "nearby", "old", "inner", "greater", "suburban"}))
        return true;
    }
    return false;
  }

  /// "Moscow-backed", "Geneva-based", "pro-Moscow".
  PlaceUse joined_by_hyphen() const {
    const auto is_hyphen = [&](TokenIndex i) {
      return i < tree_.size() && (tree_.text(i) == "-" || tree_.text(i) == "–");
    };
    if (root_ + 2 < tree_.size() && is_hyphen(root_ + 1)) {
      const auto& word = tree_.lower(root_ + 2);
      if (is_in(PlaceWords::JoinedAct, word)) return PlaceUse::Government;
      if (is_in(PlaceWords::JoinedAt, word)) return PlaceUse::Place;
    }
    if (root_ >= 2 && is_hyphen(root_ - 1) &&
        is_one_of(tree_.lower(root_ - 2), {"pro", "anti", "ex"}))
      return PlaceUse::Government;
    return PlaceUse::None;
  }

  PlaceUse as_subject(TokenIndex verb) const {
    const TokenIndex what = tree_.child(verb, {Dep::Acomp, Dep::Attr, Dep::Oprd});
    if (what != kNoToken && tree_[verb].pos == Pos::Aux) {
      if (is(PlaceWords::ActAdjective, what) || is(PlaceWords::ActNoun, what))
        return PlaceUse::Government;
      if (is_city_noun(what) || is(PlaceWords::AtNoun, what)) return PlaceUse::Place;
      return PlaceUse::None;
    }
    if (is(PlaceWords::Act, verb)) return PlaceUse::Government;
    const TokenIndex object = tree_.child(verb, {Dep::Dobj});
    if (object == kNoToken) return PlaceUse::None;
    // "Moscow has no intention", "Beijing took offence": the object tells.
    return government_if(is(PlaceWords::Have, object) && !is(PlaceWords::AtNoun, object) &&
                         is_one_of(lemma(verb), {"have", "make", "take", "show", "hold", "keep",
                                                 "lose", "gain", "exert", "wield", "play", "use",
                                                 "change", "break", "end", "start", "resume"}));
  }

  PlaceUse as_passive_subject(TokenIndex verb) const {
    if (is(PlaceWords::AtPassive, verb)) return PlaceUse::Place;
    return government_if(is(PlaceWords::Face, verb) || is(PlaceWords::ActAdjective, verb));
  }

  PlaceUse as_object(TokenIndex verb) const {
    if (is(PlaceWords::Face, verb)) return PlaceUse::Government;
    return is(PlaceWords::At, verb) ? PlaceUse::Place : PlaceUse::None;
  }

  /// What `noun` tells of whose or what it is.
  PlaceUse as_owner(TokenIndex noun, PlaceUse otherwise) const {
    if (is(PlaceWords::AtNoun, noun)) return PlaceUse::Place;
    if (is(PlaceWords::Have, noun) || is(PlaceWords::Relation, noun) ||
        is(PlaceWords::Toward, noun))
      return PlaceUse::Government;
    return otherwise;
  }

  PlaceUse as_modifier(TokenIndex noun) const {
    if (tree_.is_root(token_)) return PlaceUse::None;
    const std::string& word = lemma(noun);
    if (is(PlaceWords::AtNoun, noun) || type_of_noun(word) == EntityType::Fac ||
        type_of_noun(word) == EntityType::Loc)
      return PlaceUse::Place;
    return government_if(is_one_of(
        word, {"official", "spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "envoy",
               "leadership", "insider", "policymaker", "diplomat", "source", "policy", "statement",
               "demand", "talking", "propaganda", "meddling", "denial"}));
  }

  PlaceUse behind_preposition(TokenIndex preposition) const {
    const std::string& word = tree_.lower(preposition);
    if (is_one_of(word, {"in", "at", "near", "outside", "inside", "around", "across", "through",
                         "throughout", "into", "within", "via", "above", "beyond"}))
      return PlaceUse::Place;
    if (tree_.is_root(preposition)) return PlaceUse::None;
    const TokenIndex above = tree_[preposition].head;
    const bool noun = is_noun(tree_[above].tag);
    if (word == "by") return government_if(tree_[preposition].dep == Dep::Agent);
    if (word == "with") return government_if(true);
    if (word == "between" || word == "among") return between(above);
    if (word == "of") return behind_of(above);
    if (word == "to" || word == "for") return toward(above, noun);
    if (word == "from") return from(above, noun);
    if (word == "on" || word == "against" || word == "toward" || word == "towards" ||
        word == "over")
      return against(word, above, noun);
    return PlaceUse::None;
  }

  PlaceUse between(TokenIndex above) const {
    return is(PlaceWords::GoNoun, above) || is(PlaceWords::Go, above) ? PlaceUse::Place
                                                                      : PlaceUse::Government;
  }

  PlaceUse behind_of(TokenIndex noun) const {
    static constexpr std::array<std::string_view, 12> kParts = {
        "north",     "south",     "east",      "west", "outskirts", "northeast",
        "northwest", "southeast", "southwest", "edge", "heart",     "part"};
    const std::string& word = lemma(noun);
    if (is_city_noun(noun) || std::find(kParts.begin(), kParts.end(), word) != kParts.end() ||
        tree_.lower(noun) == "outskirts")
      return PlaceUse::Place;
    if (is(PlaceWords::At, noun) ||
        is_one_of(word, {"battle", "fall", "siege", "bombing", "shelling", "bombardment"}))
      return PlaceUse::Place;
    if (is_one_of(word, {"behalf", "critic", "foe", "part"})) return PlaceUse::Government;
    return as_owner(noun, PlaceUse::None);
  }

  PlaceUse toward(TokenIndex above, bool noun) const {
    if (noun) {
      if (is(PlaceWords::GoNoun, above)) return PlaceUse::Place;
      return government_if(is(PlaceWords::Toward, above) || is(PlaceWords::Relation, above));
    }
    if (is(PlaceWords::TowardVerb, above)) return PlaceUse::Government;
    return is(PlaceWords::Go, above) ? PlaceUse::Place : PlaceUse::None;
  }

  PlaceUse from(TokenIndex above, bool noun) const {
    if (noun) {
      if (is(PlaceWords::GoNoun, above)) return PlaceUse::Place;
      return government_if(is(PlaceWords::Have, above) || is(PlaceWords::Toward, above));
    }
    if (is_one_of(lemma(above), {"get", "receive", "win", "seek", "buy", "hear", "secure", "obtain",
                                 "extract", "demand"}))
      return PlaceUse::Government;
    return is(PlaceWords::Go, above) ? PlaceUse::Place : PlaceUse::None;
  }

  PlaceUse against(std::string_view word, TokenIndex above, bool noun) const {
    if (noun && is_one_of(lemma(above), {"attack", "strike", "raid", "assault", "march", "advance",
                                         "offensive", "airstrike", "bombardment"}))
      return PlaceUse::Place;
    if (noun)
      return government_if(is(PlaceWords::Toward, above) || is(PlaceWords::Relation, above));
    const bool hostile = is_one_of(lemma(above), {"side", "retaliate", "impose", "rely", "depend",
                                                  "act", "vote", "protest", "press", "pressure"});
    if (hostile) return PlaceUse::Government;
    return word != "against" && is(PlaceWords::Go, above) ? PlaceUse::Place : PlaceUse::None;
  }

  const DocumentTree& tree_;
  TokenIndex root_;   // of the name
  TokenIndex token_;  // that stands for it in its clause
};

/// What the mentions of one name are used for.
struct Counts {
  std::uint32_t places = 0, governments = 0;
};

PlaceUse use_by_document(const Counts& counts, PlaceUse before) {
  if (counts.places > counts.governments) return PlaceUse::Place;
  if (counts.places < counts.governments) return PlaceUse::Government;
  return before;
}

void set_type(Reference& r) {
  if (r.known->kind != KnownKind::Seat || r.known->type == EntityType::Gpe) return;
  const bool place =
      r.use == PlaceUse::Place || (r.use == PlaceUse::None && r.known->type == EntityType::Loc);
  r.type = place ? r.known->type : EntityType::Org;
}

}  // namespace

PlaceUse place_use_of(const DocumentTree& tree, TokenIndex root) {
  return UseReader(tree, root).read();
}

void decide_place_uses(const DocumentTree& tree, std::vector<Reference>& references) {
  std::map<const KnownName*, Counts> counts;
  for (Reference& r : references) {
    if (!r.is_name() || r.type == EntityType::Person || r.given != nullptr) continue;
    r.known = find_known_name(name_text(tree, r.name));
    if (r.known == nullptr || r.known->acts_as.empty()) continue;
    r.use = place_use_of(tree, r.head);
    Counts& count = counts[r.known];
    count.places += r.use == PlaceUse::Place;
    count.governments += r.use == PlaceUse::Government;
  }
  std::map<const KnownName*, PlaceUse> before;
  for (Reference& r : references) {
    if (r.known == nullptr || r.known->acts_as.empty()) continue;
    if (r.use == PlaceUse::None) r.use = use_by_document(counts.at(r.known), before[r.known]);
    before[r.known] = r.use;
    set_type(r);
  }
}

}  // namespace kg
