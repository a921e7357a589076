// A block is answered in batches whose verdicts fit one working memory, so that any size of block costs the same.
#include "runtime/pipeline/answer_block.h"

#include <algorithm>
#include <span>

namespace carom::pipeline {

BlockAnswerer::BlockAnswerer(const engine::Engine& engine, AnswerWriter& writer, std::size_t batch)
    : engine_(engine), writer_(writer), verdicts_(batch) {}

void BlockAnswerer::answer(ingest::RecordBlock& block, AnsweredBlock& answered) {
  answered.lines.clear();
  answered.records = answered.texts_cut = 0;
  writer_.begin_block(block.source(), answered.lines);
  for (;;) {
    const std::span<const core::Record> records = block.next(verdicts_.size());
    if (records.empty()) break;
    const std::span<core::Verdict> verdicts = std::span(verdicts_).first(records.size());
    engine_.classify(records, scratch_, verdicts);
    writer_.append(records, verdicts, answered.lines);
    answered.records += records.size();
    answered.texts_cut += static_cast<std::uint64_t>(std::ranges::count_if(verdicts, &core::Verdict::text_cut));
  }
  writer_.end_block(answered.lines);
}

}  // namespace carom::pipeline
