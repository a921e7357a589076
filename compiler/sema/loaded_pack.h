// A pack as read: its header, its parsed files, its items with includes spliced in, and the packs it uses.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dsl/ast/module.h"
#include "dsl/source/source_map.h"
#include "runtime/core/verdict.h"

namespace carom::compiler {

/// Index of a pack in the order of packs (docs/language.md section 4).
using PackIndex = std::uint32_t;

/// An item and the file it stands in; points into LoadedPack::modules.
struct LoadedItem {
  const ast::Item* item = nullptr;
  dsl::SourceId file = 0;
};

struct PackUse {
  const ast::Name* name = nullptr;
  dsl::SourceId file = 0;
};

/// A policy file without a header keeps these defaults (docs/decisions/0004-policy-without-header.md).
struct LoadedPack {
  std::string name = "policy";
  std::string version = "0.0.0";
  std::string about;
  core::Layer layer = core::Layer::local;
  bool has_layer = true;
  bool is_root = false;
  dsl::SourceSpan where;  ///< the name in the header, else the beginning of the main file
  std::vector<std::unique_ptr<ast::Module>> modules;
  std::vector<LoadedItem> items;
  std::vector<PackUse> use_lines;
  std::vector<PackIndex> uses;  ///< directly used packs, once each, in order of the `use` lines
};

}  // namespace carom::compiler
