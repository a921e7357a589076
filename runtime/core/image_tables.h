// The rows of a program image: plain data, no pointers, indices into other sections. Little-endian; the same bytes in
// memory and on disk. Every row type is trivially copyable and has no padding the writer does not zero.
#pragma once

#include <cstdint>
#include <type_traits>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/field.h"
#include "runtime/core/nfa.h"
#include "runtime/core/verdict.h"

namespace carom::core {

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

/// Bytes of the string section.
struct StringRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

/// Rows [first, first + count) of some section.
struct RowRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

enum class PredicateOp : std::uint8_t {
#define PREDICATE_OP(id, operand, meaning) id,
#include "runtime/core/predicate_ops.def"
#undef PREDICATE_OP
};

enum class PatternKind : std::uint8_t {
#define PATTERN_KIND(id, meaning) id,
#include "runtime/core/pattern_kinds.def"
#undef PATTERN_KIND
};

/// Patterns that an automaton finds; of the others the literal says all.
[[nodiscard]] constexpr bool is_automaton(PatternKind kind) {
  return kind == PatternKind::template_ || kind == PatternKind::regex;
}

enum class HoleKind : std::uint8_t {
#define HOLE_KIND(id, word) id,
#include "runtime/core/hole_kinds.def"
#undef HOLE_KIND
};

struct PackRow {
  StringRef name;
  StringRef version;
  Layer layer = Layer::base;
  std::uint8_t reserved[3] = {};
};

/// A field that a policy declares; its FieldId is kBuiltinFieldCount plus its row.
struct DeclaredFieldRow {
  StringRef name;
  FieldType type = FieldType::string;
  std::uint8_t reserved[3] = {};
};

struct CodeRange {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};

/// x in a class or part is the whole range: `5.7.x` is 5, 7..7, 0..999; `x.2.2` is classes 2, 4 and 5.
struct StatusRange {
  std::uint8_t class_mask = 0;  ///< bit n: class n
  std::uint8_t reserved = 0;
  std::uint16_t subject_first = 0;
  std::uint16_t subject_last = 0;
  std::uint16_t detail_first = 0;
  std::uint16_t detail_last = 0;
};

/// `a.example` (below = 0) or `.a.example` (below = 1, stored without its dot); lower-case A-labels.
struct HostRow {
  StringRef name;
  std::uint32_t below = 0;
};

/// IPv4 as IPv4-mapped IPv6; prefix counts from the left of the 128 bits.
struct CidrRow {
  std::uint8_t address[16] = {};
  std::uint32_t prefix = 128;
};

struct HoleRow {
  StringRef name;  ///< empty: not named
  HoleKind kind = HoleKind::any;
  std::uint8_t reserved[3] = {};
};

/// `literal` is what must occur in the field for the pattern to match: the whole of it for literal kinds, the longest
/// literal that every match contains for automata (empty: none known, the automaton runs on every text).
struct PatternRow {
  PatternKind kind = PatternKind::phrase;
  std::uint8_t reserved = 0;
  FieldId field = 0;
  StringRef literal;
  RowRange nfa;
  RowRange holes;
};

/// Patterns are named through the pattern-reference section, so that equal ones are stored once.
struct PredicateRow {
  PredicateOp op = PredicateOp::missing;
  std::uint8_t reserved = 0;
  FieldId field = 0;
  RowRange operand;
  std::uint32_t reserved2 = 0;
  std::int64_t number = 0;
  StringRef printed;  ///< as the author could have written it, for `explain`
};

enum class ExprOp : std::uint8_t { always, never, predicate, all_of, any_of, negate };

/// `children`: indices into the expression-child section (all_of, any_of, negate); predicate: children.first is the
/// predicate's row. Children come before their parents, so evaluation needs no recursion check.
struct ExprRow {
  ExprOp op = ExprOp::always;
  std::uint8_t reserved[3] = {};
  RowRange children;
};

/// All fields resolved: layers, overrides and class defaults are applied at link time.
struct VerdictRow {
  BounceType type = BounceType::undetermined;
  std::uint8_t type_by_code = 0;
  Scope scope = Scope::message;
  std::uint8_t action_written = 0;
  Action action = Action::none;
  Confidence confidence = Confidence::medium;
  std::uint8_t reserved[2] = {};
  RetrySpec retry;
  SuppressSpec suppress;
  StringRef advice;
  StringRef cite;
};

struct ClassRow {
  StringRef name;
  VerdictRow verdict;
};

/// One rule, in the total order; row 0 is asked first. Disabled rules keep their place and never win.
struct RuleRow {
  StringRef name;  ///< qualified
  StringRef file;  ///< path as given to the compiler
  std::uint32_t line = 0;
  std::uint32_t pack = 0;
  std::uint32_t klass = 0;
  Band band = Band::normal;
  std::uint8_t disabled = 0;
  std::uint8_t reserved[2] = {};
  std::uint32_t when = 0;  ///< ExprRow; `always` if the rule has none
  RowRange unless;         ///< indices into the unless section, each an ExprRow
  StringRef disabled_because;
  std::uint32_t reserved2 = 0;
  VerdictRow verdict;
};

/// Asked in row order; `pattern` is a template with exactly one hole of kind reply, on field text.
struct UnwrapRow {
  StringRef name;
  std::uint32_t pack = 0;
  std::uint32_t pattern = 0;
  std::uint32_t when = 0;
  RowRange unless;
};

struct AnnotateRow {
  StringRef name;
  std::uint32_t pack = 0;
  std::uint32_t when = 0;
  RowRange unless;
  RowRange tags;      ///< tag section
  RowRange extracts;  ///< extract section: patterns whose named holes become facts
};

static_assert(std::is_trivially_copyable_v<RuleRow> && std::is_trivially_copyable_v<AnnotateRow>);

}  // namespace carom::core
