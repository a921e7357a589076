// A loop over properties, not a rule of the grammar: an error inside one costs that one only.
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
struct RowHead : pegtl::seq<Wants<Expectation::plain_name, Plain>, Wants<Expectation::row_colon, Mark<":">>,
                            Wants<Expectation::condition, Expression>, pegtl::opt<RowArrow>> {};

class BlockParser {
 public:
  BlockParser(Input& in, ParseState& state, BlockKind block, Span opened, std::vector<ast::Property>& properties,
              std::vector<ast::Row>* rows)
      : in_(in), state_(state), block_(block), opened_(opened), properties_(properties), rows_(rows) {}

  void parse() {
    while (!at_end_of_block() && !state_.is_hopeless()) {
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
    if (!has_failed()) check_contents();
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return state_.offset_of(in_.current()); }
  [[nodiscard]] bool has_failed() const { return state_.sink.error_count() != errors_before_; }
  [[nodiscard]] bool is_row() const { return rows_ != nullptr && row_stands_at(state_, here()); }

  bool at_end_of_block() {
    if (match_mark(in_, state_, "}")) return true;
    if (!in_.empty() && (is_row() || !outer_item_stands_at(state_, here(), opened_.begin))) return false;
    if (!has_failed()) report_unclosed_block(state_, block_, opened_, here());
    return true;
  }

  void parse_entry(std::uint32_t begin) {
    in_row_ = is_row();
    if (in_row_) return parse_row(begin);
    const auto blocks = blocks_of(first_word());
    if (!blocks || (*blocks & block_) == 0) {
      const bool after_condition =
          !properties_.empty() && std::holds_alternative<ast::Condition>(properties_.back().node);
      report_unexpected_property(state_, block_, begin, after_condition);
      throw ReportedError{begin + 1};
    }
    check_order(begin);
    parse_property(in_, state_, block_);
    properties_.push_back({{begin, state_.token_end}, std::move(state_.node)});
    take_semicolon();
  }

  [[nodiscard]] std::string_view first_word() const { return leading_word(state_.text, here()); }

  // `take` opens an unwrap and stands there only; the rows of a group come last.
  void check_order(std::uint32_t begin) {
    const bool is_take = first_word() == "take";
    if (block_ == kUnwrap && is_take != properties_.empty() && !has_failed()) {
      report_take_order(state_, begin, is_take);
      throw ReportedError{begin + 1};
    }
    if (rows_ == nullptr || rows_->empty()) return;
    report_part_after_rows(state_, begin, rows_->back().name);
    throw ReportedError{begin + 1};
  }

  void check_contents() {
    const bool may_be_empty = block_ == kPack || block_ == kClass || block_ == kGroup;
    if (rows_ != nullptr && rows_->empty())
      report_missing_rows(state_, opened_);
    else if (properties_.empty() && !may_be_empty)
      report_empty_block(state_, block_, opened_);
    else
      return;
    state_.unread.push_back({opened_.begin, here()});
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
    const bool in_rows = rows_ != nullptr && (in_row_ || !rows_->empty());
    pass_over(in_, state_, begin, next_property(state_, {block_, opened_.begin, in_rows}, begin, failed));
    while (match_mark(in_, state_, ";")) continue;
  }

  Input& in_;
  ParseState& state_;
  BlockKind block_;
  Span opened_;
  std::vector<ast::Property>& properties_;
  std::vector<ast::Row>* rows_;
  bool in_row_ = false;
  std::uint32_t errors_before_ = state_.sink.error_count();
};

}  // namespace

void parse_block(Input& in, ParseState& state, BlockKind block, Span opened, std::vector<ast::Property>& properties,
                 std::vector<ast::Row>* rows) {
  BlockParser(in, state, block, opened, properties, rows).parse();
}

}  // namespace carom::dsl::syntax
