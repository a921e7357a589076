// What the interpreter and an engine say of the same records, printed, so that tests compare them in one line.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/engine/engine.h"
#include "tests/equality/compare_verdicts.h"

namespace carom::engine {

inline std::vector<std::string> reference(const core::Program& program, const std::vector<core::Record>& records) {
  std::vector<std::string> texts;
  core::Scratch scratch;
  for (const core::Record& record : records)
    texts.push_back(equality::print(core::interpret(program, record, scratch)));
  return texts;
}

inline std::vector<std::string> answers(const Engine& engine, const std::vector<core::Record>& records,
                                        std::size_t batch) {
  std::vector<std::string> texts;
  std::vector<core::Verdict> verdicts(batch);
  Scratch scratch;
  for (std::size_t first = 0; first < records.size(); first += batch) {
    const auto part = std::span(records).subspan(first, std::min(batch, records.size() - first));
    engine.classify(part, scratch, std::span(verdicts).first(part.size()));
    for (std::size_t i = 0; i < part.size(); ++i) texts.push_back(equality::print(verdicts[i]));
  }
  return texts;
}

}  // namespace carom::engine
