// Numbers that rules write are constants of the rule, so that equal tests on other numbers are the same code. The same
// meaning as core::number_fits and core::status_fits; a missing value is 0 in its column.
#include "compiler/native/column_test.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "runtime/batch/packed_status.h"
#include "support/check.h"

namespace carom::native {
namespace {

using core::PredicateOp;
using core::PredicateRow;
using llvm::Value;
using table::RecordFacts;

// More ranges than this are asked by a call: code for them would cost more than it saves.
constexpr std::uint32_t kMostRanges = 24;

enum class Shape : std::uint8_t { code, status, enumerator, boolean, integer };

struct Column {
  Shape shape;
  std::size_t offset;
  std::size_t has_offset = 0;  // integer: of the flag that says whether there is a value
  const char* name;
};

std::optional<Column> column_of(core::FieldId field) {
  switch (field) {
    case core::field::code:
      return Column{Shape::code, offsetof(RecordFacts, code), 0, "code"};
    case core::field::outer_code:
      return Column{Shape::code, offsetof(RecordFacts, outer_code), 0, "outer_code"};
    case core::field::status:
      return Column{Shape::status, offsetof(RecordFacts, status), 0, "status"};
    case core::field::dsn_status:
      return Column{Shape::status, offsetof(RecordFacts, dsn_status), 0, "dsn_status"};
    case core::field::outer_status:
      return Column{Shape::status, offsetof(RecordFacts, outer_status), 0, "outer_status"};
    case core::field::stage:
      return Column{Shape::enumerator, offsetof(RecordFacts, stage), 0, "stage"};
    case core::field::via:
      return Column{Shape::enumerator, offsetof(RecordFacts, via), 0, "via"};
    case core::field::esp_type:
      return Column{Shape::enumerator, offsetof(RecordFacts, esp_type), 0, "esp_type"};
    case core::field::dsn_action:
      return Column{Shape::enumerator, offsetof(RecordFacts, dsn_action), 0, "dsn_action"};
    case core::field::information:
      return Column{Shape::enumerator, offsetof(RecordFacts, information), 0, "information"};
    case core::field::status_conflict:
      return Column{Shape::boolean, offsetof(RecordFacts, status_conflict), 0, "status_conflict"};
    case core::field::attempts:
      return Column{Shape::integer, offsetof(RecordFacts, attempts), offsetof(RecordFacts, has_attempts), "attempts"};
    case core::field::age:
      return Column{Shape::integer, offsetof(RecordFacts, age), offsetof(RecordFacts, has_age), "age"};
    default:
      return std::nullopt;
  }
}

bool is_comparison(PredicateOp op) {
  return op == PredicateOp::equal || op == PredicateOp::greater_equal || op == PredicateOp::less_equal ||
         op == PredicateOp::greater || op == PredicateOp::less;
}

bool is_written_out(Shape shape, const PredicateRow& predicate) {
  if (predicate.op == PredicateOp::missing || predicate.op == PredicateOp::present) return true;
  switch (shape) {
    case Shape::code:
      return is_comparison(predicate.op) ||
             (predicate.op == PredicateOp::in_codes && predicate.operand.count <= kMostRanges);
    case Shape::status:
      return predicate.op == PredicateOp::in_statuses && predicate.operand.count <= kMostRanges;
    case Shape::enumerator:
      return predicate.op == PredicateOp::in_words;
    case Shape::boolean:
      return predicate.op == PredicateOp::is_true || predicate.op == PredicateOp::is_false;
    case Shape::integer:
      return is_comparison(predicate.op);
  }
  return false;
}

llvm::CmpInst::Predicate comparison_of(PredicateOp op) {
  switch (op) {
    case PredicateOp::greater_equal:
      return llvm::CmpInst::ICMP_SGE;
    case PredicateOp::less_equal:
      return llvm::CmpInst::ICMP_SLE;
    case PredicateOp::greater:
      return llvm::CmpInst::ICMP_SGT;
    case PredicateOp::less:
      return llvm::CmpInst::ICMP_SLT;
    default:
      return llvm::CmpInst::ICMP_EQ;
  }
}

class ColumnTest {
 public:
  ColumnTest(const core::Program& program, const PredicateRow& predicate, llvm::IRBuilder<>& builder,
             FactsReader& facts)
      : program_(program), predicate_(predicate), builder_(builder), facts_(facts), constants_(facts.constants()) {}

  Value* emit(const Column& column) {
    switch (column.shape) {
      case Shape::code:
        return of_code(facts_.word(column.offset, column.name));
      case Shape::status:
        return of_status(facts_.word(column.offset, column.name));
      case Shape::enumerator:
        return of_enumerator(facts_.byte(column.offset, column.name));
      case Shape::boolean:
        return of_boolean(facts_.flag(column.offset, column.name));
      case Shape::integer: {
        // One after the other: compilers differ in the order of arguments, and code is the same everywhere.
        Value* const number = facts_.number(column.offset, column.name);
        return of_integer(facts_.flag(column.has_offset, column.name), number);
      }
    }
    fail_check(__FILE__, __LINE__, "column.shape", "a column has an unknown shape");
  }

