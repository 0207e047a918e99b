#ifndef KG_EXPORT_RDF_H_
#define KG_EXPORT_RDF_H_

#include <ostream>

#include "core/result.h"
#include "export/formats.h"
#include "graph/graph_view.h"

namespace kg {

/// Write RDF 1.1 quads: what a relation says in a named graph of its own, and in the default graph
/// what is known about that graph: that it was derived from which sentences of which documents
/// (PROV-O, Dublin Core), who says so, how sure it is. IRIs come from handles and contents, so that
/// exports of the same actors meet. A relation that is denied or only planned has another predicate
/// ("not support") than one that is so. TriG has no GRAPH keyword, which raptor cannot read.
Status write_n_quads(const GraphView& view, const ExportOptions& options, std::ostream& out);
Status write_trig(const GraphView& view, const ExportOptions& options, std::ostream& out);

}  // namespace kg

#endif  // KG_EXPORT_RDF_H_
