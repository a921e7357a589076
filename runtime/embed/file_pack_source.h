// Packs in folders of the file system: pack NAME is FOLDER/NAME/pack.carom, else FOLDER/NAME.carom.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/sema/pack_source.h"
#include "support/limits.h"

namespace carom::embed {

/// Texts by the path that messages show; a path is spelled as the source map has it.
using FileTexts = std::map<std::string, std::string, std::less<>>;

/// Folders are searched in order; the first that holds a pack of a name provides it. Not for use by several threads.
class FilePackSource final : public compiler::PackSource {
 public:
  FilePackSource(std::vector<std::string> folders, const Limits& limits, FileTexts unsaved = {});

  [[nodiscard]] Expected<compiler::PackFile> open_pack(std::string_view name) override;
  /// Includes stay below the including file's folder, whatever links lie on the way.
  [[nodiscard]] Expected<compiler::PackFile> open_include(std::string_view including_path,
                                                          std::string_view relative) override;
  [[nodiscard]] std::vector<std::string> pack_names() override;

  /// The main file of pack `name`; empty when no folder has one.
  [[nodiscard]] std::string path_of_pack(std::string_view name) const;
  /// Names of the packs that open_pack() has opened.
  [[nodiscard]] const std::set<std::string, std::less<>>& opened() const { return opened_; }
  /// Reads a main file by its path, or answers what is unsaved of it.
  [[nodiscard]] Expected<compiler::PackFile> open_file(const std::string& path) const;

 private:
  std::vector<std::string> folders_;
  std::set<std::string, std::less<>> opened_;
  std::size_t most_bytes_;
  FileTexts unsaved_;
};

}  // namespace carom::embed
