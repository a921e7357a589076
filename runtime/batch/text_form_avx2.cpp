// 64 bytes in two registers. Bytes that are not ASCII are negative here, so that they are in no mask.
#include "runtime/batch/text_form.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstring>

#include "runtime/batch/squeeze_runs.h"

#define CAROM_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt,lzcnt")]]
#define CAROM_AVX2_INLINE [[gnu::target("avx2,bmi,bmi2,popcnt,lzcnt"), gnu::always_inline]] inline

namespace carom::batch {
namespace {

using Half = __m256i;
constexpr std::size_t kHalfBytes = sizeof(Half);

CAROM_AVX2_INLINE Half is(Half bytes, char c) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c));
}
CAROM_AVX2_INLINE Half within(Half bytes, char first, char last) {
  const Half low = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(static_cast<char>(first - 1)));
  return _mm256_andnot_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(last)), low);
}
CAROM_AVX2_INLINE Half either(Half a, Half b) {
  return _mm256_or_si256(a, b);
}
CAROM_AVX2_INLINE std::uint64_t mask_of(Half low, Half high) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << kHalfBytes;
}
CAROM_AVX2_INLINE Half load(const char* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

struct Block {
  Half low;
  Half high;
};

/// Zeros follow the text.
CAROM_AVX2_INLINE Block load_block(std::string_view text, std::size_t begin) {
  const char* from = text.data() + begin;
  if (text.size() - begin >= kBlockBytes) return {load(from), load(from + kHalfBytes)};
  alignas(Half) char padded[kBlockBytes] = {};
  std::memcpy(padded, from, text.size() - begin);
  return {load(padded), load(padded + kHalfBytes)};
}

CAROM_AVX2_INLINE Half is_word(Half bytes) {
  return within(bytes, '!', '~');
}
CAROM_AVX2_INLINE Half is_line_end(Half bytes) {
  return either(is(bytes, '\r'), is(bytes, '\n'));
}
CAROM_AVX2_INLINE Half is_blank(Half bytes) {
  return either(is(bytes, ' '), is(bytes, '\t'));
}
CAROM_AVX2_INLINE Half is_mark(Half bytes) {
  return either(either(within(bytes, ':', '<'), within(bytes, '\'', '(')), either(is(bytes, '['), is(bytes, '"')));
}

CAROM_AVX2_INLINE void store_folded(Half bytes, Half word, char* to) {
  const Half case_bit = _mm256_and_si256(within(bytes, 'A', 'Z'), _mm256_set1_epi8('a' - 'A'));
  const Half folded = _mm256_blendv_epi8(_mm256_set1_epi8(' '), _mm256_add_epi8(bytes, case_bit), word);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), folded);
}

CAROM_AVX2 bool fold(std::string_view text, char* folded, BlockMasks* masks) {
  Half seen = _mm256_setzero_si256();
  std::uint64_t carry = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlockBytes, ++masks) {
    const auto [low, high] = load_block(text, begin);
    seen = either(seen, either(low, high));
    const Half low_word = is_word(low);
    const Half high_word = is_word(high);
    masks->word = mask_of(low_word, high_word);
    masks->line_end = mask_of(is_line_end(low), is_line_end(high));
    masks->digit_behind_blank =
        mask_of(within(low, '0', '9'), within(high, '0', '9')) & behind(mask_of(is_blank(low), is_blank(high)), carry);
    masks->parenthesis = mask_of(is(low, '('), is(high, '('));
    store_folded(low, low_word, folded + begin);
    store_folded(high, high_word, folded + begin + kHalfBytes);
  }
  return _mm256_movemask_epi8(seen) == 0;
}

CAROM_AVX2 void look_inside(std::string_view text, InsideMasks* masks) {
  std::uint64_t mark_carry = 0;
  std::uint64_t space_carry = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlockBytes, ++masks) {
    const auto [low, high] = load_block(text, begin);
    const std::uint64_t behind_mark = behind(mask_of(is_mark(low), is_mark(high)), mark_carry);
    const std::uint64_t space = mask_of(is(low, ' '), is(high, ' '));
    const std::uint64_t failure = mask_of(within(low, '4', '5'), within(high, '4', '5'));
    const std::uint64_t success = mask_of(is(low, '2'), is(high, '2'));
    const std::uint64_t dot = mask_of(is(low, '.'), is(high, '.'));
    masks->failure_code = failure & (behind_mark | behind(space & behind_mark, space_carry));
    masks->status = (failure | success) & before(dot);
  }
}

CAROM_AVX2 std::size_t squeeze(const char* folded, const BlockMasks* masks, std::size_t blocks, KeptBlock* kept,
                               char* out) {
  return squeeze_runs(folded, masks, blocks, kept, out);
}

}  // namespace

const TextForm kAvx2TextForm = {.fold = fold, .look_inside = look_inside, .squeeze = squeeze};

}  // namespace carom::batch

#endif
