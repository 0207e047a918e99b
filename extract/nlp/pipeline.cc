#include "extract/nlp/pipeline.h"

#include <algorithm>
#include <utility>

#include "extract/nlp/arc_eager.h"
#include "extract/nlp/attribute_ruler.h"
#include "extract/nlp/entity_recognizer.h"
#include "extract/nlp/lemmatizer.h"
#include "extract/nlp/pipeline_config.h"
#include "extract/nlp/tagger.h"
#include "extract/nlp/tok2vec.h"
#include "extract/nlp/tokenizer.h"
#include "extract/nlp/word_vectors.h"

namespace kg {
namespace {

// Texts are run together until they have this many tokens: enough for full matrix tiles, few enough
// to stay in the caches of the processor.
constexpr std::size_t kBatchTokens = 2048;
// Buffers that a huge text has blown up are given back afterwards.
constexpr std::size_t kKeptTokens = 1 << 16;

template <typename T>
void shrink_if_huge(T& buffer, std::size_t per_token) {
  if (buffer.capacity() > kKeptTokens * per_token) T().swap(buffer);
}

}  // namespace

class Pipeline::Workspace {
 public:
  Workspace(const Tokenizer& tokenizer, const Tok2Vec& tok2vec, const DependencyParser& parser,
            const EntityRecognizer& recognizer)
      : tokenizer_cache(tokenizer.make_cache()),
        shared_cache(tok2vec.make_cache()),
        ner_cache(recognizer.tok2vec() ? recognizer.tok2vec()->make_cache() : nullptr),
        parser_scratch(parser),
        ner_scratch(recognizer.make_scratch()) {}

  Tokenizer::CachePtr tokenizer_cache;
  Tok2Vec::CachePtr shared_cache, ner_cache;
  DependencyParser::Scratch parser_scratch;
  EntityRecognizer::Scratch ner_scratch;

  // One batch of texts.
  std::vector<LexicalToken> tokens;
  std::vector<std::size_t> ends;  // of each text in `tokens`
  FloatBuffer rows;
  std::vector<std::uint8_t> is_space, sentence_starts;
  DependencyTree tree;
};

void Pipeline::WorkspaceDeleter::operator()(Workspace* workspace) const { delete workspace; }

struct Pipeline::Impl {
  Tokenizer tokenizer;
  VectorRows vector_rows;
  Tok2Vec tok2vec;
  Tagger tagger;
  DependencyParser parser;
  EntityRecognizer recognizer;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  std::shared_ptr<const LabelSet> labels;

  void annotate_batch(std::span<const PipelineInput> texts, Workspace& work,
                      std::vector<Annotation>& results) const;
  void predict(std::span<const PipelineInput> texts, Workspace& work,
               std::span<Annotation> results) const;
  void start(std::span<const LexicalToken> tokens, const float* rows, Annotation& result) const;
  void parse(std::span<const std::uint8_t> is_space, const float* rows, bool single_sentence,
             Workspace& work, Annotation& result) const;
};

Pipeline::Pipeline(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::load(const std::filesystem::path& model_directory) {
  KG_ASSIGN(const PipelineConfig config, PipelineConfig::read(model_directory));
  LabelSet labels;
  KG_ASSIGN(Tokenizer tokenizer, Tokenizer::load(model_directory));
  KG_ASSIGN(WordVectors vectors, WordVectors::read(model_directory));
  KG_ASSIGN(const ThincModel network, ThincModel::read(model_directory / config.tok2vec / "model"));
  KG_ASSIGN(Tok2Vec tok2vec, Tok2Vec::load(network, vectors));
  const std::size_t width = tok2vec.width();
  KG_ASSIGN(Tagger tagger, Tagger::load(model_directory / config.tagger, width, labels));
  KG_ASSIGN(DependencyParser parser,
            DependencyParser::load(model_directory / config.parser, width, labels));
  KG_ASSIGN(EntityRecognizer recognizer,
            EntityRecognizer::load(model_directory / config.ner, width, vectors, labels));
  KG_ASSIGN(AttributeRuler ruler, AttributeRuler::load(model_directory, labels));
  KG_ASSIGN(Lemmatizer lemmatizer, Lemmatizer::load(model_directory, labels));
  return Pipeline(std::unique_ptr<Impl>(
      new Impl{std::move(tokenizer), std::move(vectors.row_of), std::move(tok2vec),
               std::move(tagger), std::move(parser), std::move(recognizer), std::move(ruler),
               std::move(lemmatizer), std::make_shared<const LabelSet>(std::move(labels))}));
}

Pipeline::WorkspacePtr Pipeline::make_workspace() const {
  return WorkspacePtr(
      new Workspace(impl_->tokenizer, impl_->tok2vec, impl_->parser, impl_->recognizer));
}

const std::shared_ptr<const LabelSet>& Pipeline::labels() const { return impl_->labels; }

std::vector<Annotation> Pipeline::annotate(std::span<const PipelineInput> texts,
                                           Workspace& work) const {
  std::vector<Annotation> results;
  results.reserve(texts.size());
  std::size_t first = 0;
  work.tokens.clear();
  work.ends.clear();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t begin = work.tokens.size();
    impl_->tokenizer.tokenize(texts[i].text, *work.tokenizer_cache, work.tokens);
    if (texts[i].join_affixes) impl_->tokenizer.join_affixes(texts[i].text, begin, work.tokens);
    work.ends.push_back(work.tokens.size());
    if (work.tokens.size() < kBatchTokens && i + 1 < texts.size()) continue;
    impl_->annotate_batch(texts.subspan(first, i + 1 - first), work, results);
    first = i + 1;
    work.tokens.clear();
    work.ends.clear();
  }
  shrink_if_huge(work.tokens, 1);
  shrink_if_huge(work.rows, impl_->tok2vec.width());
  return results;
}

void Pipeline::Impl::annotate_batch(std::span<const PipelineInput> texts, Workspace& work,
                                    std::vector<Annotation>& results) const {
  const std::size_t first = results.size();
  results.resize(first + texts.size());
  const std::span<Annotation> batch(results.data() + first, texts.size());
  for (Annotation& result : batch) result.labels = labels;
  if (work.tokens.empty()) return;
  predict(texts, work, batch);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::span<const LexicalToken> tokens(work.tokens.data() + begin, work.ends[i] - begin);
    ruler.apply(texts[i].text, tokens, batch[i].tokens);
    lemmatizer.apply(texts[i].text, batch[i].tokens);
    begin = work.ends[i];
  }
}

