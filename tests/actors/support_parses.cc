#include "actors/support_parses.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace kg {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
  if (line.ends_with('\t')) fields.emplace_back();
  return fields;
}

std::string unescaped(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n"))
    text.replace(at, 2, "\n");
  return text;
}

Token token_of(const std::vector<std::string>& f, const LabelSet& labels) {
  const auto number = [&](std::size_t i) { return static_cast<std::uint32_t>(std::stoul(f[i])); };
  Token token;
  token.span = {number(0), number(1)};
  token.head = number(2);
  token.dep = labels.deps.find(f[3]);
  token.tag = labels.tags.find(f[4]);
  token.pos = labels.pos.find(f[5]);
  token.sentence_start = f[6] == "1";
  token.entity_begin = f[7] == "1";
  token.entity = labels.ner.find(f[8]);
  token.lemma = f[9];
  return token;
}

void add_token(Annotation& annotation, const Token& token) {
  const auto i = static_cast<TokenIndex>(annotation.tokens.size());
  if (token.sentence_start) annotation.sentences.push_back({i, i});
  annotation.sentences.back().last = i + 1;
  if (token.entity_begin)
    annotation.entities.push_back({{i, i + 1}, token.entity});
  else if (token.entity != Ner::None)
    annotation.entities.back().tokens.last = i + 1;
  annotation.tokens.push_back(token);
}

void add_paragraphs(Document& document) {
  std::size_t begin = 0;
  while (begin < document.text.size()) {
    std::size_t end = document.text.find("\n\n", begin);
    if (end == std::string::npos) end = document.text.size();
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const char last = document.text[end - 1];
    document.paragraphs.push_back(
        {span, last == '.' || last == '"' ? ParagraphKind::Body : ParagraphKind::Heading});
    begin = end + 2;
  }
}

std::string words_of(const Document& document, const Mention& mention) {
  return std::string(slice(document.text, mention.span));
}

bool is_printed(const Chain& chain) {
  const bool nationality = chain.named && chain.type == EntityType::Norp;
  if (nationality || chain.type >= EntityType::Date) return false;
  return chain.named || chain.mentions.size() > 1;
}

std::string line_of(const Document& document, const Actors& actors, const Chain& chain) {
  std::string line = std::string(to_string(chain.type)) + " " + chain.name + ":";
  for (const std::uint32_t m : chain.mentions)
    line += (m == chain.mentions.front() ? " " : ", ") + words_of(document, actors.mentions[m]);
  return line;
}

}  // namespace

ParsedText parsed(const std::string& text) {
  ParsedText result;
  auto labels = std::make_shared<LabelSet>();
  std::ifstream in(KG_SOURCE_DIR "/tests/actors/parses.tsv");
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    const auto fields = fields_of(line);
    if (line.starts_with("#")) continue;
    if (fields[0] == "text")
      inside = unescaped(fields[1]) == text;
    else if (inside)
      add_token(result.annotation, token_of(fields, *labels));
  }
  EXPECT_FALSE(result.annotation.tokens.empty())
      << "no parse of \"" << text << "\": add it to texts.txt and run make_actor_parses.py";
  result.annotation.labels = std::move(labels);
  result.document.text = text;
  add_paragraphs(result.document);
  return result;
}

std::vector<std::string> chains_of(const std::string& text) {
  const ParsedText input = parsed(text);
  const Actors actors = find_actors(input.document, input.annotation);
  expect_sound(input.document, actors);
  std::vector<std::string> lines;
  for (const Chain& chain : actors.chains)
    if (is_printed(chain)) lines.push_back(line_of(input.document, actors, chain));
  return lines;
}

std::string chain_with(const std::string& text, const std::string& mention) {
  const ParsedText input = parsed(text);
  const Actors actors = find_actors(input.document, input.annotation);
  for (const Mention& m : actors.mentions)
    if (words_of(input.document, m) == mention)
      return line_of(input.document, actors, actors.chains[m.chain]);
  return "";
}

std::string rule_of(const std::string& text, const std::string& mention) {
  const ParsedText input = parsed(text);
  const Actors actors = find_actors(input.document, input.annotation);
  std::string rule = "-";
  for (const Mention& m : actors.mentions)
    if (words_of(input.document, m) == mention) rule = m.rule;
  return rule;
}

EntityType type_of(const std::string& text, const std::string& mention) {
  const ParsedText input = parsed(text);
  for (const Mention& m : find_actors(input.document, input.annotation).mentions)
    if (words_of(input.document, m) == mention) return m.type;
  ADD_FAILURE() << "no mention \"" << mention << "\"";
  return EntityType::Other;
}

void expect_sound(const Document& document, const Actors& actors) {
  for (std::size_t i = 0; i < actors.mentions.size(); ++i) {
    const Mention& m = actors.mentions[i];
    EXPECT_LE(m.span.end, document.text.size());
    EXPECT_FALSE(m.head.empty());
    EXPECT_TRUE(m.span.contains(m.head)) << words_of(document, m);
    EXPECT_FALSE(m.rule.empty());
    ASSERT_LT(m.chain, actors.chains.size());
    const auto& members = actors.chains[m.chain].mentions;
    EXPECT_EQ(std::count(members.begin(), members.end(), i), 1);
    if (i == 0) continue;
    const Span before = actors.mentions[i - 1].span;
    EXPECT_TRUE(before.begin < m.span.begin ||
                (before.begin == m.span.begin && before.end >= m.span.end));
  }
  for (const Chain& chain : actors.chains) {
    EXPECT_FALSE(chain.mentions.empty());
    EXPECT_FALSE(chain.name.empty());
    EXPECT_TRUE(std::is_sorted(chain.mentions.begin(), chain.mentions.end()));
  }
}

}  // namespace kg
