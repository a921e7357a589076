// Where a reply is worth a close look, read off the masks of its blocks: core::ReplyPlaces' questions, answered 64
// bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/batch/block_masks.h"
#include "runtime/batch/text_form.h"

namespace carom::batch {

/// Of one text. Masks that few texts need are made when first asked for.
class MaskPlaces {
 public:
  /// `masks` are those that fold() filled for `text`; `inside` is room for as many blocks.
  MaskPlaces(std::string_view text, const BlockMasks* masks, InsideMasks* inside, const TextForm& form)
      : text_(text), masks_(masks), inside_(inside), form_(form) {}

  [[nodiscard]] std::uint32_t line_end(std::uint32_t from) const { return next(masks_, &BlockMasks::line_end, from); }
  [[nodiscard]] std::uint32_t digit_behind_blank(std::uint32_t from) const {
    return next(masks_, &BlockMasks::digit_behind_blank, from);
  }
  [[nodiscard]] std::uint32_t parenthesis(std::uint32_t from) const {
    return next(masks_, &BlockMasks::parenthesis, from);
  }
  [[nodiscard]] std::uint32_t failure_code(std::uint32_t from) const {
    return next(inside(), &InsideMasks::failure_code, from);
  }
  [[nodiscard]] std::uint32_t status(std::uint32_t from, char klass) const {
    std::uint32_t at = next(inside(), &InsideMasks::status, from);
    while (at < text_.size() && text_[at] != klass) at = next(inside_, &InsideMasks::status, at + 1);
    return at;
  }

 private:
  template <class Masks>
  [[nodiscard]] std::uint32_t next(const Masks* masks, std::uint64_t Masks::* kind, std::uint32_t from) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    if (from >= size) return size;
    std::uint32_t block = from / kBlockBytes;
    std::uint64_t left = masks[block].*kind & ~std::uint64_t{0} << from % kBlockBytes;
    while (left == 0) {
      if (++block * kBlockBytes >= size) return size;
      left = masks[block].*kind;
    }
    return block * kBlockBytes + static_cast<std::uint32_t>(std::countr_zero(left));
  }

  [[nodiscard]] const InsideMasks* inside() const {
    if (!has_inside_) form_.look_inside(text_, inside_);
    has_inside_ = true;
    return inside_;
  }

  std::string_view text_;
  const BlockMasks* masks_;
  InsideMasks* inside_;
  const TextForm& form_;
  mutable bool has_inside_ = false;
};

}  // namespace carom::batch