// Everything that the networks say: tags, trees, sentences and entities of all texts of a batch.
void Pipeline::Impl::predict(std::span<const PipelineInput> texts, Workspace& work,
                             std::span<Annotation> results) const {
  work.is_space.resize(work.tokens.size());
  for (std::size_t i = 0; i < work.tokens.size(); ++i)
    work.is_space[i] = work.tokens[i].lex.is_space ? 1 : 0;
  const auto for_each_text = [&](std::size_t width, auto function) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::size_t size = work.ends[i] - begin;
      function(i, begin, size, work.rows.data() + begin * width,
               std::span<const std::uint8_t>(work.is_space).subspan(begin, size));
      begin = work.ends[i];
    }
  };
  tok2vec.encode(work.tokens, work.ends, vector_rows, *work.shared_cache, work.rows);
  for_each_text(tok2vec.width(), [&](std::size_t i, std::size_t begin, std::size_t size,
                                     const float* rows, std::span<const std::uint8_t> is_space) {
    start(std::span(work.tokens).subspan(begin, size), rows, results[i]);
    parse(is_space, rows, texts[i].single_sentence, work, results[i]);
  });
  const Tok2Vec* own = recognizer.tok2vec();
  if (own != nullptr) own->encode(work.tokens, work.ends, vector_rows, *work.ner_cache, work.rows);
  for_each_text((own ? *own : tok2vec).width(), [&](std::size_t i, std::size_t, std::size_t,
                                                    const float* rows,
                                                    std::span<const std::uint8_t> is_space) {
    Annotation& result = results[i];
    work.sentence_starts.resize(result.tokens.size());
    for (std::size_t t = 0; t < result.tokens.size(); ++t)
      work.sentence_starts[t] = result.tokens[t].sentence_start ? 1 : 0;
    recognizer.recognize(rows, is_space, work.sentence_starts, work.ner_scratch, result.entities);
    for (const EntitySpan& entity : result.entities) {
      result.tokens[entity.tokens.first].entity_begin = true;
      for (TokenIndex t = entity.tokens.first; t < entity.tokens.last; ++t)
        result.tokens[t].entity = entity.label;
    }
  });
}

void Pipeline::Impl::start(std::span<const LexicalToken> tokens, const float* rows,
                           Annotation& result) const {
  result.tokens.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    result.tokens[i].span = tokens[i].span;
    result.tokens[i].space_after = tokens[i].space_after;
  }
  tagger.apply(rows, result.tokens);
}

void Pipeline::Impl::parse(std::span<const std::uint8_t> is_space, const float* rows,
                           bool single_sentence, Workspace& work, Annotation& result) const {
  if (is_space.empty()) return;
  parser.parse(rows, is_space, single_sentence, work.parser_scratch, work.tree);
  TokenIndex sentence = 0;
  const auto size = static_cast<TokenIndex>(is_space.size());
  for (TokenIndex i = 0; i < size; ++i) {
    Token& token = result.tokens[i];
    token.head = static_cast<TokenIndex>(work.tree.heads[i]);
    token.dep = work.tree.labels[i].dep;
    token.sentence_start = work.tree.sentence_starts[i] != 0;
    if (i == 0 || !token.sentence_start) continue;
    result.sentences.push_back({sentence, i});
    sentence = i;
  }
  result.sentences.push_back({sentence, size});
}

}  // namespace kg
