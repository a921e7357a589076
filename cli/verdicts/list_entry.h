// How somebody stands on a list of whom not to write to: an address, or a domain as `@a.example`.
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "support/error.h"

namespace carom::cli {

/// Whom a verdict with this target is about. In small letters (runtime/suppression/folded.h). Empty: the record does
/// not name it, or with characters that are no text that shows (dsl/diag/printable.h).
[[nodiscard]] std::string entry_of(const core::Record& record, core::SuppressTarget target);

/// What a person has typed. The error (usage) does not repeat it.
[[nodiscard]] Expected<std::string> parse_entry(std::string_view typed);

/// The domain of an address, as an entry; empty where the entry is a domain.
[[nodiscard]] std::string domain_entry_of(std::string_view entry);

}  // namespace carom::cli
