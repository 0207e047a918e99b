#include "extract/nlp/tokenizer.h"

#include <algorithm>
#include <span>

#include "core/check.h"
#include "core/unicode.h"
#include "extract/nlp/characters.h"
#include "extract/nlp/chunk_cache.h"
#include "extract/nlp/regex.h"
#include "extract/nlp/special_cases.h"
#include "extract/nlp/tokenizer_rules.h"

namespace kg {
namespace {

// In chunks longer than kLongChunk, suffixes are sought in a window at the end.
constexpr std::size_t kLongChunk = 128;
constexpr std::size_t kSuffixWindow = 64;
constexpr std::uint64_t kHashSeed = 0;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Bytes at the start of `text` that are all white space or all none of it, as `space` says.
std::size_t run_length(std::string_view text, bool space) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    const bool here = (character_properties(next_code_point(text, next)) & kSpace) != 0;
    if (here != space) break;
    end = next;
  }
  return end;
}

// Splits chunks; holds what one thread needs for it.
class ChunkSplitter {
 public:
  ChunkSplitter(const TokenizerRules& rules, const Lexemes& lexemes, Regex::Scratch& scratch,
                bool with_special_cases)
      : rules_(rules), lexemes_(lexemes), scratch_(scratch), special_(with_special_cases) {}

  // Appends the tokens of a chunk to `pieces`. Source: Tokenizer._tokenize.
  void split(std::string_view chunk, std::vector<ChunkPiece>& pieces) const {
    if (const auto* special = special_case(chunk)) {
      pieces.insert(pieces.end(), special->begin(), special->end());
      return;
    }
    if (chunk.size() > Tokenizer::kMaxChunk) return append(chunk, pieces);
    std::vector<std::string_view> suffixes;
    const std::string_view rest = split_affixes(chunk, pieces, suffixes);
    if (!rest.empty()) attach(rest, pieces);
    for (auto suffix = suffixes.rbegin(); suffix != suffixes.rend(); ++suffix)
      append(*suffix, pieces);
  }

  bool has_affix(std::string_view text) const {
    return prefix_length(text) > 0 || suffix_length(text) > 0 || infix(text, 0, true).has_value();
  }

 private:
  const std::vector<ChunkPiece>* special_case(std::string_view text) const {
    return special_ ? rules_.cases.find(text) : nullptr;
  }

  void append(std::string_view text, std::vector<ChunkPiece>& pieces) const {
    pieces.push_back({static_cast<std::uint32_t>(text.size()), lexemes_.attributes(text)});
  }

  // Takes prefixes (at once into `pieces`) and suffixes (outermost first) off until nothing changes
  // or an exception is left. Source: Tokenizer._split_affixes.
  std::string_view split_affixes(std::string_view text, std::vector<ChunkPiece>& pieces,
                                 std::vector<std::string_view>& suffixes) const {
    std::size_t last_size = 0;
    while (!text.empty() && text.size() != last_size) {
      if (matches(rules_.token_match, text) || special_case(text)) break;
      last_size = text.size();
      const std::size_t prefix = prefix_length(text);
      const std::string_view tail = text.substr(prefix);
      if (prefix > 0) {
        append(text.substr(0, prefix), pieces);
        if (!tail.empty() && special_case(tail)) return tail;
      }
      // The suffix is sought behind the prefix: look-behind must not see into it.
      const std::size_t suffix = suffix_length(tail);
      if (suffix > 0) {
        const std::size_t kept = text.size() - suffix;
        if (kept > 0 && special_case(text.substr(0, kept))) {
          // The exception wins over the prefix, which is part of it.
          if (prefix > 0) pieces.pop_back();
          suffixes.push_back(text.substr(kept));
          return text.substr(0, kept);
        }
        suffixes.push_back(text.substr(kept));
      }
      text = tail.substr(0, tail.size() - suffix);
    }
    return text;
  }

