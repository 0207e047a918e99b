// Reads files with Gephi's own importers and says what arrived, one JSON object a file:
//   java -cp gephi-toolkit.jar GephiImport.java FILE... ; "A.nodes.csv+A.edges.csv" is one graph.
import java.io.File;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.TimeFormat;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiImport {
  private static String quoted(Object value) {
    if (value == null) return "null";
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toString().toCharArray()) {
      if (c == '"' || c == '\\' || c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  private static String timeOf(Edge edge) {
    Object set = edge.getAttribute("timeset");
    if (set == null) return "null";
    return quoted(((org.gephi.graph.api.types.TimeSet<?>) set)
        .toString(TimeFormat.DATE, org.joda.time.DateTimeZone.UTC));
  }

  private static String edgeOf(Edge edge) {
    return String.format("[%s,%s,%s,%s,%s,%s]", quoted(edge.getSource().getId()),
        quoted(edge.getTarget().getId()), quoted(edge.getTypeLabel()), quoted(edge.getLabel()),
        edge.getWeight(), timeOf(edge));
  }

  private static void print(String name, Graph graph, int types, String issues) {
    StringBuilder out = new StringBuilder("{\"file\":" + quoted(name) + ",\"types\":" + types);
    out.append(",\"issues\":[").append(issues).append("],\"nodes\":[");
    String comma = "";
    for (Node node : graph.getNodes()) {
      out.append(comma).append('[').append(quoted(node.getId())).append(',')
          .append(quoted(node.getLabel())).append(']');
      comma = ",";
    }
    out.append("],\"edges\":[");
    comma = "";
    for (Edge edge : graph.getEdges()) {
      out.append(comma).append(edgeOf(edge));
      comma = ",";
    }
    System.out.println(out.append("]}"));
  }

  public static void main(String[] files) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    for (String name : files) {
      Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
      projects.openWorkspace(workspace);
      StringBuilder issues = new StringBuilder();
      for (String part : name.split("\\+")) {
        Container container = imports.importFile(new File(part));
        container.getLoader().setAutoScale(false);
        for (java.util.Iterator<Issue> i = container.getReport().getIssues(1000); i.hasNext();) {
          Issue issue = i.next();
          if (issues.length() > 0) issues.append(',');
          issues.append(quoted(issue.getLevel() + ": " + issue.getMessage()));
        }
        imports.process(container, new AppendProcessor(), workspace);
      }
      GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
      print(name, model.getGraph(), model.getEdgeTypeCount(), issues.toString());
    }
    System.exit(0);
  }
}
