// Each stage is printed by the layer that owns it; this only chooses.
#include "cli/dump/dump.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "cli/dump/print_order.h"
#include "cli/dump/print_program.h"
#include "cli/policy/runnable_policy.h"
#include "compiler/ir/print.h"
#include "compiler/sema/pack_source.h"
#include "dsl/ast/print.h"
#include "dsl/diag/printable.h"
#include "dsl/parse/parse.h"
#include "runtime/native/print_code.h"
#include "support/counted.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

// In the order of the enumerators.
constexpr NamedStage kStages[] = {{"ast", Stage::ast},
                                  {"order", Stage::order},
                                  {"ir", Stage::ir},
                                  {"program", Stage::program},
                                  {"llvm", Stage::llvm}};

std::string_view name_of(Stage stage) {
  return kStages[static_cast<std::size_t>(stage)].name;
}

// Every file of the policy and of what it uses, in the order they were read. What the linker notes as a source of its
// own (the packs asked for) holds no syntax.
std::string print_files(const dsl::SourceMap& sources, const Limits& limits, dsl::DiagnosticSink& sink) {
  std::string text;
  for (dsl::SourceId id = 0; id < sources.size(); ++id) {
    if (sources.file(id).path() == compiler::kRequestedPath) continue;
    const ast::Module module = dsl::parse(sources, id, limits, sink);
    if (module.pack || !module.items.empty())
      text += fmt::format("; {}\n{}", sources.file(id).path(), ast::print(module));
  }
  return text;
}

bool needs_only_program(Stage stage) {
  return stage == Stage::program || stage == Stage::llvm;
}

Expected<std::string> printed(Stage stage, const core::Program& program) {
  return stage == Stage::llvm ? native::print_code(program) : print(program);
}

Expected<std::string> printed(Stage stage, const embed::Compiled& policy) {
  switch (stage) {
    case Stage::order:
      return compiler::ir::print_order(*policy.rules, policy.sources);
    case Stage::ir:
      return compiler::ir::print_rules(*policy.rules);
    case Stage::program:
    case Stage::llvm:
      return printed(stage, *policy.program);
    case Stage::ast:
      break;  // needs no rules
  }
  std::unreachable();
}

void write(Stage stage, const std::string& text, const DumpOptions& options, Console& console) {
  if (!options.json) {
    console.out.write(dsl::printable_lines(text));
    return;
  }
  std::string object;
  JsonWriter json(object);
  json.begin_object().member("stage", name_of(stage)).member("printed", text).end_object();
  console.out.write(object + "\n");
}

// Rules that parse have a syntax tree, whether they compile or not.
ExitCode dump_syntax(const DumpOptions& options, Console& console) {
  const embed::PolicySpec spec = spec_of(options.policy);
  const Expected<std::unique_ptr<embed::Compiled>> compiled = embed::compile(spec);
  if (!compiled) return console.fail(compiled.error());
  const embed::Compiled& policy = **compiled;
  dsl::DiagnosticSink sink(spec.options.limits.reported_errors);
  const std::string text = print_files(policy.sources, spec.options.limits, sink);
  if (sink.has_errors()) {
    console.show_on_error_stream(
        render(sink.all(), policy.sources, options.policy.error_format, console.terminal.err_colour));
    console.tell("the rules do not parse: " + counted(sink.error_count(), "error", "errors"));
    return exit_code_of(sink);
  }
  write(Stage::ast, text, options, console);
  if (!policy.rules) console.tell("the rules parse and do not compile; `carom check` says why");
  return ExitCode::done;
}

// To be looked at, it need not be trusted.
ExitCode dump_saved(const DumpOptions& options, Console& console) {
  const Expected<RunnablePolicy> policy = load_saved_policy(options.policy.policies.front(), true);
  if (!policy) return console.fail(policy.error());
  const Expected<std::string> text = printed(options.stage, policy->program);
  if (!text) return console.fail(text.error());
  write(options.stage, *text, options, console);
  return ExitCode::done;
}

}  // namespace

std::span<const NamedStage> stages() {
  return kStages;
}

ExitCode dump(const DumpOptions& options, Console& console) {
  if (options.stage == Stage::ast) return dump_syntax(options, console);
  if (needs_only_program(options.stage) && is_one_saved_policy(options.policy)) return dump_saved(options, console);
  const auto policy = load_policy(options.policy, console);
  if (!policy) return policy.error();
  if (options.json && options.stage == Stage::order) {
    console.out.write(order_as_json(*(*policy)->rules, (*policy)->sources));
    return ExitCode::done;
  }
  const Expected<std::string> text = printed(options.stage, **policy);
  if (!text) return console.fail(text.error());
  write(options.stage, *text, options, console);
  return ExitCode::done;
}

}  // namespace carom::cli
