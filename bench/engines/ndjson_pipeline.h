// From lines of JSON to class and rule number, with our reader and our engines.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "bench/engines/field_reader.h"
#include "bench/engines/ndjson_input.h"
#include "runtime/core/interpret.h"
#include "runtime/table/engine.h"

namespace carom::bench {

struct Answer {
  std::uint32_t klass;
  std::uint32_t rule;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The same lines again and again. `program` outlives it.
class NdjsonPipeline {
 public:
  NdjsonPipeline(const core::Program& program, std::string_view lines, std::size_t records)
      : program_(program), engine_(program), input_(lines), answers_(records) {}

  /// With the table engine, in batches.
  void run();
  /// With the interpreter, one by one.
  void interpret();
  /// What the last of both answered, by record.
  [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }
  [[nodiscard]] FieldSums only_read();

 private:
  const core::Program& program_;
  table::Engine engine_;
  table::Scratch scratch_;
  core::Scratch reference_;
  NdjsonInput input_;
  std::array<std::uint32_t, table::Engine::kBestBatch> winners_{};
  std::vector<Answer> answers_;
};

}  // namespace carom::bench
