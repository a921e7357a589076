// What normalisation makes of code points, remembered in tables that fill as texts ask.
#include "runtime/core/settled_code_point.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <span>

#include "runtime/core/code_point.h"
#include "runtime/core/composition.h"

namespace carom::core {
namespace {

constexpr std::int32_t kFirstBeyondTable = 0x10000;
constexpr std::uint16_t kUnknown = 0;
constexpr std::uint16_t kNotSettled = 0xFFFF;  // a noncharacter

struct Range {
  std::int32_t first;
  std::int32_t last;
};

// Blocks in which no starter composes with the starter before it, as Hangul jamo and Indic vowels do.
constexpr Range kBlocksWithoutJoiningStarters[] = {
    {0x80, 0x5FF},     // Latin, Greek, Cyrillic, Armenian, Hebrew
    {0x600, 0x6FF},    // Arabic: its letters join with marks only
    {0xE00, 0xE7F},    // Thai
    {0x1E00, 0x1FFF},  // Latin and Greek with marks
    {0x2000, 0x2BFF},  // punctuation, currency, letter-like, arrows, symbols
    {0x3000, 0x30FF},  // CJK punctuation, kana
    {0x3400, 0x4DBF},  // Han
    {0x4E00, 0x9FFF},  // Han
    {0xAC00, 0xD7A3},  // Hangul syllables; a jamo behind one is not of these blocks
    {0xFF00, 0xFFEF},  // full-width forms
};

bool lies_in_such_a_block(std::int32_t code_point) {
  for (const Range& block : kBlocksWithoutJoiningStarters)
    if (code_point >= block.first && code_point <= block.last) return true;
  return false;
}

std::uint16_t find_form(std::int32_t code_point) {
  if (is_space_or_control(code_point)) return ' ';
  if (!lies_in_such_a_block(code_point) || is_zero_width(code_point)) return kNotSettled;
  std::array<std::int32_t, 4> parts{};
  const std::size_t count = decompose(code_point, parts);
  if (is_combining_mark(static_cast<char32_t>(parts[0]))) return kNotSettled;
  CombiningRun run;
  for (const std::int32_t part : std::span(parts).first(count))
    if (!run.add(part)) return kNotSettled;
  const std::span<const std::int32_t> form = run.take();
  return form.size() == 1 && form[0] < kNotSettled ? static_cast<std::uint16_t>(form[0]) : kNotSettled;
}

/// Not a mark, not dropped, and never one with the starter before it.
bool stands_apart(std::int32_t code_point, std::int32_t first_part) {
  return lies_in_such_a_block(code_point) && !is_zero_width(code_point) &&
         !is_combining_mark(static_cast<char32_t>(first_part));
}

/// False: the run begins another character with it.
bool add_parts(std::int32_t code_point, CombiningRun& run) {
  std::array<std::int32_t, 4> parts{};
  const std::size_t count = decompose(code_point, parts);
  if (run.empty() && !stands_apart(code_point, parts[0]) && code_point > 0x7F) return false;
  return std::ranges::all_of(std::span(parts).first(count), [&run](std::int32_t part) { return run.add(part); });
}

SettledPair find_pair(std::int32_t starter, std::int32_t mark) {
  CombiningRun run;
  if (!add_parts(starter, run) || (mark != kNoMark && !add_parts(mark, run))) return {};
  const std::span<const std::int32_t> form = run.take();
  if (form.size() > 2 || form.back() >= kFirstBeyondTable || form.front() >= kFirstBeyondTable) return {};
  return {form[0], form.size() == 2 ? form[1] : 0};
}

/// A pair and what it becomes, in one word that threads can exchange: four code points of 16 bits.
class PackedPair {
 public:
  explicit PackedPair(std::uint64_t word) : word_(word) {}
  PackedPair(std::int32_t starter, std::int32_t mark, SettledPair becomes)
      : word_(pack(starter, mark) << 32U | pack(becomes.first, becomes.second)) {}

  [[nodiscard]] std::uint64_t word() const { return word_; }
  [[nodiscard]] bool is_of(std::int32_t starter, std::int32_t mark) const {
    return word_ >> 32U == pack(starter, mark);
  }
  [[nodiscard]] SettledPair becomes() const {
    return {static_cast<std::int32_t>(word_ >> 16U & 0xFFFFU), static_cast<std::int32_t>(word_ & 0xFFFFU)};
  }

 private:
  static std::uint64_t pack(std::int32_t one, std::int32_t other) {
    return static_cast<std::uint64_t>(one) << 16U | static_cast<std::uint64_t>(other);
  }

  std::uint64_t word_;
};

// Languages written with marks have some hundred pairs each.
constexpr std::size_t kPairSlots = 4096;

std::size_t slot_of(std::int32_t starter, std::int32_t mark) {
  return (static_cast<std::size_t>(starter) * 61 + static_cast<std::size_t>(mark)) % kPairSlots;
}

}  // namespace

SettledPair settled_pair(std::int32_t starter, std::int32_t mark) {
  // A slot holds the pair that was asked for last; none is asked for whose starter is 0.
  static std::array<std::atomic<std::uint64_t>, kPairSlots> pairs;
  if (starter >= kFirstBeyondTable || mark >= kFirstBeyondTable) return {};
  std::atomic<std::uint64_t>& slot = pairs[slot_of(starter, mark)];
  PackedPair known(slot.load(std::memory_order_relaxed));
  if (!known.is_of(starter, mark)) {
    known = PackedPair(starter, mark, find_pair(starter, mark));
    slot.store(known.word(), std::memory_order_relaxed);
  }
  return known.becomes();
}

bool is_zero_width(std::int32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_space_or_control(std::int32_t c) {
  if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return true;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::int32_t settled_form(std::int32_t code_point) {
  // Threads that meet a code point at the same time write the same value.
  static std::array<std::atomic<std::uint16_t>, kFirstBeyondTable> forms;
  if (code_point >= kFirstBeyondTable) return 0;
  std::atomic<std::uint16_t>& entry = forms[static_cast<std::size_t>(code_point)];
  std::uint16_t form = entry.load(std::memory_order_relaxed);
  if (form == kUnknown) entry.store(form = find_form(code_point), std::memory_order_relaxed);
  return form == kNotSettled ? 0 : form;
}

}  // namespace carom::core
