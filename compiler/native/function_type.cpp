// JITLink registers unwind tables one by one, which costs more than all other linking: functions have none.
#include "compiler/native/function_type.h"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>

namespace carom::native {

llvm::Function* add_function(llvm::Module& module, const std::string& name) {
  llvm::LLVMContext& context = module.getContext();
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::FunctionType* const type = llvm::FunctionType::get(llvm::Type::getInt1Ty(context), {pointer, pointer}, false);
  llvm::Function* const function = llvm::Function::Create(type, llvm::Function::InternalLinkage, name, module);
  function->setDoesNotThrow();
  function->addRetAttr(llvm::Attribute::ZExt);
  function->getArg(0)->setName("facts");
  function->getArg(1)->setName("constants");
  for (unsigned argument : {0U, 1U}) function->addParamAttr(argument, llvm::Attribute::NoCapture);
  return function;
}

}  // namespace carom::native
