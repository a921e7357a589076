// Code follows from the program and from the decision table that it works beside.
#include "runtime/native/print_code.h"

#include "runtime/native/load_compiler.h"
#include "runtime/table/pattern_literals.h"

namespace carom::native {

Expected<std::string> print_code(const core::Program& program) {
  const Expected<const Compiler*> compiler = load_compiler();
  if (!compiler) return std::unexpected(compiler.error());
  const table::DecisionTable decisions(program, table::PatternLiterals(program));
  return (*compiler)->print({program, decisions});
}

}  // namespace carom::native
