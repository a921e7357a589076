// Asks the kernel what this process may use: fewer than the machine has, in a container.
#include "bench/measure/cores.h"

#include <sched.h>

#include <span>

namespace carom::bench {
namespace {

std::vector<std::size_t> allowed() {
  cpu_set_t set;
  CPU_ZERO(&set);
  sched_getaffinity(0, sizeof set, &set);
  std::vector<std::size_t> cores;
  for (std::size_t core = 0; core < CPU_SETSIZE; ++core)
    if (CPU_ISSET(core, &set)) cores.push_back(core);
  return cores;
}

void allow(std::span<const std::size_t> cores) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (const std::size_t core : cores) CPU_SET(core, &set);
  sched_setaffinity(0, sizeof set, &set);
}

std::vector<std::size_t> every_number() {
  std::vector<std::size_t> numbers;
  for (std::size_t core = 0; core < CPU_SETSIZE; ++core) numbers.push_back(core);
  return numbers;
}

}  // namespace

// The kernel takes of a set what exists and is not forbidden.
AnyCore::AnyCore() : before_(allowed()) {
  allow(every_number());
}
AnyCore::~AnyCore() {
  allow(before_);
}

std::vector<std::size_t> all_cores() {
  const AnyCore anywhere;
  return allowed();
}

void stay_on(std::size_t core) {
  allow({&core, 1});
}

}  // namespace carom::bench
