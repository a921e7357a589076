// 64 bytes in one register; bytes behind the text's end are never read, and what is kept is compressed at once.
#include "runtime/batch/text_form.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <bit>

#define CAROM_AVX512 [[gnu::target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt,lzcnt")]]
#define CAROM_AVX512_INLINE \
  [[gnu::target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt,lzcnt"), gnu::always_inline]] inline

namespace carom::batch {
namespace {

using Block = __m512i;

CAROM_AVX512_INLINE std::uint64_t is(Block bytes, char c) {
  return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(c));
}
CAROM_AVX512_INLINE std::uint64_t within(Block bytes, char first, char last) {
  const Block above = _mm512_sub_epi8(bytes, _mm512_set1_epi8(first));
  return _mm512_cmple_epu8_mask(above, _mm512_set1_epi8(static_cast<char>(last - first)));
}

/// Zeros follow the text.
CAROM_AVX512_INLINE Block load_block(std::string_view text, std::size_t begin) {
  const std::size_t left = text.size() - begin;
  const auto count = static_cast<unsigned>(left < kBlockBytes ? left : kBlockBytes);
  return _mm512_maskz_loadu_epi8(_bzhi_u64(~std::uint64_t{0}, count), text.data() + begin);
}

CAROM_AVX512 bool fold(std::string_view text, char* folded, BlockMasks* masks) {
  Block seen = _mm512_setzero_si512();
  std::uint64_t carry = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlockBytes, ++masks) {
    const Block bytes = load_block(text, begin);
    seen = _mm512_or_si512(seen, bytes);
    const std::uint64_t word = within(bytes, '!', '~');
    masks->word = word;
    masks->line_end = is(bytes, '\r') | is(bytes, '\n');
    masks->digit_behind_blank = within(bytes, '0', '9') & behind(is(bytes, ' ') | is(bytes, '\t'), carry);
    masks->parenthesis = is(bytes, '(');
    const Block lower = _mm512_mask_add_epi8(bytes, within(bytes, 'A', 'Z'), bytes, _mm512_set1_epi8('a' - 'A'));
    _mm512_storeu_si512(folded + begin, _mm512_mask_mov_epi8(_mm512_set1_epi8(' '), word, lower));
  }
  return _mm512_movepi8_mask(seen) == 0;
}

CAROM_AVX512_INLINE std::uint64_t is_mark(Block bytes) {
  return within(bytes, ':', '<') | within(bytes, '\'', '(') | is(bytes, '[') | is(bytes, '"');
}

CAROM_AVX512 void look_inside(std::string_view text, InsideMasks* masks) {
  std::uint64_t mark_carry = 0;
  std::uint64_t space_carry = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlockBytes, ++masks) {
    const Block bytes = load_block(text, begin);
    const std::uint64_t behind_mark = behind(is_mark(bytes), mark_carry);
    const std::uint64_t failure = within(bytes, '4', '5');
    masks->failure_code = failure & (behind_mark | behind(is(bytes, ' ') & behind_mark, space_carry));
    masks->status = (failure | is(bytes, '2')) & before(is(bytes, '.'));
  }
}

CAROM_AVX512 std::size_t squeeze(const char* folded, const BlockMasks* masks, std::size_t blocks, KeptBlock* kept,
                                 char* out) {
  std::uint32_t size = 0;
  std::uint64_t carry = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    const std::uint64_t keep = keep_of(masks[block].word, carry);
    kept[block] = {.keep = keep, .before = size};
    const Block bytes = _mm512_loadu_si512(folded + block * kBlockBytes);
    _mm512_storeu_si512(out + size, _mm512_maskz_compress_epi8(keep, bytes));
    size += static_cast<std::uint32_t>(std::popcount(keep));
  }
  return size;
}

}  // namespace

const TextForm kAvx512TextForm = {.fold = fold, .look_inside = look_inside, .squeeze = squeeze};

}  // namespace carom::batch

#endif
