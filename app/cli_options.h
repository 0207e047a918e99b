#ifndef KG_APP_CLI_OPTIONS_H_
#define KG_APP_CLI_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "core/document.h"
#include "core/result.h"
#include "extract/rule_extractor.h"

namespace kg {

/// A command with its help, which begins with the example.
CLI::App* add_command(CLI::App& app, std::string name, std::string_view what,
                      std::string_view example);

/// FILE..., --input, --source, --publisher, --date.
struct InputOptions {
  std::vector<std::string> files;
  std::string format = "text";  ///< text, jsonl or sentences
  DocumentMetadata metadata;

  void add_to(CLI::App& command);
};

/// --model, --names, --threads.
struct ModelOptions {
  std::string directory;  ///< empty = the default model
  std::string names;      ///< the user's names file; empty = none
  unsigned threads = 0;

  void add_to(CLI::App& command);
  /// The extractor of the chosen model and names. NotFound with what to do when there is no model;
  /// errors of NamesTable::load.
  Result<RuleExtractor> load(const Session& session) const;
};

/// --db.
struct DatabaseOption {
  std::string path = "graph.kg";

  void add_to(CLI::App& command);
};

/// Where the default model is: beside the installed program, or in the build's models folder.
std::filesystem::path default_model(const std::filesystem::path& program);

}  // namespace kg

#endif  // KG_APP_CLI_OPTIONS_H_
