// JITLink registers unwind tables one by one, which costs more than all other linking: functions have none.
#include "compiler/native/function_type.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>

#include <vector>

namespace carom::native {
namespace {

llvm::FunctionType* rule_type(llvm::LLVMContext& context) {
  return llvm::FunctionType::get(llvm::Type::getInt1Ty(context), {llvm::PointerType::getUnqual(context)}, false);
}

}  // namespace

llvm::Function* add_function(llvm::Module& module, const std::string& name) {
  llvm::Function* const function =
      llvm::Function::Create(rule_type(module.getContext()), llvm::Function::InternalLinkage, name, module);
  function->setDoesNotThrow();
  function->addRetAttr(llvm::Attribute::ZExt);
  function->addParamAttr(0, llvm::Attribute::NoCapture);
  return function;
}

void add_function_table(llvm::Module& module, const std::string& name, std::span<llvm::Function* const> functions) {
  llvm::Type* const distance = llvm::Type::getInt32Ty(module.getContext());
  llvm::Type* const address = llvm::Type::getInt64Ty(module.getContext());
  llvm::ArrayType* const type = llvm::ArrayType::get(distance, functions.size());
  auto* const table =
      new llvm::GlobalVariable(module, type, true, llvm::GlobalValue::ExternalLinkage, nullptr, name);  // module's
  table->setDSOLocal(true);
  llvm::Constant* const begin = llvm::ConstantExpr::getPtrToInt(table, address);
  std::vector<llvm::Constant*> distances;
  for (llvm::Function* const function : functions) {
    llvm::Constant* const at = llvm::ConstantExpr::getPtrToInt(function, address);
    distances.push_back(llvm::ConstantExpr::getTrunc(llvm::ConstantExpr::getSub(at, begin), distance));
  }
  table->setInitializer(llvm::ConstantArray::get(type, distances));
}

}  // namespace carom::native
