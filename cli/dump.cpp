#include "cli/dump.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "cli/print_order.h"
#include "cli/print_program.h"
#include "compiler/ir/print.h"
#include "dsl/ast/print.h"
#include "dsl/diag/printable.h"
#include "dsl/parse/parse.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

constexpr std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::ast:
      return "ast";
    case Stage::order:
      return "order";
    case Stage::ir:
      return "ir";
    case Stage::program:
      return "program";
  }
  std::unreachable();
}

// Every file of the policy and of what it uses, in the order they were read. What the linker notes as a source of its
// own (the packs asked for) holds no syntax.
std::string print_files(const dsl::SourceMap& sources) {
  std::string text;
  for (dsl::SourceId id = 0; id < sources.size(); ++id) {
    dsl::DiagnosticSink unused;
    const ast::Module module = dsl::parse(sources, id, Limits{}, unused);
    if (module.pack || !module.items.empty())
      text += fmt::format("; {}\n{}", sources.file(id).path(), ast::print(module));
  }
  return text;
}

std::string printed(Stage stage, const embed::Compiled& policy) {
  switch (stage) {
    case Stage::ast:
      return print_files(policy.sources);
    case Stage::order:
      return compiler::ir::print_order(*policy.rules, policy.sources);
    case Stage::program:
      return print(*policy.program);
    case Stage::ir:
      return compiler::ir::print_rules(*policy.rules);
  }
  std::unreachable();
}

}  // namespace

ExitCode dump(const DumpOptions& options, Console& console) {
  const auto policy = load_policy(options.policy, console);
  if (!policy) return policy.error();
  if (!options.json) {
    console.out.write(dsl::printable_lines(printed(options.stage, **policy)));
    return ExitCode::done;
  }
  if (options.stage == Stage::order) {
    console.out.write(order_as_json(*(*policy)->rules));
    return ExitCode::done;
  }
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("stage", name_of(options.stage)).member("printed", printed(options.stage, **policy));
  json.end_object();
  console.out.write(text + "\n");
  return ExitCode::done;
}

}  // namespace carom::cli
