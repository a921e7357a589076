// The tables are made as the runtime will make them: code takes for granted what they look for.
#include "runtime/native/emit_code.h"

#include <string>

#include "runtime/native/load_compiler.h"
#include "runtime/table/engine.h"

namespace carom::native {

Expected<std::string> emit_code(const core::Program& program, const EmitOptions& options) {
  if (program.image().size() > kMostImageBytes)
    return std::unexpected(Error{ErrorKind::usage, "the rules take " + std::to_string(program.image().size()) +
                                                       " bytes, more than the " + std::to_string(kMostImageBytes) +
                                                       " that code can be made of; compile fewer at once"});
  const Expected<const Compiler*> compiler = load_compiler();
  if (!compiler) return std::unexpected(compiler.error());
  const auto engine = table::Engine::make(program);
  if (!engine) {
    std::string message = "no code can be made of these rules: ";
    message += table::reason_of(engine.error());
    return std::unexpected(Error{ErrorKind::usage, std::move(message)});
  }
  return (*compiler)->emit({program, engine->decisions()}, options);
}

}  // namespace carom::native
