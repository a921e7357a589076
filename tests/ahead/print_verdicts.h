// Reply lines in, a verdict line each out: what both programs of this folder do.
#ifndef CAROM_TESTS_PRINT_VERDICTS_H
#define CAROM_TESTS_PRINT_VERDICTS_H

#include "carom_runtime.h"

// The exit code: 0, or 1 when the policy is refused, with the reason on standard error. The first line tells whether
// code is used.
int print_verdicts(const struct carom_policy* policy);

#endif
