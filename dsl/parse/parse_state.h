// What one parse carries along: the input's bytes, where the last token ended, and operands waiting for their parent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/ast/module.h"
#include "dsl/diag/diagnostic.h"
#include "dsl/parse/expectation.h"
#include "support/limits.h"

namespace carom::dsl::syntax {

/// Operands in the order of the text. Every token is pushed at most once: the grammar commits before it reads one.
struct Operands {
  std::vector<ast::Name> names;
  std::vector<ast::Str> strings;
  std::vector<ast::Regex> regexes;
  std::vector<ast::Integer> integers;
  std::vector<ast::Duration> durations;
  std::vector<ast::Value> values;
  std::vector<ast::ExprPtr> conditions;
};

/// The test of a field while its parts come in.
struct PendingTest {
  bool negated = false;
  ast::CompareOp compare = ast::CompareOp::greater_equal;
  ast::TextOp op = ast::TextOp::has;
  ast::Quantifier quantifier = ast::Quantifier::any;
  std::variant<ast::Value, ast::ListRef, ast::Array> of;
};

/// Retry, suppress and test properties while their parts come in.
struct PendingProperty {
  ast::RetryProperty retry;
  ast::SuppressProperty suppress;
  ast::Test test;
  std::optional<ast::Duration> lasting;  ///< `for D`
};

/// What stands between the operators of an aggregate's `let` and `when`.
using Quantity = std::variant<ast::SumPtr, ast::HavingPtr>;

/// The head of an item while its parts come in.
struct PendingItem {
  bool optional = false;
  ast::ListOp list_op = ast::ListOp::declare;
  ast::Band band = ast::Band::normal;
  ast::TargetKind target = ast::TargetKind::rule;
  std::optional<ast::Name> digest;
};

using PropertyNode = decltype(ast::Property::node);

struct ParseState {
  ParseState(const SourceFile& file, SourceId id, const Limits& bounds, DiagnosticSink& diagnostics, ast::Module& into)
      : text(file.text()),
        source(id),
        limits(bounds),
        sink(diagnostics),
        comments(into.comments),
        unread(into.unread),
        errors_before(diagnostics.error_count()) {}

  std::string_view text;
  SourceId source;
  const Limits& limits;
  DiagnosticSink& sink;
  std::vector<ast::Comment>& comments;
  std::vector<Span>& unread;
  std::uint32_t errors_before;  ///< errors of other files

  std::uint32_t token_end = 0;     ///< end of the last token, before the space that follows it
  std::uint32_t space_end = 0;     ///< end of that space
  std::uint32_t unclosed_end = 0;  ///< end of the last string that its line did not close
  std::uint32_t depth = 0;         ///< open parentheses and `not`s
  Operands operands;
  std::vector<std::size_t> marks;     ///< heights of `operands.conditions` where a level began
  std::vector<std::uint32_t> starts;  ///< offsets of `not`, `(` and `[`
  PendingTest test;
  PendingProperty pending;
  PendingItem item;
  PropertyNode node;  ///< the property just read

  std::vector<Quantity> quantities;
  std::vector<std::string> numbers;
  std::vector<ast::ArithmeticOp> arithmetic_ops;
  std::vector<ast::CompareOp> compare_ops;
  ast::AggregateCall call;
  std::uint32_t operators = 0;  ///< arithmetic operators since the last comparison

  /// Forgets what an earlier property or item left behind.
  void begin() {
    depth = 0;
    operands = {};
    marks.clear();
    starts.clear();
    test = {};
    pending = {};
    item = {};
    quantities.clear();
    numbers.clear();
    arithmetic_ops.clear();
    compare_ops.clear();
    call = {};
    operators = 0;
  }

  /// True once this file has many times more errors than a run shows: reading on would only cost time.
  [[nodiscard]] bool is_hopeless() const {
    constexpr std::uint64_t kTimesTheShown = 10;
    return sink.error_count() - errors_before > kTimesTheShown * limits.reported_errors;
  }
  [[nodiscard]] std::uint32_t offset_of(const char* at) const { return static_cast<std::uint32_t>(at - text.data()); }
  Diagnostic& report(DiagnosticId id, Span where, std::string message) {
    return sink.report(id, {source, where}, std::move(message));
  }
};

/// Removes and returns the last element.
template <class T>
T pop(std::vector<T>& stack) {
  T last = std::move(stack.back());
  stack.pop_back();
  return last;
}

}  // namespace carom::dsl::syntax
