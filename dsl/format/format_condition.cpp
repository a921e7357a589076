// A chain of `and` or `or` is one group: it breaks before every operand or before none that the author had not broken.
#include "dsl/format/format_condition.h"

#include <ranges>

#include "dsl/ast/words.h"

namespace carom::dsl {
namespace {

constexpr std::int32_t kIndent = 2;
// Inside an operand further lines begin behind the chain's own operator and an opening parenthesis.
constexpr std::uint32_t kInnerOperandColumn = 8;

// `a and b and c`. `format_term(i)` writes one operand. In the outermost chain of a condition the author's line ends
// stay; apart from them a chain is broken only where it must be.
template <class FormatTerm>
void format_chain(TokenWriter& out, std::size_t terms, std::string_view word, std::uint32_t operand_column,
                  bool outermost, FormatTerm format_term) {
  const std::size_t shift = operand_column > word.size() + 1 ? operand_column - word.size() - 1 : 0;
  const auto indent = static_cast<std::int32_t>(shift);
  out.layout().open_group();
  out.layout().indent(indent);
  for (std::size_t i = 0; i < terms; ++i) {
    if (i > 0) {
      const bool broken_before = outermost && out.newline_ahead();
      const std::size_t line = out.fill_line();
      out.word(word);
      if (broken_before || (outermost && out.newline_ahead())) out.layout().set_fill_line(line, true);
      out.space();
    }
    format_term(i);
  }
  out.layout().indent(-indent);
  out.layout().close_group();
}

// How tightly a node binds; an operand that binds less needs parentheses. The parser has kept those that were written,
// so they are added only to syntax that was put together by a program.
int binding_of(const ast::Expr& expression) {
  if (std::holds_alternative<ast::AnyOf>(expression.node)) return 0;
  if (std::holds_alternative<ast::AllOf>(expression.node)) return 1;
  return 2;
}

class ConditionFormatter {
 public:
  ConditionFormatter(TokenWriter& out, std::uint32_t operand_column) : out_(out), operand_column_(operand_column) {}

  void format(const ast::Expr& expression) {
    std::visit(*this, expression.node);
    outermost_ = false;
  }

  void operator()(const ast::AllOf& all) { chain(all.terms, "and", 2); }
  void operator()(const ast::AnyOf& any) { chain(any.terms, "or", 1); }

  void operator()(const ast::Not& negation) {
    out_.word("not");
    out_.space();
    operand(*negation.term, 2);
  }

  void operator()(const ast::Group& group) {
    out_.word("(");
    format_inner(*group.inner);
    out_.word(")");
  }

  void operator()(const ast::MacroRef& macro) {
    out_.word("$");
    out_.name(macro.name);
  }

  void operator()(const ast::Atom& atom) {
    out_.name(atom.field);
    out_.space();
    std::visit(*this, atom.predicate);
  }

  void operator()(const ast::Missing&) { out_.word("missing"); }
  void operator()(const ast::Present&) { out_.word("present"); }

  void operator()(const ast::Compare& compare) {
    out_.word(word_of(compare.op));
    out_.space();
    out_.value(compare.value);
  }

  void operator()(const ast::Member& member) {
    negation(member.negated);
    if (member.written_in || !std::holds_alternative<ast::Value>(member.of)) out_.word("in"), out_.space();
    std::visit(*this, member.of);
  }

  void operator()(const ast::Matches& matches) {
    negation(matches.negated);
    out_.word("matches");
    out_.space();
    out_.regex(matches.regex);
  }

  void operator()(const ast::TextTest& test) {
    negation(test.negated);
    out_.word(word_of(test.op));
    out_.space();
    if (test.word) out_.word("word"), out_.space();
    out_.string(test.operand);
  }

  void operator()(const ast::TextSetTest& test) {
    negation(test.negated);
    out_.word(word_of(test.op));
    out_.space_word(word_of(test.quantifier));
    out_.space();
    std::visit(*this, test.set);
  }

  void operator()(const ast::Mentions& mentions) {
    negation(mentions.negated);
    out_.word("mentions");
    out_.space();
    std::visit(*this, mentions.of);
  }

  void operator()(const ast::Value& value) { out_.value(value); }
  void operator()(const ast::Array& array) { format_array(out_, array); }

  void operator()(const ast::ListRef& list) {
    out_.word("@");
    out_.name(list.name);
  }

 private:
  void negation(bool negated) {
    if (negated) out_.word("not"), out_.space();
  }

