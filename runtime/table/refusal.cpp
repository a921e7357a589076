// The bounds are the scan's; the words name them.
#include "runtime/table/refusal.h"

#include <cstddef>

#include "runtime/scan/literal_set.h"

namespace carom::table {
namespace {

using scan::LiteralSet;

constexpr std::string_view kReasons[] = {
#define REFUSAL(id, reason) reason,
#include "runtime/table/refusals.def"
#undef REFUSAL
};

static_assert(LiteralSet::kMaxLiterals == 200'000 && LiteralSet::kMaxLiteralBytes == 65'536 &&
              LiteralSet::kMaxBytes == std::size_t{1} << 30U);

}  // namespace

std::string_view reason_of(Refusal refusal) {
  return kReasons[static_cast<std::size_t>(refusal)];
}

std::optional<Refusal> refusal_of(std::span<const std::string_view> literals) {
  if (literals.size() > LiteralSet::kMaxLiterals) return Refusal::too_many_literals;
  std::size_t bytes = 0;
  for (const std::string_view literal : literals) {
    if (literal.size() > LiteralSet::kMaxLiteralBytes) return Refusal::literal_too_long;
    bytes += literal.size();
  }
  return bytes > LiteralSet::kMaxBytes ? std::optional(Refusal::literals_too_large) : std::nullopt;
}

}  // namespace carom::table
