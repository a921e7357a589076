// Patterns → rows of `patterns`, `nfa` and `holes`.
#include "compiler/lower/image_builder.h"
#include "compiler/lower/row_key.h"

namespace carom::compiler::lowering {
namespace {

std::vector<core::HoleRow> hole_rows(const CompiledPattern& automaton, core::ImageTables& tables) {
  std::vector<core::HoleRow> rows;
  for (const PatternHole& hole : automaton.holes) {
    core::HoleRow row;
    row.kind = hole.kind;
    if (!hole.name.empty()) row.name = tables.string(hole.name);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::uint32_t ImageBuilder::pattern(core::FieldId field, const ir::Pattern& pattern) {
  RowKey key;
  key.add(field).add(static_cast<std::uint64_t>(pattern.kind)).add(pattern.text);
  const auto [row_number, is_new] = patterns_.intern(key.bytes());
  if (!is_new) return row_number;
  core::PatternRow row;
  row.kind = pattern.kind;
  row.field = field;
  if (is_automaton(pattern.kind)) {
    row.literal = tables_.string(pattern.automaton->required_literal);
    row.nfa = append(tables_.nfa, pattern.automaton->instructions);
    row.holes = append(tables_.holes, hole_rows(*pattern.automaton, tables_));
  } else {
    row.literal = tables_.string(pattern.text);
  }
  tables_.patterns.push_back(row);
  return row_number;
}

}  // namespace carom::compiler::lowering
