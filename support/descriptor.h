// An open file of the system, closed when nobody needs it any more.
#pragma once

#include <unistd.h>

#include <utility>

namespace carom {

class Descriptor {
 public:
  /// Takes over what open() gave; negative: it failed.
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }
  /// Tells what writing did not: some file systems find out only here that there is no room.
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

}  // namespace carom
