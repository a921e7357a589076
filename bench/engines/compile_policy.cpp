// A policy of ours that does not compile is a defect of the benchmark, so its first error ends the run.
#include "bench/engines/compile_policy.h"

#include <string>
#include <utility>

#include "dsl/diag/render_human.h"
#include "support/check.h"

namespace carom::bench {
namespace {

Expected<std::unique_ptr<embed::Compiled>> try_to_compile(embed::PolicySpec spec) {
  spec.options.advises = false;
  return embed::compile(spec);
}

std::unique_ptr<embed::Compiled> checked(Expected<std::unique_ptr<embed::Compiled>> compiled) {
  CAROM_CHECK(compiled.has_value(), "a policy can be read: " + compiled.error().message);
  CAROM_CHECK((*compiled)->program.has_value(),
              "a policy compiles: " + dsl::render_human((*compiled)->diagnostics.all(), (*compiled)->sources, false));
  return std::move(*compiled);
}

embed::PolicySpec spec_of(const PolicyText& policy) {
  embed::PolicySpec spec;
  spec.policies = {std::string(PolicyText::kMainFile)};
  spec.unsaved = policy.files;
  return spec;
}

}  // namespace

std::unique_ptr<embed::Compiled> compile_policy(const PolicyText& policy) {
  return checked(try_to_compile(spec_of(policy)));
}

bool compiles(const PolicyText& policy) {
  const auto compiled = try_to_compile(spec_of(policy));
  return compiled && (*compiled)->program;
}

std::unique_ptr<embed::Compiled> compile_shipped_packs() {
  return checked(try_to_compile({}));
}

}  // namespace carom::bench
