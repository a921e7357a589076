// The tests of a whole policy: each pack on its own decides, and what the policy changes about them is told.
#pragma once

#include <vector>

#include "runtime/embed/rule_set.h"
#include "runtime/embed/run_tests.h"
#include "support/error.h"

namespace carom::embed {

/// Runs the tests of the packs that `spec` names, each pack compiled with nothing but what it uses, then all tests
/// under the whole policy: what passes alone (or belongs to a pack that is only used) and fails there is `changed`.
/// `whole` is the result of check(spec) or compile(spec), with rules; tests want a program, which is made where it is
/// missing. Results and diagnostics (C0911 to C0914) point into it.
[[nodiscard]] Expected<std::vector<TestResult>> test_policy(const PolicySpec& spec, Compiled& whole);

}  // namespace carom::embed
