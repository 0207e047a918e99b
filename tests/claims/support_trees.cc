#include "claims/support_trees.h"

#include <sstream>

namespace kg {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
  return fields;
}

Pos pos_from(const LabelSet& labels, std::string_view name) { return labels.pos.find(name); }

class TreeReader {
 public:
  void comment(const std::string& line) {
    if (line.starts_with("# text = ")) parsed_.document.text = line.substr(9);
    if (line == "# kind = heading") kind_.kind = ParagraphKind::Heading;
    if (line == "# kind = repeated") kind_ = {{}, ParagraphKind::Heading, true};
  }

  void token(const std::string& line) {
    auto fields = fields_of(line);
    Token token;
    auto begin = parsed_.document.text.find(fields[1], at_);
    if (begin == std::string::npos) return;
    at_ = begin + fields[1].size();
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    token.lemma = fields[2];
    token.pos = pos_from(*labels_, fields[3]);
    token.tag = labels_->tags.find(fields[4]);
    auto number = static_cast<TokenIndex>(parsed_.annotation.tokens.size());
    auto head = static_cast<TokenIndex>(std::stoul(fields[5]));
    token.head = head == 0 ? number : head - 1;
    token.dep = labels_->deps.find(fields[6]);
    if (fields[7] != "O") token.entity = labels_->ner.find(fields[7].substr(2));
    token.entity_begin = fields[7].starts_with("B-");
    token.sentence_start = number == 0 || (fields.size() > 8 && fields[8] == "B");
    token.space_after = at_ < parsed_.document.text.size() && parsed_.document.text[at_] == ' ';
    parsed_.annotation.tokens.push_back(std::move(token));
  }

  Parsed finish() {
    auto& tokens = parsed_.annotation.tokens;
    for (TokenIndex t = 0; t < tokens.size(); ++t) {
      if (tokens[t].sentence_start) parsed_.annotation.sentences.push_back({t, t});
      parsed_.annotation.sentences.back().last = t + 1;
    }
    parsed_.annotation.labels = labels_;
    kind_.span = {0, static_cast<std::uint32_t>(parsed_.document.text.size())};
    parsed_.document.paragraphs = {kind_};
    Parsed done = std::move(parsed_);
    parsed_ = {};
    kind_ = {};
    at_ = 0;
    return done;
  }

  bool empty() const { return parsed_.annotation.tokens.empty(); }

 private:
  Parsed parsed_;
  Paragraph kind_;
  std::size_t at_ = 0;
  std::shared_ptr<const LabelSet> labels_ = std::make_shared<LabelSet>();
};

}  // namespace

std::vector<Parsed> read_trees(std::string_view lines) {
  std::vector<Parsed> sentences;
  TreeReader reader;
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# "))
      reader.comment(line);
    else if (!line.empty())
      reader.token(line);
    else if (!reader.empty())
      sentences.push_back(reader.finish());
  }
  if (!reader.empty()) sentences.push_back(reader.finish());
  return sentences;
}

Parsed join_trees(const std::vector<Parsed>& sentences) {
  Parsed all;
  for (const Parsed& one : sentences) {
    auto shift = static_cast<std::uint32_t>(all.document.text.size());
    auto first = static_cast<TokenIndex>(all.annotation.tokens.size());
    for (Token token : one.annotation.tokens) {
      token.span = {token.span.begin + shift, token.span.end + shift};
      token.head += first;
      all.annotation.tokens.push_back(token);
    }
    for (TokenRange range : one.annotation.sentences)
      all.annotation.sentences.push_back({range.first + first, range.last + first});
    for (Paragraph paragraph : one.document.paragraphs) {
      paragraph.span = {paragraph.span.begin + shift, paragraph.span.end + shift};
      all.document.paragraphs.push_back(paragraph);
    }
    all.document.text += one.document.text + "\n\n";
    all.annotation.labels = one.annotation.labels;
  }
  return all;
}

}  // namespace kg
