// One function a section; names, files and texts go into the image's string table.
#include "compiler/lower/lower_rules.h"

#include "compiler/lower/lower_verdict.h"

namespace carom::compiler::lowering {
namespace {

core::RuleRow rule_row(const ir::Rule& rule, const dsl::SourceMap& sources, ImageBuilder& builder) {
  core::ImageTables& tables = builder.tables();
  const dsl::SourceFile& file = sources.file(rule.where.file);
  core::RuleRow row;
  row.name = tables.string(rule.name);
  row.file = tables.string(file.path());
  row.line = file.locate(rule.where.span.begin).line;
  row.pack = rule.pack;
  row.klass = rule.klass;
  row.band = rule.band;
  row.disabled = rule.disabled_because ? 1 : 0;
  row.disabled_because = tables.string(rule.disabled_because.value_or(""));
  row.when = builder.expression_or_always(rule.when);
  row.unless = builder.unless(rule.unless);
  row.verdict = verdict_row(*rule.verdict, tables);
  return row;
}

}  // namespace

void lower_packs(const ir::RuleSet& set, core::ImageTables& tables) {
  for (const ir::Pack& pack : set.packs)
    tables.packs.push_back({tables.string(pack.name), tables.string(pack.version), pack.layer, {}});
}

void lower_declared_fields(const ir::RuleSet& set, core::ImageTables& tables) {
  for (const ir::DeclaredField& field : set.declared_fields)
    tables.declared_fields.push_back({tables.string(field.name), field.type, {}});
}

void lower_classes(const ir::RuleSet& set, core::ImageTables& tables) {
  for (const ir::Class& klass : set.classes)
    tables.classes.push_back({tables.string(klass.name), verdict_row(*klass.verdict, tables)});
  tables.unclassified = set.unclassified;
}

void lower_rules(const ir::RuleSet& set, const dsl::SourceMap& sources, ImageBuilder& builder) {
  builder.tables().rules.reserve(set.rules.size());
  for (const ir::Rule& rule : set.rules) builder.tables().rules.push_back(rule_row(rule, sources, builder));
}

void lower_unwraps(const ir::RuleSet& set, ImageBuilder& builder) {
  for (const ir::Unwrap& unwrap : set.unwraps) {
    core::UnwrapRow row;
    row.name = builder.tables().string(unwrap.name);
    row.pack = unwrap.pack;
    row.pattern = builder.pattern(core::field::text, unwrap.take);
    row.when = builder.expression_or_always(unwrap.when);
    row.unless = builder.unless(unwrap.unless);
    builder.tables().unwraps.push_back(row);
  }
}

void lower_annotations(const ir::RuleSet& set, ImageBuilder& builder) {
  core::ImageTables& tables = builder.tables();
  for (const ir::Annotation& annotation : set.annotations) {
    std::vector<core::StringRef> tags;
    for (const std::string& tag : annotation.tags) tags.push_back(tables.string(tag));
    std::vector<std::uint32_t> extracts;
    for (const ir::Pattern& extract : annotation.extracts)
      extracts.push_back(builder.pattern(core::field::text, extract));
    core::AnnotateRow row;
    row.name = tables.string(annotation.name);
    row.pack = annotation.pack;
    row.when = builder.expression_or_always(annotation.when);
    row.unless = builder.unless(annotation.unless);
    row.tags = append(tables.tags, tags);
    row.extracts = append(tables.extracts, extracts);
    tables.annotations.push_back(row);
  }
}

}  // namespace carom::compiler::lowering
