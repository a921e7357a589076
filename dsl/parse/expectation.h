// What a committed place of the grammar wants, and the error thrown when it is not there.
#pragma once

#include <cstdint>
#include <string_view>

#include "dsl/diag/diagnostic.h"

namespace carom::dsl::syntax {

enum class Expectation : std::uint8_t {
#define EXPECT(name, id, expected, repair) name,
#include "dsl/parse/expectations.def"
#undef EXPECT
};

struct ExpectationRow {
  DiagnosticId id;
  std::string_view expected;
  std::string_view repair;
};

[[nodiscard]] const ExpectationRow& row_of(Expectation expectation);

/// Thrown by the grammar's control, caught where a property or an item is begun.
struct SyntaxError {
  Expectation expectation;
  std::uint32_t offset;
};

/// Thrown after a diagnostic has been reported: only the recovery is left to do. `offset` is where to go on.
struct ReportedError {
  std::uint32_t offset;
};

}  // namespace carom::dsl::syntax
