// A scope of a few made-up names, and parsing of one condition: what tests of typing share.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/ir/condition.h"
#include "compiler/sema/scope.h"
#include "compiler/sema/type_condition.h"
#include "dsl/ast/expression.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/source/source_map.h"

namespace carom::compiler::testing {

/// Knows the built-in fields, the field `campaign` (string), the lists and macros it was given, and every class.
class FakeScope : public Scope {
 public:
  std::optional<FieldRef> find_field(const ast::Name& name, dsl::SourceId file) override;
  const ListInfo* find_list(const ast::Name& name, dsl::SourceId file) override;
  const MacroInfo* find_macro(const ast::Name& name, dsl::SourceId file) override;
  bool check_class(const ast::Name& name, dsl::SourceId file) override;

  std::map<std::string, ListInfo> lists;
  std::map<std::string, MacroInfo> macros;
};

/// Types conditions written as text; keeps sources, syntax and diagnostics.
class Typing {
 public:
  /// `limits` hold for all that follows.
  explicit Typing(Limits limits = {}) : limits_(limits) {}

  void add_list(const std::string& name, ListType type, const std::string& array);
  void add_macro(const std::string& name, const std::string& expression);
  std::optional<ir::Condition> type(const std::string& expression);
  /// The ids reported so far, in order.
  [[nodiscard]] std::vector<std::string> reported() const;
  /// The text of the last expression with the fix of the diagnostic `id` applied.
  [[nodiscard]] std::string repaired(const std::string& id) const;
  [[nodiscard]] const dsl::DiagnosticSink& sink() const { return sink_; }

 private:
  const ast::Expr* parse(const std::string& text);

  Limits limits_;
  compiler::PatternStore patterns_{limits_};
  ListOperands lists_;
  dsl::SourceMap sources_;
  dsl::SourceId last_ = 0;
  dsl::DiagnosticSink sink_{1000};
  FakeScope scope_;
  std::vector<ast::ExprPtr> expressions_;
};

/// One line: `and(code 550, not(text has "x"))`.
[[nodiscard]] std::string print(const ir::Condition& condition);

}  // namespace carom::compiler::testing
