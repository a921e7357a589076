// Texts as a matcher gets them: normalised, in batches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/texts/replies.h"
#include "runtime/scan/text_batch.h"

namespace carom::bench {

/// What the runtime puts into one batch at most.
inline constexpr std::size_t kBatchTexts = 256;

struct Corpus {
  std::string name;
  std::uint64_t seed = 0;
  std::vector<scan::TextBatch> batches;  ///< kBatchTexts each, the last one may hold fewer
  std::size_t texts = 0;
  std::size_t bytes = 0;

  [[nodiscard]] std::string_view text(std::size_t index) const {
    return batches[index / kBatchTexts].text(index % kBatchTexts);
  }
};

/// The replies' texts, normalised.
[[nodiscard]] Corpus make_corpus(std::string name, std::uint64_t seed, const std::vector<std::string>& texts);

[[nodiscard]] std::vector<Reply> write_replies(ReplyWriter& writer, std::size_t count);
[[nodiscard]] std::vector<std::string> texts_of(const std::vector<Reply>& replies);

}  // namespace carom::bench
