// Descriptors 0, 1 and 2 of a program that was started without some of them (`carom classify >&-`).
#pragma once

namespace carom::cli {

/// To be called before any file is opened: the first files would else become standard input, output and error, and
/// verdicts would be written into them. A stream that is missing is held by one on which reading (of 0) or writing (of
/// 1 and 2) fails as it does on a closed one. False: the system has nothing to hold it with.
[[nodiscard]] bool reserve_standard_streams();

}  // namespace carom::cli
