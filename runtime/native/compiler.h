// What generates native code for a program, as it looks without LLVM: whoever holds a Compiler need not know what is
// behind it (compiler/native, or nothing where a build has none).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

#include "runtime/core/program.h"
#include "runtime/object_cache/object_store.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/generated_code.h"
#include "support/error.h"

namespace carom::native {

/// Raised when what a program and its module call of each other changes.
inline constexpr std::uint32_t kInterfaceVersion = 2;

enum class Tier : std::uint8_t {
  quick,      ///< generated fast
  optimised,  ///< runs fast
};

/// What a policy that is compiled ahead of time comes as.
enum class Form : std::uint8_t {
  ir,        ///< LLVM IR, as text
  assembly,  ///< as text
  object,
};

/// How such a policy is to be.
struct EmitOptions {
  Form form = Form::object;
  std::string processor = {};  ///< a name of LLVM's; `native`: this machine's; empty: any of the architecture
  std::string symbol = {};     ///< a C identifier; empty: `carom_policy`
};

/// Functions in executable memory, which goes with this object.
class Code {
 public:
  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  virtual ~Code() = default;

  [[nodiscard]] const table::GeneratedCode& functions() const { return functions_; }

 protected:
  table::GeneratedCode functions_;
};

/// For what code is generated; both outlive it.
struct Source {
  const core::Program& program;
  const table::DecisionTable& decisions;
};

/// Shared by threads.
class Compiler {
 public:
  Compiler() = default;
  Compiler(const Compiler&) = delete;
  Compiler& operator=(const Compiler&) = delete;
  virtual ~Compiler() = default;

  /// Errors: the kernel gives no executable memory; `stop` was asked for; or LLVM refuses, which is a defect of ours.
  /// What is generated is kept in `store`, if there is one.
  [[nodiscard]] virtual Expected<std::unique_ptr<Code>> compile(const Source& source, Tier tier, std::stop_token stop,
                                                                const object_cache::ObjectStore* store) const = 0;
  /// The same code as compile() gives, from what it has kept in `store`, without generating any. Null: there is nothing
  /// that fits, or it cannot be used; compile() says why.
  [[nodiscard]] virtual std::unique_ptr<Code> restore(const Source& source, Tier tier,
                                                      const object_cache::ObjectStore& store) const = 0;
  /// LLVM IR before any optimisation: the same text on every machine.
  [[nodiscard]] virtual Expected<std::string> print(const Source& source) const = 0;
  /// A whole policy for this machine's architecture (ahead::PolicyObject): its code, optimised, and its image.
  /// The same on every machine unless the processor is `native`. Errors (usage): there is no such processor.
  [[nodiscard]] virtual Expected<std::string> emit(const Source& source, const EmitOptions& options) const = 0;
  /// "LLVM 19.1.7".
  [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace carom::native
