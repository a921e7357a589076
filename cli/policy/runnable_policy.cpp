// Both ways end in a verified program; only who may have made the file is asked for here.
#include "cli/policy/runnable_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/policy/override_places.h"
#include "runtime/container/saved_program.h"
#include "runtime/embed/saved_policy.h"
#include "runtime/embed/test_policy.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

bool has_own_limits(const Limits& limits) {
  return std::ranges::any_of(
      kLimits, [&limits](const LimitInfo& limit) { return limits.*limit.value != Limits{}.*limit.value; });
}

// An option that changed nothing would look as if it had.
Expected<void> check_stands_alone(const PolicyOptions& options, const std::string& path) {
  const char* beside = nullptr;
  if (has_own_limits(options.limits)) beside = "--limit";
  if (options.locked) beside = "--locked";
  if (!options.packs.empty()) beside = "--packs";
  if (options.policies.size() > 1) beside = "another policy";
  if (beside == nullptr) return {};
  return std::unexpected(Error{
      ErrorKind::usage,
      fmt::format(
          "{} is compiled and linked already, and cannot be used with {}; name the rules that it was compiled from",
          path, beside)});
}

RunnablePolicy runnable(embed::Compiled& compiled) {
  std::vector<std::string> files;
  for (dsl::SourceId id = 0; id < compiled.sources.size(); ++id) files.push_back(compiled.sources.file(id).path());
  std::vector<container::OverridePlace> overrides = override_places(compiled);
  return {std::move(*compiled.program), std::move(overrides), std::move(files), false};
}

/// What is found stands on the error stream; `done`: nothing that keeps the policy from being written.
ExitCode review(const PolicyOptions& options, bool tests, embed::Compiled& policy, Console& console) {
  if (tests)
    if (const auto results = embed::test_policy(spec_of(options), policy); !results)
      return console.fail(results.error());
  if (!policy.diagnostics.all().empty())
    console.show_on_error_stream(render(policy, options.error_format, console.terminal.err_colour));
  if (!policy.diagnostics.has_errors()) return ExitCode::done;
  console.tell(counted(policy.diagnostics.error_count(), "test fails", "tests fail") +
               ", and nothing is written; --no-tests compiles the rules all the same");
  return ExitCode::findings;
}

std::unexpected<Error> refused(const std::string& path, const Error& error, const char* repair = "") {
  return std::unexpected(Error{error.kind, fmt::format("{}: {}{}", path, error.message, repair)});
}

}  // namespace

bool is_one_saved_policy(const PolicyOptions& options) {
  return options.policies.size() == 1 && embed::is_saved_policy(options.policies.front());
}

Expected<RunnablePolicy> load_saved_policy(const std::string& path, bool allow_unsigned) {
  const auto saved = embed::read_saved_policy(path);
  if (!saved) return std::unexpected(saved.error());
  const container::Container& container = (*saved)->container;
  const bool is_trusted = container.is_signed || allow_unsigned;
  auto program =
      container::load_program(container, allow_unsigned ? container::Trust::anyone : container::Trust::signed_only);
  if (!program)
    return refused(path, program.error(), is_trusted ? "" : "; --allow-unsigned takes it from whoever made it");
  auto overrides = container::load_override_places(container);
  if (!overrides) return refused(path, overrides.error());
  return RunnablePolicy{std::move(*program), std::move(*overrides), {path}, true};
}

std::expected<RunnablePolicy, ExitCode> load_runnable_policy(const PolicyOptions& options, Console& console,
                                                             Purpose purpose) {
  const auto path = std::ranges::find_if(options.policies, embed::is_saved_policy);
  if (path != options.policies.end()) {
    if (const Expected<void> alone = check_stands_alone(options, *path); !alone)
      return std::unexpected(console.fail(alone.error()));
    Expected<RunnablePolicy> saved = load_saved_policy(*path, options.allow_unsigned);
    if (!saved) return std::unexpected(console.fail(saved.error()));
    return std::move(*saved);
  }
  const bool writes = purpose != Purpose::use;
  const auto compiled = load_policy(options, console, writes ? Advice::wanted : Advice::unwanted);
  if (!compiled) return std::unexpected(compiled.error());
  if (writes)
    if (const ExitCode code = review(options, purpose == Purpose::writing, **compiled, console); code != ExitCode::done)
      return std::unexpected(code);
  return runnable(**compiled);
}

}  // namespace carom::cli