  void chain(const std::vector<ast::ExprPtr>& terms, std::string_view word, int binding) {
    const bool outermost = outermost_;
    outermost_ = false;
    format_chain(out_, terms.size(), word, operand_column_, outermost,
                 [&](std::size_t i) { operand(*terms[i], binding); });
  }

  void operand(const ast::Expr& term, int binding) {
    const bool parenthesised = binding_of(term) < binding;
    if (parenthesised) out_.layout().text("(");
    format_inner(term);
    if (parenthesised) out_.layout().text(")");
  }

  void format_inner(const ast::Expr& term) {
    ConditionFormatter inner(out_, kInnerOperandColumn);
    inner.outermost_ = false;
    inner.format(term);
  }

  TokenWriter& out_;
  std::uint32_t operand_column_;
  bool outermost_ = true;
};

class HavingFormatter {
 public:
  HavingFormatter(TokenWriter& out, std::uint32_t operand_column, bool outermost)
      : out_(out), operand_column_(operand_column), outermost_(outermost) {}

  void operator()(const ast::HavingAll& all) { chain(all.terms, "and"); }
  void operator()(const ast::HavingAny& any) { chain(any.terms, "or"); }

  void operator()(const ast::HavingGroup& group) {
    out_.word("(");
    format_inner(*group.inner);
    out_.word(")");
  }

  void operator()(const ast::HavingCompare& compare) {
    format_sum(out_, *compare.left);
    out_.space_word(word_of(compare.op));
    out_.space();
    format_sum(out_, *compare.right);
  }

 private:
  void chain(const std::vector<ast::HavingPtr>& terms, std::string_view word) {
    format_chain(out_, terms.size(), word, operand_column_, outermost_,
                 [&](std::size_t i) { format_inner(*terms[i]); });
  }

  void format_inner(const ast::Having& having) {
    std::visit(HavingFormatter(out_, kInnerOperandColumn, false), having.node);
  }

  TokenWriter& out_;
  std::uint32_t operand_column_;
  bool outermost_;
};

// A chain of sums leans to the left as deep as it is long, so its operators are followed in a loop.
void format_binary(TokenWriter& out, const ast::BinarySum& outermost) {
  std::vector<const ast::BinarySum*> operators = {&outermost};
  while (const auto* left = std::get_if<ast::BinarySum>(&operators.back()->left->node)) operators.push_back(left);
  format_sum(out, *operators.back()->left);
  for (const ast::BinarySum* binary : std::views::reverse(operators)) {
    out.fill_line();
    out.word(word_of(binary->op));
    out.space();
    format_sum(out, *binary->right);
  }
}

class SumFormatter {
 public:
  explicit SumFormatter(TokenWriter& out) : out_(out) {}

  void operator()(const ast::NumberTerm& number) { out_.word(number.text); }
  void operator()(const ast::LetRef& let) { out_.name(let.name); }
  void operator()(const ast::BinarySum& binary) { format_binary(out_, binary); }
  void operator()(const ast::SumGroup& group) {
    out_.word("(");
    format_sum(out_, *group.inner);
    out_.word(")");
  }

 private:
  TokenWriter& out_;
};

}  // namespace

void format_condition(TokenWriter& out, const ast::Expr& expression, std::uint32_t operand_column) {
  ConditionFormatter(out, operand_column).format(expression);
}

void format_having(TokenWriter& out, const ast::Having& having, std::uint32_t operand_column) {
  std::visit(HavingFormatter(out, operand_column, true), having.node);
}

void format_sum(TokenWriter& out, const ast::Sum& sum) {
  std::visit(SumFormatter(out), sum.node);
}

void format_array(TokenWriter& out, const ast::Array& array) {
  Layout& layout = out.layout();
  layout.open_group();
  out.word("[");
  const std::uint32_t newlines = out.newlines();
  layout.indent(kIndent);
  for (std::size_t i = 0; i < array.values.size(); ++i) {
    out.begin_entry(i == 0);
    if (i == 0)
      layout.soft_line();
    else
      layout.text(","), layout.fill_line(out.newline_ahead());
    out.value(array.values[i]);
  }
  if (!array.values.empty()) layout.broken_text(",");
  out.comments_before_closing(array.values.empty());
  layout.indent(-kIndent);
  layout.soft_line();
  const bool broken = out.newlines() != newlines && !array.values.empty();
  out.closing("]");
  layout.close_group(broken);
}

}  // namespace carom::dsl
