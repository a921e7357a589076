// From records and their verdicts to what a suppression state keeps of them.
#pragma once

#include <cstdint>

#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "runtime/suppression/store.h"

namespace carom::cli {

/// Of a text, what a state keeps.
inline constexpr std::size_t kExcerptBytes = 300;

/// Appends what the record tells: a delivery, for its recipient and their domain, or a failure that suppresses somebody
/// now or after several. The time is the record's own, or `now` where it has none or one that lies ahead. False: the
/// verdict takes somebody off the list whom the record does not name.
[[nodiscard]] bool add_facts(const core::Record& record, const core::Verdict& verdict, std::int64_t now,
                             suppression::Facts& facts);

}  // namespace carom::cli
