// The search in C++ for any machine.
#include "runtime/scan/phases.h"

namespace carom::scan {
namespace {

struct Plain {
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

  static bool equal(const char* text, const char* literal, uint32_t size) {
    return __builtin_memcmp(text, literal, size) == 0;
  }
};

}  // namespace

bool find_plain(const ScanTables& tables, const char* base, uint32_t begin, uint32_t end, HitBuffer& hits) {
  return find_with<Plain>(tables, base, begin, end, hits);
}

}  // namespace carom::scan
