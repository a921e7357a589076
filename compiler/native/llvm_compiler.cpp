// Functions are compiled in groups, each in a context of its own: memory stays bounded, and who waits for a stop does
// not wait for all of them.
#include "compiler/native/llvm_compiler.h"

#include <fmt/format.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <utility>

#include "compiler/native/function_type.h"
#include "compiler/native/linked_code.h"
#include "compiler/native/llvm_error.h"
#include "compiler/native/object_code.h"
#include "compiler/native/rule_functions.h"

namespace carom::native {
namespace {

constexpr std::size_t kFunctionsOfGroup = 256;

class LinkedFunctions final : public Code {
 public:
  LinkedFunctions(LinkedCode linked, table::GeneratedCode functions) : linked_(std::move(linked)) {
    functions_ = std::move(functions);
  }

 private:
  LinkedCode linked_;
};

/// Rows whose functions are compiled and linked together.
struct Group {
  std::string table;
  std::span<const std::uint32_t> rows;
};

std::vector<Group> groups_of(const std::string& kind, std::span<const std::uint32_t> rows) {
  std::vector<Group> groups;
  for (std::size_t first = 0; first < rows.size(); first += kFunctionsOfGroup)
    groups.push_back({fmt::format("carom_{}_{}", kind, groups.size()),
                      rows.subspan(first, std::min(kFunctionsOfGroup, rows.size() - first))});
  return groups;
}

/// One compilation on its way from a source to linked functions.
class Compilation {
 public:
  Compilation(const Source& source, Tier tier, std::stop_token stop)
      : source_(source), tier_(tier), stop_(std::move(stop)), costs_(source) {}

  Expected<std::unique_ptr<Code>> run() {
    Expected<ObjectCompiler> objects = ObjectCompiler::create(tier_);
    if (!objects) return std::unexpected(objects.error());
    Expected<LinkedCode> linked = LinkedCode::create();
    if (!linked) return std::unexpected(linked.error());
    table::GeneratedCode functions;
    functions.rules.resize(source_.program.rules().size());
    functions.automata.resize(source_.program.patterns().size());
    const std::vector<std::uint32_t> rules = rules_worth_functions(source_, costs_);
    for (const Group& group : groups_of("rules", rules))
      if (Expected<void> added = add_rules(group, *objects, *linked, functions); !added)
        return std::unexpected(added.error());
    return std::make_unique<LinkedFunctions>(std::move(*linked), std::move(functions));
  }

 private:
  Expected<void> add_rules(const Group& group, const ObjectCompiler& objects, LinkedCode& linked,
                           table::GeneratedCode& functions) {
    if (stop_.stop_requested()) return std::unexpected(Error{ErrorKind::usage, "stopped before it was done"});
    llvm::LLVMContext context;
    llvm::Module module(group.table, context);
    add_function_table(module, group.table, add_rule_functions(source_, costs_, group.rows, module));
    auto object = objects.compile(module);
    if (!object) return std::unexpected(object.error());
    if (Expected<void> added = linked.add(std::move(*object)); !added) return added;
    const auto addresses = linked.functions(group.table, group.rows.size());
    if (!addresses) return std::unexpected(addresses.error());
    for (std::size_t i = 0; i < group.rows.size(); ++i)
      functions.rules[group.rows[i]] = reinterpret_cast<table::RuleFunction>((*addresses)[i]);
    return {};
  }

  const Source& source_;
  Tier tier_;
  std::stop_token stop_;
  ConditionCosts costs_;
};

}  // namespace

Expected<std::unique_ptr<Code>> LlvmCompiler::compile(const Source& source, Tier tier, std::stop_token stop) const {
  return Compilation(source, tier, std::move(stop)).run();
}

Expected<std::string> LlvmCompiler::print(const Source& source) const {
  const ConditionCosts costs(source);
  const std::vector<std::uint32_t> rules = rules_worth_functions(source, costs);
  llvm::LLVMContext context;
  llvm::Module module("carom", context);
  add_function_table(module, "carom_rules", add_rule_functions(source, costs, rules, module));
  if (Expected<void> sound = verify(module); !sound) return std::unexpected(sound.error());
  std::string text;
  llvm::raw_string_ostream out(text);
  module.print(out, nullptr);
  return text;
}

std::string LlvmCompiler::name() const {
  return "LLVM " LLVM_VERSION_STRING;
}

}  // namespace carom::native
