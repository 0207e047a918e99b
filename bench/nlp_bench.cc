// Speed and memory of the native pipelines.
//
//   nlp_bench MODEL_DIRECTORY TEXTS [THREADS] [REPEAT]
//
// TEXTS is a JSON array of strings (scripts/bench_spacy.py makes one). Prints one JSON object:
//   load_seconds
//   gflops            rate of the matrix kernel on 2,000 rows (288 x 288), the processor's best
//   tokens, seconds, cpu_seconds, tokens_per_second    first pass with a fresh workspace
//   matrix_share      part of that rate that the whole run keeps, counting the networks' products
//   stages            microseconds of processor time per token
//   threads           speed of several threads relative to one: as the clock on the wall says, and
//                     by processor time, as it would be if nothing else ran on the machine
//   resident_mb       after the last pass
// Rates are per second of processor time, so that other programs on the machine distort them less.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "extract/nlp/arc_eager.h"
#include "extract/nlp/entity_recognizer.h"
#include "extract/nlp/kernels.h"
#include "extract/nlp/pipeline.h"
#include "extract/nlp/tagger.h"
#include "extract/nlp/tok2vec.h"
#include "extract/nlp/tokenizer.h"

namespace kg {
namespace {

using nlohmann::json;

double seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double wall() { return seconds(CLOCK_MONOTONIC); }
double cpu() { return seconds(CLOCK_THREAD_CPUTIME_ID); }

double kernel_gflops() {
  constexpr std::size_t kSize = 288, kRows = 2000;
  constexpr double kProduct = 2.0 * kSize * kSize * kRows;
  const std::vector<float> weights(kSize * kSize, 0.5F);
  const DenseLayer layer(weights, {}, kSize / 3, 3, kSize);
  const FloatBuffer x(kRows * kSize, 0.25F);
  FloatBuffer y(kRows * kSize);
  double best = 1e9;
  for (int i = 0; i < 40; ++i) {
    const double start = cpu();
    kernels().dense(layer, 0, layer.groups(), {x.data(), kSize, kRows}, y.data(), kSize);
    best = std::min(best, cpu() - start);
  }
  return kProduct / best * 1e-9;
}

// Multiplications and additions that the networks of en_core_web_* need per token, without padding
// and without the mixing layer of new words: two encoders of four blocks, the layers of tagger,
// parser and recognizer, and two parser states per token.
constexpr double kProductsPerToken = 2.0 * (2 * 4 * 288 * 288 + 96 * 50 + 96 * 64 + 64 * 1024 +
                                            2 * 64 * 106 + 96 * 64 + 64 * 384 + 64 * 74);

std::vector<PipelineInput> inputs_of(const std::vector<std::string>& texts) {
  std::vector<PipelineInput> inputs;
  for (const std::string& text : texts) inputs.push_back({text, false});
  return inputs;
}

std::size_t annotate_all(const Pipeline& pipeline, std::span<const PipelineInput> inputs,
                         Pipeline::Workspace& workspace) {
  constexpr std::size_t kTexts = 64;  // keep results of few texts at a time
  std::size_t tokens = 0;
  for (std::size_t i = 0; i < inputs.size(); i += kTexts) {
    const auto part = inputs.subspan(i, std::min(kTexts, inputs.size() - i));
    for (const Annotation& annotation : pipeline.annotate(part, workspace))
      tokens += annotation.tokens.size();
  }
  return tokens;
}

struct ParallelRate {
  double wall;  // tokens per second
  double cpu;   // tokens per second of processor time of all threads
};

// Every thread annotates all texts.
ParallelRate parallel_rate(const Pipeline& pipeline, std::span<const PipelineInput> inputs,
                           std::size_t count) {
  std::vector<std::thread> threads;
  std::vector<double> tokens(count), used(count);
  const double start = wall();
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      const double cpu_start = cpu();
      const auto workspace = pipeline.make_workspace();
      tokens[i] = static_cast<double>(annotate_all(pipeline, inputs, *workspace));
      used[i] = cpu() - cpu_start;
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double total = std::accumulate(tokens.begin(), tokens.end(), 0.0);
  return {total / (wall() - start), total / std::accumulate(used.begin(), used.end(), 0.0)};
}

json stages(const std::filesystem::path& directory, const std::vector<std::string>& texts) {
  LabelSet labels;
  const auto tokenizer = Tokenizer::load(directory);
  const auto vectors = WordVectors::read(directory);
  const auto network = ThincModel::read(directory / "tok2vec" / "model");
  if (!tokenizer || !vectors || !network) return {};
  const auto tok2vec = Tok2Vec::load(*network, *vectors);
  if (!tok2vec) return {};
  const auto tagger = Tagger::load(directory / "tagger", tok2vec->width(), labels);
  const auto parser = DependencyParser::load(directory / "parser", tok2vec->width(), labels);
  const auto ner = EntityRecognizer::load(directory / "ner", tok2vec->width(), *vectors, labels);
  if (!tagger || !parser || !ner || ner->tok2vec() == nullptr) return {};
  const auto tokenizer_cache = tokenizer->make_cache();
  const auto shared_cache = tok2vec->make_cache();
  const auto ner_cache = ner->tok2vec()->make_cache();
  DependencyParser::Scratch parser_scratch(*parser);
  EntityRecognizer::Scratch ner_scratch = ner->make_scratch();

  constexpr std::array kNames = {"tokenizer", "tok2vec", "tagger", "parser", "ner_tok2vec", "ner"};
  std::array<double, 6> spent{};
  std::vector<LexicalToken> tokens;
  std::vector<std::size_t> ends;
  FloatBuffer rows;
  DependencyTree tree;
  std::size_t total = 0;
  double mark = cpu();
  const auto lap = [&](std::size_t stage) {
    const double now = cpu();
    spent[stage] += now - mark;
    mark = now;
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    tokenizer->tokenize(texts[i], *tokenizer_cache, tokens);
    ends.push_back(tokens.size());
    if (tokens.size() < 2048 && i + 1 < texts.size()) continue;
    lap(0);
    std::vector<std::uint8_t> spaces, starts(tokens.size());
    for (const LexicalToken& token : tokens) spaces.push_back(token.lex.is_space ? 1 : 0);
    std::vector<Token> results(tokens.size());
    std::vector<EntitySpan> entities;
    const auto each_text = [&](auto function) {
      std::size_t begin = 0;
      for (const std::size_t end : ends) {
        const std::span<const std::uint8_t> all(spaces);
        if (end > begin)
          function(rows.data() + begin * tok2vec->width(), all.subspan(begin, end - begin));
        begin = end;
      }
    };
    mark = cpu();
    tok2vec->encode(tokens, ends, vectors->row_of, *shared_cache, rows);
    lap(1);
    tagger->apply(rows.data(), results);
    lap(2);
    each_text([&](const float* x, std::span<const std::uint8_t> space) {
      parser->parse(x, space, false, parser_scratch, tree);
    });
    lap(3);
    ner->tok2vec()->encode(tokens, ends, vectors->row_of, *ner_cache, rows);
    lap(4);
    each_text([&](const float* x, std::span<const std::uint8_t> space) {
      ner->recognize(x, space, std::span(starts).first(space.size()), ner_scratch, entities);
    });
    lap(5);
    total += tokens.size();
    tokens.clear();
    ends.clear();
  }
  json result;
  for (std::size_t i = 0; i < spent.size(); ++i)
    result[kNames[i]] = spent[i] / static_cast<double>(total) * 1e6;
  return result;
}

double resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

int run(const std::filesystem::path& directory, const char* file, std::size_t threads,
        std::size_t repeat) {
  std::ifstream in(file);
  const json parsed = json::parse(in, nullptr, false);
  if (!parsed.is_array()) {
    std::cerr << "nlp_bench: '" << file << "' is not a JSON array of strings\n";
    return 2;
  }
  const auto texts = parsed.get<std::vector<std::string>>();
  json report;
  const double start = wall();
  auto pipeline = Pipeline::load(directory);
  if (!pipeline) {
    std::cerr << "nlp_bench: " << pipeline.error().message << "\n";
    return 1;
  }
  report["load_seconds"] = wall() - start;
  const auto inputs = inputs_of(texts);
  {
    const auto workspace = pipeline->make_workspace();
    const double wall_start = wall(), cpu_start = cpu();
    const std::size_t tokens = annotate_all(*pipeline, inputs, *workspace);
    const double used = cpu() - cpu_start;
    report["tokens"] = tokens;
    report["seconds"] = wall() - wall_start;
    report["cpu_seconds"] = used;
    report["tokens_per_second"] = static_cast<double>(tokens) / used;
    for (std::size_t i = 1; i < repeat; ++i) annotate_all(*pipeline, inputs, *workspace);
    report["resident_mb"] = resident_mb();
    report["gflops"] = kernel_gflops();
    report["matrix_share"] = kProductsPerToken * static_cast<double>(tokens) / used * 1e-9 /
                             report["gflops"].get<double>();
  }
  if (threads > 1) {
    const ParallelRate one = parallel_rate(*pipeline, inputs, 1);
    const ParallelRate many = parallel_rate(*pipeline, inputs, threads);
    report["threads"] = {
        {"count", threads},
        {"speed", many.wall / one.wall},
        {"speed_with_free_cores", static_cast<double>(threads) * many.cpu / one.cpu}};
  }
  report["stages"] = stages(directory, texts);
  std::cout << report.dump(2) << "\n";
  return 0;
}

}  // namespace
}  // namespace kg

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: nlp_bench MODEL_DIRECTORY TEXTS [THREADS] [REPEAT]\n";
    return 2;
  }
  const auto number = [&](int index) {
    return argc > index ? static_cast<std::size_t>(std::max(1, std::atoi(argv[index]))) : 1;
  };
  return kg::run(argv[1], argv[2], number(3), number(4));
}
