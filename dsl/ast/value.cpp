// Amounts are bounded by the parser so that the product fits.
#include "dsl/ast/value.h"

#include "support/duration_units.h"

namespace carom::ast {

std::int64_t Duration::seconds() const {
  return amount * seconds_of_unit(unit);
}

}  // namespace carom::ast
