// Predicates and their operands → rows of `predicates` and of the section that the operand stands in.
#include "compiler/lower/image_builder.h"
#include "compiler/lower/row_key.h"

namespace carom::compiler::lowering {
namespace {

// Entries of a list whose rows are looked up rather than spelled again; most operands are one code or one phrase.
constexpr std::size_t kWorthRemembering = 16;

/// What a predicate row takes from its operand.
struct LoweredOperand {
  core::RowRange rows;
  std::int64_t number = 0;
};

void add_to_key(RowKey& key, const core::CodeRange& range) {
  key.add(range.first).add(range.last);
}

void add_to_key(RowKey& key, const core::StatusRange& range) {
  key.add(range.class_mask).add(range.subject_first).add(range.subject_last);
  key.add(range.detail_first).add(range.detail_last);
}

void add_to_key(RowKey& key, const core::HostRow& host) {
  key.add(host.name.offset).add(host.name.size).add(host.below);
}

void add_to_key(RowKey& key, const core::CidrRow& network) {
  for (const std::uint8_t byte : network.address) key.add(byte);
  key.add(network.prefix);
}

void add_to_key(RowKey& key, const core::StringRef& text) {
  key.add(text.offset).add(text.size);
}

void add_to_key(RowKey& key, std::uint32_t index) {
  key.add(index);
}

}  // namespace

/// Turns each form of operand into rows, equal ones into the same rows.
class OperandLowering {
 public:
  OperandLowering(ImageBuilder& builder, core::FieldId field) : builder_(builder), field_(field) {}

  LoweredOperand operator()(std::monostate) { return {}; }
  LoweredOperand operator()(std::int64_t number) { return {{}, number}; }
  template <class T>
  LoweredOperand operator()(const ir::SharedEntries<T>& entries) {
    if (entries.size() < kWorthRemembering) return {rows_of(entries), 0};
    const auto [known, is_new] = builder_.list_rows_.try_emplace({entries.identity(), field_});
    if (is_new) known->second = rows_of(entries);
    return {known->second, 0};
  }

 private:
  core::RowRange rows_of(const ir::SharedEntries<core::CodeRange>& ranges) {
    return shared('c', builder_.tables_.codes, ranges.list());
  }
  core::RowRange rows_of(const ir::SharedEntries<core::StatusRange>& ranges) {
    return shared('s', builder_.tables_.statuses, ranges.list());
  }
  core::RowRange rows_of(const ir::SharedEntries<ir::HostEntry>& hosts) {
    std::vector<core::HostRow> rows;
    for (const ir::HostEntry& host : hosts) rows.push_back({builder_.tables_.string(host.name), host.below ? 1U : 0U});
    return shared('h', builder_.tables_.hosts, rows);
  }
  core::RowRange rows_of(const ir::SharedEntries<ir::CidrEntry>& networks) {
    std::vector<core::CidrRow> rows;
    for (const ir::CidrEntry& network : networks) rows.push_back(network.row);
    return shared('i', builder_.tables_.cidrs, rows);
  }
  core::RowRange rows_of(const ir::SharedEntries<std::string>& strings) {
    std::vector<core::StringRef> rows;
    for (const std::string& text : strings) rows.push_back(builder_.tables_.string(text));
    return shared('t', builder_.tables_.string_values, rows);
  }
  core::RowRange rows_of(const ir::SharedEntries<ir::Pattern>& patterns) {
    std::vector<std::uint32_t> rows;
    for (const ir::Pattern& pattern : patterns) rows.push_back(builder_.pattern(field_, pattern));
    return shared('p', builder_.tables_.pattern_refs, rows);
  }

  template <class Row>
  core::RowRange shared(char section_name, std::vector<Row>& section, const std::vector<Row>& rows) {
    RowKey key;
    key.add(static_cast<std::uint64_t>(section_name));
    for (const Row& row : rows) add_to_key(key, row);
    const auto [number, is_new] = builder_.operands_.intern(key.bytes());
    if (is_new) builder_.operand_rows_.push_back(append(section, rows));
    return builder_.operand_rows_[number];
  }

  ImageBuilder& builder_;
  core::FieldId field_;
};

// The printed form belongs to the identity: two authors may write one test in two ways, and each sees his own.
std::uint32_t ImageBuilder::predicate(const ir::Predicate& predicate) {
  const LoweredOperand operand = std::visit(OperandLowering(*this, predicate.field), predicate.operand);
  RowKey key;
  key.add(static_cast<std::uint64_t>(predicate.op)).add(predicate.field);
  key.add(operand.rows.first).add(operand.rows.count).add(static_cast<std::uint64_t>(operand.number));
  key.add(predicate.printed);
  const auto [row_number, is_new] = predicates_.intern(key.bytes());
  if (!is_new) return row_number;
  core::PredicateRow row;
  row.op = predicate.op;
  row.field = predicate.field;
  row.operand = operand.rows;
  row.number = operand.number;
  row.printed = tables_.string(predicate.printed);
  tables_.predicates.push_back(row);
  return row_number;
}

}  // namespace carom::compiler::lowering
