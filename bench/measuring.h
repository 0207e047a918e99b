#ifndef KG_BENCH_MEASURING_H_
#define KG_BENCH_MEASURING_H_
// What measuring programs that read documents share.

#include <ctime>
#include <utility>
#include <vector>

#include "extract/text/line_documents.h"

namespace kg {

/// Processor time of this thread in seconds.
inline double cpu() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The documents of JSON lines {"id", "text"}; lines that cannot be read are left out.
inline std::vector<Document> read(const char* file) {
  std::vector<Document> documents;
  auto lines = LineDocuments::open(file, LineFormat::JsonLines, {});
  if (!lines) return documents;
  while (auto document = lines->next())
    if (*document) documents.push_back(std::move(**document));
  return documents;
}

}  // namespace kg

#endif  // KG_BENCH_MEASURING_H_
