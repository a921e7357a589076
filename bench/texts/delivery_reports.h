// Delivery reports (RFC 3464) as mail servers send them.
#pragma once

#include <string>

#include "bench/texts/replies.h"

namespace carom::bench {

/// A whole mail of some 1.6 kB on one recipient.
[[nodiscard]] std::string to_delivery_report(const Reply& reply);

}  // namespace carom::bench
