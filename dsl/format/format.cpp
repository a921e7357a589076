// Items one after the other; each writes tokens, and the layout decides where lines end.
#include "dsl/format/format.h"

#include <algorithm>
#include <limits>

#include "dsl/ast/words.h"
#include "dsl/format/format_condition.h"
#include "dsl/format/format_property.h"
#include "dsl/format/format_rows.h"

namespace carom::dsl {
namespace {

constexpr std::int32_t kIndent = 2;

// When a block that fits stands on one line.
enum class OneLine : std::uint8_t { never, as_written, always };

// Where the `=` of all lets of a block stand behind the begin of their names.
std::size_t let_column_of(const std::vector<ast::Property>& entries) {
  std::size_t column = 0;
  for (const ast::Property& entry : entries)
    if (const auto* let = std::get_if<ast::Let>(&entry.node)) column = std::max(column, let->name.text.size() + 1);
  return column;
}

class ItemFormatter {
 public:
  explicit ItemFormatter(TokenWriter& out) : out_(out), layout_(out.layout()) {}

  void operator()(const ast::PackHeader& pack) {
    head("pack", pack.name);
    out_.space();
    out_.name(pack.version);
    block(pack.properties, OneLine::as_written);
  }

  void operator()(const ast::Use& use) { head("use", use.pack); }

  void operator()(const ast::Include& include) {
    out_.word("include");
    out_.space();
    out_.string(include.path);
  }

  void operator()(const ast::FieldDecl& field) {
    head("field", field.name);
    out_.word(":");
    out_.space();
    out_.name(field.type);
    if (field.optional) out_.word("?");
  }

  void operator()(const ast::ListDecl& list) {
    head("list", list.name);
    if (list.op != ast::ListOp::declare) out_.space();
    out_.word(word_of(list.op));
    if (list.type) out_.space(), out_.name(*list.type);
    out_.space();
    format_array(out_, list.values);
  }

  void operator()(const ast::MacroDecl& macro) {
    constexpr std::uint32_t kOperandColumn = 6;
    head("macro", macro.name);
    out_.space_word("=");
    out_.space();
    format_condition(out_, *macro.expr, kOperandColumn);
  }

  void operator()(const ast::ClassDecl& declaration) {
    head("class", declaration.name);
    block(declaration.properties, OneLine::always);
  }

  void operator()(const ast::RuleDecl& rule) {
    band(rule.band);
    head("rule", rule.name);
    block(rule.properties, OneLine::as_written);
  }

  void operator()(const ast::GroupDecl& group) {
    band(group.band);
    head("rules", group.name);
    open_block();
    properties(group.properties);
    format_rows(out_, group.rows, group.properties.empty());
    close_block(false, OneLine::never);
  }

  void operator()(const ast::AnnotateDecl& annotate) { named_block("annotate", annotate.name, annotate.properties); }
  void operator()(const ast::UnwrapDecl& unwrap) { named_block("unwrap", unwrap.name, unwrap.properties); }
  void operator()(const ast::AggregateDecl& aggregate) {
    named_block("aggregate", aggregate.name, aggregate.properties);
  }
  void operator()(const ast::AuditDecl& audit) { named_block("audit", audit.name, audit.properties); }

  void operator()(const ast::OverrideDecl& declaration) {
    target("override", declaration.optional, declaration.kind, declaration.target);
    if (declaration.digest) {
      out_.space_word("@");
      out_.name(*declaration.digest);
    }
    block(declaration.changes, OneLine::as_written);
  }

  void operator()(const ast::DisableDecl& disable) {
    target("disable", disable.optional, disable.kind, disable.target);
    format_because(out_, disable.because);
  }

 private:
  void head(std::string_view word, const ast::Name& name) {
    out_.word(word);
    out_.space();
    out_.name(name);
  }

  void band(ast::Band band) {
    if (band != ast::Band::normal) out_.word(word_of(band)), out_.space();
  }

  void target(std::string_view word, bool optional, ast::TargetKind kind, const ast::Name& name) {
    out_.word(word);
    if (optional) out_.space_word("optional");
    out_.space();
    head(word_of(kind), name);
  }

  void named_block(std::string_view word, const ast::Name& name, const std::vector<ast::Property>& entries) {
    head(word, name);
    block(entries, OneLine::as_written);
  }

  void block(const std::vector<ast::Property>& entries, OneLine one_line) {
    open_block();
    properties(entries);
    close_block(entries.empty(), one_line);
  }

  void open_block() {
    out_.space();
    layout_.open_group();
    out_.word("{");
    newlines_ = out_.newlines();
    layout_.indent(kIndent);
  }

  void properties(const std::vector<ast::Property>& entries) {
    const std::size_t let_column = let_column_of(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      out_.begin_entry(i == 0);
      if (i > 0) layout_.flat_text(";");
      layout_.line();
      format_property(out_, entries[i], let_column);
    }
  }

  // The line end before `}` is none in an empty block.
  void close_block(bool empty, OneLine one_line) {
    out_.comments_before_closing(empty);
    const bool written_on_one_line = out_.newlines() == newlines_;
    layout_.indent(-kIndent);
    if (empty)
      layout_.soft_line();
    else
      layout_.line();
    out_.closing("}");
    const bool may_be_one_line =
        one_line == OneLine::always || (one_line == OneLine::as_written && written_on_one_line);
    layout_.close_group(!empty && !may_be_one_line);
  }

  TokenWriter& out_;
  Layout& layout_;
  std::uint32_t newlines_ = 0;
};

}  // namespace

std::string format(const ast::Module& module, const SourceFile& file) {
  Layout layout;
  TokenReader reader(file.text());
  TokenWriter out(layout, &reader);
  ItemFormatter formatter(out);
  bool first = true;
  const auto begin_item = [&] {
    out.begin_entry(first);
    if (!first) layout.hard_line();
    first = false;
  };
  if (module.pack) begin_item(), formatter(*module.pack);
  for (const ast::Item& item : module.items) begin_item(), std::visit(formatter, item.node);
  out.comments_before_closing(first);
  return layout.render();
}

std::string format(const ast::Expr& expression) {
  Layout layout;
  TokenWriter out(layout, nullptr);
  format_condition(out, expression, 0);
  std::string line = layout.render(std::numeric_limits<std::uint32_t>::max());
  line.pop_back();
  return line;
}

}  // namespace carom::dsl
