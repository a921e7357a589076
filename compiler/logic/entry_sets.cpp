// Hosts and strings are looked up, since their lists are long; ranges and networks are tried pair by pair.
#include "compiler/logic/entry_sets.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <tuple>

namespace carom::compiler {
namespace {

bool lies_in(const Interval& a, const Interval& b) {
  return b.first <= a.first && a.last <= b.last;
}
bool meets(const Interval& a, const Interval& b) {
  return a.first <= b.last && b.first <= a.last;
}

bool lies_in(const core::StatusRange& a, const core::StatusRange& b) {
  return (a.class_mask & ~b.class_mask) == 0 && b.subject_first <= a.subject_first &&
         a.subject_last <= b.subject_last && b.detail_first <= a.detail_first && a.detail_last <= b.detail_last;
}
bool meets(const core::StatusRange& a, const core::StatusRange& b) {
  return (a.class_mask & b.class_mask) != 0 && a.subject_first <= b.subject_last && b.subject_first <= a.subject_last &&
         a.detail_first <= b.detail_last && b.detail_first <= a.detail_last;
}

bool lies_in(const ir::CidrEntry& a, const ir::CidrEntry& b) {
  if (a.row.prefix < b.row.prefix) return false;
  const std::uint32_t whole = b.row.prefix / 8;
  const std::uint32_t rest = b.row.prefix % 8;
  if (std::memcmp(a.row.address, b.row.address, whole) != 0) return false;
  return rest == 0 || (a.row.address[whole] ^ b.row.address[whole]) >> (8 - rest) == 0;
}
bool meets(const ir::CidrEntry& a, const ir::CidrEntry& b) {
  return lies_in(a, b) || lies_in(b, a);
}

template <class T>
bool all_lie_in_by_pairs(const std::vector<T>& a, const std::vector<T>& b, Effort& effort) {
  return std::ranges::all_of(a, [&](const T& x) {
    return std::ranges::any_of(b, [&](const T& y) { return effort.spend() && lies_in(x, y); });
  });
}

template <class T>
bool are_apart_by_pairs(const std::vector<T>& a, const std::vector<T>& b, Effort& effort) {
  return std::ranges::all_of(a, [&](const T& x) {
    return std::ranges::all_of(b, [&](const T& y) { return effort.spend() && !meets(x, y); });
  });
}

bool holds(const std::vector<ir::HostEntry>& hosts, std::string_view name, bool below) {
  const auto key = [](const ir::HostEntry& host) { return std::tuple(std::string_view(host.name), host.below); };
  return std::ranges::binary_search(hosts, std::tuple(name, below), {}, key);
}

// Whether an entry of `hosts` is `entry` or holds all of it: one look-up a label.
bool lies_in_one(const ir::HostEntry& entry, const std::vector<ir::HostEntry>& hosts) {
  if (holds(hosts, entry.name, entry.below)) return true;
  const std::string_view name = entry.name;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1))
    if (holds(hosts, name.substr(dot + 1), true)) return true;
  return false;
}

}  // namespace

bool all_lie_in(const std::vector<Interval>& a, const std::vector<Interval>& b, Effort& effort) {
  return all_lie_in_by_pairs(a, b, effort);
}

bool all_lie_in(const std::vector<core::StatusRange>& a, const std::vector<core::StatusRange>& b, Effort& effort) {
  return all_lie_in_by_pairs(a, b, effort);
}

bool all_lie_in(const std::vector<ir::CidrEntry>& a, const std::vector<ir::CidrEntry>& b, Effort& effort) {
  return all_lie_in_by_pairs(a, b, effort);
}

bool all_lie_in(const std::vector<ir::HostEntry>& a, const std::vector<ir::HostEntry>& b, Effort& effort) {
  return std::ranges::all_of(a, [&](const ir::HostEntry& x) { return effort.spend() && lies_in_one(x, b); });
}

bool all_lie_in(const std::vector<std::string>& a, const std::vector<std::string>& b, Effort& effort) {
  return std::ranges::all_of(a,
                             [&](const std::string& x) { return effort.spend() && std::ranges::binary_search(b, x); });
}

bool are_apart(const std::vector<Interval>& a, const std::vector<Interval>& b, Effort& effort) {
  return are_apart_by_pairs(a, b, effort);
}

bool are_apart(const std::vector<core::StatusRange>& a, const std::vector<core::StatusRange>& b, Effort& effort) {
  return are_apart_by_pairs(a, b, effort);
}

bool are_apart(const std::vector<ir::CidrEntry>& a, const std::vector<ir::CidrEntry>& b, Effort& effort) {
  return are_apart_by_pairs(a, b, effort);
}

// Of two entries that meet, one lies in the other.
bool are_apart(const std::vector<ir::HostEntry>& a, const std::vector<ir::HostEntry>& b, Effort& effort) {
  const auto outside = [&](const std::vector<ir::HostEntry>& hosts) {
    return [&](const ir::HostEntry& x) { return effort.spend() && !lies_in_one(x, hosts); };
  };
  return std::ranges::all_of(a, outside(b)) && std::ranges::all_of(b, outside(a));
}

bool are_apart(const std::vector<std::string>& a, const std::vector<std::string>& b, Effort& effort) {
  return std::ranges::all_of(a,
                             [&](const std::string& x) { return effort.spend() && !std::ranges::binary_search(b, x); });
}

}  // namespace carom::compiler
