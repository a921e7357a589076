// Typed conditions: names resolved, macros expanded, values parsed, operators chosen. A tree of values whose copies
// share what is below them, which nobody changes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "compiler/ir/shared_entries.h"
#include "compiler/pattern/compile_pattern.h"
#include "dsl/source/source_map.h"
#include "runtime/core/field.h"
#include "runtime/core/image_tables.h"

namespace carom::compiler::ir {

struct HostEntry {
  std::string name;    ///< lower-case A-label, without a leading dot
  bool below = false;  ///< written `.name`: hosts below it, not itself
  friend bool operator==(const HostEntry&, const HostEntry&) = default;
};

struct CidrEntry {
  core::CidrRow row;
};

/// A literal or automaton; `text` is normalised for literal kinds and as written for automata.
struct Pattern {
  core::PatternKind kind = core::PatternKind::phrase;
  std::string text;
  std::shared_ptr<const CompiledPattern> automaton;  ///< template_ and regex only, shared by equal patterns; else null
};

/// The operand of a predicate, by the operand column of predicate_ops.def.
using Operand = std::variant<std::monostate, std::int64_t, SharedEntries<core::CodeRange>,
                             SharedEntries<core::StatusRange>, SharedEntries<HostEntry>, SharedEntries<CidrEntry>,
                             SharedEntries<std::string>, SharedEntries<Pattern>>;

struct Predicate {
  core::PredicateOp op = core::PredicateOp::missing;
  core::FieldId field = 0;
  Operand operand;
  std::string printed;
  dsl::SourceSpan where;
};

struct Condition {
  core::ExprOp op = core::ExprOp::always;
  SharedEntries<Condition> children;           ///< all_of, any_of: two or more; negate: one
  std::shared_ptr<const Predicate> predicate;  ///< only when op is predicate; else null
};

}  // namespace carom::compiler::ir
