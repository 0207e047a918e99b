#include "extract/nlp/tok2vec.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "extract/nlp/embedding_cache.h"

namespace kg {
namespace {

constexpr std::size_t kHashes = 4;  // rows of an embedding table that are added up for one value

std::optional<TokenAttribute> attribute_from(std::string_view name) {
  constexpr std::pair<std::string_view, TokenAttribute> kNames[] = {
      {"NORM", TokenAttribute::Norm},     {"PREFIX", TokenAttribute::Prefix},
      {"SUFFIX", TokenAttribute::Suffix}, {"SHAPE", TokenAttribute::Shape},
      {"SPACY", TokenAttribute::Spacy},   {"IS_SPACE", TokenAttribute::IsSpace},
      {"ORTH", TokenAttribute::Orth},     {"LOWER", TokenAttribute::Lower}};
  for (const auto& [known, attribute] : kNames) {
    if (known == name) return attribute;
  }
  return std::nullopt;
}

std::uint64_t value_of(const LexicalToken& token, TokenAttribute attribute) {
  switch (attribute) {
    case TokenAttribute::Norm:
      return token.lex.norm;
    case TokenAttribute::Prefix:
      return token.lex.prefix;
    case TokenAttribute::Suffix:
      return token.lex.suffix;
    case TokenAttribute::Shape:
      return token.lex.shape;
    case TokenAttribute::Spacy:
      return token.space_after ? 1 : 0;
    case TokenAttribute::IsSpace:
      return token.lex.is_space ? 1 : 0;
    case TokenAttribute::Orth:
      return token.lex.orth;
    case TokenAttribute::Lower:
      return token.lex.lower;
  }
  return 0;
}

std::uint64_t finalize(std::uint64_t h) {
  h ^= h >> 33U;
  h *= 0xFF51AFD7ED558CCDU;
  h ^= h >> 33U;
  h *= 0xC4CEB9FE1A85EC53U;
  return h ^ h >> 33U;
}

// thinc's MurmurHash3_x86_128_uint64 (thinc/backends/cpu_kernels.hh), which despite its name is the
// x64 variant of MurmurHash3 for exactly eight bytes.
std::array<std::uint32_t, kHashes> hash_value(std::uint64_t value, std::uint32_t seed) {
  std::uint64_t h1 = std::rotl(value * 0x87C37B91114253D5U, 31) * 0x4CF5AD432745937FU;
  h1 ^= seed;
  h1 ^= 8;
  std::uint64_t h2 = std::uint64_t{seed} ^ 8U;
  h1 += h2;
  h2 += h1;
  h1 = finalize(h1);
  h2 = finalize(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32U),
          static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32U)};
}

FloatBuffer aligned(const std::vector<float>& values) { return {values.begin(), values.end()}; }

}  // namespace

void Tok2Vec::CacheDeleter::operator()(Cache* cache) const { delete cache; }

Result<Tok2Vec> Tok2Vec::load(const ThincModel& model, const WordVectors& vectors) {
  Tok2Vec result;
  KG_TRY(result.load_embeddings(model));
  KG_TRY(result.load_static_vectors(model, vectors));
  KG_TRY(result.load_layers(model));
  return result;
}

Status Tok2Vec::load_embeddings(const ThincModel& model) {
  KG_ASSIGN(const ModelNode* features, model.only("extract_features"));
  const auto tables = model.find("hashembed");
  if (tables.empty() || tables.size() != features->columns.size())
    return model.corrupt("as many embedding tables as token attributes are expected");
  for (const std::size_t index : tables) {
    const ModelNode& node = model.nodes()[index];
    KG_ASSIGN(const std::size_t column, model.number(node, "column"));
    KG_ASSIGN(const std::size_t seed, model.number(node, "seed"));
    KG_ASSIGN(const Tensor* table, model.param(node, "E", {0, width_}));
    if (column >= features->columns.size()) return model.corrupt("no such token attribute");
    width_ = table->shape[1];
    if (width_ % 16 != 0)
      return failure(
          ErrorCode::Unsupported,
          fmt::format("model file '{}': width {} is not a multiple of 16", model.path(), width_));
    const auto attribute = attribute_from(features->columns[column]);
    if (!attribute)
      return failure(ErrorCode::Unsupported,
                     fmt::format("model file '{}': token attribute '{}' is not supported",
                                 model.path(), features->columns[column]));
    embeddings_.push_back({*attribute, static_cast<std::uint32_t>(seed),
                           static_cast<std::uint32_t>(table->shape[0]), aligned(table->data)});
    reads_space_ = reads_space_ || *attribute == TokenAttribute::Spacy;
  }
  return {};
}

