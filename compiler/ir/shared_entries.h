// The entries of an operand, however many tests compare with them, and the parts of a condition, whoever has them.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace carom::compiler::ir {

/// A list of thousands that hundreds of rules ask for stands in memory once: copies share what they were made from,
/// which nobody changes.
template <class T>
class SharedEntries {
 public:
  SharedEntries() = default;  ///< none
  // Implicit: a list that has just been typed is an operand.
  SharedEntries(std::vector<T> entries) : entries_(std::make_shared<const std::vector<T>>(std::move(entries))) {}

  [[nodiscard]] const std::vector<T>& list() const {
    static const std::vector<T> none;
    return entries_ ? *entries_ : none;
  }
  [[nodiscard]] auto begin() const { return list().begin(); }
  [[nodiscard]] auto end() const { return list().end(); }
  [[nodiscard]] const T& front() const { return list().front(); }
  [[nodiscard]] std::size_t size() const { return list().size(); }
  [[nodiscard]] bool empty() const { return list().empty(); }
  [[nodiscard]] bool is_same(const SharedEntries& other) const { return entries_ == other.entries_; }
  /// The same for all that share the entries, and for no others while it is kept.
  [[nodiscard]] std::shared_ptr<const void> identity() const { return entries_; }

 private:
  std::shared_ptr<const std::vector<T>> entries_;
};

}  // namespace carom::compiler::ir
