// carom-bench: measures ours and the competitors in one run (docs/benchmarks.md). Started by scripts/bench.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>
#include <vector>

#include "bench/report/print.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/session.h"

namespace {

bool write_file(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return (std::fclose(file) == 0) && written;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures Carom's engines and their competitors, in turns");
  carom::bench::SessionOptions options;
  std::vector<std::string> only;
  std::string json;
  app.add_flag("--quick", options.quick, "fewer rounds");
  app.add_option("--only", only, "rows to measure, by number");
  app.add_option("--json", json, "file for the result as JSON");
  app.add_option("--carom", options.carom, "the program that rows 5b and 16 start");
  app.add_option("--shared", options.shared, "folder with import-fixtures/");
  CLI11_PARSE(app, argc, argv);
  options.only.insert(only.begin(), only.end());

  carom::bench::Session session(options);
  carom::bench::literal_rows(session);
  carom::bench::regex_rows(session);
  carom::bench::ndjson_rows(session);
  carom::bench::program_rows(session);
  carom::bench::input_rows(session);
  carom::bench::compile_rows(session);
  carom::bench::scale_rows(session);
  carom::bench::adversary_rows(session);
  carom::bench::allocation_rows(session);
  carom::bench::engine_rows(session);
  carom::bench::native_rows(session);
  carom::bench::memory_rows(session);
  carom::bench::parallel_rows(session);
  carom::bench::RunResult& run = session.result();
  run.rows = carom::bench::complete(std::move(run.rows));
  fmt::print("{}", carom::bench::as_table(run));
  if (!json.empty() && !write_file(json, carom::bench::as_json(run))) {
    fmt::print(stderr, "carom-bench: cannot write {}\n", json);
    return 2;
  }
  return run.failures.empty() ? 0 : 1;
}
