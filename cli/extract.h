// What a record says of itself, without any rule: the line that `carom read` prints.
#pragma once

#include <string>

#include "runtime/core/record.h"
#include "runtime/core/reply.h"
#include "support/json_writer.h"

namespace carom::cli {

/// Reusable.
class ExtractWriter {
 public:
  /// Appends one JSON object and a line end (docs/schema/extract.schema.json).
  void write(const core::Record& record, std::string& out);

 private:
  core::Reply reply_;
};

/// The record's text without the codes that begin it or one of its lines (`kept`: what core::read_reply() leaves of
/// it), and without white space at its ends.
[[nodiscard]] std::string answer_words(std::string_view text, const std::vector<Span>& kept);

}  // namespace carom::cli