  // What is left between the affixes. Source: Tokenizer._attach_tokens.
  void attach(std::string_view text, std::vector<ChunkPiece>& pieces) const {
    if (const auto* special = special_case(text)) {
      pieces.insert(pieces.end(), special->begin(), special->end());
    } else if (matches(rules_.token_match, text) || matches(rules_.url_match, text)) {
      append(text, pieces);
    } else {
      split_infixes(text, pieces);
    }
  }

  void split_infixes(std::string_view text, std::vector<ChunkPiece>& pieces) const {
    std::size_t start = 0;
    auto match = infix(text, 0, true);
    while (match) {
      if (match->begin != 0) {  // an infix at the very start separates nothing
        if (match->begin != start) append(text.substr(start, match->begin - start), pieces);
        if (match->begin != match->end)
          append(text.substr(match->begin, match->end - match->begin), pieces);
        start = match->end;
      }
      // As Python's finditer: an empty match may follow a match, but not at the same place.
      match = infix(text, match->end, match->begin != match->end);
    }
    if (start < text.size()) append(text.substr(start), pieces);
  }

  std::optional<Regex::Match> infix(std::string_view text, std::size_t from, bool empty) const {
    if (!rules_.infix) return std::nullopt;
    return rules_.infix->find(text, from, scratch_, empty);
  }

  bool matches(const std::optional<Regex>& regex, std::string_view text) const {
    return regex && regex->find(text, 0, scratch_).has_value();
  }

  // As spaCy, these take only the length of the match, counted in code points, wherever it is.
  std::size_t prefix_length(std::string_view text) const {
    if (!rules_.prefix) return 0;
    const auto match = rules_.prefix->find(text, 0, scratch_);
    if (!match || match->begin == 0) return match ? match->end : 0;
    return prefix_bytes(text,
                        count_code_points(text.substr(match->begin, match->end - match->begin)));
  }

  std::size_t suffix_length(std::string_view text) const {
    if (!rules_.suffix) return 0;
    const auto match = find_suffix(text);
    if (!match || match->end == text.size()) return match ? match->end - match->begin : 0;
    return suffix_bytes(text,
                        count_code_points(text.substr(match->begin, match->end - match->begin)));
  }

  // The leftmost match. In a long text a match of the window's full length may continue to the
  // left, so the window grows until the match begins inside it.
  std::optional<Regex::Match> find_suffix(std::string_view text) const {
    std::size_t window = text.size() <= kLongChunk ? text.size() : kSuffixWindow;
    while (true) {
      std::size_t from = text.size() - std::min(window, text.size());
      while (from > 0 && is_continuation(text[from])) --from;
      const auto match = rules_.suffix->find(text, from, scratch_);
      if (from == 0 || !match || match->begin > from) return match;
      window *= 2;
    }
  }

  const TokenizerRules& rules_;
  const Lexemes& lexemes_;
  Regex::Scratch& scratch_;
  const bool special_;
};

}  // namespace

class Tokenizer::Cache {
 public:
  ChunkCache chunks;
  Regex::Scratch scratch;
  std::vector<ChunkPiece> pieces;
};

struct Tokenizer::Impl {
  Lexemes lexemes;
  TokenizerRules rules;
  SplitCaseMatcher split_cases;

  void prepare_split_cases();
  void tokenize_chunks(std::string_view text, Cache& cache, bool with_special_cases,
                       std::vector<LexicalToken>& tokens) const;
  std::span<const ChunkPiece> pieces_of(std::string_view chunk, const ChunkSplitter& splitter,
                                        Cache& cache) const;
};

std::span<const ChunkPiece> Tokenizer::Impl::pieces_of(std::string_view chunk,
                                                       const ChunkSplitter& splitter,
                                                       Cache& cache) const {
  const std::uint64_t hash = murmur_hash_64a(chunk, kHashSeed);
  if (const auto known = cache.chunks.find(chunk, hash); !known.empty()) return known;
  cache.pieces.clear();
  splitter.split(chunk, cache.pieces);
  cache.chunks.store(chunk, hash, cache.pieces);
  return cache.pieces;
}

