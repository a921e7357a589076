// What can be said of a compiled policy without asking it anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/error.h"

namespace carom::cli {

struct SavedPolicyFacts {
  struct Pack {
    std::string name;
    std::string version;
    std::string layer;
  };
  std::uint32_t format = 0;
  std::uint32_t oldest_runtime = 0;
  std::uint32_t newest_runtime = 0;
  std::uint32_t image = 0;
  std::size_t bytes = 0;
  std::string digest;  ///< hexadecimal
  bool is_signed = false;
  std::vector<Pack> packs;
  std::size_t rules = 0;
  std::size_t classes = 0;
  std::uint32_t record_text_bytes = 0;  ///< the one limit that goes with a policy
};

/// The file is verified as if it were to run, but may come from anyone. Errors are those of loading it.
[[nodiscard]] Expected<SavedPolicyFacts> saved_policy_facts(const std::string& path);

[[nodiscard]] std::string facts_as_text(const SavedPolicyFacts& facts);
/// One JSON object (docs/schema/compiled.schema.json).
[[nodiscard]] std::string facts_as_json(const SavedPolicyFacts& facts);

}  // namespace carom::cli
