// Walks a condition: `and`, `or`, `not`, parentheses and macros down to single tests.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/ir/condition.h"
#include "compiler/sema/type_condition.h"

namespace carom::compiler {

/// Which fields a condition may name: the record's, or in aggregates and audits also the verdict's.
enum class FieldWorld : std::uint8_t { record, analytic };

/// One condition with all its macros. A test of an analytic field is checked and comes out as `always`, since nothing
/// evaluates it on a single record.
class ConditionTyper {
 public:
  explicit ConditionTyper(FieldWorld world) : world_(world) {}

  [[nodiscard]] std::optional<ir::Condition> type(const ast::Expr& expr, const TypingContext& context);

 private:
  std::optional<ir::Condition> type_node(const ast::Expr& expr, const TypingContext& context);
  std::optional<ir::Condition> type_terms(const std::vector<ast::ExprPtr>& terms, bool all,
                                          const TypingContext& context);
  std::optional<ir::Condition> type_deeper(const ast::Expr& inner, Span outer, const TypingContext& context);
  std::optional<ir::Condition> type_macro(const ast::MacroRef& ref, const TypingContext& context);
  std::optional<ir::Condition> type_test(const ast::Atom& atom, Span span, const TypingContext& context);
  bool count(const ir::Condition& test, Span span, const TypingContext& context);

  FieldWorld world_;
  std::uint32_t depth_ = 0;
  std::uint64_t tests_ = 0;
  bool over_a_limit_ = false;
};

/// Reports everything wrong with a condition of an aggregate or audit.
void check_analytic_condition(const ast::Expr& expr, const TypingContext& context);

}  // namespace carom::compiler
