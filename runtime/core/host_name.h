// Host names as the domain name system spells them: lower-case A-labels (RFC 5890 section 2.3.2.1). Lists of hosts are
// written so, and records are not.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/core/normalise.h"

namespace carom::core {

// RFC 1035 section 2.3.4, in octets; as text and without the final dot.
inline constexpr std::size_t kLongestLabel = 63;
inline constexpr std::size_t kLongestHostName = 253;

/// As the domain name system spells it: labels of 1 to kLongestLabel lower-case letters, digits, `-` and `_`, none
/// with a `-` at an end, and dots between them.
[[nodiscard]] bool is_host_name(std::string_view name);

/// Whether it has ASCII letters, digits, `-`, `_` and dots and nothing else, as nearly all hosts do.
[[nodiscard]] bool is_plain_host(std::string_view host);
/// `host`, which is_plain_host(), as normalising would spell it.
void lower_plain_host(std::string_view host, std::string& out);

/// At most kLongestLabel octets, held here: making one allocates nothing.
class ALabel {
 public:
  /// False: there is no room left.
  [[nodiscard]] bool put(char c);
  [[nodiscard]] std::string_view text() const { return {octets_.data(), size_}; }

 private:
  std::array<char, kLongestLabel> octets_{};
  std::size_t size_ = 0;
};

/// `xn--` and the Punycode (RFC 3492) of `label`, which is normalised UTF-8 and not ASCII alone. Empty where that would
/// be longer than a label may be, or where other ASCII than letters, digits, `-` and `_` says that it is none. Cost: at
/// most kLongestLabel² steps, whatever the label's length.
[[nodiscard]] std::optional<ALabel> a_label_of(std::string_view label);

/// Puts the A-label of each of `name`'s labels that is not ASCII in its place; its bytes all come from the whole of the
/// label. A label without one stays, and so does a name too long to be one.
void use_a_labels(NormalisedText& name);

}  // namespace carom::core
