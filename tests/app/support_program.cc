#include "app/support_program.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace kg {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

const char* const kArticle =
    "Ferry plan divides Port Ellery\n\n"
    "Mayor Anna Lindqvist met Transport Minister Rolf Dietz in Port Ellery on Monday.\n\n"
    "What it costs\n\n"
    "Lindqvist said that Germany had promised 40 million euros. The Northern Shipping Union "
    "criticized the plan. Dietz did not support the union.\n";

Ran run_shell(const std::string& command, const TemporaryFolder& folder, const std::string& input) {
  const TemporaryFolder captured;
  const std::string in = captured.write("in", input);
  const std::string script =
      fmt::format("cd '{}' && PATH='{}':\"$PATH\" && ({}) <'{}' >'{}/out' 2>'{}/err'",
                  folder.path().string(), std::filesystem::path(KG_PROGRAM).parent_path().string(),
                  command, in, captured.path().string(), captured.path().string());
  const int status = std::system(script.c_str());
  Ran ran;
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  ran.out = contents(captured.path() / "out");
  ran.err = contents(captured.path() / "err");
  return ran;
}

bool has_model() { return std::filesystem::exists(KG_MODELS_DIR "/en_core_web_md/meta.json"); }

}  // namespace kg
