// Offsets are the C++ compiler's own; a generated function and the engine that calls it are of one build.
#include "compiler/native/facts_reader.h"

namespace carom::native {

using table::FoundPattern;
using table::RecordFacts;
using table::TruthHelpers;

llvm::Value* FactsReader::load(llvm::Type* type, std::size_t offset, const char* name) {
  llvm::Value* const at = builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), facts_, offset);
  return builder_.CreateLoad(type, at, name);
}

llvm::Value* FactsReader::pointer(std::size_t offset, const char* name) {
  return load(builder_.getPtrTy(), offset, name);
}
llvm::Value* FactsReader::word(std::size_t offset, const char* name) {
  return load(builder_.getInt32Ty(), offset, name);
}
llvm::Value* FactsReader::byte(std::size_t offset, const char* name) {
  return load(builder_.getInt8Ty(), offset, name);
}
llvm::Value* FactsReader::number(std::size_t offset, const char* name) {
  return load(builder_.getInt64Ty(), offset, name);
}
llvm::Value* FactsReader::flag(std::size_t offset, const char* name) {
  return builder_.CreateICmpNE(byte(offset, name), builder_.getInt8(0));
}

llvm::Value* FactsReader::is_held(std::uint32_t predicate) {
  llvm::Value* const words = pointer(offsetof(RecordFacts, predicates), "predicates");
  llvm::Value* const at = row_of(words, predicate, sizeof(std::uint32_t));
  llvm::Value* const known = builder_.CreateLoad(builder_.getInt32Ty(), at, "known");
  return builder_.CreateICmpEQ(known, word(offsetof(RecordFacts, held), "held"));
}

llvm::Value* FactsReader::is_found(std::uint32_t pattern) {
  static_assert(offsetof(FoundPattern, turn) == 0);
  llvm::Value* const patterns = pointer(offsetof(RecordFacts, patterns), "patterns");
  llvm::Value* const at = row_of(patterns, pattern, sizeof(FoundPattern));
  llvm::Value* const turn = builder_.CreateLoad(builder_.getInt32Ty(), at, "found");
  return builder_.CreateICmpEQ(turn, word(offsetof(RecordFacts, turn), "turn"));
}

llvm::Value* FactsReader::row_of(llvm::Value* table, std::uint32_t row, std::size_t size) {
  llvm::Value* const index = builder_.CreateZExt(constants_.word(row), builder_.getInt64Ty());
  return builder_.CreateInBoundsGEP(llvm::ArrayType::get(builder_.getInt8Ty(), size), table, index);
}

llvm::Value* FactsReader::ask_predicate(std::uint32_t predicate) {
  return call_helper(offsetof(TruthHelpers, predicate_holds), predicate, "predicate_holds");
}
llvm::Value* FactsReader::ask_expression(std::uint32_t expression) {
  return call_helper(offsetof(TruthHelpers, expression_holds), expression, "expression_holds");
}

llvm::Value* FactsReader::call_helper(std::size_t helper, std::uint32_t row, const char* name) {
  llvm::Type* const parameters[] = {builder_.getPtrTy(), builder_.getInt32Ty()};
  llvm::FunctionType* const type = llvm::FunctionType::get(builder_.getInt1Ty(), parameters, false);
  llvm::Value* const helpers = pointer(offsetof(RecordFacts, helpers), "helpers");
  llvm::Value* const at = builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), helpers, helper);
  llvm::Value* const function = builder_.CreateLoad(builder_.getPtrTy(), at, name);
  llvm::Value* const truth = pointer(offsetof(RecordFacts, truth), "truth");
  llvm::CallInst* const call = builder_.CreateCall(type, function, {truth, constants_.word(row)}, "holds");
  call->addRetAttr(llvm::Attribute::ZExt);
  call->setDoesNotThrow();
  return call;
}

}  // namespace carom::native
