// Packs that live in memory: `<name>.carom` is the main file of pack <name>, includes are looked up by path.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "compiler/sema/pack_source.h"

namespace carom::test {

/// Text by path, relative to the folder that they stand for.
using Files = std::map<std::string, std::string>;

class MemoryPacks final : public compiler::PackSource {
 public:
  explicit MemoryPacks(Files files) : files_(std::move(files)) {}

  [[nodiscard]] Expected<compiler::PackFile> open_pack(std::string_view name) override;
  [[nodiscard]] Expected<compiler::PackFile> open_include(std::string_view including_path,
                                                          std::string_view relative) override;
  [[nodiscard]] std::vector<std::string> pack_names() override;
  /// How often pack_names() was asked.
  [[nodiscard]] std::size_t listings() const { return listings_; }

 private:
  [[nodiscard]] Expected<compiler::PackFile> open(const std::string& path) const;

  Files files_;
  std::size_t listings_ = 0;
};

/// All `.carom` files of a folder and of those below it.
[[nodiscard]] Files read_rule_files(const std::string& folder);

}  // namespace carom::test
