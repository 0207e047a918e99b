// How time grows with the length of one sentence.
//
//   growth_bench MODEL_DIRECTORY [WORDS]
//
// For each odd kind of sentence and lengths of WORDS (1,000), 2, 4 and 8 times as many:
// microseconds of processor time a token for reading (tokens, tree, entities), actors and claims,
// and the growth of the three together from the shortest to the longest, 1.0 when time is
// proportional to length. A sentence whose time grows with the square of its length would show 8.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "bench/measuring.h"
#include "extract/actors/actors.h"
#include "extract/claims/claims.h"
#include "extract/nlp/document_annotator.h"
#include "extract/text/reader.h"

namespace kg {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// A name that differs from its neighbours.
std::string name(std::size_t i) {
  static constexpr const char* kFirst[] = {"Anna", "Bela", "Dirk", "Ewan", "Gail", "Hugo", "Ivan"};
  static constexpr const char* kLast[] = {"Moss", "Lund", "Berg", "Holm", "Ray"};
  return fmt::format("{} {}", kFirst[i % 7], kLast[i % 5]);
}

std::string joined_names(std::size_t count, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? std::string(between) : "") + name(i);
  return text;
}

struct Kind {
  std::string_view name;
  std::function<std::string(std::size_t)> make;  // from a number of words
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> kKinds = {
      {"plain words",
       [](std::size_t n) {
         return repeated(
                    "the minister of trade met old friends near a port while ships carried "
                    "grain to Egypt under rules that parliament had passed and ",
                    n / 24) +
                "left.";
       }},
      {"coordinated names",
       [](std::size_t n) { return "Rolf met " + joined_names(n / 3, ", ") + "."; }},
      {"said that",
       [](std::size_t n) { return repeated("she said that ", n / 3) + "rents fell."; }},
      {"appositives",
       [](std::size_t n) {
         return "Anna" + repeated(", the vet of Ivan Moss", n / 6) + ", left.";
       }},
      {"relative clauses",
       [](std::size_t n) { return "the man " + repeated("who saw the man ", n / 4) + "died."; }},
      {"of", [](std::size_t n) { return "the king " + repeated("of the king ", n / 3) + "died."; }},
      {"possessors",
       [](std::size_t n) { return "Anna" + repeated("'s friend", n / 2) + " left."; }},
      {"clauses with semicolons",
       [](std::size_t n) { return repeated("Anna met Rolf; ", n / 4) + "all left."; }},
      {"verbs of one subject",
       [](std::size_t n) {
         return "Anna " + repeated("saw Rolf, left Oslo, ", n / 6) + "and won.";
       }},
      {"nested brackets",
       [](std::size_t n) {
         return repeated("(", n / 2) + "Anna met Rolf" + repeated(")", n / 2) + ".";
       }},
      {"brackets and words",
       [](std::size_t n) { return repeated("(Anna met ", n / 4) + "Rolf" + repeated(")", n / 4); }},
      {"nested quotes",
       [](std::size_t n) {
         return repeated("\u201C(\u2018[", n / 8) + " said Anna. " +
                repeated("\u201C(\u2018[", n / 8);
       }},
      {"quotation marks", [](std::size_t n) { return repeated("\" ", n); }},
      {"pronouns",
       [](std::size_t n) { return repeated("he saw her and she saw it, ", n / 8) + "he said."; }},
      {"names with dashes", [](std::size_t n) { return repeated("Anna - ", n / 2) + "left."; }},
      {"conditions",
       [](std::size_t n) { return repeated("if Anna leaves, ", n / 4) + "Rolf stays."; }},
      {"commas", [](std::size_t n) { return repeated(", ", n); }},
      {"table",
       [](std::size_t n) {
         std::string text;
         for (std::size_t i = 0; i < n / 5; ++i)
           text += fmt::format("{} {} {}.5 yes ", name(i), i % 90 + 1, i % 700);
         return text;
       }},
  };
  return kKinds;
}

struct Times {
  std::size_t tokens = 0;
  double reading = 0, actors = 0, claims = 0;  // seconds

  double total() const { return reading + actors + claims; }
  double per_token(double seconds) const { return seconds * 1e6 / static_cast<double>(tokens); }
};

Document document_of(const std::string& text) { return make_document(text, "bench", {}, {}); }

// The best of three runs of each stage.
Times measure(const Pipeline& pipeline, const std::string& text) {
  const Document document = document_of(text);
  Times best{0, 1e9, 1e9, 1e9};
  for (int round = 0; round < 3; ++round) {
    const auto workspace = pipeline.make_workspace();
    annotate_sentence(document_of("Anna met Rolf."), pipeline, *workspace);
    double mark = cpu();
    const auto lap = [&](double& stage) {
      const double now = cpu();
      stage = std::min(stage, now - mark);
      mark = now;
    };
    const Annotation annotation = annotate_sentence(document, pipeline, *workspace);
    lap(best.reading);
    const Actors actors = find_actors(document, annotation);
    lap(best.actors);
    const std::vector<Claim> claims = find_claims(document, annotation);
    lap(best.claims);
    best.tokens = annotation.tokens.size();
  }
  return best;
}

int run(const char* directory, std::size_t words) {
  const auto pipeline = Pipeline::load(directory);
  if (!pipeline) {
    std::cerr << "growth_bench: " << pipeline.error().message << "\n";
    return 1;
  }
  std::cout << fmt::format("| {:<23} | {:>6} | {:>29} | {:>7} | {:>7} | {:>6} |\n", "sentence",
                           "tokens", "us a token, n 2n 4n 8n", "actors", "claims", "growth");
  std::cout << "|---|---|---|---|---|---|\n";
  for (const Kind& kind : kinds()) {
    std::vector<Times> all;
    for (const std::size_t factor : {1, 2, 4, 8})
      all.push_back(measure(*pipeline, kind.make(words * factor)));
    const Times &first = all.front(), &last = all.back();
    std::string each;
    for (const Times& times : all) each += fmt::format("{:>7.1f}", times.per_token(times.total()));
    std::cout << fmt::format("| {:<23} | {:>6} | {:>29} | {:>7.2f} | {:>7.2f} | {:>6.2f} |\n",
                             kind.name, last.tokens, each, last.per_token(last.actors),
                             last.per_token(last.claims),
                             last.per_token(last.total()) / first.per_token(first.total()));
  }
  return 0;
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: growth_bench MODEL_DIRECTORY [WORDS]\n";
    return 2;
  }
  const int words = argc > 2 ? std::atoi(argv[2]) : 1000;
  return kg::run(argv[1], static_cast<std::size_t>(std::max(words, 100)));
}
