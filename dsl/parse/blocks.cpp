#include "dsl/parse/blocks.h"

#include <utility>

#include "dsl/parse/expressions.h"
#include "dsl/parse/properties.h"
#include "dsl/parse/recovery.h"
#include "dsl/parse/syntax_messages.h"
#include "dsl/parse/token_actions.h"

namespace carom::dsl::syntax {
namespace {

struct RowArrow : pegtl::seq<Mark<"=>">, Wants<Expectation::class_name, Dotted>> {};
struct RowHead : pegtl::seq<Wants<Expectation::plain_name, Plain>, Wants<Expectation::colon, Mark<":">>,
                            Wants<Expectation::condition, Expression>, pegtl::opt<RowArrow>> {};

class BlockParser {
 public:
  BlockParser(Input& in, ParseState& state, BlockKind block, Span opened, std::vector<ast::Property>& properties,
              std::vector<ast::Row>* rows)
      : in_(in), state_(state), block_(block), opened_(opened), properties_(properties), rows_(rows) {}

  void parse() {
    while (!at_end_of_block()) {
      const std::uint32_t begin = here();
      try {
        parse_entry(begin);
      } catch (const SyntaxError& error) {
        report_expectation(state_, error);
        recover(begin, error.offset);
      } catch (const ReportedError& error) {
        recover(begin, error.offset);
      }
    }
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return state_.offset_of(in_.current()); }

  bool at_end_of_block() {
    if (match_mark(in_, state_, "}")) return true;
    if (!in_.empty() && (is_row() || !item_stands_at(state_, here()))) return false;
    if (!failed_) report_unclosed_block(state_, block_, opened_, here());
    return true;
  }

  [[nodiscard]] bool is_row() const { return rows_ != nullptr && row_stands_at(state_, here()); }

  void parse_entry(std::uint32_t begin) {
    if (is_row()) return parse_row(begin);
    const auto blocks = blocks_of(first_word());
    if (!blocks || (*blocks & block_) == 0) {
      report_unexpected_property(state_, block_, begin);
      throw ReportedError{begin + 1};
    }
    parse_property(in_, state_, block_);
    properties_.push_back({{begin, state_.token_end}, std::move(state_.node)});
    take_semicolon();
  }

  [[nodiscard]] std::string_view first_word() const {
    return state_.text.substr(here()).starts_with("=>") ? state_.text.substr(here(), 2) : word_at(state_.text, here());
  }

  void parse_row(std::uint32_t begin) {
    state_.begin();
    static_cast<void>(match_grammar<RowHead, TokenAction>(in_, state_));
    auto& names = state_.operands.names;
    ast::Row row{{}, names.front(), pop(state_.operands.conditions), std::nullopt, {}};
    if (names.size() > 1) row.arrow = ast::Arrow{names.back()};
    for (ast::Test test; parse_row_test(in_, state_, test);) row.tests.push_back(std::move(test));
    row.span = {begin, state_.token_end};
    rows_->push_back(std::move(row));
    take_semicolon();
  }

  void take_semicolon() { static_cast<void>(match_mark(in_, state_, ";")); }

  void recover(std::uint32_t begin, std::uint32_t failed) {
    failed_ = true;
    jump(in_, state_, next_property(state_, block_, begin, failed));
    take_semicolon();
  }

  Input& in_;
  ParseState& state_;
  BlockKind block_;
  Span opened_;
  std::vector<ast::Property>& properties_;
  std::vector<ast::Row>* rows_;
  bool failed_ = false;
};

}  // namespace

void parse_block(Input& in, ParseState& state, BlockKind block, Span opened, std::vector<ast::Property>& properties,
                 std::vector<ast::Row>* rows) {
  BlockParser(in, state, block, opened, properties, rows).parse();
}

}  // namespace carom::dsl::syntax
