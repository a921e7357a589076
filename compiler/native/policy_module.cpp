// Everything is placed by distances from the policy's own constant; the linker is left nothing to do at load time.
#include "compiler/native/policy_module.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalVariable.h>

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/native/condition_costs.h"
#include "compiler/native/function_type.h"
#include "compiler/native/rule_functions.h"
#include "runtime/ahead/policy_object.h"

namespace carom::native {
namespace {

// What core::Program's sections need; the loader copies, so it is for others who look.
constexpr std::uint64_t kImageAlignment = 16;

/// The module's own, which has no other of that name.
llvm::GlobalVariable* add_global(llvm::Module& module, llvm::Type* type, llvm::StringRef name) {
  auto* const constant = llvm::cast<llvm::GlobalVariable>(module.getOrInsertGlobal(name, type));
  constant->setConstant(true);
  return constant;
}

llvm::GlobalVariable* add_constant(llvm::Module& module, llvm::Constant* value, const std::string& name) {
  llvm::GlobalVariable* const constant = add_global(module, value->getType(), name);
  constant->setLinkage(llvm::GlobalValue::InternalLinkage);
  constant->setInitializer(value);
  return constant;
}

llvm::GlobalVariable* add_image(llvm::Module& module, std::span<const std::byte> image) {
  const llvm::ArrayRef bytes(reinterpret_cast<const std::uint8_t*>(image.data()), image.size());
  auto* const constant = add_constant(module, llvm::ConstantDataArray::get(module.getContext(), bytes), "carom_image");
  constant->setAlignment(llvm::Align(kImageAlignment));
  return constant;
}

llvm::GlobalVariable* add_functions(const Source& source, const ConditionCosts& costs,
                                    const std::vector<std::uint32_t>& rules, llvm::Module& module) {
  std::vector<llvm::Function*> functions;
  for (const std::uint32_t rule : rules) functions.push_back(add_rule_function(source, costs, rule, module));
  const std::string name = "carom_functions";
  add_function_table(module, name, functions);
  llvm::GlobalVariable* const table = module.getNamedGlobal(name);
  table->setLinkage(llvm::GlobalValue::InternalLinkage);
  return table;
}

/// PolicyObject as LLVM sees it, member by member.
class PolicyConstant {
 public:
  explicit PolicyConstant(llvm::Module& module)
      : context_(module.getContext()),
        type_(llvm::StructType::get(context_, {number(64), number(32), number(32), number(64), number(64), number(32),
                                               number(32), number(32), number(32)})),
        constant_(add_global(module, type_, ahead::kPolicySymbol)) {
    static_assert(sizeof(ahead::PolicyObject) == 48 && offsetof(ahead::PolicyObject, image) == 32);
    constant_->setDSOLocal(true);
  }

  void set(const ahead::PolicyObject& object, llvm::GlobalVariable* image, llvm::GlobalVariable* rules,
           llvm::GlobalVariable* functions) {
    constant_->setInitializer(llvm::ConstantStruct::get(
        type_, {value(64, object.magic), value(32, object.version), value(32, object.function_count),
                value(64, object.assumptions), value(64, object.image_bytes), distance_to(image), distance_to(rules),
                distance_to(functions), value(32, object.reserved)}));
  }

 private:
  [[nodiscard]] llvm::IntegerType* number(unsigned bits) const { return llvm::IntegerType::get(context_, bits); }
  [[nodiscard]] llvm::Constant* value(unsigned bits, std::uint64_t value) const {
    return llvm::ConstantInt::get(number(bits), value);
  }
  [[nodiscard]] llvm::Constant* distance_to(llvm::GlobalVariable* place) const {
    llvm::Constant* const from = llvm::ConstantExpr::getPtrToInt(constant_, number(64));
    llvm::Constant* const to = llvm::ConstantExpr::getPtrToInt(place, number(64));
    return llvm::ConstantExpr::getTrunc(llvm::ConstantExpr::getSub(to, from), number(32));
  }

  llvm::LLVMContext& context_;
  llvm::StructType* type_;
  llvm::GlobalVariable* constant_;
};

}  // namespace

void add_policy(const Source& source, llvm::Module& module) {
  const ConditionCosts costs(source);
  const std::vector<std::uint32_t> rules = rules_worth_functions(source, costs);
  ahead::PolicyObject object;
  object.function_count = static_cast<std::uint32_t>(rules.size());
  object.assumptions = ahead::assumptions_of(source.program, source.decisions);
  object.image_bytes = source.program.image().size();
  PolicyConstant policy(module);
  llvm::GlobalVariable* const functions = add_functions(source, costs, rules, module);
  llvm::GlobalVariable* const numbers = add_constant(
      module, llvm::ConstantDataArray::get(module.getContext(), llvm::ArrayRef(rules)), "carom_rules_of_functions");
  policy.set(object, add_image(module, source.program.image()), numbers, functions);
}

}  // namespace carom::native
