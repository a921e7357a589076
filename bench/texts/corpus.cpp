// Texts go through the runtime's own normalisation, as a record's would.
#include "bench/texts/corpus.h"

#include <algorithm>
#include <utility>

#include "runtime/core/normalise.h"

namespace carom::bench {

Corpus make_corpus(std::string name, std::uint64_t seed, const std::vector<std::string>& texts) {
  Corpus corpus{std::move(name), seed, {}, texts.size(), 0};
  core::NormalisedText normalised;
  for (std::size_t first = 0; first < texts.size(); first += kBatchTexts) {
    scan::TextBatch& batch = corpus.batches.emplace_back();
    batch.reset(0);
    for (std::size_t i = first; i < std::min(first + kBatchTexts, texts.size()); ++i) {
      normalised.clear();
      core::normalise(texts[i], normalised);
      batch.append(normalised.text);
      corpus.bytes += normalised.text.size();
    }
    batch.finish();
  }
  return corpus;
}

std::vector<Reply> write_replies(ReplyWriter& writer, std::size_t count) {
  std::vector<Reply> replies(count);
  for (Reply& reply : replies) reply = writer.write();
  return replies;
}

std::vector<std::string> texts_of(const std::vector<Reply>& replies) {
  std::vector<std::string> texts;
  for (const Reply& reply : replies) texts.push_back(reply.text);
  return texts;
}

}  // namespace carom::bench
