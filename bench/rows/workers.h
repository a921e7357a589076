// Two workers that do the same at the same time, as threads or as processes.
#pragma once

#include <sys/types.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

namespace carom::bench {

/// What a worker has to do, again and again; proves it with a checksum.
using Work = std::function<std::uint64_t()>;
/// Makes a worker's work, in the worker.
using MakeWork = std::function<Work()>;

inline constexpr std::size_t kWorkers = 2;
using Checksums = std::array<std::uint64_t, kWorkers>;

/// Children of this process, each on a core of its own. Make them before any thread.
class WorkerProcesses {
 public:
  WorkerProcesses(const MakeWork& make, const std::vector<std::size_t>& cores);
  ~WorkerProcesses();
  WorkerProcesses(const WorkerProcesses&) = delete;
  WorkerProcesses& operator=(const WorkerProcesses&) = delete;

  /// All work once; returns when the last is done.
  Checksums run();

 private:
  struct Child {
    pid_t process = 0;
    int orders = -1;
    int answers = -1;
  };
  std::array<Child, kWorkers> children_;
};

class WorkerThreads {
 public:
  WorkerThreads(const MakeWork& make, const std::vector<std::size_t>& cores);
  ~WorkerThreads();
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;

  Checksums run();

 private:
  struct Worker {
    std::binary_semaphore order{0};
    std::binary_semaphore answer{0};
    std::uint64_t checksum = 0;
    std::thread thread;
  };
  std::atomic<bool> is_over_ = false;
  std::array<Worker, kWorkers> workers_;
};

}  // namespace carom::bench
