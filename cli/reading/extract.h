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

}  // namespace carom::cli
