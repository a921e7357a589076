// Constants are words and aligned as such; wide ones lie as this machine's byte order has them.
#include "compiler/native/rule_constants.h"

#include <bit>

namespace carom::native {

static_assert(std::endian::native == std::endian::little, "wide constants are written lower word first");

llvm::Value* RuleConstants::word(std::uint32_t value) {
  llvm::Value* const loaded = load_next(builder_.getInt32Ty());
  values_.push_back(value);
  return loaded;
}

llvm::Value* RuleConstants::wide(std::uint64_t value) {
  llvm::Value* const loaded = load_next(builder_.getInt64Ty());
  values_.push_back(static_cast<std::uint32_t>(value));
  values_.push_back(static_cast<std::uint32_t>(value >> 32U));
  return loaded;
}

llvm::Value* RuleConstants::load_next(llvm::Type* type) {
  llvm::Value* const at = builder_.CreateConstInBoundsGEP1_64(builder_.getInt32Ty(), at_, values_.size());
  return builder_.CreateAlignedLoad(type, at, llvm::Align(sizeof(std::uint32_t)), "constant");
}

}  // namespace carom::native
