// Names are numbered as they come; then each predicate goes into the lists of its names.
#include "runtime/table/host_index.h"

#include <algorithm>

namespace carom::table {
namespace {

std::span<const core::HostRow> hosts_of(const core::Program& program, std::uint32_t predicate) {
  const core::RowRange operand = program.predicates()[predicate].operand;
  return program.hosts().subspan(operand.first, operand.count);
}

}  // namespace

HostIndex::HostIndex(const core::Program& program, std::size_t& room) : answered_(program.predicates().size()) {
  add_names(program, room);
  place(program);
}

std::uint32_t HostIndex::hash_of(core::FieldId field, std::string_view name) {
  std::uint32_t hash = hash_of(field);
  for (std::size_t i = name.size(); i > 0; --i) hash = extend(hash, name[i - 1]);
  return hash;
}

std::uint32_t HostIndex::find(std::uint32_t hash, core::FieldId field, std::string_view name) const {
  for (std::size_t slot = hash;; ++slot) {
    const std::uint32_t number = slots_[slot & (slots_.size() - 1)];
    if (number == kNone) return kNone;
    if (names_[number].field == field && names_[number].text == name) return number;
  }
}

void HostIndex::add_names(const core::Program& program, std::size_t& room) {
  grow();
  for (std::uint32_t i = 0; i < answered_.size(); ++i) {
    const core::PredicateRow& row = program.predicates()[i];
    if (row.op != core::PredicateOp::in_hosts || row.operand.count > room) continue;
    room -= row.operand.count;
    answered_[i] = true;
    for (const core::HostRow& host : hosts_of(program, i)) add({row.field, program.text(host.name)});
  }
}

void HostIndex::add(const Name& name) {
  if (find(hash_of(name.field, name.text), name.field, name.text) != kNone) return;
  if (2 * (names_.size() + 1) > slots_.size()) grow();
  free_slot(name) = static_cast<std::uint32_t>(names_.size());
  names_.push_back(name);
  longest_ = std::max(longest_, name.text.size());
}

void HostIndex::grow() {
  slots_.assign(std::max<std::size_t>(4, 2 * slots_.size()), kNone);
  for (std::uint32_t i = 0; i < names_.size(); ++i) free_slot(names_[i]) = i;
}

std::uint32_t& HostIndex::free_slot(const Name& name) {
  std::size_t slot = hash_of(name.field, name.text);
  while (slots_[slot & (slots_.size() - 1)] != kNone) ++slot;
  return slots_[slot & (slots_.size() - 1)];
}

void HostIndex::place(const core::Program& program) {
  std::vector<std::vector<std::uint32_t>> exact(names_.size());
  std::vector<std::vector<std::uint32_t>> below(names_.size());
  for (std::uint32_t i = 0; i < answered_.size(); ++i) {
    if (!answered_[i]) continue;
    const core::FieldId field = program.predicates()[i].field;
    for (const core::HostRow& host : hosts_of(program, i)) {
      const std::string_view text = program.text(host.name);
      const std::uint32_t name = find(hash_of(field, text), field, text);
      std::vector<std::uint32_t>& predicates = (host.below != 0 ? below : exact)[name];
      if (predicates.empty() || predicates.back() != i) predicates.push_back(i);  // a list may say a name again
    }
  }
  exact_ = Grouped(exact);
  below_ = Grouped(below);
}

}  // namespace carom::table
