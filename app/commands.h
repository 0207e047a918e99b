#ifndef KG_APP_COMMANDS_H_
#define KG_APP_COMMANDS_H_

#include <CLI/CLI.hpp>

#include "app/session.h"

namespace kg {

// Each adds one command to `app`; when the command line names it, `command` is what to do.
void add_annotate(CLI::App& app, Command& command);
void add_extract(CLI::App& app, Command& command);
void add_rules(CLI::App& app, Command& command);
void add_build(CLI::App& app, Command& command);
void add_stats(CLI::App& app, Command& command);
void add_show(CLI::App& app, Command& command);
void add_links(CLI::App& app, Command& command);
void add_path(CLI::App& app, Command& command);
void add_neighbors(CLI::App& app, Command& command);
void add_rank(CLI::App& app, Command& command);
void add_communities(CLI::App& app, Command& command);
void add_bridges(CLI::App& app, Command& command);
void add_export(CLI::App& app, Command& command);
void add_draw(CLI::App& app, Command& command);
void add_page(CLI::App& app, Command& command);
void add_why(CLI::App& app, Command& command);
void add_undecided(CLI::App& app, Command& command);
void add_same(CLI::App& app, Command& command);
void add_different(CLI::App& app, Command& command);
void add_undo(CLI::App& app, Command& command);
void add_decisions(CLI::App& app, Command& command);
void add_retract(CLI::App& app, Command& command);
void add_dump(CLI::App& app, Command& command);
void add_load(CLI::App& app, Command& command);
void add_history(CLI::App& app, Command& command);
void add_check(CLI::App& app, Command& command);
void add_compact(CLI::App& app, Command& command);
void add_backup(CLI::App& app, Command& command);
void add_restore(CLI::App& app, Command& command);
void add_recover(CLI::App& app, Command& command);
void add_migrate(CLI::App& app, Command& command);

}  // namespace kg

#endif  // KG_APP_COMMANDS_H_
