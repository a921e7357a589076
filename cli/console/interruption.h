// Ctrl-C and SIGTERM end the reading, not the program: what was read is answered, and the run says how far it came.
#pragma once

namespace carom::cli {

/// Takes both signals over while it lives; one at a time. The second signal ends the program at once, as if nobody had
/// taken it over.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] bool is_asked_for() const;
  /// Can be read from when on it is asked for.
  [[nodiscard]] int descriptor() const { return ends_[0]; }

 private:
  int ends_[2] = {-1, -1};  ///< of a pipe that the signal writes to; without one, a stream is waited for all the same
};

}  // namespace carom::cli