// Projects all vectors once: a token then costs a copy instead of a matrix product.
Status Tok2Vec::load_static_vectors(const ThincModel& model, const WordVectors& vectors) {
  const auto nodes = model.find("static_vectors");
  if (nodes.empty()) return {};
  if (nodes.size() > 1) return model.corrupt("more than one layer of static vectors");
  if (vectors.rows == 0) return model.corrupt("it needs word vectors, but vocab/vectors has none");
  KG_ASSIGN(const Tensor* weights,
            model.param(model.nodes()[nodes.front()], "W", {width_, vectors.width}));
  has_static_ = true;
  const DenseLayer layer(weights->data, {}, width_, 1, vectors.width);
  projected_.resize(vectors.rows * width_);
  constexpr std::size_t kRows = 96;
  FloatBuffer block(kRows * layer.padded_outputs());
  for (std::size_t row = 0; row < vectors.rows; row += kRows) {
    const std::size_t count = std::min(kRows, vectors.rows - row);
    kernels().dense(layer, 0, layer.groups(),
                    {vectors.values.data() + row * vectors.width, vectors.width, count},
                    block.data(), layer.padded_outputs());
    for (std::size_t r = 0; r < count; ++r)
      std::copy_n(block.data() + r * layer.padded_outputs(), width_,
                  projected_.data() + (row + r) * width_);
  }
  return {};
}

Result<Tok2Vec::MaxoutNorm> Tok2Vec::load_layer(const ThincModel& model, const ModelNode& maxout,
                                                const ModelNode& norm, std::size_t width,
                                                std::size_t inputs) {
  KG_ASSIGN(const Tensor* weights, model.param(maxout, "W", {width, 0, inputs}));
  const std::size_t pieces = weights->shape[1];
  KG_ASSIGN(const Tensor* bias, model.param(maxout, "b", {width, pieces}));
  KG_ASSIGN(const Tensor* gain, model.param(norm, "G", {width}));
  KG_ASSIGN(const Tensor* shift, model.param(norm, "b", {width}));
  if (pieces < 2 || pieces > 3)
    return failure(ErrorCode::Unsupported,
                   fmt::format("model file '{}': maxout layers of {} pieces are not supported",
                               model.path(), pieces));
  return MaxoutNorm{DenseLayer(weights->data, bias->data, width, pieces, inputs),
                    aligned(gain->data), aligned(shift->data)};
}

// In thinc's breadth-first order the mixer comes before the encoder's blocks.
Status Tok2Vec::load_layers(const ThincModel& model) {
  const auto maxouts = model.find("maxout");
  const auto norms = model.find("layernorm");
  const auto windows = model.find("expand_window");
  if (maxouts.empty() || maxouts.size() != norms.size() || windows.size() + 1 != maxouts.size())
    return model.corrupt("a mixing layer and convolution blocks are expected");
  if (!windows.empty()) {
    KG_ASSIGN(window_, model.number(model.nodes()[windows.front()], "window_size"));
  }
  if (window_ > 8) return model.corrupt("a window this wide is not credible");
  pad_ = window_ * windows.size();  // spacy/ml/models/tok2vec.py: the receptive field
  const std::size_t mixed = width_ * (embeddings_.size() + (has_static_ ? 1 : 0));
  for (std::size_t i = 0; i < maxouts.size(); ++i) {
    const std::size_t inputs = i == 0 ? mixed : width_ * (2 * window_ + 1);
    KG_ASSIGN(MaxoutNorm layer, load_layer(model, model.nodes()[maxouts[i]],
                                           model.nodes()[norms[i]], width_, inputs));
    if (i == 0) {
      mixer_ = std::move(layer);
    } else {
      encoder_.push_back(std::move(layer));
    }
  }
  if (window_ == 1 && !encoder_.empty()) {
    const auto& params = model.nodes()[maxouts[1]].params;  // checked by load_layer
    precompute_first_block(params.find("W")->second.data, params.find("b")->second.data,
                           encoder_.front().maxout.pieces());
  }
  return {};
}

