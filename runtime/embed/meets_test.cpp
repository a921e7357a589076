// The interpreter decides (docs/language.md section 7).
#include "runtime/embed/meets_test.h"

#include <utility>

namespace carom::embed {
namespace {

namespace ir = compiler::ir;

bool fits(const ir::Test& test, const core::Record& record, const core::Program& program, core::Scratch& scratch) {
  switch (test.kind) {
    case ir::TestOwner::rule:
      return core::rule_holds(program, test.owner, record, scratch);
    case ir::TestOwner::unwrap:
      return core::unwrap_fits(program, test.owner, record, scratch);
    case ir::TestOwner::annotation:
      return core::annotation_holds(program, test.owner, record, scratch);
  }
  std::unreachable();
}

}  // namespace

bool meets(const ir::Test& test, const core::Record& record, const core::Program& program, core::Scratch& scratch) {
  if (test.gives) return (core::interpret(program, record, scratch).class_name == *test.gives) != test.negated;
  if (test.negated) return !fits(test, record, program, scratch);
  if (test.kind == ir::TestOwner::rule) return core::interpret(program, record, scratch).rule_index == test.owner;
  return fits(test, record, program, scratch);
}

}  // namespace carom::embed