 private:
  /// The test where `present` says whether there is a value.
  Value* of_present(Value* present, auto&& test) {
    if (predicate_.op == PredicateOp::missing) return builder_.CreateNot(present);
    if (predicate_.op == PredicateOp::present) return present;
    return builder_.CreateAnd(present, test());
  }
  Value* is_not_zero(Value* value) { return builder_.CreateICmpNE(value, llvm::ConstantInt::get(value->getType(), 0)); }
  /// One unsigned comparison: first <= value <= last.
  Value* lies_between(Value* value, std::uint32_t first, std::uint32_t last) {
    Value* const begin = constants_.word(first);
    if (first == last) return builder_.CreateICmpEQ(value, begin);
    Value* const from_begin = builder_.CreateSub(value, begin);
    return builder_.CreateICmpULE(from_begin, constants_.word(last - first));
  }
  Value* compared(Value* wide) {
    Value* const number = constants_.wide(static_cast<std::uint64_t>(predicate_.number));
    return builder_.CreateICmp(comparison_of(predicate_.op), wide, number);
  }
  template <class Row>
  Value* any_of(std::span<const Row> section, auto&& test) {
    Value* any = nullptr;
    for (const Row& row : section.subspan(predicate_.operand.first, predicate_.operand.count))
      any = any == nullptr ? test(row) : builder_.CreateOr(any, test(row));
    return any == nullptr ? builder_.getFalse() : any;
  }

  Value* of_code(Value* code) {
    return of_present(is_not_zero(code), [&] {
      if (predicate_.op != PredicateOp::in_codes) return compared(builder_.CreateZExt(code, builder_.getInt64Ty()));
      return any_of(program_.codes(),
                    [&](const core::CodeRange& range) { return lies_between(code, range.first, range.last); });
    });
  }

  Value* of_status(Value* status) {
    return of_present(is_not_zero(status), [&] {
      return any_of(program_.statuses(), [&](const core::StatusRange& range) { return lies_in(status, range); });
    });
  }
  Value* lies_in(Value* status, const core::StatusRange& range) {
    if (std::has_single_bit(range.class_mask) && range.subject_first == range.subject_last)
      return lies_between(status, packed(range, range.detail_first), packed(range, range.detail_last));
    Value* const klass = builder_.CreateLShr(status, 20);
    Value* const in_class = has_bit(range.class_mask, klass);
    Value* const subject = builder_.CreateAnd(builder_.CreateLShr(status, 10), builder_.getInt32(0x3FF));
    Value* const detail = builder_.CreateAnd(status, builder_.getInt32(0x3FF));
    Value* const in_subjects = part_lies_in(subject, range.subject_first, range.subject_last);
    Value* const in_details = part_lies_in(detail, range.detail_first, range.detail_last);
    return builder_.CreateAnd(in_class, builder_.CreateAnd(in_subjects, in_details));
  }
  /// The status of a range of one class and one subject.
  static std::uint32_t packed(const core::StatusRange& range, std::uint32_t detail) {
    return batch::pack_status(
        core::EnhancedStatus{.klass = static_cast<std::uint8_t>(std::countr_zero(range.class_mask)),
                             .subject = range.subject_first,
                             .detail = static_cast<std::uint16_t>(detail)});
  }
  /// A part that a status can have is at most 999.
  Value* part_lies_in(Value* part, std::uint32_t first, std::uint32_t last) {
    return first == 0 && last == 999 ? builder_.getTrue() : lies_between(part, first, last);
  }
  /// `bit`, an i32 below 64, as an index of bits.
  Value* has_bit(std::uint64_t bits, Value* bit) {
    Value* const index = builder_.CreateZExt(bit, builder_.getInt64Ty());
    Value* const shifted = builder_.CreateLShr(constants_.wide(bits), index);
    return builder_.CreateTrunc(shifted, builder_.getInt1Ty());
  }

  Value* of_enumerator(Value* word) {
    return of_present(is_not_zero(word), [&] {
      return has_bit(static_cast<std::uint64_t>(predicate_.number), builder_.CreateZExt(word, builder_.getInt32Ty()));
    });
  }
  Value* of_boolean(Value* value) {
    return of_present(builder_.getTrue(),
                      [&] { return predicate_.op == PredicateOp::is_true ? value : builder_.CreateNot(value); });
  }
  Value* of_integer(Value* present, Value* value) {
    return of_present(present, [&] { return compared(value); });
  }

  const core::Program& program_;
  const PredicateRow& predicate_;
  llvm::IRBuilder<>& builder_;
  FactsReader& facts_;
  RuleConstants& constants_;
};

}  // namespace

bool is_column_test(const PredicateRow& predicate) {
  const auto column = column_of(predicate.field);
  return column && is_written_out(column->shape, predicate);
}

Value* column_test(const core::Program& program, const PredicateRow& predicate, llvm::IRBuilder<>& builder,
                   FactsReader& facts) {
  const auto column = column_of(predicate.field);
  CAROM_CHECK(column && is_written_out(column->shape, predicate), "only tests on columns are written out");
  return ColumnTest(program, predicate, builder, facts).emit(*column);
}

}  // namespace carom::native
