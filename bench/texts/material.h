// The words a generator of bounce texts writes with. Nothing here comes from a log: it is made up to look like one.
#pragma once

#include <span>
#include <string_view>

namespace carom::bench {

/// Prose is put together from subjects, predicates, reasons and made-up names; `common` are short phrases that stand in
/// the wrappers themselves, so that they occur in a good part of all texts. Wrappers hold slots (replies.h): {phrase}
/// once, {mark} at most once.
struct Material {
  std::string_view name;
  std::span<const std::string_view> subjects;
  std::span<const std::string_view> predicates;
  std::span<const std::string_view> reasons;
  std::span<const std::string_view> joins;      ///< between predicate and reason
  std::span<const std::string_view> marks;      ///< stems of provider codes: `AUP#`, `RTR:`
  std::span<const std::string_view> wrappers;   ///< whole replies
  std::span<const std::string_view> common;     ///< normalised
  std::span<const std::string_view> labels;     ///< of host names
  std::span<const std::string_view> domains;    ///< ends of host names, reserved ones only (RFC 2606)
  std::span<const std::string_view> locals;     ///< local parts of addresses
  std::span<const std::string_view> syllables;  ///< of made-up names: products, lists, customers
};

/// The replies of classic mail servers, in English.
[[nodiscard]] const Material& material_a();
/// The replies of mailbox providers and gateways, in other words and in six languages. No frequency model may be made
/// from these: they stand for text that nobody has seen.
[[nodiscard]] const Material& material_b();
/// What a log says between bounces: deliveries, connections, queues. Holds no phrase of the other two.
[[nodiscard]] const Material& material_quiet();

}  // namespace carom::bench
