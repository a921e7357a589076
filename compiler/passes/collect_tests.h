// The tests that stand in rules, unwraps and annotations → ir::Test.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/ir/rule_set.h"
#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Appends to `set.tests`; unknown classes and fields of samples, and values that a field cannot take, are reported.
class TestCollector {
 public:
  TestCollector(const LinkedPolicy& policy, ir::RuleSet& set, dsl::DiagnosticSink& sink)
      : policy_(policy), set_(set), sink_(sink) {}

  /// `index` is the rule's place in `set.rules`.
  void add_rule_tests(const DeclaredRule& rule, std::uint32_t index);
  /// The `test` properties of an unwrap or annotation; without an index it is disabled.
  void add_block_tests(const std::vector<ast::Property>& properties, Reader reader, ir::TestOwner kind,
                       std::optional<std::uint32_t> index, const std::string& name);

 private:
  void add(const ast::Test& test, Reader reader, ir::Test owned);
  [[nodiscard]] ir::Sample sample_of(const ast::Test& test, dsl::SourceId file);
  void add_field(const ast::SampleField& field, dsl::SourceId file, ir::Sample& sample);
  void report_misfit(const ast::SampleField& field, core::FieldType type, dsl::SourceId file);

  const LinkedPolicy& policy_;
  ir::RuleSet& set_;
  dsl::DiagnosticSink& sink_;
};

}  // namespace carom::compiler
