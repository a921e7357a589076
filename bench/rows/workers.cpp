// Workers wait for a byte each time, so that both begin at once and starting them is not measured.
#include "bench/rows/workers.h"

#include <sys/wait.h>
#include <unistd.h>

#include "bench/measure/cores.h"
#include "support/check.h"

namespace carom::bench {
namespace {

// Works once for each byte that comes, until none come any more.
[[noreturn]] void serve(const MakeWork& make, std::size_t core, int orders, int answers) {
  stay_on(core);
  const Work work = make();
  for (char order = 0; read(orders, &order, 1) == 1;) {
    const std::uint64_t checksum = work();
    if (write(answers, &checksum, sizeof checksum) != sizeof checksum) break;
  }
  _exit(0);
}

}  // namespace

WorkerProcesses::WorkerProcesses(const MakeWork& make, const std::vector<std::size_t>& cores) {
  for (std::size_t i = 0; i < kWorkers; ++i) {
    int orders[2];
    int answers[2];
    CAROM_CHECK(pipe(orders) == 0 && pipe(answers) == 0, "a process has pipes to spare");
    const pid_t process = fork();
    CAROM_CHECK(process >= 0, "a process can be made");
    if (process == 0) {
      // What belongs to the parent and to earlier children would keep them waiting for an end.
      for (std::size_t earlier = 0; earlier < i; ++earlier) {
        close(children_[earlier].orders);
        close(children_[earlier].answers);
      }
      close(orders[1]);
      close(answers[0]);
      serve(make, cores[i], orders[0], answers[1]);
    }
    close(orders[0]);
    close(answers[1]);
    children_[i] = {process, orders[1], answers[0]};
  }
}

WorkerProcesses::~WorkerProcesses() {
  for (const Child& child : children_) {
    close(child.orders);
    waitpid(child.process, nullptr, 0);
    close(child.answers);
  }
}

Checksums WorkerProcesses::run() {
  for (const Child& child : children_) CAROM_CHECK(write(child.orders, "g", 1) == 1, "a child listens");
  Checksums checksums{};
  for (std::size_t i = 0; i < kWorkers; ++i)
    CAROM_CHECK(read(children_[i].answers, &checksums[i], sizeof checksums[i]) == sizeof checksums[i],
                "a child answers");
  return checksums;
}

WorkerThreads::WorkerThreads(const MakeWork& make, const std::vector<std::size_t>& cores) {
  for (std::size_t i = 0; i < kWorkers; ++i) {
    Worker& worker = workers_[i];
    worker.thread = std::thread([this, &worker, make, core = cores[i]] {
      stay_on(core);
      const Work work = make();
      while (true) {
        worker.order.acquire();
        if (is_over_) return;
        worker.checksum = work();
        worker.answer.release();
      }
    });
  }
}

WorkerThreads::~WorkerThreads() {
  is_over_ = true;
  for (Worker& worker : workers_) {
    worker.order.release();
    worker.thread.join();
  }
}

Checksums WorkerThreads::run() {
  for (Worker& worker : workers_) worker.order.release();
  for (Worker& worker : workers_) worker.answer.acquire();
  return {workers_[0].checksum, workers_[1].checksum};
}

}  // namespace carom::bench
