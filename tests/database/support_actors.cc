#include "tests/database/support_actors.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/unicode.h"
#include "extract/text/reader.h"

namespace kg::testing {
namespace {

std::vector<std::string> split(std::string_view line, std::string_view separators) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find_first_of(separators, at), line.size());
    std::string_view word = line.substr(at, end - at);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
    at = end + 1;
  }
  return words;
}

tl::unexpected<Error> bad_line(const std::string& line) {
  return failure(ErrorCode::InvalidInput, "cannot read the line '" + line + "'");
}

/// Reads a set line by line.
class SetReader {
 public:
  explicit SetReader(std::string name) { set_.name = std::move(name); }

  Status read(const std::string& line) {
    if (line.starts_with("# ") && set_.kind.empty()) set_.kind = line.substr(2);
    if (line.starts_with("#")) return {};
    if (line.starts_with("document: ")) return begin_document(line);
    if (set_.documents.empty()) return line.empty() ? Status{} : read_header(line);
    if (!written_.empty() && !line.empty()) written_ += written_.ends_with('\n') ? "" : " ";
    written_ += line.empty() && !written_.empty() ? "\n\n" : line;
    return {};
  }

  Result<ActorSet> finish() {
    KG_TRY(end_document());
    KG_TRY(check_labels());
    return std::move(set_);
  }

 private:
  Status read_header(const std::string& line) {
    const auto colon = std::min(line.find(": "), line.size());
    const std::string key = line.substr(0, colon), value = line.substr(colon);
    const auto words = split(value, ": =,");
    const auto fields = split(value.substr(std::min<std::size_t>(2, value.size())), ";");
    if (key == "either" && words.size() == 2)
      set_.either.emplace_back(words[0], words[1]);
    else if (key == "undecided" && words.size() >= 2 && words[0].ends_with('?'))
      set_.undecided.push_back({words[0], {words.begin() + 1, words.end()}});
    else if (key == "role" && fields.size() == 4)
      set_.roles.push_back({fields[0], fields[1], fields[2], fields[3]});
    else
      return bad_line(line);
    return {};
  }

  Status begin_document(const std::string& line) {
    KG_TRY(end_document());
    const auto fields = split(line.substr(10), ";");
    if (fields.size() != 2) return bad_line(line);
    set_.documents.push_back({fields[0], fields[1], {}});
    return {};
  }

  Status end_document() {
    if (set_.documents.empty()) return {};
    while (written_.ends_with('\n')) written_.pop_back();
    ActorDocument& document = set_.documents.back();
    auto marked = parse_marked_text(written_);
    if (!marked) return failure_in(document.id, marked.error());
    document.marked = std::move(*marked);
    written_.clear();
    return {};
  }

  Status check_labels() const {
    std::set<std::string> known, typed;
    for (const ActorDocument& document : set_.documents)
      for (const Mark& mark : document.marked.marks) {
        known.insert(mark.label);
        if (!mark.types.empty()) typed.insert(mark.label);
      }
    if (known != typed) return failure(ErrorCode::InvalidInput, "a label without a type");
    std::set<std::string> told;
    for (const auto& [a, b] : set_.either) told.insert({a, b});
    for (const ExpectedProposal& proposal : set_.undecided) {
      told.insert(proposal.label);
      told.insert(proposal.candidates.begin(), proposal.candidates.end());
    }
    for (const std::string& label : told)
      if (!known.contains(label))
        return failure(ErrorCode::InvalidInput, "nothing is marked as '" + label + "'");
    return {};
  }

  ActorSet set_;
  std::string written_;
};

/// An end of an edge, where it stands in a document.
struct Occurrence {
  Span span;  // bytes of the document
  EntityId entity;
};

/// Bytes of `document` for code points of the sentence that begins there.
Span in_document(std::uint32_t begin, std::string_view sentence, Span points) {
  const auto byte = [&](std::uint32_t point) {
    std::uint32_t at = 0;
    for (; at < sentence.size(); ++at)
      if ((static_cast<unsigned char>(sentence[at]) & 0xC0U) != 0x80U && point-- == 0) break;
    return begin + at;
  };
  return {byte(points.begin), byte(points.end)};
}

/// All ends of edges by the name of their document.
class Occurrences {
 public:
  explicit Occurrences(const ActorSet& set) {
    for (const ActorDocument& document : set.documents) texts_[document.id] = document.marked.text;
  }

  Status collect(const GraphView& view) {
    KG_TRY(view.for_each_document([&](const DocumentRecord& record) {
      names_[record.id] = record.metadata.name;
      return true;
    }));
    std::vector<EntityId> entities;
    KG_TRY(view.for_each_entity([&](const Entity& entity) {
      entities.push_back(entity.id);
      return true;
    }));
    std::vector<Edge> edges;
    for (const EntityId entity : entities)
      KG_TRY(view.for_each_edge(entity, Direction::Out, [&](const Edge& edge) {
        edges.push_back(edge);
        return true;
      }));
    for (const Edge& edge : edges)
      KG_TRY(view.for_each_evidence(edge, [&](const Evidence& evidence) {
        add(edge, evidence);
        return true;
      }));
    return {};
  }

