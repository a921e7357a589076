// How large a condition becomes once its macros and lists stand in it. Nothing is expanded to measure it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/sema/linked_policy.h"

namespace carom::compiler {

/// Sizes count parts: a test, an entry that it compares with, each kTextBytesPerPart bytes of text begun.
inline constexpr std::size_t kTextBytesPerPart = 64;

[[nodiscard]] constexpr std::uint64_t parts_of_text(std::string_view text) {
  return text.size() / kTextBytesPerPart;
}

/// The macros of a policy, which macros each of them names, and how large each is. Lists must have their changes.
class ExpandedSizes {
 public:
  /// O(macros, their tests and their entries).
  explicit ExpandedSizes(const LinkedPolicy& policy);

  /// O(expr), whatever its macros hold; null is nothing. Unknown names count nothing: typing reports them.
  [[nodiscard]] std::uint64_t size_of(const ast::Expr* expr, Reader reader) const;

  /// For each macro that is or leads into a circle, one macro further on in it; else kNoSuccessor.
  [[nodiscard]] std::vector<std::uint32_t> unsettled_next() const;

 private:
  struct Content;
  [[nodiscard]] Content content_of(const ast::Expr* expr, Reader reader) const;
  [[nodiscard]] std::uint64_t size_of(const ListInfo& list) const;
  void add(const DeclaredMacro& macro);
  void settle();

  const LinkedPolicy& policy_;
  std::vector<std::uint64_t> list_sizes_;
  std::vector<std::vector<std::uint32_t>> parts_;
  std::vector<std::uint32_t> waiting_for_;
  std::vector<std::uint64_t> sizes_;
};

}  // namespace carom::compiler
