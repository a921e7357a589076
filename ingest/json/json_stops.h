// The bytes at which reading a JSON string cannot just go on, found sixteen at a time.
#pragma once

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "support/ascii.h"

namespace carom::ingest {

inline bool is_json_control(char c) {
  return static_cast<unsigned char>(c) < 0x20;
}

#if defined(__SSE2__)

/// The first quote, backslash, control character or byte beyond ASCII from `at` on. There must be one; the fifteen
/// bytes behind it are read too.
inline const char* find_stop(const char* at) {
  for (;; at += sizeof(__m128i)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const __m128i others = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));  // signed: what is beyond ASCII counts
    const int stops = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), others));
    if (stops != 0) return at + std::countr_zero(static_cast<unsigned>(stops));
  }
}

/// The same, with bytes beyond ASCII passed over.
inline const char* find_ascii_stop(const char* at) {
  for (;; at += sizeof(__m128i)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const int stops = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls));
    if (stops != 0) return at + std::countr_zero(static_cast<unsigned>(stops));
  }
}

#else

inline const char* find_ascii_stop(const char* at) {
  while (*at != '"' && *at != '\\' && !is_json_control(*at)) ++at;
  return at;
}

inline const char* find_stop(const char* at) {
  while (*at != '"' && *at != '\\' && !is_json_control(*at) && is_ascii(*at)) ++at;
  return at;
}

#endif

}  // namespace carom::ingest
