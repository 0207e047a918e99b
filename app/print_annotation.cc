#include "app/print_annotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "app/json_text.h"
#include "app/wrap.h"
#include "core/unicode.h"

namespace kg {
namespace {

constexpr std::size_t kPageWidth = 100;

// Appends fields of JSON objects in lists.
class ListWriter {
 public:
  ListWriter(std::string_view name, std::string& out) : out_(out) {
    fmt::format_to(std::back_inserter(out_), ", \"{}\": [", name);
  }
  ~ListWriter() { out_ += ']'; }
  ListWriter(const ListWriter&) = delete;
  ListWriter& operator=(const ListWriter&) = delete;

  /// Begins the next element; gives where to write it.
  std::string& next() {
    if (!first_) out_ += ", ";
    first_ = false;
    return out_;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_field(std::string_view name, std::string_view value, std::string& out) {
  fmt::format_to(std::back_inserter(out), ", \"{}\": ", name);
  append_json_string(value, out);
}

/// Writes one document as JSON.
class AnnotationJson {
 public:
  explicit AnnotationJson(const Analysis& analysis)
      : extraction_(analysis.extraction),
        annotation_(analysis.annotation),
        text_(extraction_.document.text),
        points_(text_) {}

  std::string write() {
    const DocumentMetadata& metadata = extraction_.document.metadata;
    out_ = "{\"doc\": ";
    append_json_string(metadata.name, out_);
    append_field("text", text_, out_);
    out_ += ", \"date\": ";
    metadata.date.empty() ? void(out_ += "null") : append_json_string(metadata.date, out_);
    sentences();
    tokens();
    entities();
    mentions();
    chains();
    out_ += ", \"times\": []}\n";
    return std::move(out_);
  }

 private:
  void range(Span span) {
    fmt::format_to(std::back_inserter(out_), "\"start\": {}, \"end\": {}", points_.at(span.begin),
                   points_.at(span.end));
  }

  void sentences() {
    ListWriter list("sentences", out_);
    for (const TokenRange sentence : annotation_.sentences) {
      list.next() += '{';
      range(annotation_.span(sentence));
      fmt::format_to(std::back_inserter(out_), ", \"first\": {}, \"last\": {}}}", sentence.first,
                     sentence.last);
    }
  }

  void tokens() {
    const LabelSet& labels = *annotation_.labels;
    ListWriter list("tokens", out_);
    for (const Token& token : annotation_.tokens) {
      list.next() += "{\"text\": ";
      append_json_string(slice(text_, token.span), out_);
      out_ += ", ";
      range(token.span);
      append_field("tag", labels.tags.name(token.tag), out_);
      append_field("pos", labels.pos.name(token.pos), out_);
      append_field("morph", labels.morphs.name(token.morph), out_);
      append_field("lemma", token.lemma, out_);
      fmt::format_to(std::back_inserter(out_), ", \"head\": {}", token.head);
      append_field("label", labels.deps.name(token.dep), out_);
      fmt::format_to(std::back_inserter(out_), ", \"space_after\": {}}}", token.space_after);
    }
  }

  void entities() {
    ListWriter list("entities", out_);
    for (const EntitySpan& entity : annotation_.entities) {
      list.next() += '{';
      range(annotation_.span(entity.tokens));
      append_field("type", annotation_.labels->ner.name(entity.label), out_);
      out_ += '}';
    }
  }

  void mentions() {
    ListWriter list("mentions", out_);
    for (std::size_t i = 0; i < extraction_.mentions.size(); ++i) {
      const Mention& mention = extraction_.mentions[i];
      fmt::format_to(std::back_inserter(list.next()), "{{\"id\": \"m{}\", ", i);
      range(mention.span);
      fmt::format_to(std::back_inserter(out_), ", \"head\": [{}, {}]",
                     points_.at(mention.head.begin), points_.at(mention.head.end));
      append_field("kind", to_string(mention.kind), out_);
      append_field("type", to_string(mention.type), out_);
      append_field("chain", fmt::format("c{}", mention.chain), out_);
      append_field("rule", mention.rule, out_);
      if (mention.antecedent)
        fmt::format_to(std::back_inserter(out_),
                       ", \"antecedent\": \"m{}\", \"probability\": {:.2f}", *mention.antecedent,
                       mention.probability);
      out_ += '}';
    }
  }

  void chains() {
    ListWriter list("chains", out_);
    for (std::size_t i = 0; i < extraction_.chains.size(); ++i) {
      const Chain& chain = extraction_.chains[i];
      fmt::format_to(std::back_inserter(list.next()), "{{\"id\": \"c{}\"", i);
      append_field("name", chain.name, out_);
      append_field("type", to_string(chain.type), out_);
      if (!chain.code.empty()) append_field("code", chain.code, out_);
      if (chain.use != PlaceUse::None) append_field("use", to_string(chain.use), out_);
      fmt::format_to(std::back_inserter(out_), ", \"mentions\": [\"m{}\"]}}",
                     fmt::join(chain.mentions, "\", \"m"));
    }
  }

  const Extraction& extraction_;
  const Annotation& annotation_;
  const std::string& text_;
  CodePointIndex points_;
  std::string out_;
};

// A column of CoNLL-U: never empty, no white space.
std::string column(std::string_view value) {
  std::string result = one_line(value);
  std::replace(result.begin(), result.end(), ' ', '_');
  return result.empty() ? "_" : result;
}

std::string entity_tag(const Token& token, const LabelSet& labels) {
  if (token.entity == Ner::None) return {};
  return fmt::format("{}-{}", token.entity_begin ? 'B' : 'I', labels.ner.name(token.entity));
}

std::string conllu_line(const Analysis& analysis, TokenRange sentence, TokenIndex index) {
  const LabelSet& labels = *analysis.annotation.labels;
  const Token& token = analysis.annotation.tokens[index];
  const bool root = token.head == index;
  std::string misc = entity_tag(token, labels);
  if (!misc.empty()) misc = "NER=" + misc;
  if (!token.space_after) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
  return fmt::format(
      "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", index - sentence.first + 1,
      column(slice(analysis.extraction.document.text, token.span)), column(token.lemma),
      column(labels.pos.name(token.pos)), column(labels.tags.name(token.tag)),
      column(labels.morphs.name(token.morph)), root ? 0 : token.head - sentence.first + 1,
      root ? "root" : column(labels.deps.name(token.dep)), misc.empty() ? "_" : misc);
}

std::string table_line(const Analysis& analysis, TokenIndex index) {
  const std::string& text = analysis.extraction.document.text;
  const LabelSet& labels = *analysis.annotation.labels;
  const Token& token = analysis.annotation.tokens[index];
  const std::string head = token.head == index
                               ? "-"
                               : one_line(slice(text, analysis.annotation.tokens[token.head].span));
  std::string line = "  " + padded(one_line(slice(text, token.span)), 18) + ' ' +
                     padded(one_line(token.lemma), 16) + ' ' +
                     padded(labels.tags.name(token.tag), 6) + ' ' +
                     padded(labels.deps.name(token.dep), 10) + ' ' + padded(head, 16) + ' ' +
                     entity_tag(token, labels);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string chain_lines(const Chain& chain) {
  const std::string first = "  " + padded(to_string(chain.type), 9) +
                            padded(fmt::format("{} x", chain.mentions.size()), 7);
  const std::string aliases =
      chain.aliases.empty() ? "" : fmt::format(" (also: {})", fmt::join(chain.aliases, ", "));
  return wrap(chain.name + aliases, kPageWidth, first, std::string(first.size() + 2, ' '));
}

}  // namespace

std::string annotation_json(const Analysis& analysis) { return AnnotationJson(analysis).write(); }

std::string annotation_conllu(const Analysis& analysis) {
  const Document& document = analysis.extraction.document;
  std::string out = fmt::format("# newdoc id = {}\n", one_line(document.metadata.name));
  std::size_t number = 0;
  for (const TokenRange sentence : analysis.annotation.sentences) {
    out +=
        fmt::format("# sent_id = {}-{}\n# text = {}\n", one_line(document.metadata.name), ++number,
                    one_line(slice(document.text, analysis.annotation.span(sentence))));
    for (TokenIndex i = sentence.first; i < sentence.last; ++i)
      out += conllu_line(analysis, sentence, i);
    out += '\n';
  }
  return out;
}

std::string annotation_table(const Analysis& analysis) {
  const Extraction& extraction = analysis.extraction;
  std::string out = fmt::format("== {}\n", extraction.document.metadata.name);
  std::size_t number = 0;
  for (const TokenRange sentence : analysis.annotation.sentences) {
    const std::string first = fmt::format("\n[{}] ", ++number);
    out += wrap(slice(extraction.document.text, analysis.annotation.span(sentence)), kPageWidth,
                first, "    ");
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) out += table_line(analysis, i);
  }
  out += extraction.chains.empty() ? "" : "\nMentioned:\n";
  for (const Chain& chain : extraction.chains) out += chain_lines(chain);
  return out + "\n";
}

}  // namespace kg
