#include "claims/support_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <tuple>

#include "core/unicode.h"

namespace kg {
namespace {

constexpr double kLeastShared = 0.34;  // of the words of a part, for two claims to be one

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::vector<std::string> split(std::string_view line, std::string_view separator) {
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find(separator, at), line.size());
    pieces.push_back(trimmed(line.substr(at, end - at)));
    at = end + separator.size();
  }
  return pieces;
}

std::vector<std::string>& of(ReadClaim& claim, QualifierKind kind) {
  return claim.qualifiers[static_cast<std::size_t>(kind)];
}

/// "planned: will" -> Modality; "Lind: said" -> Attribution.
void add_qualifier(ReadClaim& claim, const std::string& text) {
  const auto colon = std::min(text.find(": "), text.size());
  const std::string name = text.substr(0, colon);
  const std::string value = colon < text.size() ? text.substr(colon + 2) : "";
  if (name == "when")
    of(claim, QualifierKind::Time).push_back(value);
  else if (name == "where")
    of(claim, QualifierKind::Place).push_back(value);
  else if (name == "amount")
    of(claim, QualifierKind::Amount).push_back(value);
  else if (name == "not")
    of(claim, QualifierKind::Polarity).push_back(text);
  else if (modality_from(name))
    of(claim, QualifierKind::Modality).push_back(text);
  else
    of(claim, QualifierKind::Attribution).push_back(text);
}

ReadClaim parse_claim(std::string_view line) {
  ReadClaim claim;
  const auto bracket = std::min(line.find(" ["), line.size());
  claim.parts = split(line.substr(0, bracket), "; ");
  for (auto at = bracket; at < line.size();) {
    const auto end = std::min(line.find(']', at), line.size());
    add_qualifier(claim, std::string(line.substr(at + 2, end - at - 2)));
    at = std::min(line.find(" [", end), line.size());
  }
  return claim;
}

std::string with_preposition(const ClaimArgument& argument, std::string_view text) {
  if (argument.preposition.empty()) return argument.part.text;
  const bool written = !argument.preposition_span.empty();
  const std::string preposition(written ? slice(text, argument.preposition_span)
                                        : std::string_view(argument.preposition));
  return preposition + " " + argument.part.text;
}

std::string amount_text(const Amount& amount) {
  std::string number = fmt::format("{:.15g}", std::round(amount.value * 100) / 100);
  if (amount.upper) number += fmt::format(" to {:.15g}", *amount.upper);
  if (amount.comparator != Comparator::Exact)
    number = fmt::format("{} {}", to_string(amount.comparator), number);
  return amount.unit.empty() ? number : number + " " + amount.unit;
}

/// Lower case, without commas in numbers, articles and outer quotation marks.
std::string plain(std::string_view text) {
  std::string words;
  std::istringstream in(to_lower(text));
  for (std::string word; in >> word;) {
    std::erase_if(word, [](char c) { return c == ',' || c == '"' || c == '.'; });
    if (word.empty() || word == "the" || word == "a" || word == "an") continue;
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

std::vector<std::string> words_in(const std::vector<std::string>& parts, std::size_t first,
                                  std::size_t last) {
  std::vector<std::string> words;
  for (std::size_t i = first; i < std::min(last, parts.size()); ++i)
    for (std::string& word : split(plain(parts[i]), " "))
      if (!word.empty()) words.push_back(std::move(word));
  std::sort(words.begin(), words.end());
  return words;
}

/// The F1 of two bags of words.
double shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty()) return 1;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

/// 0 when the claims are not about the same; else the more the more they share. Of the arguments
/// the first counts, wherever it stands in the other claim.
double likeness(const ReadClaim& expected, const ReadClaim& found) {
  const double subject = shared(words_in(expected.parts, 0, 1), words_in(found.parts, 0, 1));
  const double relation = shared(words_in(expected.parts, 1, 2), words_in(found.parts, 1, 2));
  const auto object = words_in(expected.parts, 2, 3);
  double best = object.empty() ? 1 : 0;
  for (std::size_t i = 2; i < found.parts.size(); ++i)
    best = std::max(best, shared(object, words_in(found.parts, i, i + 1)));
  const bool alike = std::min({subject, relation, best}) >= kLeastShared;
  return alike ? subject + relation + best : 0;
}

/// "planned: will" -> {"planned", "will"}.
std::pair<std::string, std::string> value_and_cue(const std::string& text) {
  const auto colon = text.find(": ");
  if (colon == std::string::npos) return {plain(text), ""};
  return {plain(text.substr(0, colon)), plain(text.substr(colon + 2))};
}

bool same_text(const std::string& expected, const std::string& found) {
  const auto [value, cue] = value_and_cue(expected);
  const auto [other_value, other_cue] = value_and_cue(found);
  const bool cues =
      cue.find(other_cue) != std::string::npos || other_cue.find(cue) != std::string::npos;
  return value == other_value && cues && cue.empty() == other_cue.empty();
}

}  // namespace

