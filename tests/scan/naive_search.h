// The oracle: one search a literal, in a batch of texts, brought into one order.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "runtime/scan/hits.h"
#include "runtime/scan/literal_set.h"
#include "runtime/scan/text_batch.h"

namespace carom::scan {

/// Every occurrence, by end, then by literal.
[[nodiscard]] std::vector<Hit> naive_search(std::span<const std::string> literals, const TextBatch& texts);

[[nodiscard]] TextBatch batch_of(std::span<const std::string> texts);
[[nodiscard]] LiteralSet set_of(std::span<const std::string> literals, SimdForm form);

/// What one call for the whole batch finds, brought into the order of naive_search; fails the running test when the
/// order that find() promises is broken.
[[nodiscard]] std::vector<Hit> found_in_batch(const LiteralSet& set, const TextBatch& texts);
/// The same by one call a text, ends made offsets into the batch.
[[nodiscard]] std::vector<Hit> found_one_by_one(const LiteralSet& set, const TextBatch& texts);

/// The forms that this machine can run.
[[nodiscard]] std::vector<SimdForm> available_forms();

std::ostream& operator<<(std::ostream& out, const Hit& hit);

}  // namespace carom::scan
