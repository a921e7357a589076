// One parsed source file: its items in order, and its comments for the formatter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/ast/property.h"
#include "dsl/source/source_map.h"

namespace carom::ast {

enum class Band : std::uint8_t {
#define BAND(id, word) id,
#include "support/bands.def"
#undef BAND
};

/// `pack microsoft 1.0.0 { … }`
struct PackHeader {
  Name name;
  Name version;
  std::vector<Property> properties;
};
/// `use std.classes`
struct Use {
  Name pack;
};
/// `include "more.carom"`
struct Include {
  Str path;
};
/// `field campaign: string?`
struct FieldDecl {
  Name name;
  Name type;
  bool optional = false;
};

enum class ListOp : std::uint8_t { declare, add, remove };
/// `list at: hosts [..]`, `list base.unknown_user += [..]`
struct ListDecl {
  Name name;
  ListOp op = ListOp::declare;
  std::optional<Name> type;  ///< only when declared
  Array values;
};
/// `macro at_exchange = …`
struct MacroDecl {
  Name name;
  ExprPtr expr;
};
struct ClassDecl {
  Name name;
  std::vector<Property> properties;
};
struct RuleDecl {
  Band band = Band::normal;
  Name name;
  std::vector<Property> properties;
};
/// One row of a group: `gmail: status 5.7.26 => auth.dmarc ~ "…"`
struct Row {
  Span span;
  Name name;
  ExprPtr condition;
  std::optional<Arrow> arrow;
  std::vector<Test> tests;
};
/// `rules auth.rows { shared parts; rows }`
struct GroupDecl {
  Band band = Band::normal;
  Name name;
  std::vector<Property> properties;
  std::vector<Row> rows;
};
struct AnnotateDecl {
  Name name;
  std::vector<Property> properties;
};
struct UnwrapDecl {
  Name name;
  std::vector<Property> properties;
};
struct AggregateDecl {
  Name name;
  std::vector<Property> properties;
};
struct AuditDecl {
  Name name;
  std::vector<Property> properties;
};

enum class TargetKind : std::uint8_t { rule, group, klass, annotate, unwrap, aggregate, audit };
/// `override optional rule microsoft.edge.access_denied @9f3ac1d2 { … }`
struct OverrideDecl {
  bool optional = false;
  TargetKind kind = TargetKind::rule;
  Name target;
  std::optional<Name> digest;  ///< hexadecimal digits without the `@`
  std::vector<Property> changes;
};
/// `disable rule base.greylist.any because "…"`
struct DisableDecl {
  bool optional = false;
  TargetKind kind = TargetKind::rule;
  Name target;
  Str because;
};

struct Item {
  Span span;
  std::variant<Use, Include, FieldDecl, ListDecl, MacroDecl, ClassDecl, RuleDecl, GroupDecl, AnnotateDecl, UnwrapDecl,
               AggregateDecl, AuditDecl, OverrideDecl, DisableDecl>
      node;
};

/// `# …` to the end of its line; the span covers the `#` and excludes the line end.
struct Comment {
  Span span;
};

/// All of one file. Items that did not parse are absent; the diagnostics say why.
struct Module {
  dsl::SourceId source = 0;
  std::optional<PackHeader> pack;
  Span pack_span;
  std::vector<Item> items;
  std::vector<Comment> comments;  ///< in source order
  std::vector<Span> unread;       ///< what was passed over after errors, in source order
};

}  // namespace carom::ast
