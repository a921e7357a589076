// One sentence a reason, written to follow the rule's name.
#include "runtime/embed/lost_reason.h"

#include <fmt/format.h>

#include <utility>

namespace carom::embed {

std::string reason_of(const core::Program& program, const core::RuleMatch& match) {
  switch (match.lost) {
    case core::Lost::won:
      return "wins";
    case core::Lost::band:
      return "holds, and loses to a stronger band (first, then plain, then fallback)";
    case core::Lost::layer:
      return "holds, and loses to a higher layer (local, org, provider, base)";
    case core::Lost::order:
      return "holds, and stands later in the order (`over` would put it first)";
    case core::Lost::disabled:
      return fmt::format("would hold, and is disabled: {}", program.text(program.rules()[match.rule].disabled_because));
  }
  std::unreachable();
}

}  // namespace carom::embed
