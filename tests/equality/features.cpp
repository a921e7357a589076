// Meanings are those of features.def.
#include "tests/equality/features.h"

namespace carom::equality {

std::string_view meaning_of(Feature feature) {
  static constexpr std::string_view kMeanings[] = {
#define FEATURE(id, meaning) meaning,
#include "tests/equality/features.def"
#undef FEATURE
  };
  return kMeanings[static_cast<std::size_t>(feature)];
}

}  // namespace carom::equality
