#include "export/page.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "app/ask.h"
#include "app/commands.h"
#include "app/selection_options.h"
#include "graph/selection.h"

namespace kg {
namespace {

struct PageCommand {
  SelectionOptions selection;
  PageOptions options;
  std::string path;
};

// The entities with the most sentences, where there are more than a page shows well.
Result<KnowledgeGraph> reduced(const GraphView& graph) {
  Selection selection;
  selection.top = kPageMost;
  selection.drop_isolated = true;
  return select(graph, selection);
}

ExitCode page_code(ErrorCode error) {
  switch (error) {
    case ErrorCode::NotFound:
      return kToolFailed;
    case ErrorCode::Corruption:
    case ErrorCode::Busy:
      return kBadStore;
    default:
      return kBadFile;
  }
}

ExitCode write(Session& session, const PageCommand& command, const GraphView& graph,
               const PageOptions& options) {
  const Status written = write_page_file(graph, options, command.path, session.output.stream());
  if (!written) return session.fail(written.error(), page_code(written.error().code));
  if (command.path == "-") return session.finish(kDone);
  session.log.info(fmt::format("{}: {} entities, {} links", command.path, graph.entity_count(),
                               graph.edge_count()));
  if (graph.entity_count() == 0)
    session.log.info("the graph is empty; the page says so (kg build reads articles into it)");
  return kDone;
}

ExitCode make_page(Session& session, const PageCommand& command) {
  ExitCode code = kDone;
  const auto chosen = choose_graph(session, command.selection, code);
  if (!chosen) return code;
  const std::uint64_t count = chosen->view().entity_count();
  if (count <= kPageMost) return write(session, command, chosen->view(), command.options);
  const auto smaller = reduced(chosen->view());
  if (!smaller) return fail_query(session, smaller.error());
  session.log.info(
      fmt::format("the page shows the {} entities with the most sentences of {}; choose others "
                  "with --ego, --top, --relation, --type, --since, --min-weight",
                  smaller->entity_count(), count));
  PageOptions options = command.options;
  options.total_entities = count;
  return write(session, command, *smaller, options);
}

}  // namespace

void add_page(CLI::App& app, Command& command) {
  CLI::App* sub = add_command(app, "page", "Write the graph as one HTML file to explore offline",
                              "  kg page -o graph.html\n"
                              "  kg page --ego 'Keir Starmer' --depth 2 -o starmer.html");
  auto options = std::make_shared<PageCommand>();
  sub->add_option("-o,--output", options->path, "File to write; - is standard output")
      ->required()
      ->type_name("FILE");
  sub->add_option("--title", options->options.title, "Title of the page")->type_name("TEXT");
  options->selection.add_to(*sub);
  options->selection.drop_isolated = true;
  sub->callback([options, &command] {
    command = [options](Session& session) { return make_page(session, *options); };
  });
}

}  // namespace kg