  const std::vector<Occurrence>& in(const std::string& document) { return found_[document]; }

 private:
  void add(const Edge& edge, const Evidence& evidence) {
    const std::string& document = names_.at(evidence.document);
    const auto begin = texts_.at(document).find(evidence.text);
    if (begin == std::string::npos) return;
    const auto put = [&](EntityId entity, Span points) {
      if (points.empty()) return;
      const auto offset = static_cast<std::uint32_t>(begin);
      found_[document].push_back({in_document(offset, evidence.text, points), entity});
    };
    put(edge.subject, evidence.subject);
    put(edge.object, evidence.object);
  }

  std::map<std::string, std::string> texts_;
  std::map<DocumentId, std::string> names_;
  std::map<std::string, std::vector<Occurrence>> found_;
};

/// The F1 of bytes of two spans of which one contains the other; else 0.
double likeness(Span a, Span b) {
  if (!a.contains(b) && !b.contains(a)) return 0;
  return 2.0 * std::min(a.length(), b.length()) / (a.length() + b.length());
}

/// What a pair of labels must be.
enum class Wanted : std::uint8_t { Together, Apart, NotAsked };

Wanted wanted(const ActorSet& set, const std::string& a, const std::string& b) {
  for (const auto& [x, y] : set.either)
    if ((x == a && y == b) || (x == b && y == a)) return Wanted::NotAsked;
  if (a.ends_with('?') && b.ends_with('?')) return Wanted::NotAsked;
  return a == b ? Wanted::Together : Wanted::Apart;
}

/// One set against one graph.
class SetComparison {
 public:
  SetComparison(const ActorSet& set, const GraphView& view, const std::vector<ActorLink>& undecided)
      : set_(set), view_(view), undecided_(undecided) {}

  Result<SetFigures> run() {
    places_ = places_of(set_);
    KG_ASSIGN(entities_, entities_at(set_, view_));
    for (std::size_t i = 0; i < places_.size(); ++i) {
      figures_.shown.add(entities_[i].has_value());
      if (!entities_[i]) fault(i, "is not in the graph");
      for (std::size_t j = i + 1; j < places_.size(); ++j)
        if (places_[i].document != places_[j].document) judge_pair(i, j);
    }
    KG_TRY(judge_types());
    for (const ExpectedProposal& expected : set_.undecided) KG_TRY(judge_proposals(expected));
    for (const ExpectedRole& role : set_.roles) KG_TRY(judge_role(role));
    return std::move(figures_);
  }

 private:
  const Mark& mark(std::size_t i) const {
    return set_.documents[places_[i].document].marked.marks[places_[i].mark];
  }
  std::string words(std::size_t i) const {
    const ActorDocument& document = set_.documents[places_[i].document];
    return fmt::format("{} {} '{}'", document.id, mark(i).label,
                       slice(document.marked.text, mark(i).span));
  }
  void fault(std::size_t i, const std::string& what) {
    figures_.faults.push_back(fmt::format("{}: {} {}", set_.name, words(i), what));
  }

  void judge_pair(std::size_t i, std::size_t j) {
    const Wanted want = wanted(set_, mark(i).label, mark(j).label);
    if (want == Wanted::NotAsked) return;
    const bool shown = entities_[i] && entities_[j];
    const bool one = shown && *entities_[i] == *entities_[j];
    const bool right = shown && one == (want == Wanted::Together);
    (want == Wanted::Together ? figures_.together : figures_.apart).add(right);
    if (shown && !right)
      fault(i, (one ? "is wrongly one with " : "is wrongly apart from ") + words(j));
  }

