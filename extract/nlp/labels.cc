#include "extract/nlp/labels.h"

#include <span>

namespace kg {
namespace {

// The strings of the constants, in the order of the enumerations in labels.h.

constexpr std::string_view kDeps[] = {
    "",       "ROOT",  "acl",       "acomp",    "advcl", "advmod",   "agent",   "amod",
    "appos",  "attr",  "aux",       "auxpass",  "case",  "cc",       "ccomp",   "compound",
    "conj",   "csubj", "csubjpass", "dative",   "dep",   "det",      "dobj",    "expl",
    "intj",   "mark",  "meta",      "neg",      "nmod",  "npadvmod", "nsubj",   "nsubjpass",
    "nummod", "oprd",  "parataxis", "pcomp",    "pobj",  "poss",     "preconj", "predet",
    "prep",   "prt",   "punct",     "quantmod", "relcl", "xcomp"};
static_assert(std::size(kDeps) == static_cast<std::size_t>(Dep::Xcomp) + 1);

constexpr std::string_view kTags[] = {
    "",    "$",   "''",   ",",   "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD",  "DT",
    "EX",  "FW",  "HYPH", "IN",  "JJ",    "JJR",   "JJS", "LS",  "MD",  "NFP", "NN",  "NNP", "NNPS",
    "NNS", "PDT", "POS",  "PRP", "PRP$",  "RB",    "RBR", "RBS", "RP",  "SYM", "TO",  "UH",  "VB",
    "VBD", "VBG", "VBN",  "VBP", "VBZ",   "WDT",   "WP",  "WP$", "WRB", "XX",  "_SP", "``"};
static_assert(std::size(kTags) == static_cast<std::size_t>(Tag::OpeningQuote) + 1);

constexpr std::string_view kPos[] = {"",      "ADJ",   "ADP",  "ADV",  "AUX",  "CONJ", "CCONJ",
                                     "DET",   "INTJ",  "NOUN", "NUM",  "PART", "PRON", "PROPN",
                                     "PUNCT", "SCONJ", "SYM",  "VERB", "X",    "EOL",  "SPACE"};
static_assert(std::size(kPos) == static_cast<std::size_t>(Pos::Space) + 1);

constexpr std::string_view kNer[] = {"",        "CARDINAL", "DATE", "EVENT",      "FAC",
                                     "GPE",     "LANGUAGE", "LAW",  "LOC",        "MONEY",
                                     "NORP",    "ORDINAL",  "ORG",  "PERCENT",    "PERSON",
                                     "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"};
static_assert(std::size(kNer) == static_cast<std::size_t>(Ner::WorkOfArt) + 1);

constexpr std::string_view kMorphs[] = {""};

template <typename Label>
std::span<const std::string_view> constants();
template <>
std::span<const std::string_view> constants<Dep>() {
  return kDeps;
}
template <>
std::span<const std::string_view> constants<Tag>() {
  return kTags;
}
template <>
std::span<const std::string_view> constants<Pos>() {
  return kPos;
}
template <>
std::span<const std::string_view> constants<Ner>() {
  return kNer;
}
template <>
std::span<const std::string_view> constants<Morph>() {
  return kMorphs;
}

}  // namespace

template <typename Label>
LabelNames<Label>::LabelNames() {
  for (const std::string_view name : constants<Label>()) intern(name);
}

template <typename Label>
Label LabelNames<Label>::intern(std::string_view name) {
  const auto [found, added] =
      numbers_.try_emplace(std::string(name), static_cast<Label>(names_.size()));
  if (added) names_.emplace_back(name);
  return found->second;
}

template <typename Label>
Label LabelNames<Label>::find(std::string_view name) const {
  const auto found = numbers_.find(std::string(name));
  return found == numbers_.end() ? Label::None : found->second;
}

template class LabelNames<Dep>;
template class LabelNames<Tag>;
template class LabelNames<Pos>;
template class LabelNames<Ner>;
template class LabelNames<Morph>;

}  // namespace kg
