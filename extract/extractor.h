#ifndef KG_EXTRACT_EXTRACTOR_H_
#define KG_EXTRACT_EXTRACTOR_H_

#include <memory>

#include "core/document.h"
#include "core/extraction.h"
#include "core/result.h"

namespace kg {

/// Turns documents into extractions. Pure: the result depends on the document alone.
class Extractor {
 public:
  /// What one thread needs for itself; made by make_worker, used by one thread at a time.
  class Worker {
   public:
    virtual ~Worker() = default;
    /// Odd text never fails; it yields diagnostics in the document.
    virtual Extraction extract(Document document) = 0;
  };

  virtual ~Extractor() = default;
  virtual std::unique_ptr<Worker> make_worker() const = 0;
};

}  // namespace kg

#endif  // KG_EXTRACT_EXTRACTOR_H_
