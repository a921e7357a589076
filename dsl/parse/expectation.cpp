// Rows come from expectations.def, in the order of the enumeration.
#include "dsl/parse/expectation.h"

namespace carom::dsl::syntax {
namespace {

constexpr ExpectationRow kRows[] = {
#define EXPECT(name, id, expected, repair) {DiagnosticId::id, expected, repair},
#include "dsl/parse/expectations.def"
#undef EXPECT
};

}  // namespace

const ExpectationRow& row_of(Expectation expectation) {
  return kRows[static_cast<std::size_t>(expectation)];
}

}  // namespace carom::dsl::syntax
