// Actions of the item grammar, and the way from a keyword to its item.
#include "dsl/parse/items.h"

#include <utility>

#include "dsl/parse/blocks.h"
#include "dsl/parse/item_grammar.h"
#include "dsl/parse/recovery.h"
#include "dsl/parse/syntax_messages.h"
#include "dsl/parse/token_actions.h"
#include "support/check.h"

namespace carom::dsl::syntax {
namespace {

template <class Rule>
struct ItemAction : TokenAction<Rule> {};

template <auto Member, auto Value>
struct RememberItem {
  static void apply0(ParseState& state) { state.item.*Member = Value; }
};
template <>
struct ItemAction<FieldOptional> : RememberItem<&PendingItem::optional, true> {};
template <>
struct ItemAction<OptionalWord> : RememberItem<&PendingItem::optional, true> {};
template <>
struct ItemAction<ListAdd> : RememberItem<&PendingItem::list_op, ast::ListOp::add> {};
template <>
struct ItemAction<ListRemove> : RememberItem<&PendingItem::list_op, ast::ListOp::remove> {};
template <>
struct ItemAction<BandFirst> : RememberItem<&PendingItem::band, ast::Band::first> {};
template <>
struct ItemAction<BandFallback> : RememberItem<&PendingItem::band, ast::Band::fallback> {};
template <>
struct ItemAction<RuleWord> : RememberItem<&PendingItem::target, ast::TargetKind::rule> {};
template <>
struct ItemAction<RulesWord> : RememberItem<&PendingItem::target, ast::TargetKind::group> {};
template <>
struct ItemAction<ClassWord> : RememberItem<&PendingItem::target, ast::TargetKind::klass> {};
template <>
struct ItemAction<AnnotateWord> : RememberItem<&PendingItem::target, ast::TargetKind::annotate> {};
template <>
struct ItemAction<UnwrapWord> : RememberItem<&PendingItem::target, ast::TargetKind::unwrap> {};
template <>
struct ItemAction<AggregateWord> : RememberItem<&PendingItem::target, ast::TargetKind::aggregate> {};
template <>
struct ItemAction<AuditWord> : RememberItem<&PendingItem::target, ast::TargetKind::audit> {};
template <>
struct ItemAction<Digest> {
  static void apply0(ParseState& state) { state.item.digest = pop(state.operands.names); }
};

using ItemNode = decltype(ast::Item::node);

template <class Head>
void match_head(Input& in, ParseState& state) {
  state.begin();
  const bool matched = match_grammar<Head, ItemAction>(in, state);
  CAROM_CHECK(matched, "an item's head fails without a message");
}

// True when what follows a head reads as the inside of its block, so that only the brace is missing.
bool block_goes_on(const ParseState& state, BlockKind block, std::uint32_t offset) {
  const auto blocks = blocks_of(leading_word(state.text, offset));
  return (blocks && (*blocks & block) != 0) || (block == kGroup && row_stands_at(state, offset));
}

// The place of the brace, with the space behind it read. A missing one is reported and thought to be there when the
// block goes on all the same.
Span take_brace(Input& in, ParseState& state, BlockKind block) {
  const std::uint32_t at = state.offset_of(in.current());
  if (match_mark(in, state, "{")) return {at, at + 1};
  const SyntaxError missing{Expectation::open_brace, at};
  if (!block_goes_on(state, block, at)) throw missing;
  report_expectation(state, missing);
  return {at, at};
}

template <class Head, class Declaration>
ItemNode parse_braced(Input& in, ParseState& state, BlockKind block) {
  match_head<Head>(in, state);
  Declaration declaration{pop(state.operands.names), {}};
  parse_block(in, state, block, take_brace(in, state, block), declaration.properties, nullptr);
  return declaration;
}

ItemNode parse_use(Input& in, ParseState& state) {
  match_head<UseItem>(in, state);
  return ast::Use{pop(state.operands.names)};
}

ItemNode parse_include(Input& in, ParseState& state) {
  match_head<IncludeItem>(in, state);
  return ast::Include{pop(state.operands.strings)};
}

ItemNode parse_field(Input& in, ParseState& state) {
  match_head<FieldItem>(in, state);
  ast::Name type = pop(state.operands.names);
  return ast::FieldDecl{pop(state.operands.names), std::move(type), state.item.optional};
}

ItemNode parse_list(Input& in, ParseState& state) {
  match_head<ListItem>(in, state);
  std::optional<ast::Name> type;
  if (state.item.list_op == ast::ListOp::declare) type = pop(state.operands.names);
  return ast::ListDecl{pop(state.operands.names), state.item.list_op, std::move(type),
                       std::get<ast::Array>(std::move(state.test.of))};
}

ItemNode parse_macro(Input& in, ParseState& state) {
  match_head<MacroItem>(in, state);
  return ast::MacroDecl{pop(state.operands.names), pop(state.operands.conditions)};
}

ItemNode parse_rule(Input& in, ParseState& state) {
  match_head<RuleHead>(in, state);
  const ast::Band band = state.item.band;
  ast::Name name = pop(state.operands.names);
  if (state.item.target == ast::TargetKind::rule) {
    ast::RuleDecl rule{band, std::move(name), {}};
    parse_block(in, state, kRule, take_brace(in, state, kRule), rule.properties, nullptr);
    return rule;
  }
  ast::GroupDecl group{band, std::move(name), {}, {}};
  parse_block(in, state, kGroup, take_brace(in, state, kGroup), group.properties, &group.rows);
  return group;
}

ItemNode parse_override(Input& in, ParseState& state) {
  match_head<OverrideHead>(in, state);
  ast::OverrideDecl change{
      state.item.optional, state.item.target, pop(state.operands.names), std::move(state.item.digest), {}};
  parse_block(in, state, kOverride, take_brace(in, state, kOverride), change.changes, nullptr);
  return change;
}

ItemNode parse_disable(Input& in, ParseState& state) {
  match_head<DisableItem>(in, state);
  return ast::DisableDecl{state.item.optional, state.item.target, pop(state.operands.names),
                          pop(state.operands.strings)};
}

ItemNode parse_node(Input& in, ParseState& state, std::string_view word) {
  if (word == "use") return parse_use(in, state);
  if (word == "include") return parse_include(in, state);
  if (word == "field") return parse_field(in, state);
  if (word == "list") return parse_list(in, state);
  if (word == "macro") return parse_macro(in, state);
  if (word == "class") return parse_braced<ClassHead, ast::ClassDecl>(in, state, kClass);
  if (word == "annotate") return parse_braced<AnnotateHead, ast::AnnotateDecl>(in, state, kAnnotate);
  if (word == "unwrap") return parse_braced<UnwrapHead, ast::UnwrapDecl>(in, state, kUnwrap);
  if (word == "aggregate") return parse_braced<AggregateHead, ast::AggregateDecl>(in, state, kAggregate);
  if (word == "audit") return parse_braced<AuditHead, ast::AuditDecl>(in, state, kAudit);
  if (word == "override") return parse_override(in, state);
  if (word == "disable") return parse_disable(in, state);
  if (word == "rule" || word == "rules" || word == "first" || word == "fallback") return parse_rule(in, state);
  const std::uint32_t at = state.offset_of(in.current());
  report_expected_item(state, at);
  throw ReportedError{at};
}

}  // namespace

void parse_pack(Input& in, ParseState& state, ast::Module& module) {
  const std::uint32_t begin = state.offset_of(in.current());
  if (!keyword_stands_at(state.text, begin, "pack")) return;
  match_head<PackHead>(in, state);
  ast::Name version = pop(state.operands.names);
  ast::PackHeader pack{pop(state.operands.names), std::move(version), {}};
  parse_block(in, state, kPack, take_brace(in, state, kPack), pack.properties, nullptr);
  module.pack = std::move(pack);
  module.pack_span = {begin, state.token_end};
}

void parse_item(Input& in, ParseState& state, ast::Module& module) {
  const std::uint32_t begin = state.offset_of(in.current());
  ItemNode node = parse_node(in, state, leading_word(state.text, begin));
  module.items.push_back({{begin, state.token_end}, std::move(node)});
}

}  // namespace carom::dsl::syntax