// Runs of white space and runs of anything else alternate; a space behind a word belongs to the
// word. Source: Tokenizer._tokenize_affixes.
void Tokenizer::Impl::tokenize_chunks(std::string_view text, Cache& cache, bool with_special_cases,
                                      std::vector<LexicalToken>& tokens) const {
  const ChunkSplitter splitter(rules, lexemes, cache.scratch, with_special_cases);
  bool space = !text.empty() && run_length(text, true) > 0;
  for (std::size_t at = 0; at < text.size(); space = !space) {
    std::size_t length = run_length(text.substr(at), space);
    if (space && at > 0 && text[at] == ' ') {
      tokens.back().space_after = true;
      ++at;
      --length;
    }
    if (length == 0) continue;
    auto begin = static_cast<std::uint32_t>(at);
    for (const ChunkPiece& piece : pieces_of(text.substr(at, length), splitter, cache)) {
      tokens.push_back({{begin, begin + piece.length}, false, piece.lex});
      begin += piece.length;
    }
    at += length;
  }
}

// Source: Tokenizer.add_special_case.
void Tokenizer::Impl::prepare_split_cases() {
  Cache cache;
  const ChunkSplitter splitter(rules, lexemes, cache.scratch, false);
  std::vector<LexicalToken> tokens;
  for (const std::string& text : rules.case_texts) {
    const bool needed =
        !rules.faster_heuristics || splitter.has_affix(text) || text.find(' ') != std::string::npos;
    if (!needed) continue;
    tokens.clear();
    tokenize_chunks(text, cache, false, tokens);
    split_cases.add(tokens);
  }
}

namespace {

// In byte order.
constexpr std::string_view kAffixes[] = {
    "anti",  "bi",    "co",    "counter", "cross", "de",   "eco",    "ex",    "extra", "inter",
    "intra", "macro", "mega",  "micro",   "mid",   "mini", "mono",   "multi", "neo",   "non",
    "over",  "pan",   "para",  "post",    "pre",   "pro",  "pseudo", "quasi", "re",    "semi",
    "sub",   "super", "trans", "tri",     "ultra", "un",   "under",  "uni",   "vice"};

bool is_affix(std::string_view word) {
  return word.size() <= 7 &&
         std::binary_search(std::begin(kAffixes), std::end(kAffixes), to_lower(word));
}

}  // namespace

void Tokenizer::CacheDeleter::operator()(Cache* cache) const { delete cache; }

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::load(const std::filesystem::path& model_directory) {
  KG_ASSIGN(Lexemes lexemes, Lexemes::load(model_directory));
  KG_ASSIGN(TokenizerRules rules, load_tokenizer_rules(model_directory / "tokenizer", lexemes));
  auto impl = std::make_unique<Impl>(Impl{std::move(lexemes), std::move(rules), {}});
  impl->prepare_split_cases();
  return Tokenizer(std::move(impl));
}

Tokenizer::CachePtr Tokenizer::make_cache() const { return CachePtr(new Cache); }

void Tokenizer::tokenize(std::string_view text, Cache& cache,
                         std::vector<LexicalToken>& tokens) const {
  KG_CHECK(text.size() <= UINT32_MAX);
  KG_CHECK(is_valid_utf8(text));  // the expressions run without a check of their own
  const std::size_t first = tokens.size();
  impl_->tokenize_chunks(text, cache, true, tokens);
  impl_->split_cases.apply(text, impl_->rules.cases, first, tokens);
}

void Tokenizer::join_affixes(std::string_view text, std::size_t first,
                             std::vector<LexicalToken>& tokens) const {
  std::size_t kept = first;
  for (std::size_t i = first; i < tokens.size(); ++kept) {
    const bool joins = i + 2 < tokens.size() && !tokens[i].space_after &&
                       !tokens[i + 1].space_after && slice(text, tokens[i + 1].span) == "-" &&
                       is_affix(slice(text, tokens[i].span));
    LexicalToken token = tokens[i];
    if (joins) {
      token.span.end = tokens[i + 2].span.end;
      token.space_after = tokens[i + 2].space_after;
      token.lex = impl_->lexemes.attributes(slice(text, token.span));
    }
    tokens[kept] = token;
    i += joins ? 3 : 1;
  }
  tokens.resize(kept);
}

}  // namespace kg
