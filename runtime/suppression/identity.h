// When two records are the same one, so that what is read twice counts once.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/core/record.h"

namespace carom::suppression {

/// The record's event id, with its platform and recipient, where it has one. Else recipient, `time`, message, reply,
/// platform and host: not the file, since logs are renamed when they are rotated. Without a time, the place where it
/// was read as well: the input's name and the number in it. A number as good as unique among the records of one
/// recipient.
[[nodiscard]] std::int64_t identity_of(const core::Record& record, std::optional<std::int64_t> time);

/// The same for somebody who is put on the list by hand at `time`.
[[nodiscard]] std::int64_t identity_of_import(std::int64_t time, bool is_guarded);

}  // namespace carom::suppression
