// The table is data; looking it up is all that is done here.
#include "importers/category_classes.h"

#include <algorithm>
#include <array>

namespace carom::importers {
namespace {

struct Row {
  Tool tool;
  std::string_view category;
  CategoryClass meaning;
};

constexpr std::array kRows = {
#define CATEGORY(tool, category, klass, scope, suppressed) Row{Tool::tool, category, {klass, scope, suppressed, true}},
#include "importers/category_classes.def"
#undef CATEGORY
};

}  // namespace

CategoryClass class_of_category(Tool tool, std::string_view category) {
  const auto is_it = [&](const Row& row) { return row.tool == tool && row.category == category; };
  const auto* const row = std::ranges::find_if(kRows, is_it);
  return row == kRows.end() ? CategoryClass{"", "message", "", false} : row->meaning;
}

}  // namespace carom::importers
