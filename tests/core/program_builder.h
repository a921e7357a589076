// Hand-made programs for tests of the core, without the compiler: rows in, loaded program out.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/core/image_writer.h"
#include "runtime/core/program.h"

namespace carom::core {

/// An automaton written instruction by instruction: literals and shortest-match holes, in order.
class AutomatonBuilder {
 public:
  struct Hole {
    std::string name;
    HoleKind kind;
  };

  AutomatonBuilder& literal(std::string_view text);
  /// One byte in [low, high].
  AutomatonBuilder& byte(char low, char high);
  /// One or more bytes in [low, high], as many as possible.
  AutomatonBuilder& many(char low, char high);
  /// As few bytes in [low, high] as possible, at least one.
  AutomatonBuilder& hole(std::string name, HoleKind kind, char low = ' ', char high = '~');
  /// Three digits, then as little as possible.
  AutomatonBuilder& reply();

  [[nodiscard]] std::vector<NfaInstruction> instructions() const;
  [[nodiscard]] const std::vector<Hole>& holes() const { return holes_; }
  [[nodiscard]] const std::string& longest_literal() const { return longest_literal_; }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(instructions_.size()); }
  void save(std::size_t slot);

  std::vector<NfaInstruction> instructions_;
  std::vector<Hole> holes_;
  std::string longest_literal_;
};

/// One pack `test` in layer provider, one class `unclassified`. Conditions are numbers of expression rows.
class ProgramBuilder {
 public:
  ProgramBuilder();

  std::uint32_t always();
  std::uint32_t all(std::initializer_list<std::uint32_t> parts);
  std::uint32_t any(std::initializer_list<std::uint32_t> parts);
  std::uint32_t no(std::uint32_t part);

  /// A test without operand rows: missing, present, is_true, comparisons, words.
  std::uint32_t test(FieldId field, PredicateOp op, std::int64_t number = 0);
  std::uint32_t codes(std::vector<CodeRange> ranges, FieldId field = field::code);
  std::uint32_t statuses(std::vector<StatusRange> ranges, FieldId field = field::status);
  /// `.name` stands for hosts below it.
  std::uint32_t hosts(FieldId field, std::initializer_list<std::string_view> entries);
  std::uint32_t cidrs(std::vector<CidrRow> networks);
  std::uint32_t strings(FieldId field, std::initializer_list<std::string_view> values);
  std::uint32_t patterns(FieldId field, PatternKind kind, std::initializer_list<std::string_view> literals,
                         PredicateOp op = PredicateOp::any_pattern);
  std::uint32_t has(std::string_view phrase) { return patterns(field::text, PatternKind::phrase, {phrase}); }
  std::uint32_t matches(PatternKind kind, const AutomatonBuilder& automaton, FieldId field = field::text);

  std::uint32_t pattern(PatternKind kind, const AutomatonBuilder& automaton, FieldId field = field::text);
  FieldId declare(std::string_view name, FieldType type);
  std::uint32_t pack(std::string_view name, Layer layer);
  std::uint32_t klass(std::string_view name, const VerdictRow& verdict = {});
  /// The row may be changed until the next rule is added. Without a verdict it has that of its class.
  RuleRow& rule(std::string_view name, std::uint32_t when, std::uint32_t klass);
  /// A rule in a class of its own, both called `name`.
  RuleRow& rule(std::string_view name, std::uint32_t when, const VerdictRow& verdict = {});
  RowRange unless(std::initializer_list<std::uint32_t> conditions);
  UnwrapRow& unwrap(std::string_view name, const AutomatonBuilder& take);
  AnnotateRow& annotation(std::string_view name, std::uint32_t when);
  RowRange tags(std::initializer_list<std::string_view> tags);
  RowRange extracts(std::initializer_list<std::uint32_t> patterns);

  ImageTables& tables() { return tables_; }
  [[nodiscard]] Program build() const;

 private:
  std::uint32_t expression(ExprOp op, RowRange children);
  std::uint32_t predicate(FieldId field, PredicateOp op, RowRange operand, std::int64_t number, std::string printed);
  std::uint32_t pattern_test(FieldId field, PredicateOp op, const std::vector<std::uint32_t>& patterns,
                             std::string printed);

  ImageTables tables_;
};

/// `5.7.x` and the like, both numbers as ranges.
[[nodiscard]] StatusRange status_range(unsigned klass, std::pair<unsigned, unsigned> subject,
                                       std::pair<unsigned, unsigned> detail);
[[nodiscard]] CidrRow ipv4_network(std::initializer_list<unsigned> bytes, std::uint32_t prefix);

}  // namespace carom::core
