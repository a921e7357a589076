// A program with a bit of everything, for tests that damage it.
#pragma once

#include "tests/core/program_builder.h"

namespace carom::core {

/// Each section has a row.
[[nodiscard]] ProgramBuilder small_program();

/// Fails the test where the interpreter does not answer; what it answers is not looked at.
void interpret_a_few(const Program& program);

}  // namespace carom::core
