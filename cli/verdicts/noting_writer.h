// What is noted of answers on their way to a writer: whom they take off the list, how many there are of which kind.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "runtime/pipeline/answers.h"

namespace carom::cli {

/// One for each thread. A `Notes` has add(record, verdict) and merge(other).
template <class Notes>
class NotingWriter final : public pipeline::AnswerWriter {
 public:
  /// `inner` outlives it.
  explicit NotingWriter(pipeline::AnswerWriter& inner) : inner_(inner) {}

  void begin_block(const ingest::SourceText& source, ByteBuffer& out) override { inner_.begin_block(source, out); }
  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    inner_.append(records, verdicts, out);
    for (std::size_t i = 0; i < records.size(); ++i) notes_.add(records[i], verdicts[i]);
  }
  void end_block(ByteBuffer& out) override { inner_.end_block(out); }
  [[nodiscard]] const Notes& notes() const { return notes_; }

 private:
  pipeline::AnswerWriter& inner_;
  Notes notes_;
};

template <class Notes>
using NotingWriters = std::vector<std::unique_ptr<NotingWriter<Notes>>>;

template <class Notes>
[[nodiscard]] Notes merged(const NotingWriters<Notes>& writers) {
  Notes all;
  for (const auto& writer : writers) all.merge(writer->notes());
  return all;
}

}  // namespace carom::cli