  Status judge_types() {
    std::map<std::string, std::set<EntityType>> types;
    for (std::size_t i = 0; i < places_.size(); ++i)
      types[mark(i).label].insert(mark(i).types.begin(), mark(i).types.end());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!entities_[i]) continue;
      KG_ASSIGN(const Entity entity, view_.entity(*entities_[i]));
      const bool right = types[mark(i).label].contains(entity.type);
      figures_.types.add(right);
      if (!right) fault(i, "has the type " + std::string(to_string(entity.type)));
    }
    return {};
  }

  /// The entities that the mentions of a label have.
  std::set<EntityId> entities_of(const std::string& label) const {
    std::set<EntityId> found;
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (mark(i).label == label && entities_[i]) found.insert(*entities_[i]);
    return found;
  }

  Result<bool> is_one_of(const ActorName& name, const std::set<EntityId>& entities) const {
    KG_ASSIGN(const auto found, view_.find_handle(name.handle));
    return std::ranges::any_of(found, [&](EntityId id) { return entities.contains(id); });
  }

  Status judge_proposals(const ExpectedProposal& expected) {
    const auto mentioned = entities_of(expected.label);
    for (const std::string& label : expected.candidates) {
      const auto candidates = entities_of(label);
      bool found = false;
      for (const ActorLink& link : undecided_) {
        KG_ASSIGN(const bool a_is, is_one_of(link.a, mentioned));
        KG_ASSIGN(const bool b_is, is_one_of(link.b, mentioned));
        if (!a_is && !b_is) continue;
        KG_ASSIGN(const bool fits, is_one_of(a_is ? link.b : link.a, candidates));
        found = found || fits;
      }
      figures_.proposed.add(found);
      if (!found)
        figures_.faults.push_back(
            fmt::format("{}: {} is not proposed for {}", set_.name, label, expected.label));
    }
    return {};
  }

  Status judge_role(const ExpectedRole& role) {
    bool found = false;
    KG_ASSIGN(const auto holders, view_.find_exact(role.holder));
    for (const EntityId holder : holders)
      KG_TRY(view_.for_each_edge(holder, Direction::Out, [&](const Edge& edge) {
        found = found || tells(edge, role);
        return true;
      }));
    figures_.roles.add(found);
    if (!found)
      figures_.faults.push_back(fmt::format("{}: {} is not told to be {} of {} in {}", set_.name,
                                            role.holder, role.office, role.body, role.when));
    return {};
  }

  /// "Elena Varga -- be foreign minister of -> Hungary", by a document of that month.
  bool tells(const Edge& edge, const ExpectedRole& role) const {
    const auto relation = view_.relation(edge.relation);
    const auto body = view_.entity(edge.object);
    if (!relation || !body || body->name != role.body) return false;
    if (!relation->ends_with(role.office + " of") || relation->starts_with("former ")) return false;
    bool found = false;
    const Status read = view_.for_each_evidence(edge, [&](const Evidence& evidence) {
      const auto document = view_.document(evidence.document);
      found = found || (document && document->metadata.date.starts_with(role.when));
      return true;
    });
    return read && found;
  }

  const ActorSet& set_;
  const GraphView& view_;
  const std::vector<ActorLink>& undecided_;
  std::vector<MarkPlace> places_;
  std::vector<std::optional<EntityId>> entities_;
  SetFigures figures_;
};

void add_counts(Count& to, const Count& count) {
  to.right += count.right;
  to.all += count.all;
}

}  // namespace

Result<ActorSet> parse_actor_set(const std::string& name, const std::string& content) {
  SetReader reader(name);
  std::istringstream in(content);
  for (std::string line; std::getline(in, line);)
    if (const Status read = reader.read(line); !read) return failure_in(name, read.error());
  Result<ActorSet> set = reader.finish();
  if (!set) return failure_in(name, set.error());
  return set;
}

Result<std::vector<ActorSet>> read_actor_sets(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().extension() == ".txt") files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::vector<ActorSet> sets;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::ostringstream content;
    content << in.rdbuf();
    KG_ASSIGN(ActorSet set, parse_actor_set(file.stem().string(), content.str()));
    sets.push_back(std::move(set));
  }
  return sets;
}

std::vector<Document> documents_of(const ActorSet& set) {
  std::vector<Document> documents;
  for (const ActorDocument& one : set.documents) {
    ReadOptions options;
    options.metadata.date = one.date;
    documents.push_back(make_document(one.marked.text, one.id, set.name + "/" + one.id, options));
  }
  return documents;
}

std::vector<MarkPlace> places_of(const ActorSet& set) {
  std::vector<MarkPlace> places;
  for (std::size_t d = 0; d < set.documents.size(); ++d)
    for (std::size_t m = 0; m < set.documents[d].marked.marks.size(); ++m) places.push_back({d, m});
  return places;
}

Result<std::vector<std::optional<EntityId>>> entities_at(const ActorSet& set,
                                                         const GraphView& view) {
  Occurrences occurrences(set);
  KG_TRY(occurrences.collect(view));
  std::vector<std::optional<EntityId>> entities;
  for (const MarkPlace& place : places_of(set)) {
    const ActorDocument& document = set.documents[place.document];
    double best = 0;
    entities.emplace_back();
    for (const Occurrence& one : occurrences.in(document.id)) {
      const double like = likeness(document.marked.marks[place.mark].span, one.span);
      if (like > best) best = like, entities.back() = one.entity;
    }
  }
  return entities;
}

void SetFigures::add(const SetFigures& other) {
  add_counts(shown, other.shown);
  add_counts(together, other.together);
  add_counts(apart, other.apart);
  add_counts(types, other.types);
  add_counts(proposed, other.proposed);
  add_counts(roles, other.roles);
  faults.insert(faults.end(), other.faults.begin(), other.faults.end());
}

Result<SetFigures> measure(const ActorSet& set, const GraphView& view,
                           const std::vector<ActorLink>& undecided) {
  return SetComparison(set, view, undecided).run();
}

}  // namespace kg::testing
