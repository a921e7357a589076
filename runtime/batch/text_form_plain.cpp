// Eight bytes to a machine word, for processors without vector registers.
#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/batch/squeeze_runs.h"
#include "runtime/batch/text_form.h"

namespace carom::batch {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x80 * kOnes;
constexpr std::size_t kWordBytes = sizeof(std::uint64_t);

// Tests of eight bytes at once; the answer is in the high bit of each byte. Bytes that are not ASCII pass none. No sum
// of two bytes below 0x80 carries into the next byte.
std::uint64_t at_least(std::uint64_t bytes, unsigned char low) {
  return ((bytes & ~kHighBits) + (0x80U - low) * kOnes) & ~bytes & kHighBits;
}
std::uint64_t is(std::uint64_t bytes, char c) {
  const std::uint64_t difference = bytes ^ static_cast<unsigned char>(c) * kOnes;
  return ~((difference & ~kHighBits) + ~kHighBits) & ~difference & kHighBits;
}
std::uint64_t within(std::uint64_t bytes, char first, char last) {
  return at_least(bytes, static_cast<unsigned char>(first)) & ~at_least(bytes, static_cast<unsigned char>(last + 1));
}

/// The high bit of byte n as bit n.
std::uint64_t gather(std::uint64_t tests) {
  constexpr std::uint64_t kBringTogether = 0x0102040810204080;
  return (tests >> 7U) * kBringTogether >> 56U;
}

std::uint64_t load(const char* text, std::size_t size) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, size);
  return std::endian::native == std::endian::big ? std::byteswap(bytes) : bytes;
}

void store(std::uint64_t bytes, char* to) {
  if (std::endian::native == std::endian::big) bytes = std::byteswap(bytes);
  std::memcpy(to, &bytes, kWordBytes);
}

/// Calls `visit(bytes, place)` for each eight bytes of the block at `begin`; zeros follow the text.
template <class Visit>
void for_each_word(std::string_view text, std::size_t begin, Visit visit) {
  for (std::size_t place = 0; place < kBlockBytes; place += kWordBytes) {
    const std::string_view rest = text.substr(std::min(begin + place, text.size()));
    visit(rest.size() >= kWordBytes ? load(rest.data(), kWordBytes) : load(rest.data(), rest.size()), place);
  }
}

std::uint64_t fold_word(std::uint64_t bytes, std::uint64_t word) {
  const std::uint64_t lower = bytes + (within(bytes, 'A', 'Z') >> 2U);
  const std::uint64_t kept = (word >> 7U) * 0xFFU;
  return (lower & kept) | (' ' * kOnes & ~kept);
}

bool fold(std::string_view text, char* folded, BlockMasks* masks) {
  std::uint64_t seen = 0;
  std::uint64_t carry = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlockBytes, ++masks) {
    *masks = {};
    std::uint64_t blank = 0;
    for_each_word(text, begin, [&](std::uint64_t bytes, std::size_t place) {
      const std::uint64_t word = within(bytes, '!', '~');
      seen |= bytes;
      masks->word |= gather(word) << place;
      masks->line_end |= gather(is(bytes, '\r') | is(bytes, '\n')) << place;
      masks->digit_behind_blank |= gather(within(bytes, '0', '9')) << place;
      masks->parenthesis |= gather(is(bytes, '(')) << place;
      blank |= gather(is(bytes, ' ') | is(bytes, '\t')) << place;
      store(fold_word(bytes, word), folded + begin + place);
    });
    masks->digit_behind_blank &= behind(blank, carry);
  }
  return (seen & kHighBits) == 0;
}

void look_inside(std::string_view text, InsideMasks* masks) {
  std::uint64_t mark_carry = 0;
  std::uint64_t space_carry = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlockBytes, ++masks) {
    std::uint64_t mark = 0;
    std::uint64_t space = 0;
    std::uint64_t dot = 0;
    std::uint64_t failure = 0;
    std::uint64_t success = 0;
    for_each_word(text, begin, [&](std::uint64_t bytes, std::size_t place) {
      mark |= gather(within(bytes, ':', '<') | within(bytes, '\'', '(') | is(bytes, '[') | is(bytes, '"')) << place;
      space |= gather(is(bytes, ' ')) << place;
      dot |= gather(is(bytes, '.')) << place;
      failure |= gather(within(bytes, '4', '5')) << place;
      success |= gather(is(bytes, '2')) << place;
    });
    const std::uint64_t behind_mark = behind(mark, mark_carry);
    *masks = {.failure_code = failure & (behind_mark | behind(space & behind_mark, space_carry)),
              .status = (failure | success) & before(dot)};
  }
}

std::size_t squeeze(const char* folded, const BlockMasks* masks, std::size_t blocks, KeptBlock* kept, char* out) {
  return squeeze_runs(folded, masks, blocks, kept, out);
}

}  // namespace

const TextForm kPlainTextForm = {.fold = fold, .look_inside = look_inside, .squeeze = squeeze};

}  // namespace carom::batch
