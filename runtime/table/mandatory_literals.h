// The literals that every match of an automaton holds, in order: a text without them need not be given to it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/table/dominators.h"

namespace carom::table {

class MandatoryLiterals {
 public:
  MandatoryLiterals() = default;
  /// Of the automaton that `dominators` are about.
  explicit MandatoryLiterals(const Dominators& dominators);

  /// Whether the literals occur in `text` one behind the other. False: the automaton does not match.
  [[nodiscard]] bool occur_in(std::string_view text) const {
    std::size_t at = 0;
    for (const std::string& literal : literals_) {
      at = text.find(literal, at);
      if (at == std::string_view::npos) return false;
      at += literal.size();
    }
    return true;
  }
  [[nodiscard]] std::span<const std::string> all() const { return literals_; }

 private:
  std::vector<std::string> literals_;
};

}  // namespace carom::table
