// Through the compiler's own door, from sources in memory.
#include "tests/equality/policy.h"

#include <fmt/format.h>

#include "compiler/compile.h"
#include "dsl/diag/render_human.h"
#include "support/check.h"
#include "tests/compiler/memory_packs.h"

namespace carom::equality {
namespace {

std::string path_of(const PackSource& pack) {
  return (pack.name.empty() ? std::string("main") : pack.name) + ".carom";
}

std::vector<compiler::PackRequest> root_of(const Policy& policy) {
  const PackSource& root = policy.packs.front();
  return {{"", compiler::PackFile{path_of(root), print(root.source)}}};
}

}  // namespace

std::string print(const Policy& policy) {
  std::string out;
  for (const PackSource& pack : policy.packs) out += fmt::format("# {}\n{}\n", path_of(pack), print(pack.source));
  if (policy.limits.record_text_bytes != Limits{}.record_text_bytes)
    out += fmt::format("# record_text_bytes = {}\n", policy.limits.record_text_bytes);
  return out;
}

std::optional<core::Program> compile(const Policy& policy, std::string* errors) {
  test::Files files;
  for (std::size_t i = 1; i < policy.packs.size(); ++i) files[path_of(policy.packs[i])] = print(policy.packs[i].source);
  test::MemoryPacks packs(std::move(files));
  compiler::CompileOptions options;
  options.limits = policy.limits;
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink(options.limits.reported_errors);
  const auto rules = compiler::check(root_of(policy), packs, options, sources, sink);
  if (!rules) {
    if (errors != nullptr) *errors = dsl::render_human(sink.all(), sources, false);
    return std::nullopt;
  }
  auto program = core::Program::load(compiler::lower(*rules, sources, options.limits));
  CAROM_CHECK(program.has_value(), "the runtime refuses an image that the compiler made");
  return std::move(*program);
}

}  // namespace carom::equality
