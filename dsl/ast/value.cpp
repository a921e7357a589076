#include "dsl/ast/value.h"

namespace carom::ast {

std::int64_t Duration::seconds() const {
  switch (unit) {
    case 'm':
      return amount * 60;
    case 'h':
      return amount * 3600;
    case 'd':
      return amount * 86400;
    default:
      return amount;
  }
}

}  // namespace carom::ast
