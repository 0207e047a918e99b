#ifndef KG_APP_DOCUMENTS_H_
#define KG_APP_DOCUMENTS_H_

#include <functional>
#include <string>

#include "app/cli_options.h"
#include "app/session.h"
#include "extract/rule_extractor.h"

namespace kg {

/// Reads, analyses and prints the documents of a command line, on many threads, in input order.
/// `print` gives what is written for one document; it runs on those threads. An input that cannot
/// be read is reported, and the others are printed all the same.
ExitCode print_documents(Session& session, const InputOptions& inputs, const ModelOptions& model,
                         ReadAs read_as, const std::function<std::string(const Analysis&)>& print,
                         const std::string& header = "");

}  // namespace kg

#endif  // KG_APP_DOCUMENTS_H_
