// The command line of `carom suppress`, which has verbs of its own.
#pragma once

#include <map>
#include <string>

#include "cli/suppress/suppress.h"

namespace CLI {
class App;
}

namespace carom::cli {

/// What CLI11 fills in place, until it is known which of them is meant.
struct SuppressVerbs {
  SuppressOptions common;
  SuppressAdd add;
  SuppressShow show;
  SuppressWhy why;
  SuppressRemove remove;
  SuppressImport import;
  SuppressExport write;
};

void add_suppress(CLI::App& app, SuppressVerbs& verbs);
/// `verb`: what was chosen below `suppress`.
[[nodiscard]] SuppressOptions chosen_suppress(const std::string& verb, SuppressVerbs& verbs);

}  // namespace carom::cli
