// Buckets by the first two bytes; whatever stands in a place's bucket is compared.
#include "runtime/scan/literal_set.h"

#include <cstring>

namespace carom::scan {
namespace {

constexpr std::size_t kBuckets = 1U << 16U;

std::uint32_t bucket_of(const char* at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(at[0])) << 8U | static_cast<unsigned char>(at[1]);
}

}  // namespace

LiteralSet LiteralSet::build(std::span<const std::string_view> literals, SimdForm) {
  LiteralSet set;
  std::vector<std::vector<Entry>> buckets(kBuckets);
  for (std::uint32_t i = 0; i < literals.size(); ++i) {
    const std::string_view literal = literals[i];
    const Entry entry{i, static_cast<std::uint32_t>(set.bytes_.size()), static_cast<std::uint32_t>(literal.size())};
    set.bytes_ += literal;
    if (literal.size() == 1) set.short_[static_cast<unsigned char>(literal[0])].push_back(entry);
    if (literal.size() > 1) buckets[bucket_of(literal.data())].push_back(entry);
  }
  set.is_bucket_.resize(kBuckets / 64);
  set.begins_.push_back(0);
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (!buckets[i].empty()) set.is_bucket_[i / 64] |= 1ULL << i % 64;
    set.entries_.insert(set.entries_.end(), buckets[i].begin(), buckets[i].end());
    set.begins_.push_back(static_cast<std::uint32_t>(set.entries_.size()));
  }
  return set;
}

void LiteralSet::find(const TextBatch& texts, Hits& hits) const {
  hits.clear();
  scan(texts.data(), TextBatch::kPadding, texts.used_bytes(), hits);
}

void LiteralSet::find(std::string_view padded_text, Hits& hits) const {
  hits.clear();
  scan(padded_text.data(), 0, padded_text.size(), hits);
}

void LiteralSet::scan(const char* text, std::size_t begin, std::size_t end, Hits& hits) const {
  if (begins_.empty()) return;
  for (std::size_t at = begin; at < end; ++at) {
    for (const Entry& entry : short_[static_cast<unsigned char>(text[at])])
      hits.add({entry.literal, static_cast<std::uint32_t>(at + 1)});
    const std::uint32_t bucket = bucket_of(text + at);
    if ((is_bucket_[bucket / 64] >> bucket % 64 & 1U) == 0) continue;
    for (std::uint32_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
      const Entry& entry = entries_[i];
      if (entry.size > end - at || std::memcmp(text + at, bytes_.data() + entry.begin, entry.size) != 0) continue;
      hits.add({entry.literal, static_cast<std::uint32_t>(at + entry.size)});
    }
  }
}

}  // namespace carom::scan
