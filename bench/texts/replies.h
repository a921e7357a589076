// Bounce replies made up from a material: what a mail server, gateway or provider could have said.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/texts/material.h"
#include "bench/texts/phrases.h"
#include "bench/texts/random.h"

namespace carom::bench {

/// One bounce in the parts that a source would give.
struct Reply {
  std::string text;  ///< codes included, as the server spelled it
  std::string code;
  std::string status;
  std::string host;
  std::string recipient;
};

/// The text with spaces for line ends and other controls, as logs and folded headers have it.
[[nodiscard]] std::string one_line(std::string_view text);

/// Writes replies with a material's wrappers and phrases. Equal material and seed give equal replies.
class ReplyWriter {
 public:
  /// `phrases` was made from `material`; both outlive the writer.
  ReplyWriter(const Material& material, const Phrases& phrases, std::uint64_t seed)
      : material_(material), phrases_(phrases), random_(seed) {}

  [[nodiscard]] Reply write();
  /// A reply around `inner` instead of around a phrase of the material: wrapped bounces of other rule sets.
  [[nodiscard]] Reply wrap(std::string_view inner);

 private:
  Reply fill(std::string_view wrapper, std::string_view inner);
  void fill_slot(std::string_view slot, std::string_view inner, Reply& reply);
  std::string host_name();

  const Material& material_;
  const Phrases& phrases_;
  Random random_;
};

}  // namespace carom::bench
