// The phases of a search behind the filter, shared by the forms. Each form includes this file into a source of its own,
// compiled for its processors: everything here has internal linkage and calls nothing that is inline elsewhere.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "runtime/scan/scan_tables.h"
#include "runtime/scan/window_hash.h"

namespace carom::scan {
namespace {

/// What a text may cost: a comparison that finds nothing takes about as long as the automaton takes for four bytes.
constexpr uint64_t kFreeComparisons = 4096;
constexpr uint32_t kBytesAComparison = 4;

struct AnchorCounts {
  uint32_t of_long;
  uint32_t of_others;
};

/// The filter of the forms that test one bigram after another.
struct AnchorsByByte {
  static AnchorCounts collect_anchors(const ScanTables& tables, const char* piece, uint32_t count,
                                      ScanScratch& scratch) {
    AnchorCounts counts{0, 0};
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t bigram = bigram_of((unsigned char)piece[i], (unsigned char)piece[i + 1]);
      scratch.long_anchors[counts.of_long] = (uint16_t)i;
      counts.of_long += tables.long_anchors.contains(bigram);
      scratch.other_anchors[counts.of_others] = (uint16_t)i;
      counts.of_others += tables.other_anchors.contains(bigram);
    }
    return counts;
  }
};

/// Keeps the anchors whose window's hash belongs to any row.
inline uint32_t pass_bitmap(const WindowTable& table, WindowShape shape, const char* piece, const uint16_t* anchors,
                            uint32_t count, uint16_t* passed) {
  const uint64_t* bits = table.bits;
  const uint32_t shift = table.shift;
  uint32_t n = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t anchor = anchors[i];
    const uint64_t hash = window_product(piece + anchor, shape) >> shift;
    passed[n] = (uint16_t)anchor;
    n += (uint32_t)(bits[hash >> 6] >> (hash & 63)) & 1;
  }
  return n;
}

/// Keeps those whose tag fits too, with their rows.
inline uint32_t pass_tags(const WindowTable& table, WindowShape shape, const char* piece, const uint16_t* anchors,
                          uint32_t count, Suspect* suspects) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t anchor = anchors[i];
    const uint64_t product = window_product(piece + anchor, shape);
    const uint64_t hash = product >> table.shift;
    const uint64_t word = table.bits[hash >> 6];
    const uint32_t row = table.ranks[hash >> 6] + (uint32_t)__builtin_popcountll(word & ~(~0ULL << (hash & 63)));
    const uint8_t tag = table.tags[row];
    suspects[n] = {row, anchor};
    n += (uint32_t)(tag == window_tag(product, table.shift)) | (uint32_t)(tag == 0);
  }
  return n;
}

inline void make_room(HitBuffer& hits, size_t count) {
  if (hits.size + count > hits.capacity) grow(hits, hits.size + count);
}

/// A search of one stretch of text.
template <class Form>
struct Search {
  const ScanTables& tables;
  const char* base;
  HitBuffer& hits;
  uint64_t effort = 0;  // comparisons made
  uint64_t allowed;     // how many may be made that find nothing

  [[nodiscard]] bool is_worthwhile() const { return effort <= allowed + hits.size; }
  [[nodiscard]] bool has_too_many() const { return hits.size > hits.most; }

  /// Adds the hit if there is one; there is room for it.
  void compare(const Row& row, uint32_t anchor) {
    const char* text = base + anchor - row.before;
    Hit hit{row.literal, anchor - row.before + row.size};
    uint32_t found = Form::equal(text, tables.bytes + row.bytes, row.size);
    if (row.is_long && found != 0) [[unlikely]]
      found = rest_of_literal_fits(tables, row, text, hit.end, effort);
    hits.hits[hits.size] = hit;
    hits.size += found;
  }

  /// The rows that share a hash with `row`. Kept apart, as most have none.
  [[gnu::noinline]] void compare_more(const WindowTable& table, const Row& row, uint32_t anchor) {
    effort += row.more_count;
    if (!is_worthwhile() || has_too_many()) return;
    for (uint32_t i = 0; i < row.more_count; ++i) compare(table.rows[row.more + i], anchor);
  }

  void compare_rows(const WindowTable& table, uint32_t piece_begin, const Suspect* suspects, uint32_t count) {
    effort += count;
    make_room(hits, count);
    for (uint32_t i = 0; i < count; ++i) {
      const Row& row = table.rows[suspects[i].row];
      compare(row, piece_begin + suspects[i].anchor);
      if (row.more_count == 0) continue;
      make_room(hits, size_t{row.more_count} + count);
      compare_more(table, row, piece_begin + suspects[i].anchor);
    }
  }

  void search_class(LiteralClass literal_class, uint32_t piece_begin, const uint16_t* anchors, uint32_t count) {
    if (!tables.has_class[literal_class]) return;
    const WindowTable& table = tables.tables[literal_class];
    const WindowShape shape = kWindowShapes[literal_class];
    const char* piece = base + piece_begin;
    ScanScratch& scratch = *hits.scratch;
    count = pass_bitmap(table, shape, piece, anchors, count, scratch.passed);
    count = pass_tags(table, shape, piece, scratch.passed, count, scratch.suspects);
    compare_rows(table, piece_begin, scratch.suspects, count);
  }

  /// Brings hits [first, middle) and [middle, size), each by text, into one such order. Comparing ends does that: ends
  /// of different texts compare as the texts do, and within a text no order is asked for.
  void merge(size_t first, size_t middle) {
    const size_t size = hits.size;
    if (first == middle || middle == size) return;
    make_room(hits, size - middle);
    Hit* all = hits.hits;
    __builtin_memcpy(all + size, all + middle, (size - middle) * sizeof(Hit));
    size_t left = middle;
    size_t right = size + (size - middle);
    for (size_t to = size; right > size;) {
      const bool take_left = left > first && all[left - 1].end > all[right - 1].end;
      all[--to] = take_left ? all[left - 1] : all[right - 1];
      left -= take_left;
      right -= !take_left;
    }
  }

  /// Searches for occurrences whose anchors lie in [begin, begin + count), count <= kPieceBytes.
  void search_piece(uint32_t begin, uint32_t count) {
    ScanScratch& scratch = *hits.scratch;
    const AnchorCounts anchors = Form::collect_anchors(tables, base + begin, count, scratch);
    const size_t first = hits.size;
    search_class(kLong, begin, scratch.long_anchors, anchors.of_long);
    if (!tables.has_others) return;
    for (uint32_t c = kMiddle; c <= kSingle; ++c) {
      const size_t middle = hits.size;
      search_class((LiteralClass)c, begin, scratch.other_anchors, anchors.of_others);
      merge(first, middle);
    }
  }
};

/// What a form's find function does, once the form has given it its filter and its comparison.
template <class Form>
inline bool find_with(const ScanTables& tables, const char* base, uint32_t begin, uint32_t end, HitBuffer& hits) {
  Search<Form> search{.tables = tables, .base = base, .hits = hits, .allowed = kFreeComparisons - hits.size};
  for (uint32_t at = begin; at < end; at += kPieceBytes) {
    const uint32_t count = end - at < kPieceBytes ? end - at : kPieceBytes;
    search.allowed += count / kBytesAComparison;
    search.search_piece(at, count);
    if (search.has_too_many()) return true;
    if (!search.is_worthwhile()) return false;
  }
  return true;
}

}  // namespace
}  // namespace carom::scan
