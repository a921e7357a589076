// Distances are constants of the object, so that nothing in it is an address.
#include "compiler/native/module_constant.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>

namespace carom::native {

llvm::GlobalVariable* add_constant(llvm::Module& module, llvm::Type* type, llvm::StringRef name) {
  auto* const constant = llvm::cast<llvm::GlobalVariable>(module.getOrInsertGlobal(name, type));
  constant->setConstant(true);
  constant->setDSOLocal(true);
  return constant;
}

llvm::Constant* distance(llvm::Constant* from, llvm::Constant* to) {
  llvm::Type* const address = llvm::Type::getInt64Ty(from->getContext());
  llvm::Constant* const difference = llvm::ConstantExpr::getSub(llvm::ConstantExpr::getPtrToInt(to, address),
                                                                llvm::ConstantExpr::getPtrToInt(from, address));
  return llvm::ConstantExpr::getTrunc(difference, llvm::Type::getInt32Ty(from->getContext()));
}

}  // namespace carom::native
