// Failures of the caller or the world, carried by std::expected. Failures of a rule author are diagnostics
// (dsl/diag), failures of ours are checks.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

namespace carom {

/// Each kind has one exit code (cli) and one status (C API).
enum class ErrorKind : std::uint8_t {
  usage,         ///< the caller asked for something that does not exist
  unreadable,    ///< a file or stream cannot be read, or holds nothing that can be understood
  pack_damaged,  ///< a compiled pack fails its verification
  limit,         ///< a stated limit (support/limits.def) is exceeded
};

/// `message` says what was found, what was expected, where, and how to repair it; no trailing period or newline.
struct Error {
  ErrorKind kind = ErrorKind::usage;
  std::string message;
};

template <class T>
using Expected = std::expected<T, Error>;

/// What an errno says, in words for a message: "No such file or directory".
[[nodiscard]] std::string system_reason(int number);

}  // namespace carom
