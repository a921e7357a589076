// A small program with each kind of thing that a verdict can hold, and replies that bring them out.
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "runtime/core/record.h"
#include "tests/core/program_builder.h"

namespace carom::engine {

inline core::Program program_with_everything() {
  using core::AutomatonBuilder;
  core::ProgramBuilder b;
  b.unwrap("said", AutomatonBuilder().literal("said: ").reply());
  b.rule("unknown", b.all({b.codes({{550, 559}}), b.has("unknown")}));
  b.rule("other", b.hosts(core::field::host, {".a.example"}));
  auto& annotation = b.annotation("a", b.always());
  annotation.tags = b.tags({"x", "y"});
  annotation.extracts = b.extracts({b.pattern(
      core::PatternKind::template_, AutomatonBuilder().literal("using ").hole("list", core::HoleKind::host))});
  return b.build();
}

inline constexpr std::string_view kTexts[] = {
    "550 5.1.1 user unknown",
    "451 4.4.0 host mx.a.example said: 550 5.1.1 (User unknown, using zen.example)",
    "450 nothing known about this one",
    "451 host mx.a.example said: 550 5.7.9 refused, using bl.example",
    "550-5.1.1 User unknown\r\n550 5.1.1 \xC3\x89tat, using other.example",
    "550 \xE9tat unknown",
    "",
};

/// Views of kTexts.
inline std::vector<core::Record> records_of(std::size_t count) {
  std::vector<core::Record> records(count);
  for (std::size_t i = 0; i < count; ++i) {
    records[i].text = kTexts[i % std::size(kTexts)];
    if (i % 3 == 0) records[i].host = "mx.a.example";
  }
  return records;
}

}  // namespace carom::engine
