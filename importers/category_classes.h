// Categories of tools and the classes of std.classes that say the same.
#pragma once

#include <string_view>

#include "importers/tool.h"

namespace carom::importers {

struct CategoryClass {
  std::string_view klass;       ///< of std.classes; empty: none says the same
  std::string_view scope;       ///< of a class of its own
  std::string_view suppressed;  ///< what `klass` takes off the list at the first bounce; empty: nothing
  bool is_known = false;        ///< the tool is known to have such a category
};

/// What is not known has scope `message`, from which nothing follows for an address.
[[nodiscard]] CategoryClass class_of_category(Tool tool, std::string_view category);

}  // namespace carom::importers
