#ifndef KG_TESTS_APP_SUPPORT_PROGRAM_H_
#define KG_TESTS_APP_SUPPORT_PROGRAM_H_

#include <functional>
#include <string>
#include <vector>

#include "text/temporary_folder.h"

namespace kg {

/// What a run of the program gave.
struct Ran {
  int code = -1;  ///< exit code; 1000 + signal when it was ended by one
  std::string out, err;
};

/// Runs a shell command line in which `kg` is the program under test, in `folder`, with `input` as
/// standard input.
Ran run_shell(const std::string& command, const TemporaryFolder& folder,
              const std::string& input = "");

/// Whether the language model is there; tests that read text skip themselves without it.
bool has_model();

/// A short article of our own.
extern const char* const kArticle;

}  // namespace kg

#endif  // KG_TESTS_APP_SUPPORT_PROGRAM_H_
