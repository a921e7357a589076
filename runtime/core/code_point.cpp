// The same tables that normalisation asks, one code point at a time.
#include "runtime/core/code_point.h"

#include <utf8proc.h>

namespace carom::core {

char32_t lower_case_of(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

bool is_combining_mark(char32_t c) {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class != 0;
}

}  // namespace carom::core
