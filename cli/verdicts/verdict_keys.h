// The names under which verdicts are written: keys of NDJSON, columns of CSV.
#pragma once

#include <string_view>

namespace carom::cli {

struct VerdictKey {
  std::string_view name;
  std::string_view member;  ///< as JSON writes it behind another member: `,"code":`
};

namespace verdict_key {
#define VERDICT_KEY(id, name) inline constexpr VerdictKey id{name, ",\"" name "\":"};
#define VERBOSE_VERDICT_KEY(id, name) VERDICT_KEY(id, name)
#include "cli/verdicts/verdict_keys.def"
#undef VERBOSE_VERDICT_KEY
#undef VERDICT_KEY
}  // namespace verdict_key

}  // namespace carom::cli