// Splits the weights of the first convolution by the word of the window that they multiply.
void Tok2Vec::precompute_first_block(const std::vector<float>& weights,
                                     const std::vector<float>& bias, std::size_t pieces) {
  constexpr std::size_t kWindow = 3;
  std::vector<float> split(weights.size());
  parts_bias_.resize(bias.size());
  for (std::size_t o = 0; o < width_; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) {
      parts_bias_[p * width_ + o] = bias[o * pieces + p];
      for (std::size_t part = 0; part < kWindow; ++part) {
        const std::size_t from = (o * pieces + p) * kWindow + part;
        const std::size_t to = (part * pieces + p) * width_ + o;
        std::copy_n(weights.data() + from * width_, width_, split.data() + to * width_);
      }
    }
  }
  parts_ = DenseLayer(split, {}, kWindow * pieces * width_, 1, width_);
}

Tok2Vec::CachePtr Tok2Vec::make_cache() const {
  return CachePtr(new Cache(width_, mixer_.maxout.inputs(), parts_.padded_outputs()));
}

// The rows of the work buffer: `window_` rows of zeros that no layer touches (what lies beyond the
// sequence), `pad_` rows, the first text, `pad_` rows, the next text, ..., `pad_` rows, `window_`
// rows. The pad rows begin as zeros but every layer runs on them too, so that they carry state
// between layers, as in thinc's with_array. A text sees at most pad_ rows to either side, which is
// why its neighbours cannot reach it.
void Tok2Vec::encode(std::span<const LexicalToken> tokens, std::span<const std::size_t> ends,
                     const VectorRows& row_of, Cache& cache, FloatBuffer& rows) const {
  const std::size_t count = tokens.size() + pad_ * (ends.size() + 1);
  rows.resize((count + 2 * window_) * width_);
  std::fill_n(rows.begin(), window_ * width_, 0.0F);
  std::fill_n(rows.end() - static_cast<std::ptrdiff_t>(window_ * width_), window_ * width_, 0.0F);
  float* x = rows.data() + window_ * width_;
  cache.row_tokens.assign(pad_, Cache::kPad);
  for (std::size_t text = 0, token = 0; text < ends.size(); ++text) {
    for (; token < ends[text]; ++token)
      cache.row_tokens.push_back(static_cast<std::uint32_t>(token));
    cache.row_tokens.insert(cache.row_tokens.end(), pad_, Cache::kPad);
  }
  for (std::size_t row = 0; row < count; row += Cache::kChunk) {
    const std::size_t end = std::min(count, row + Cache::kChunk);
    look_up(tokens, row, end, row_of, cache);
    run_first_block(x + row * width_, end - row, cache);
  }
  const std::size_t done = parts_.outputs() > 0 ? 1 : 0;
  for (std::size_t i = done; i < encoder_.size(); ++i) convolve(encoder_[i], x, count, cache);
  float* to = rows.data();
  std::size_t begin = 0;
  for (std::size_t text = 0; text < ends.size(); ++text) {
    const std::size_t size = (ends[text] - begin) * width_;
    const float* from = x + (begin + pad_ * (text + 1)) * width_;
    if (size > 0) std::memmove(to, from, size * sizeof(float));
    to += size;
    begin = ends[text];
  }
}

// Sets cache.words to the entries of the rows first - 1 to last, both included.
void Tok2Vec::look_up(std::span<const LexicalToken> tokens, std::size_t first, std::size_t last,
                      const VectorRows& row_of, Cache& cache) const {
  cache.begin_chunk();
  for (std::size_t i = 0; i < last - first + 2; ++i) {
    const std::size_t row = first + i;  // one too many, for the row before the first
    const bool is_word =
        row > 0 && row <= cache.row_tokens.size() && cache.row_tokens[row - 1] != Cache::kPad;
    cache.words[i] =
        is_word ? word(tokens[cache.row_tokens[row - 1]], row_of, cache) : cache.zeros.data();
  }
  compute_missing(cache);
}

// The entry of a word, which is complete after compute_missing at the latest.
const float* Tok2Vec::word(const LexicalToken& token, const VectorRows& row_of,
                           Cache& cache) const {
  bool known = false;
  float* entry =
      cache.entry_of({token.lex.orth, token.lex.norm, reads_space_ && token.space_after}, known);
  if (known) return entry;
  concatenate(token, row_of,
              cache.mixer_input.data() + cache.missing_count * mixer_.maxout.inputs());
  cache.missing[cache.missing_count++] = entry;
  if (cache.missing_count == Cache::kBatch) compute_missing(cache);
  return entry;
}

