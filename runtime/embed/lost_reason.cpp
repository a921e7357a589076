// One sentence a reason, written to follow the rule's name.
#include "runtime/embed/lost_reason.h"

#include <utility>

namespace carom::embed {

std::string_view reason_of(core::Lost lost) {
  switch (lost) {
    case core::Lost::won:
      return "wins";
    case core::Lost::band:
      return "holds, and loses to a stronger band (first, then plain, then fallback)";
    case core::Lost::layer:
      return "holds, and loses to a higher layer (local, org, provider, base)";
    case core::Lost::order:
      return "holds, and stands later in the order (`over` would put it first)";
    case core::Lost::disabled:
      return "would hold, and is disabled";
  }
  std::unreachable();
}

}  // namespace carom::embed
