#ifndef KG_EXTRACT_NLP_SPACY_TABLES_H_
#define KG_EXTRACT_NLP_SPACY_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kg {

// Tables that exist only in spaCy's code, not in its model directories. The values are generated
// (scripts/generate_spacy_tables.py), both tables sorted by their string.

/// A string whose id is a small number instead of its hash. Source: spacy/symbols.pyx, 3.8.
struct ReservedSymbol {
  std::string_view name;
  std::uint16_t id;
};

/// A form and the norm that spaCy gives it in all languages unless the pipeline's own tables say
/// otherwise. Source: spacy/lang/norm_exceptions.py, 3.8.
struct BaseNorm {
  std::string_view form;
  std::string_view norm;
};

extern const ReservedSymbol kReservedSymbols[];
extern const std::size_t kReservedSymbolCount;

extern const BaseNorm kBaseNorms[];
extern const std::size_t kBaseNormCount;

}  // namespace kg

#endif  // KG_EXTRACT_NLP_SPACY_TABLES_H_
