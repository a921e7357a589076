// How many answers of which kind: by class, by who answered, by recipients' domain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/core/record.h"
#include "runtime/core/verdict.h"

namespace carom::cli {

struct AnswerCount {
  std::uint64_t records = 0;
  std::uint64_t suppressed = 0;  ///< at once
};

/// The part of a host's name that its owner registered, as far as its labels tell: two of them, three where the second
/// last is one under which countries register (`co.uk`). In lower case; empty for addresses and for names of one label.
[[nodiscard]] std::string owner_of(std::string_view host);

/// Grows with classes, owners and domains, not with records. For one thread at a time.
class AnswerCounts {
 public:
  struct Row {
    std::string_view name;  ///< empty: the records do not say
    AnswerCount count;
    std::string_view commonest_class;
  };
  enum class By : std::uint8_t { klass, answering_host, recipient_domain };

  void add(const core::Record& record, const core::Verdict& verdict);
  void merge(const AnswerCounts& other);

  [[nodiscard]] AnswerCount all() const { return all_; }
  /// Most records first, then by name.
  [[nodiscard]] std::vector<Row> rows(By by) const;

 private:
  struct Group {
    AnswerCount count;
    std::map<std::string, std::uint64_t, std::less<>> classes;
  };
  using Groups = std::unordered_map<std::string, Group>;

  void add_to(Groups& groups, std::string name, const core::Verdict& verdict);

  AnswerCount all_;
  Groups classes_;
  Groups owners_;
  Groups domains_;
};

}  // namespace carom::cli
