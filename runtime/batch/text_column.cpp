// A text is folded and looked at in bulk; what the looking finds is read by the core's own functions, and what these
// keep is squeezed together.
#include "runtime/batch/text_column.h"

#include <algorithm>

#include "runtime/batch/fold_wide.h"
#include "runtime/batch/mask_places.h"
#include "runtime/core/reply_reader.h"
#include "runtime/core/reply_stage.h"
#include "support/utf8.h"

namespace carom::batch {
namespace {

/// Takes bytes [begin, end) out of the words.
void cut(BlockMasks* masks, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t at = begin; at < end;) {
    const std::uint32_t block_end = std::min(end, (at / kBlockBytes + 1) * kBlockBytes);
    const std::uint64_t ones = ~std::uint64_t{0} >> (kBlockBytes - (block_end - at));
    masks[at / kBlockBytes].word &= ~(ones << at % kBlockBytes);
    at = block_end;
  }
}

/// Takes out what lies between the spans of `kept`; they are in order and disjoint.
void cut_all_but(const std::vector<Span>& kept, std::uint32_t size, BlockMasks* masks) {
  std::uint32_t end = 0;
  for (const Span words : kept) {
    cut(masks, end, words.begin);
    end = words.end;
  }
  cut(masks, end, size);
}

/// `span` of `text`, widened so that it cuts no character apart; an empty one stays empty.
Span whole_characters(std::string_view text, Span span) {
  const bool is_empty = span.empty();
  while (span.begin < text.size() && is_utf8_continuation(text[span.begin])) --span.begin;
  if (is_empty) return {span.begin, span.begin};
  while (span.end < text.size() && is_utf8_continuation(text[span.end])) ++span.end;
  return span;
}

}  // namespace

void TextColumn::clear() {
  texts_.reset(0);
  first_block_.clear();
  kept_used_ = 0;
  wide_text_ = kNone;
}

const core::Reply& TextColumn::add(std::string_view text, const OwnCodes& own) {
  const std::size_t blocks = blocks_of(text.size());
  make_room(blocks);
  const bool is_ascii = form_->fold(text, folded_.data(), masks_.data());
  const MaskPlaces places(text, masks_.data(), inside_.data(), *form_);
  core::read_codes(text, places, own.code, own.status, own.dsn_status, reply_);
  if (!own.stage_is_known && reply_.stage == core::Stage::missing) reply_.stage = core::find_stage(text, places);
  first_block_.push_back(static_cast<std::uint32_t>(kept_used_));
  if (!is_ascii && !fold_wide(text, folded_.data(), masks_.data())) {
    normalise_as_core(text);
    return reply_;
  }
  cut_all_but(reply_.kept, static_cast<std::uint32_t>(text.size()), masks_.data());
  squeeze(blocks);
  was_not_utf8_ = false;
  return reply_;
}

void TextColumn::make_room(std::size_t blocks) {
  if (masks_.size() < blocks) {
    masks_.resize(blocks);
    inside_.resize(blocks);
    folded_.resize((blocks + 1) * kBlockBytes);
  }
  if (kept_.size() < kept_used_ + blocks) kept_.resize(2 * (kept_used_ + blocks));
}

void TextColumn::squeeze(std::size_t blocks) {
  char* out = texts_.reserve(blocks * kBlockBytes);
  std::size_t size = form_->squeeze(folded_.data(), masks_.data(), blocks, kept_.data() + kept_used_, out);
  if (size > 0 && out[size - 1] == ' ') --size;
  kept_used_ += blocks;
  texts_.commit(size);
}

void TextColumn::normalise_as_core(std::string_view text) {
  core::normalise_without_origins(text, reply_.kept, wide_);
  was_not_utf8_ = wide_.was_not_utf8;
  texts_.append(wide_.text);
}

Span TextColumn::source_of(std::size_t i, std::string_view text, Span normalised) const {
  const std::size_t first = first_block_[i];
  const std::size_t end = i + 1 < first_block_.size() ? first_block_[i + 1] : kept_used_;
  if (end - first != blocks_of(text.size())) return source_in_wide_text(i, text, normalised);
  const std::string_view made = texts_.text(i);
  return batch::source_of({kept_.data() + first, end - first}, static_cast<std::uint32_t>(made.size()),
                          whole_characters(made, normalised));
}

Span TextColumn::source_in_wide_text(std::size_t i, std::string_view text, Span normalised) const {
  if (wide_text_ != i) {
    core::read_reply(text, {}, {}, {}, wide_reply_);  // what is kept of a text depends on nothing else
    core::normalise(text, wide_reply_.kept, wide_with_origins_);
    wide_text_ = i;
  }
  return wide_with_origins_.source_of(normalised);
}

}  // namespace carom::batch
