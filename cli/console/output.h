// Buffered writing to a descriptor. A reader that goes away is not a mistake of the user: what it did not want is
// dropped and the program ends as if done. Everything else that stops a write is an error.
#pragma once

#include <string>
#include <string_view>

#include "support/error.h"

namespace carom::cli {

class Output {
 public:
  /// `descriptor` stays the caller's; `name` is for messages. `unbuffered` writes at once (a person is watching).
  Output(int descriptor, std::string name, bool unbuffered);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// False: nobody reads any more, or writing failed; the caller may stop early.
  bool write(std::string_view text);
  bool flush();
  /// Flushes and says what went wrong since the beginning (unreadable, with the system's reason); a closed pipe is
  /// fine.
  [[nodiscard]] Expected<void> finish();
  [[nodiscard]] bool is_open() const { return !is_closed_ && failure_ == 0; }

 private:
  /// What a write came to: 0 or an errno.
  bool note(int reason);

  int descriptor_;
  std::string name_;
  bool unbuffered_;
  bool is_closed_ = false;
  int failure_ = 0;  // errno
  std::string pending_;
};

}  // namespace carom::cli
