// Packs, fields, classes, rules, unwraps and annotations → their sections.
#pragma once

#include "compiler/ir/rule_set.h"
#include "compiler/lower/image_builder.h"
#include "dsl/source/source_map.h"

namespace carom::compiler::lowering {

void lower_packs(const ir::RuleSet& set, core::ImageTables& tables);
void lower_declared_fields(const ir::RuleSet& set, core::ImageTables& tables);
void lower_classes(const ir::RuleSet& set, core::ImageTables& tables);
/// In the total order, which the set has already.
void lower_rules(const ir::RuleSet& set, const dsl::SourceMap& sources, ImageBuilder& builder);
void lower_unwraps(const ir::RuleSet& set, ImageBuilder& builder);
void lower_annotations(const ir::RuleSet& set, ImageBuilder& builder);

}  // namespace carom::compiler::lowering
