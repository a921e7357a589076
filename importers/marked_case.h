// Sources whose engine tells `User` from `user`, made so that Carom, which does not, tells them apart, too: to learn
// which of what a check finds is true of the source, and which only of the rules as they are written.
#pragma once

#include <cstdint>

#include "importers/source_rule.h"

namespace carom::importers {

/// Whether any rule minds the case of letters.
[[nodiscard]] bool minds_case(const SourceRules& source);

/// How long a capital letter becomes.
inline constexpr std::uint32_t kBytesOfMark = 3;

/// Capital letters of such rules become letters that nothing else has. To be checked, not to be written.
[[nodiscard]] SourceRules with_marked_case(SourceRules source);

}  // namespace carom::importers
