// The search in C++ for any machine.
#include "runtime/scan/phases.h"

namespace carom::scan {
namespace {

struct Plain : AnchorsByByte {
  static bool equal(const char* text, const char* literal, uint32_t size) {
    return __builtin_memcmp(text, literal, size) == 0;
  }
};

}  // namespace

bool find_plain(const ScanTables& tables, const char* base, uint32_t begin, uint32_t end, HitBuffer& hits) {
  return find_with<Plain>(tables, base, begin, end, hits);
}

}  // namespace carom::scan
