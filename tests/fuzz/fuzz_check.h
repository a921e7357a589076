// What a fuzz target must never see.
#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the process, so that libFuzzer and the replay keep the input.
#define FUZZ_CHECK(condition, what)                                                           \
  do {                                                                                        \
    if (!(condition)) {                                                                       \
      std::fprintf(stderr, "%s:%d: not so: %s (%s)\n", __FILE__, __LINE__, what, #condition); \
      std::abort();                                                                           \
    }                                                                                         \
  } while (false)
