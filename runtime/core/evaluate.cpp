// The meaning of every predicate (docs/language.md section 3).
#include "runtime/core/evaluate.h"

#include <algorithm>

#include "runtime/core/address.h"
#include "support/check.h"

namespace carom::core {
namespace {

bool lies_in(const StatusRange& range, EnhancedStatus status) {
  return (range.class_mask >> status.klass & 1U) != 0 && range.subject_first <= status.subject &&
         status.subject <= range.subject_last && range.detail_first <= status.detail &&
         status.detail <= range.detail_last;
}

bool lies_in(const CodeRange& range, std::int64_t code) {
  return range.first <= code && code <= range.last;
}

bool is_host_of(std::string_view entry, bool below, std::string_view host) {
  if (!below) return host == entry;
  return host.size() > entry.size() + 1 && host.ends_with(entry) && host[host.size() - entry.size() - 1] == '.';
}

bool has_word(const PredicateRow& predicate, std::int64_t enumerator) {
  return (static_cast<std::uint64_t>(predicate.number) >> enumerator & 1U) != 0;
}

template <class Row, class Fits>
bool any_row(std::span<const Row> section, RowRange operand, Fits fits) {
  return std::ranges::any_of(section.subspan(operand.first, operand.count), fits);
}

}  // namespace

void Evaluation::begin(const Program& program, const FieldValues& fields) {
  program_ = &program;
  fields_ = &fields;
  patterns_.begin(program);
  known_.hold(program.expressions().size());
  if (++record_ <= TruthMemory::kMostTurns) return;
  known_.forget_all();
  record_ = 1;
}

bool Evaluation::holds(std::uint32_t expression) {
  const auto test_holds = [this](std::uint32_t test) { return predicate_holds(program_->predicates()[test]); };
  const auto part_holds = [this](std::uint32_t part) { return holds(part); };
  return known_.ask(expression, record_,
                    [&] { return expression_holds(*program_, expression, test_holds, part_holds); });
}

bool number_fits(const Program& program, const PredicateRow& predicate, std::int64_t value) {
  switch (predicate.op) {
    case PredicateOp::is_true:
      return value != 0;
    case PredicateOp::is_false:
      return value == 0;
    case PredicateOp::in_codes:
      return any_row(program.codes(), predicate.operand, [&](const CodeRange& range) { return lies_in(range, value); });
    case PredicateOp::in_words:
      return has_word(predicate, value);
    case PredicateOp::equal:
      return value == predicate.number;
    case PredicateOp::greater_equal:
      return value >= predicate.number;
    case PredicateOp::less_equal:
      return value <= predicate.number;
    case PredicateOp::greater:
      return value > predicate.number;
    case PredicateOp::less:
      return value < predicate.number;
    default:
      fail_check(__FILE__, __LINE__, "predicate.op", "a number is tested by something that is no test on numbers");
  }
}

bool status_fits(const Program& program, const PredicateRow& predicate, EnhancedStatus status) {
  return any_row(program.statuses(), predicate.operand,
                 [&](const StatusRange& range) { return lies_in(range, status); });
}

bool Evaluation::predicate_holds(const PredicateRow& predicate) {
  const FieldValue& value = (*fields_)[predicate.field];
  const RowRange operand = predicate.operand;
  if (!value.is_present) return predicate.op == PredicateOp::missing;
  const auto matches = [&](std::uint32_t pattern) { return patterns_.find(*program_, *fields_, pattern).has_value(); };
  switch (predicate.op) {
    case PredicateOp::missing:
      return false;
    case PredicateOp::present:
      return true;
    case PredicateOp::in_statuses:
      return status_fits(*program_, predicate, value.status);
    case PredicateOp::in_hosts:
      return any_row(program_->hosts(), operand, [&](const HostRow& host) {
        return is_host_of(program_->text(host.name), host.below != 0, value.text);
      });
    case PredicateOp::in_cidrs:
      return any_row(program_->cidrs(), operand, [&](const CidrRow& network) {
        return lies_in_network(value.address, network.address, network.prefix);
      });
    case PredicateOp::in_strings:
      return any_row(program_->string_values(), operand,
                     [&](StringRef string) { return program_->text(string) == value.text; });
    case PredicateOp::any_pattern:
      return any_row(program_->pattern_refs(), operand, matches);
    case PredicateOp::all_patterns:
      return std::ranges::all_of(program_->pattern_refs().subspan(operand.first, operand.count), matches);
    default:
      return number_fits(*program_, predicate, value.number);
  }
}

}  // namespace carom::core
