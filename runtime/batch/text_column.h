// The normalised texts of a batch, with the codes that are taken out of them and the way back to their sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/batch/kept_block.h"
#include "runtime/batch/text_form.h"
#include "runtime/core/normalise.h"
#include "runtime/core/reply.h"
#include "runtime/scan/text_batch.h"
#include "support/span.h"

namespace carom::batch {

/// What a record says beside its text that decides how the text is read; already trusted.
struct OwnCodes {
  std::optional<std::uint16_t> code;
  std::optional<core::EnhancedStatus> status;
  std::optional<core::EnhancedStatus> dsn_status;
  bool stage_is_known = false;  ///< what the text says about it is not asked for
};

/// Reusable, one a thread; no allocations once it has seen texts as many and as long.
class TextColumn {
 public:
  explicit TextColumn(const TextForm& form) : form_(&form) {}

  void clear();
  /// Reads and normalises `text`; the reading is valid until the next call. Equal to core::read_reply() and
  /// core::normalise(); of the stage only where it is asked for.
  const core::Reply& add(std::string_view text, const OwnCodes& own);
  void finish() { texts_.finish(); }

  [[nodiscard]] const scan::TextBatch& texts() const { return texts_; }
  /// The text added last was read as Windows-1252.
  [[nodiscard]] bool was_not_utf8() const { return was_not_utf8_; }
  /// As core::NormalisedText::source_of() for text `i`, which was made of `text`. A text that
  /// folding does not normalise is normalised anew, once for all questions that follow each other.
  [[nodiscard]] Span source_of(std::size_t i, std::string_view text, Span normalised) const;

 private:
  void make_room(std::size_t blocks);
  void squeeze(std::size_t blocks);
  void normalise_as_core(std::string_view text);
  [[nodiscard]] Span source_in_wide_text(std::size_t i, std::string_view text, Span normalised) const;

  const TextForm* form_;
  scan::TextBatch texts_;
  std::vector<KeptBlock> kept_;
  std::vector<std::uint32_t> first_block_;  // of each text, in kept_
  std::size_t kept_used_ = 0;
  bool was_not_utf8_ = false;

  // Of the present text.
  std::vector<BlockMasks> masks_;
  std::vector<InsideMasks> inside_;
  std::vector<char> folded_;
  core::Reply reply_;

  // Of the text that folding does not normalise and that was asked about last.
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  core::NormalisedText wide_;                       ///< without origins, which only evidence asks for
  mutable core::NormalisedText wide_with_origins_;  ///< of text number wide_text_
  mutable core::Reply wide_reply_;
  mutable std::size_t wide_text_ = kNone;
};

}  // namespace carom::batch
