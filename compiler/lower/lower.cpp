// Checked rule set → program image, section by section.
#include "compiler/compile.h"
#include "compiler/lower/lower_rules.h"

namespace carom::compiler {

std::vector<std::byte> lower(const ir::RuleSet& rules, const dsl::SourceMap& sources, const Limits& limits) {
  core::ImageTables tables;
  tables.record_text_bytes = within_bounds(limits).record_text_bytes;
  lowering::ImageBuilder builder(tables);
  lowering::lower_packs(rules, tables);
  lowering::lower_declared_fields(rules, tables);
  lowering::lower_classes(rules, tables);
  lowering::lower_rules(rules, sources, builder);
  lowering::lower_unwraps(rules, builder);
  lowering::lower_annotations(rules, builder);
  return core::write_image(tables);
}

}  // namespace carom::compiler
