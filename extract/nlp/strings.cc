#include "extract/nlp/strings.h"

#include <array>
#include <cstddef>

#include "core/check.h"
#include "extract/nlp/spacy_tables.h"

namespace kg {
namespace {

constexpr std::uint64_t kSpacySeed = 1;

std::uint64_t little_endian(const char* bytes, std::size_t count) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < count; ++i)
    word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return word;
}

// Open addressing by the low bits of the hash: reserved symbols are looked up with the hash that
// the string needs anyway.
class SymbolIndex {
 public:
  SymbolIndex() {
    KG_CHECK(kReservedSymbolCount * 2 <= slots_.size());
    for (std::size_t i = 0; i < kReservedSymbolCount; ++i) insert(kReservedSymbols[i]);
  }

  // The symbol named `string`, null if there is none. REQUIRES: hash is that of `string`.
  const ReservedSymbol* find(std::string_view string, std::uint64_t hash) const {
    for (std::size_t i = hash % slots_.size(); slots_[i].symbol != nullptr;
         i = (i + 1) % slots_.size())
      if (slots_[i].hash == hash && slots_[i].symbol->name == string) return slots_[i].symbol;
    return nullptr;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const ReservedSymbol* symbol = nullptr;
  };

  void insert(const ReservedSymbol& symbol) {
    const std::uint64_t hash = murmur_hash_64a(symbol.name, kSpacySeed);
    std::size_t i = hash % slots_.size();
    while (slots_[i].symbol != nullptr) i = (i + 1) % slots_.size();
    slots_[i] = {hash, &symbol};
  }

  std::array<Slot, 2048> slots_;
};

}  // namespace

std::uint64_t murmur_hash_64a(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995;
  constexpr int kShift = 47;
  std::uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = little_endian(bytes.data() + at, 8) * kMultiplier;
    word = (word ^ (word >> kShift)) * kMultiplier;
    hash = (hash ^ word) * kMultiplier;
  }
  if (at < bytes.size())
    hash = (hash ^ little_endian(bytes.data() + at, bytes.size() - at)) * kMultiplier;
  hash = (hash ^ (hash >> kShift)) * kMultiplier;
  return hash ^ (hash >> kShift);
}

StringId string_id(std::string_view string) {
  static const SymbolIndex kSymbols;
  if (string.empty()) return 0;
  const std::uint64_t hash = murmur_hash_64a(string, kSpacySeed);
  const ReservedSymbol* symbol = kSymbols.find(string, hash);
  return symbol != nullptr ? symbol->id : hash;
}

}  // namespace kg