std::vector<NewsText> read_news(const std::string& file) {
  std::vector<NewsText> texts;
  std::ifstream in(file);
  std::string kind;
  bool open = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# kind: ")) kind = line.substr(8);
    if (line.empty()) open = false;
    if (line.empty() || line.starts_with("#")) continue;
    if (!line.starts_with("> ")) {
      if (!texts.empty()) texts.back().expected.push_back(parse_claim(line));
      continue;
    }
    if (!open) texts.push_back({kind, "", {}});
    texts.back().text += (open ? "\n\n" : "") + line.substr(2);
    open = true;
  }
  return texts;
}

ReadClaim read_claim(const Claim& claim, std::string_view text) {
  ReadClaim read;
  read.parts = {claim.subject.text, claim.relation.text};
  for (std::size_t i = 0; i < claim.arguments.size(); ++i) {
    const ClaimArgument& argument = claim.arguments[i];
    const bool in_object = i > 0 && claim.object()->part.extent().contains(argument.part.extent());
    if (!in_object)
      read.parts.push_back(i == 0 ? argument.part.text : with_preposition(argument, text));
    if (argument.role == ArgumentRole::Time)
      of(read, QualifierKind::Time).push_back(with_preposition(argument, text));
    if (argument.role == ArgumentRole::Place)
      of(read, QualifierKind::Place).push_back(with_preposition(argument, text));
  }
  const auto cue = [&](std::string_view name, Span span) {
    return fmt::format("{}: {}", name, slice(text, span));
  };
  if (claim.modality != Modality::Actual)
    of(read, QualifierKind::Modality).push_back(cue(to_string(claim.modality), claim.modality_cue));
  if (claim.polarity == Polarity::Negative)
    of(read, QualifierKind::Polarity).push_back(cue("not", claim.polarity_cue));
  for (const Attribution& one : claim.attributions)
    of(read, QualifierKind::Attribution).push_back(one.claimant.text + ": " + one.cue.text);
  for (const Amount& amount : claim.amounts)
    of(read, QualifierKind::Amount).push_back(amount_text(amount));
  return read;
}

std::string line_of(const ReadClaim& claim) {
  std::string line = fmt::format("{}", fmt::join(claim.parts, "; "));
  for (std::size_t kind = 0; kind < claim.qualifiers.size(); ++kind)
    for (const std::string& one : claim.qualifiers[kind]) {
      const auto what = static_cast<QualifierKind>(kind);
      const std::string_view name = what == QualifierKind::Time     ? "when: "
                                    : what == QualifierKind::Place  ? "where: "
                                    : what == QualifierKind::Amount ? "amount: "
                                                                    : "";
      line += fmt::format(" [{}{}]", name, one);
    }
  return line;
}

std::vector<int> match_claims(const std::vector<ReadClaim>& expected,
                              const std::vector<ReadClaim>& found) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t e = 0; e < expected.size(); ++e)
    for (std::size_t f = 0; f < found.size(); ++f)
      if (const double alike = likeness(expected[e], found[f]); alike > 0)
        pairs.emplace_back(-alike, e, f);
  std::sort(pairs.begin(), pairs.end());
  std::vector<int> match(expected.size(), -1);
  std::vector<bool> taken(found.size(), false);
  for (const auto& [alike, e, f] : pairs) {
    if (match[e] >= 0 || taken[f]) continue;
    match[e] = static_cast<int>(f);
    taken[f] = true;
  }
  return match;
}

bool same_qualifier(const ReadClaim& expected, const ReadClaim& found, QualifierKind kind) {
  std::vector<std::string> a = expected.qualifiers[static_cast<std::size_t>(kind)];
  std::vector<std::string> b = found.qualifiers[static_cast<std::size_t>(kind)];
  if (kind != QualifierKind::Attribution) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
  }
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_text);
}

}  // namespace kg
