// From the options every verb shares to a compiled policy, with its errors shown.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/console/console.h"
#include "runtime/embed/rule_set.h"
#include "support/limits.h"

namespace carom::cli {

enum class ErrorFormat : std::uint8_t { human, json, sarif };

struct PolicyOptions {
  std::vector<std::string> policies;
  std::vector<std::string> packs;
  bool locked = false;
  bool allow_unsigned = false;  ///< take compiled policies from whoever made them
  Limits limits;
  ErrorFormat error_format = ErrorFormat::human;
};

[[nodiscard]] embed::PolicySpec spec_of(const PolicyOptions& options);

/// Whether warnings are looked for, which help an author and cost a user time.
enum class Advice : std::uint8_t { unwanted, wanted };

/// Compiles the policy; always with rules and program, and perhaps with warnings, which are not shown. Otherwise the
/// errors stand on the error stream.
[[nodiscard]] std::expected<std::unique_ptr<embed::Compiled>, ExitCode> load_policy(const PolicyOptions& options,
                                                                                    Console& console,
                                                                                    Advice advice = Advice::unwanted);

/// Of a sink with errors, that is of rules that do not compile: 3, or 6 when every error is an exceeded limit.
[[nodiscard]] ExitCode exit_code_of(const dsl::DiagnosticSink& diagnostics);
/// Says that the rules do not compile, once diagnostics have said why.
ExitCode tell_errors(const embed::Compiled& compiled, Console& console);

[[nodiscard]] std::string render(std::span<const dsl::Diagnostic> diagnostics, const dsl::SourceMap& sources,
                                 ErrorFormat format, bool colour);
/// In the chosen format; with the number of errors that were not kept.
[[nodiscard]] std::string render(const embed::Compiled& compiled, ErrorFormat format, bool colour);

}  // namespace carom::cli
