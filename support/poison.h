// Memory that holds nothing that counts: whoever looks at it is told by the address sanitizer; without it, nothing
// happens.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define CAROM_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CAROM_POISONS 1
#endif
#endif

#ifdef CAROM_POISONS
#include <sanitizer/asan_interface.h>
#endif

namespace carom {

inline void poison([[maybe_unused]] const char* begin, [[maybe_unused]] std::size_t size) {
#ifdef CAROM_POISONS
  ASAN_POISON_MEMORY_REGION(begin, size);
#endif
}

inline void unpoison([[maybe_unused]] const char* begin, [[maybe_unused]] std::size_t size) {
#ifdef CAROM_POISONS
  ASAN_UNPOISON_MEMORY_REGION(begin, size);
#endif
}

}  // namespace carom
