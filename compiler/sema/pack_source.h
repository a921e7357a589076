// Where the compiler gets packs from. File systems stay outside: tests hand over strings, programs hand over folders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/error.h"

namespace carom::compiler {

/// One file of a pack: `path` for messages and for resolving its includes.
struct PackFile {
  std::string path;
  std::string text;
};

class PackSource {
 public:
  virtual ~PackSource() = default;
  /// The main file of pack `name` (`std.classes`).
  [[nodiscard]] virtual Expected<PackFile> open_pack(std::string_view name) = 0;
  /// The file that `include "relative"` in `including_path` names; never outside the including file's folder.
  [[nodiscard]] virtual Expected<PackFile> open_include(std::string_view including_path, std::string_view relative) = 0;
  /// All pack names that open_pack() would find, for suggestions; sorted.
  [[nodiscard]] virtual std::vector<std::string> pack_names() = 0;
};

/// What a pack asked for by name gets as the path of a source of its own, whose text is the name and no syntax.
inline constexpr std::string_view kRequestedPath = "(requested)";

/// A root of the link: a pack by name, or a main file already read.
struct PackRequest {
  std::string name;  ///< used when `file` is empty
  std::optional<PackFile> file;
};

}  // namespace carom::compiler
