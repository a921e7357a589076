// What the kernel says about this process's memory.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>

namespace carom::native {

struct Mappings {
  std::size_t count = 0;
  std::size_t executable = 0;
  std::string writable_and_executable;  ///< the first such line; empty: none

  static Mappings of_this_process() {
    Mappings mappings;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line); ++mappings.count) {
      const std::string rights = line.substr(line.find(' ') + 1, 4);
      if (rights.contains('x')) ++mappings.executable;
      const bool is_both = rights.contains('w') && rights.contains('x');
      if (is_both && mappings.writable_and_executable.empty()) mappings.writable_and_executable = line;
    }
    return mappings;
  }
};

}  // namespace carom::native
