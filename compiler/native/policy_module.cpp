// Everything is placed by distances from the policy's own constant; the linker is left nothing to do at load time.
#include "compiler/native/policy_module.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalVariable.h>

#include <cstdint>

#include "compiler/native/condition_costs.h"
#include "compiler/native/module_constant.h"
#include "compiler/native/rule_functions.h"
#include "runtime/ahead/policy_object.h"

namespace carom::native {
namespace {

// What core::Program's sections need; the loader copies, so it is for others who look.
constexpr std::uint64_t kImageAlignment = 16;

llvm::GlobalVariable* add_image(llvm::Module& module, std::span<const std::byte> image) {
  const llvm::ArrayRef bytes(reinterpret_cast<const std::uint8_t*>(image.data()), image.size());
  llvm::Constant* const value = llvm::ConstantDataArray::get(module.getContext(), bytes);
  llvm::GlobalVariable* const constant = add_constant(module, value->getType(), "carom_image");
  constant->setLinkage(llvm::GlobalValue::InternalLinkage);
  constant->setInitializer(value);
  constant->setAlignment(llvm::Align(kImageAlignment));
  return constant;
}

llvm::GlobalVariable* add_rules(const Source& source, llvm::Module& module) {
  const ConditionCosts costs(source);
  RuleFunctions functions(source, costs, module);
  for (const std::uint32_t rule : rules_worth_functions(source, costs)) functions.add(rule);
  llvm::GlobalVariable* const rules = functions.place("carom_rules");
  rules->setLinkage(llvm::GlobalValue::InternalLinkage);
  return rules;
}

/// PolicyObject as LLVM sees it, member by member.
class PolicyConstant {
 public:
  PolicyConstant(const std::string& symbol, llvm::Module& module)
      : context_(module.getContext()),
        type_(llvm::StructType::get(
            context_, {number(64), number(32), number(32), number(64), number(64), number(32), number(32)})),
        constant_(add_constant(module, type_, symbol)) {
    static_assert(sizeof(ahead::PolicyObject) == 40 && offsetof(ahead::PolicyObject, image) == 32);
  }

  void set(const ahead::PolicyObject& object, llvm::GlobalVariable* image, llvm::GlobalVariable* rules) {
    constant_->setInitializer(llvm::ConstantStruct::get(
        type_,
        {value(64, object.magic), value(32, object.version), value(32, object.reserved), value(64, object.assumptions),
         value(64, object.image_bytes), distance(constant_, image), distance(constant_, rules)}));
  }

 private:
  [[nodiscard]] llvm::IntegerType* number(unsigned bits) const { return llvm::IntegerType::get(context_, bits); }
  [[nodiscard]] llvm::Constant* value(unsigned bits, std::uint64_t value) const {
    return llvm::ConstantInt::get(number(bits), value);
  }

  llvm::LLVMContext& context_;
  llvm::StructType* type_;
  llvm::GlobalVariable* constant_;
};

}  // namespace

void add_policy(const Source& source, const std::string& symbol, llvm::Module& module) {
  ahead::PolicyObject object;
  object.assumptions = ahead::assumptions_of(source.program, source.decisions);
  object.image_bytes = source.program.image().size();
  PolicyConstant policy(symbol, module);
  llvm::GlobalVariable* const rules = add_rules(source, module);
  policy.set(object, add_image(module, source.program.image()), rules);
}

}  // namespace carom::native
