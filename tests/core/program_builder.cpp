// The rows behind the builder, in the order the image wants them: parts before wholes.
#include "tests/core/program_builder.h"

#include <stdexcept>

namespace carom::core {
namespace {

template <class Row>
RowRange append(std::vector<Row>& section, const std::vector<Row>& rows) {
  const RowRange range{static_cast<std::uint32_t>(section.size()), static_cast<std::uint32_t>(rows.size())};
  section.insert(section.end(), rows.begin(), rows.end());
  return range;
}

template <class Row>
std::uint32_t append_one(std::vector<Row>& section, const Row& row) {
  section.push_back(row);
  return static_cast<std::uint32_t>(section.size() - 1);
}

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

}  // namespace

AutomatonBuilder& AutomatonBuilder::literal(std::string_view text) {
  for (const char c : text) byte(c, c);
  if (text.size() > longest_literal_.size()) longest_literal_ = text;
  return *this;
}

AutomatonBuilder& AutomatonBuilder::byte(char low, char high) {
  instructions_.push_back({.op = NfaOp::byte_range,
                           .low = static_cast<std::uint8_t>(low),
                           .high = static_cast<std::uint8_t>(high),
                           .slot = 0,
                           .next = here() + 1,
                           .alternative = 0});
  return *this;
}

AutomatonBuilder& AutomatonBuilder::many(char low, char high) {
  const std::uint32_t loop = here();
  byte(low, high);
  instructions_.push_back(
      {.op = NfaOp::split, .low = 0, .high = 0, .slot = 0, .next = loop, .alternative = here() + 1});
  return *this;
}

void AutomatonBuilder::save(std::size_t slot) {
  instructions_.push_back({.op = NfaOp::save,
                           .low = 0,
                           .high = 0,
                           .slot = static_cast<std::uint8_t>(slot),
                           .next = here() + 1,
                           .alternative = 0});
}

AutomatonBuilder& AutomatonBuilder::hole(std::string name, HoleKind kind, char low, char high) {
  const std::size_t number = holes_.size();
  holes_.push_back({std::move(name), kind});
  save(2 * number);
  const std::uint32_t loop = here();
  byte(low, high);
  instructions_.push_back(
      {.op = NfaOp::split, .low = 0, .high = 0, .slot = 0, .next = here() + 1, .alternative = loop});
  save(2 * number + 1);
  return *this;
}

AutomatonBuilder& AutomatonBuilder::reply() {
  const std::size_t number = holes_.size();
  holes_.push_back({"", HoleKind::reply});
  save(2 * number);
  byte('2', '5').byte('0', '9').byte('0', '9');
  const std::uint32_t loop = here();
  instructions_.push_back(
      {.op = NfaOp::split, .low = 0, .high = 0, .slot = 0, .next = here() + 2, .alternative = here() + 1});
  instructions_.push_back({.op = NfaOp::byte_range, .low = 0, .high = 255, .slot = 0, .next = loop, .alternative = 0});
  save(2 * number + 1);
  return *this;
}

std::vector<NfaInstruction> AutomatonBuilder::instructions() const {
  auto instructions = instructions_;
  instructions.push_back({.op = NfaOp::match, .low = 0, .high = 0, .slot = 0, .next = 0, .alternative = 0});
  return instructions;
}

ProgramBuilder::ProgramBuilder() {
  pack("test", Layer::provider);
  VerdictRow unclassified;
  unclassified.type_by_code = 1;
  unclassified.action_written = 1;
  unclassified.action = Action::investigate;
  unclassified.confidence = Confidence::low;
  tables_.unclassified = klass("unclassified", unclassified);
}

std::uint32_t ProgramBuilder::always() {
  return expression(ExprOp::always, {});
}

std::uint32_t ProgramBuilder::all(std::initializer_list<std::uint32_t> parts) {
  return expression(ExprOp::all_of, append(tables_.expression_children, std::vector(parts)));
}

std::uint32_t ProgramBuilder::any(std::initializer_list<std::uint32_t> parts) {
  return expression(ExprOp::any_of, append(tables_.expression_children, std::vector(parts)));
}

std::uint32_t ProgramBuilder::no(std::uint32_t part) {
  return expression(ExprOp::negate, append(tables_.expression_children, std::vector{part}));
}

std::uint32_t ProgramBuilder::test(FieldId field, PredicateOp op, std::int64_t number) {
  return predicate(field, op, {}, number, "test " + std::to_string(number));
}

std::uint32_t ProgramBuilder::codes(std::vector<CodeRange> ranges, FieldId field) {
  const std::string printed = "code " + std::to_string(ranges.empty() ? 0 : ranges.front().first);
  return predicate(field, PredicateOp::in_codes, append(tables_.codes, ranges), 0, printed);
}

std::uint32_t ProgramBuilder::statuses(std::vector<StatusRange> ranges, FieldId field) {
  return predicate(field, PredicateOp::in_statuses, append(tables_.statuses, ranges), 0, "status");
}

std::uint32_t ProgramBuilder::hosts(FieldId field, std::initializer_list<std::string_view> entries) {
  std::vector<HostRow> rows;
  for (const std::string_view entry : entries) {
    const bool below = entry.starts_with('.');
    rows.push_back({tables_.string(below ? entry.substr(1) : entry), below ? 1U : 0U});
  }
  return predicate(field, PredicateOp::in_hosts, append(tables_.hosts, rows), 0, "host");
}

std::uint32_t ProgramBuilder::cidrs(std::vector<CidrRow> networks) {
  return predicate(field::ip, PredicateOp::in_cidrs, append(tables_.cidrs, networks), 0, "ip");
}

std::uint32_t ProgramBuilder::strings(FieldId field, std::initializer_list<std::string_view> values) {
  std::vector<StringRef> rows;
  for (const std::string_view value : values) rows.push_back(tables_.string(value));
  return predicate(field, PredicateOp::in_strings, append(tables_.string_values, rows), 0, "string");
}

std::uint32_t ProgramBuilder::patterns(FieldId field, PatternKind kind,
                                       std::initializer_list<std::string_view> literals, PredicateOp op) {
  std::vector<std::uint32_t> rows;
  std::string printed = "text";
  for (const std::string_view literal : literals) {
    PatternRow row;
    row.kind = kind;
    row.field = field;
    row.literal = tables_.string(literal);
    rows.push_back(append_one(tables_.patterns, row));
    printed += ' ' + in_quotes(literal);
  }
  return pattern_test(field, op, rows, printed);
}

std::uint32_t ProgramBuilder::matches(PatternKind kind, const AutomatonBuilder& automaton, FieldId field) {
  return pattern_test(field, PredicateOp::any_pattern, {pattern(kind, automaton, field)}, "text matches");
}

std::uint32_t ProgramBuilder::pattern(PatternKind kind, const AutomatonBuilder& automaton, FieldId field) {
  std::vector<HoleRow> holes;
  for (const auto& hole : automaton.holes()) {
    HoleRow row;
    row.name = tables_.string(hole.name);
    row.kind = hole.kind;
    holes.push_back(row);
  }
  PatternRow row;
  row.kind = kind;
  row.field = field;
  row.literal = tables_.string(automaton.longest_literal());
  row.nfa = append(tables_.nfa, automaton.instructions());
  row.holes = append(tables_.holes, holes);
  return append_one(tables_.patterns, row);
}

FieldId ProgramBuilder::declare(std::string_view name, FieldType type) {
  DeclaredFieldRow row;
  row.name = tables_.string(name);
  row.type = type;
  return static_cast<FieldId>(kBuiltinFieldCount + append_one(tables_.declared_fields, row));
}

std::uint32_t ProgramBuilder::pack(std::string_view name, Layer layer) {
  PackRow row;
  row.name = tables_.string(name);
  row.version = tables_.string("1.0.0");
  row.layer = layer;
  return append_one(tables_.packs, row);
}

std::uint32_t ProgramBuilder::klass(std::string_view name, const VerdictRow& verdict) {
  ClassRow row;
  row.name = tables_.string(name);
  row.verdict = verdict;
  return append_one(tables_.classes, row);
}

RuleRow& ProgramBuilder::rule(std::string_view name, std::uint32_t when, std::uint32_t klass) {
  RuleRow row;
  row.name = tables_.string(name);
  row.file = tables_.string("test.carom");
  row.line = static_cast<std::uint32_t>(tables_.rules.size() + 1);
  row.when = when;
  row.klass = klass;
  row.verdict = tables_.classes[klass].verdict;
  tables_.rules.push_back(row);
  return tables_.rules.back();
}

RuleRow& ProgramBuilder::rule(std::string_view name, std::uint32_t when, const VerdictRow& verdict) {
  return rule(name, when, klass(name, verdict));
}

RowRange ProgramBuilder::unless(std::initializer_list<std::uint32_t> conditions) {
  return append(tables_.unless, std::vector(conditions));
}

UnwrapRow& ProgramBuilder::unwrap(std::string_view name, const AutomatonBuilder& take) {
  UnwrapRow row;
  row.name = tables_.string(name);
  row.pattern = pattern(PatternKind::template_, take);
  row.when = always();
  tables_.unwraps.push_back(row);
  return tables_.unwraps.back();
}

AnnotateRow& ProgramBuilder::annotation(std::string_view name, std::uint32_t when) {
  AnnotateRow row;
  row.name = tables_.string(name);
  row.when = when;
  tables_.annotations.push_back(row);
  return tables_.annotations.back();
}

RowRange ProgramBuilder::tags(std::initializer_list<std::string_view> tags) {
  std::vector<StringRef> rows;
  for (const std::string_view tag : tags) rows.push_back(tables_.string(tag));
  return append(tables_.tags, rows);
}

RowRange ProgramBuilder::extracts(std::initializer_list<std::uint32_t> patterns) {
  return append(tables_.extracts, std::vector(patterns));
}

Program ProgramBuilder::build() const {
  auto program = Program::load(write_image(tables_));
  if (!program) throw std::logic_error(program.error().message);
  return std::move(*program);
}

std::uint32_t ProgramBuilder::expression(ExprOp op, RowRange children) {
  ExprRow row;
  row.op = op;
  row.children = children;
  return append_one(tables_.expressions, row);
}

std::uint32_t ProgramBuilder::predicate(FieldId field, PredicateOp op, RowRange operand, std::int64_t number,
                                        std::string printed) {
  PredicateRow row;
  row.op = op;
  row.field = field;
  row.operand = operand;
  row.number = number;
  row.printed = tables_.string(printed);
  return expression(ExprOp::predicate, {append_one(tables_.predicates, row), 1});
}

std::uint32_t ProgramBuilder::pattern_test(FieldId field, PredicateOp op, const std::vector<std::uint32_t>& patterns,
                                           std::string printed) {
  return predicate(field, op, append(tables_.pattern_refs, patterns), 0, std::move(printed));
}

StatusRange status_range(unsigned klass, std::pair<unsigned, unsigned> subject, std::pair<unsigned, unsigned> detail) {
  StatusRange range;
  range.class_mask = static_cast<std::uint8_t>(1U << klass);
  range.subject_first = static_cast<std::uint16_t>(subject.first);
  range.subject_last = static_cast<std::uint16_t>(subject.second);
  range.detail_first = static_cast<std::uint16_t>(detail.first);
  range.detail_last = static_cast<std::uint16_t>(detail.second);
  return range;
}

CidrRow ipv4_network(std::initializer_list<unsigned> bytes, std::uint32_t prefix) {
  CidrRow row;
  row.address[10] = row.address[11] = 0xFF;
  std::size_t at = 12;
  for (const unsigned byte : bytes) row.address[at++] = static_cast<std::uint8_t>(byte);
  row.prefix = 96 + prefix;
  return row;
}

}  // namespace carom::core