void Tok2Vec::concatenate(const LexicalToken& token, const VectorRows& row_of, float* to) const {
  for (const HashEmbedding& embedding : embeddings_) {
    const auto hashes = hash_value(value_of(token, embedding.attribute), embedding.seed);
    std::fill_n(to, width_, 0.0F);
    for (const std::uint32_t hash : hashes)
      kernels().add(to, embedding.table.data() + hash % embedding.rows * width_, width_);
    to += width_;
  }
  if (!has_static_) return;
  if (const auto row = row_of.find(token.lex.orth)) {
    std::copy_n(projected_.data() + *row * width_, width_, to);
  } else {
    std::fill_n(to, width_, 0.0F);
  }
}

void Tok2Vec::compute_missing(Cache& cache) const {
  float* mixed = cache.block[0].data();
  kernels().dense(mixer_.maxout, 0, mixer_.maxout.groups(),
                  {cache.mixer_input.data(), mixer_.maxout.inputs(), cache.missing_count}, mixed,
                  width_);
  kernels().layer_norm(mixed, cache.missing_count, width_, mixer_.gain.data(), mixer_.bias.data(),
                       false, mixed);
  const std::size_t part_size = parts_.padded_outputs();
  if (part_size > 0) {
    kernels().dense(parts_, 0, parts_.groups(), {mixed, width_, cache.missing_count},
                    cache.part_output.data(), part_size);
  }
  for (std::size_t i = 0; i < cache.missing_count; ++i) {
    std::copy_n(mixed + i * width_, width_, cache.missing[i]);
    std::copy_n(cache.part_output.data() + i * part_size, part_size, cache.missing[i] + width_);
  }
  cache.missing_count = 0;
}

// The embeddings of the words in cache.words, plus the first convolution over them: the sum of what
// the word before, the word itself and the word after contribute.
void Tok2Vec::run_first_block(float* x, std::size_t rows, Cache& cache) const {
  for (std::size_t i = 0; i < rows; ++i) std::copy_n(cache.words[i + 1], width_, x + i * width_);
  if (parts_.outputs() == 0) return;
  const Kernels& kernel = kernels();
  const MaxoutNorm& layer = encoder_.front();
  const std::size_t pieces = layer.maxout.pieces();
  float* y = cache.block[0].data();
  for (std::size_t begin = 0; begin < rows; begin += Cache::kBatch) {
    const std::size_t count = std::min(Cache::kBatch, rows - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const float* window[3];
      for (std::size_t part = 0; part < 3; ++part)
        window[part] = cache.words[begin + i + part] + width_ + part * pieces * width_;
      kernel.sum_maxout(window, 3, parts_bias_.data(), width_, pieces, y + i * width_);
    }
    kernel.layer_norm(y, count, width_, layer.gain.data(), layer.bias.data(), true,
                      x + begin * width_);
  }
}

// x[t] += norm(maxout(W [x[t-1]; x[t]; x[t+1]] + b)) for all rows at once. The window is a row of a
// matrix whose rows overlap. The update of a block waits until the next block, which still reads
// the old values at its edge, is computed.
void Tok2Vec::convolve(const MaxoutNorm& layer, float* x, std::size_t rows, Cache& cache) const {
  const Kernels& kernel = kernels();
  const auto size_at = [&](std::size_t block) {
    return std::min(Cache::kBatch, rows - block * Cache::kBatch);
  };
  const std::size_t blocks = (rows + Cache::kBatch - 1) / Cache::kBatch;
  for (std::size_t block = 0; block <= blocks; ++block) {
    if (block < blocks) {
      float* y = cache.block[block % 2].data();
      const std::size_t count = size_at(block);
      const float* window = x + block * Cache::kBatch * width_ - window_ * width_;
      kernel.dense(layer.maxout, 0, layer.maxout.groups(), {window, width_, count}, y, width_);
    }
    if (block > 0) {
      kernel.layer_norm(cache.block[(block - 1) % 2].data(), size_at(block - 1), width_,
                        layer.gain.data(), layer.bias.data(), true,
                        x + (block - 1) * Cache::kBatch * width_);
    }
  }
}

}  // namespace kg
