// All that a search reads, in the plainest types: what the forms of the scan and the builder of a set agree on.
#pragma once

#include <cstdint>

#include "runtime/scan/bigram.h"
#include "runtime/scan/hit_buffer.h"
#include "runtime/scan/window_table.h"

namespace carom::scan {

/// Literals by what window they are found with.
enum LiteralClass : std::uint8_t {
  kLong,    ///< 8 bytes and more
  kMiddle,  ///< 4 to 7
  kShort,   ///< 2 and 3
  kSingle,  ///< 1
};
inline constexpr std::uint32_t kLiteralClasses = 4;
inline constexpr WindowShape kWindowShapes[kLiteralClasses] = {{8, 3}, {4, 1}, {2, 0}, {1, 0}};

/// The part of a literal that rows compare at once.
inline constexpr std::uint32_t kComparedBytes = 64;

/// A literal's bytes in ScanTables::bytes.
struct LiteralExtent {
  std::uint32_t begin;
  std::uint32_t size;
};

/// Views of memory that the set owns. Anchors of long literals have a set of their own, so that a few short ones, whose
/// bigrams cannot be chosen, do not make the filter pass more for all.
struct ScanTables {
  BigramSet long_anchors;
  BigramSet other_anchors;
  WindowTable tables[kLiteralClasses];
  bool has_class[kLiteralClasses];
  bool has_others;               ///< any class but kLong
  const char* bytes;             ///< of all literals, kComparedBytes more behind them readable
  const LiteralExtent* extents;  ///< literal → its bytes
};

/// Whether the literal of a long row, whose compared part stands at `text`, occurs there as a whole. `end` is where
/// that part ends and becomes the end of the literal. Adds what that cost to `effort`, in comparisons.
bool rest_of_literal_fits(const ScanTables& tables, const Row& row, const char* text, std::uint32_t& end,
                          std::uint64_t& effort);

/// Adds the hits of the texts in base[begin, end) to `hits`; what TextBatch promises about NULs and padding holds for
/// base[begin, end). Offsets are those from `base`. False when the texts made so many comparisons necessary that the
/// automaton is quicker; `hits` holds some hits then, as when there are more than it wants.
using FindFunction = bool (*)(const ScanTables& tables, const char* base, std::uint32_t begin, std::uint32_t end,
                              HitBuffer& hits);

bool find_plain(const ScanTables& tables, const char* base, std::uint32_t begin, std::uint32_t end, HitBuffer& hits);
#if defined(__x86_64__)
bool find_avx2(const ScanTables& tables, const char* base, std::uint32_t begin, std::uint32_t end, HitBuffer& hits);
bool find_avx512(const ScanTables& tables, const char* base, std::uint32_t begin, std::uint32_t end, HitBuffer& hits);
#endif

}  // namespace carom::scan
