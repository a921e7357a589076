// Functions are compiled in groups, each in a context of its own: memory stays bounded, and who waits for a stop does
// not wait for all of them.
#include "compiler/native/llvm_compiler.h"

#include <fmt/format.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "compiler/native/linked_code.h"
#include "compiler/native/llvm_error.h"
#include "compiler/native/object_code.h"
#include "compiler/native/policy_module.h"
#include "compiler/native/rule_functions.h"

namespace carom::native {
namespace {

// Of one module; a program whose rules have many forms is several.
constexpr std::size_t kFormsOfGroup = 128;

class LinkedFunctions final : public Code {
 public:
  LinkedFunctions(LinkedCode linked, table::GeneratedCode functions) : linked_(std::move(linked)) {
    functions_ = std::move(functions);
  }

 private:
  LinkedCode linked_;
};

/// One compilation on its way from a source to linked functions.
class Compilation {
 public:
  Compilation(const Source& source, ObjectCompiler objects, LinkedCode linked)
      : source_(source), costs_(source), objects_(std::move(objects)), linked_(std::move(linked)) {
    functions_.rules.resize(source.program.rules().size());
  }

  Expected<std::unique_ptr<Code>> run(const std::stop_token& stop) {
    const std::vector<std::uint32_t> rules = rules_worth_functions(source_, costs_);
    for (std::size_t first = 0; first < rules.size();) {
      if (stop.stop_requested()) return std::unexpected(Error{ErrorKind::usage, "stopped before it was done"});
      const auto taken = link(fmt::format("carom_rules_{}", first), std::span(rules).subspan(first));
      if (!taken) return std::unexpected(taken.error());
      first += *taken;
    }
    return std::make_unique<LinkedFunctions>(std::move(linked_), std::move(functions_));
  }

 private:
  /// How many of `rules` it has linked, from the first on.
  Expected<std::size_t> link(const std::string& table, std::span<const std::uint32_t> rules) {
    llvm::LLVMContext context;
    llvm::Module module(table, context);
    RuleFunctions functions(source_, costs_, module);
    std::size_t taken = 0;
    while (taken < rules.size() && functions.forms() < kFormsOfGroup) functions.add(rules[taken++]);
    functions.place(table);
    auto object = objects_.compile(module);
    if (!object) return std::unexpected(object.error());
    if (Expected<void> added = linked_.add(std::move(*object)); !added) return std::unexpected(added.error());
    const auto placed = linked_.placed_rules(table);
    if (!placed) return std::unexpected(placed.error());
    functions_.add(**placed);
    return taken;
  }

  const Source& source_;
  ConditionCosts costs_;
  ObjectCompiler objects_;
  LinkedCode linked_;
  table::GeneratedCode functions_;
};

}  // namespace

Expected<std::unique_ptr<Code>> LlvmCompiler::compile(const Source& source, Tier tier, std::stop_token stop) const {
  Expected<ObjectCompiler> objects = ObjectCompiler::create(tier);
  if (!objects) return std::unexpected(objects.error());
  Expected<LinkedCode> linked = LinkedCode::create();
  if (!linked) return std::unexpected(linked.error());
  return Compilation(source, std::move(*objects), std::move(*linked)).run(stop);
}

Expected<std::string> LlvmCompiler::print(const Source& source) const {
  const ConditionCosts costs(source);
  llvm::LLVMContext context;
  llvm::Module module("carom", context);
  RuleFunctions functions(source, costs, module);
  for (const std::uint32_t rule : rules_worth_functions(source, costs)) functions.add(rule);
  functions.place("carom_rules");
  if (Expected<void> sound = verify(module); !sound) return std::unexpected(sound.error());
  std::string text;
  llvm::raw_string_ostream out(text);
  module.print(out, nullptr);
  return text;
}

Expected<std::string> LlvmCompiler::emit(const Source& source, Form form, const std::string& processor) const {
  Expected<ObjectCompiler> objects = ObjectCompiler::create_for(processor);
  if (!objects) return std::unexpected(objects.error());
  llvm::LLVMContext context;
  llvm::Module module("carom", context);
  add_policy(source, module);
  return objects->emit(module, form);
}

std::string LlvmCompiler::name() const {
  return "LLVM " LLVM_VERSION_STRING;
}

}  // namespace carom::native
