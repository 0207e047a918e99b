#ifndef KG_EXTRACT_NLP_LABELS_H_
#define KG_EXTRACT_NLP_LABELS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kg {

// Open enumerations: the labels of the English pipelines are named constants, so that rules can say
// Dep::Nsubj; a pipeline with labels of its own gets numbers behind the last constant. The strings
// are in the LabelSet of the pipeline. 0 is always "" (no label).

/// Dependency labels, ClearNLP scheme as in OntoNotes-trained pipelines.
enum class Dep : std::uint16_t {
  None,
  Root,
  Acl,
  Acomp,
  Advcl,
  Advmod,
  Agent,
  Amod,
  Appos,
  Attr,
  Aux,
  Auxpass,
  Case,
  Cc,
  Ccomp,
  Compound,
  Conj,
  Csubj,
  Csubjpass,
  Dative,
  Dep,
  Det,
  Dobj,
  Expl,
  Intj,
  Mark,
  Meta,
  Neg,
  Nmod,
  Npadvmod,
  Nsubj,
  Nsubjpass,
  Nummod,
  Oprd,
  Parataxis,
  Pcomp,
  Pobj,
  Poss,
  Preconj,
  Predet,
  Prep,
  Prt,
  Punct,
  Quantmod,
  Relcl,
  Xcomp,
};

/// Fine-grained part-of-speech tags, Penn Treebank with OntoNotes' additions.
enum class Tag : std::uint16_t {
  None,
  Dollar,
  ClosingQuote,
  Comma,
  Lrb,
  Rrb,
  Period,
  Colon,
  Add,
  Afx,
  Cc,
  Cd,
  Dt,
  Ex,
  Fw,
  Hyph,
  In,
  Jj,
  Jjr,
  Jjs,
  Ls,
  Md,
  Nfp,
  Nn,
  Nnp,
  Nnps,
  Nns,
  Pdt,
  Pos,
  Prp,
  PrpS,
  Rb,
  Rbr,
  Rbs,
  Rp,
  Sym,
  To,
  Uh,
  Vb,
  Vbd,
  Vbg,
  Vbn,
  Vbp,
  Vbz,
  Wdt,
  Wp,
  WpS,
  Wrb,
  Xx,
  Space,
  OpeningQuote,
};

/// Universal part-of-speech tags (universaldependencies.org/u/pos) and spaCy's SPACE. Closed.
enum class Pos : std::uint16_t {
  None,
  Adj,
  Adp,
  Adv,
  Aux,
  Conj,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X,
  Eol,
  Space,
};

/// Named-entity labels of OntoNotes 5.
enum class Ner : std::uint16_t {
  None,
  Cardinal,
  Date,
  Event,
  Fac,
  Gpe,
  Language,
  Law,
  Loc,
  Money,
  Norp,
  Ordinal,
  Org,
  Percent,
  Person,
  Product,
  Quantity,
  Time,
  WorkOfArt,
};

/// Number of a morphology string ("Number=Sing|Person=3") in the LabelSet; 0 = "".
enum class Morph : std::uint16_t { None };

/// The strings of one open enumeration.
template <typename Label>
class LabelNames {
 public:
  LabelNames();  // filled with the names of the enumeration's constants
  /// The string of `label` as the pipeline prints it. REQUIRES: it came from this object.
  std::string_view name(Label label) const { return names_[static_cast<std::size_t>(label)]; }
  /// The label with that name, added if new.
  Label intern(std::string_view name);
  /// The label with that name; None if there is none.
  Label find(std::string_view name) const;
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, Label> numbers_;
};

/// All label strings of one loaded pipeline. Immutable after loading.
struct LabelSet {
  LabelNames<Dep> deps;
  LabelNames<Tag> tags;
  LabelNames<Pos> pos;
  LabelNames<Ner> ner;
  LabelNames<Morph> morphs;
};

}  // namespace kg

#endif  // KG_EXTRACT_NLP_LABELS_H_
