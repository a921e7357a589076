// Random records for a policy: made for one of its rules, then spelled and spoiled in the ways of real sources.
#pragma once

#include "tests/equality/generate_policy.h"
#include "tests/equality/owned_record.h"

namespace carom::equality {

[[nodiscard]] OwnedRecord generate_record(const GeneratedPolicy& generated, Random& random, Features& features);

/// `count` of them, the same for a policy and a seed.
[[nodiscard]] std::vector<OwnedRecord> generate_records(const GeneratedPolicy& generated, std::size_t count,
                                                        std::uint64_t seed, Features& features);

}  // namespace carom::equality
