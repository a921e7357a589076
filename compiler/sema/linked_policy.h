// All that the packs of a link declare, under their names, still pointing into the syntax. Overrides change it; what
// is left becomes an ir::RuleSet.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "compiler/sema/layered_verdict.h"
#include "compiler/sema/loaded_pack.h"
#include "compiler/sema/name_table.h"
#include "compiler/sema/scope.h"
#include "dsl/ast/module.h"
#include "runtime/core/field.h"

namespace carom::compiler {

struct ConditionPart {
  bool unless = false;
  bool shared = false;  ///< written in the group, not in the row
  const ast::Expr* expr = nullptr;
  Reader reader;
};

/// A name that will be looked up from where it was written.
struct NameRef {
  const ast::Name* name = nullptr;
  Reader reader;
};

struct TestRef {
  const ast::Test* test = nullptr;
  Reader reader;
};

constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

/// A rule, or a row of a group with the group's parts in it.
struct DeclaredRule {
  std::string name;  ///< qualified
  PackIndex pack = 0;
  core::Band band = core::Band::normal;
  std::uint32_t group = kNoGroup;
  dsl::SourceSpan where;  ///< its name
  std::vector<ConditionPart> conditions;
  std::optional<NameRef> klass;
  std::vector<NameRef> over;  ///< its own; a group's stand in DeclaredGroup
  std::vector<TestRef> tests;
  LayeredVerdict verdict;
  std::optional<std::string> disabled_because;
  std::string digest;  ///< of the rule as declared, before overrides
};

struct DeclaredGroup {
  std::string name;  ///< qualified
  PackIndex pack = 0;
  core::Band band = core::Band::normal;
  dsl::SourceSpan where;
  std::vector<NameRef> over;
  std::vector<std::uint32_t> rows;
};

/// What a name of a rule or group stands for.
struct RuleOrGroup {
  bool is_group = false;
  std::uint32_t index = 0;
};

struct DeclaredClass {
  std::string name;
  PackIndex pack = 0;
  core::Layer layer = core::Layer::base;
  dsl::SourceSpan where;
  LayeredVerdict verdict;
  std::string digest;  ///< of the class as declared, before overrides
};

struct DeclaredList {
  ListInfo info;
  PackIndex pack = 0;
  bool has_type = true;  ///< false: declared with an unknown type, which has been reported
  bool used = false;
};

struct DeclaredMacro {
  MacroInfo info;
  PackIndex pack = 0;
  bool used = false;
  bool endless = false;  ///< contains itself, or a macro that does
};

struct LinkedField {
  std::string name;
  core::FieldType type = core::FieldType::string;
};

/// An annotation, unwrap, aggregate or audit.
template <class Declaration>
struct DeclaredBlock {
  std::string name;  ///< qualified
  PackIndex pack = 0;
  const Declaration* declaration = nullptr;
  dsl::SourceId file = 0;
  dsl::SourceSpan where;
  bool disabled = false;
};

/// The order in which changes apply: what a higher layer says comes last and stays. Within a layer, pack order.
inline constexpr core::Layer kLayersFromBelow[] = {core::Layer::base, core::Layer::provider, core::Layer::org,
                                                   core::Layer::local};

struct ListChange {
  const ast::ListDecl* change = nullptr;
  Reader reader;
};

/// An `override` or `disable` item.
struct PolicyChange {
  std::variant<const ast::OverrideDecl*, const ast::DisableDecl*> change;
  Reader reader;
};

/// Classes and fields share one namespace over all packs.
struct SharedName {
  bool is_class = false;
  std::uint32_t index = 0;
  dsl::SourceSpan where;
};

struct LinkedPolicy {
  std::vector<LoadedPack> packs;

  std::unordered_map<std::string, SharedName> shared_names;
  std::vector<LinkedField> fields;
  std::vector<DeclaredClass> classes;

  NameTable rule_names{"rule", dsl::DiagnosticId::C0204};
  NameTable list_names{"list", dsl::DiagnosticId::C0205};
  NameTable macro_names{"macro", dsl::DiagnosticId::C0206};
  NameTable annotation_names{"annotation", dsl::DiagnosticId::C0701};
  NameTable unwrap_names{"unwrap", dsl::DiagnosticId::C0701};
  NameTable aggregate_names{"aggregate", dsl::DiagnosticId::C0701};
  NameTable audit_names{"audit", dsl::DiagnosticId::C0701};

  std::vector<RuleOrGroup> rules_and_groups;  ///< what rule_names counts
  std::vector<DeclaredRule> rules;            ///< in pack order, then source order
  bool lacks_rules = false;                   ///< those over the limit (C1020); names may mean one of them
  std::vector<DeclaredGroup> groups;
  std::deque<DeclaredList> lists;    ///< conditions borrow their entries
  std::deque<DeclaredMacro> macros;  ///< conditions borrow their bodies
  std::vector<DeclaredBlock<ast::AnnotateDecl>> annotations;
  std::vector<DeclaredBlock<ast::UnwrapDecl>> unwraps;
  std::vector<DeclaredBlock<ast::AggregateDecl>> aggregates;
  std::vector<DeclaredBlock<ast::AuditDecl>> audits;
  std::vector<ListChange> list_changes;
  std::vector<PolicyChange> changes;

  [[nodiscard]] core::Layer layer_of(PackIndex pack) const { return packs[pack].layer; }
};

}  // namespace carom::compiler
