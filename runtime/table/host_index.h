// Tests of hosts as one lookup a record: from a host's name to the predicates that hold for it, however many lists of
// hosts a program has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/table/grouped.h"

namespace carom::table {

/// The `in_hosts` predicates of a program by the names that they list. Immutable; the program's strings are borrowed.
class HostIndex {
 public:
  /// Of no predicate.
  HostIndex() = default;
  /// Takes off `room` an entry for each name of a list; a predicate that finds none is not answered. Names that lists
  /// share are held once.
  HostIndex(const core::Program& program, std::size_t& room);

  /// Whether for_each() knows of the predicate; it is one on hosts then.
  [[nodiscard]] bool answers(std::uint32_t predicate) const { return answered_[predicate]; }

  /// Calls `visit(predicate)` for each answered predicate on `field` that holds for `host`, which is normalised; more
  /// than once where several names of a list fit. One step for each byte of the host's end, at most as many as the
  /// longest name has.
  template <class Visit>
  void for_each(core::FieldId field, std::string_view host, Visit visit) const {
    std::uint32_t hash = hash_of(field);
    for (std::size_t begin = host.size();; --begin) {
      const bool is_domain = begin > 1 && host[begin - 1] == '.';
      if (begin == 0 || is_domain) {
        const std::uint32_t name = find(hash, field, host.substr(begin));
        if (name != kNone)
          for (const std::uint32_t predicate : (begin == 0 ? exact_ : below_)[name]) visit(predicate);
      }
      if (begin == 0 || host.size() - begin >= longest_) return;
      hash = extend(hash, host[begin - 1]);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Name {
    core::FieldId field;
    std::string_view text;
  };

  // FNV-1a, from a name's end to its begin, so that each of a host's domains extends the one below it.
  [[nodiscard]] static std::uint32_t hash_of(core::FieldId field) { return 2166136261U ^ field; }
  [[nodiscard]] static std::uint32_t extend(std::uint32_t hash, char byte) {
    return (hash ^ static_cast<std::uint8_t>(byte)) * 16777619U;
  }
  [[nodiscard]] static std::uint32_t hash_of(core::FieldId field, std::string_view name);

  [[nodiscard]] std::uint32_t find(std::uint32_t hash, core::FieldId field, std::string_view name) const;
  void add_names(const core::Program& program, std::size_t& room);
  void add(const Name& name);
  /// Puts the names into twice as many slots.
  void grow();
  [[nodiscard]] std::uint32_t& free_slot(const Name& name);
  void place(const core::Program& program);

  std::vector<bool> answered_;        // by predicate
  std::vector<Name> names_;           // each once
  std::vector<std::uint32_t> slots_;  // open addressing: name or kNone; a power of two of them
  Grouped exact_, below_;             // by name: predicates that list it so
  std::size_t longest_ = 0;           // name, in bytes
};

}  // namespace carom::table
