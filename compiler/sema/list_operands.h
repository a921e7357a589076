// The operands that declared lists become, each made once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "compiler/ir/condition.h"
#include "compiler/sema/scope.h"

namespace carom::compiler {

/// What a list becomes depends on the test that names it: `has @a` and `starts @a` have other patterns.
enum class OperandForm : std::uint8_t { members, mentions, first_of_patterns };

/// Lists are borrowed and must not change.
class ListOperands {
 public:
  template <class T>
  [[nodiscard]] const ir::SharedEntries<T>* find(const ListInfo& list, OperandForm form) const {
    const auto known = known_.find({&list, form});
    return known == known_.end() ? nullptr : &std::get<ir::SharedEntries<T>>(known->second);
  }
  template <class T>
  void add(const ListInfo& list, OperandForm form, const ir::SharedEntries<T>& entries) {
    known_.emplace(std::pair(&list, form), entries);
  }

 private:
  std::map<std::pair<const ListInfo*, OperandForm>, ir::Operand> known_;
};

/// The form of a list of literals or templates.
[[nodiscard]] constexpr OperandForm form_of(core::PatternKind kind) {
  return static_cast<OperandForm>(static_cast<int>(OperandForm::first_of_patterns) + static_cast<int>(kind));
}

}  // namespace carom::compiler
