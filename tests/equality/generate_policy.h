// Random well-typed policies, with what is needed to make records for them.
#pragma once

#include <string>
#include <vector>

#include "runtime/core/program.h"
#include "tests/equality/draft.h"
#include "tests/equality/policy.h"
#include "tests/equality/policy_scope.h"
#include "tests/equality/template_parts.h"

namespace carom::equality {

/// What a record needs for one rule, row or annotation.
struct Aim {
  std::string name;  ///< qualified
  Wish when;
  std::vector<Wish> unless;
  Tested tested = {};  ///< by `when`
};

struct GeneratedPolicy {
  std::uint64_t seed = 0;
  Policy policy;
  Words words;
  Features features;
  std::vector<Aim> aims;
  std::vector<TemplateParts> unwraps;
  std::vector<FieldChoice> declared_fields;
};

/// The same policy for a seed, always. A few seeds in a hundred give conditions that exclude each other, which the
/// compiler refuses.
[[nodiscard]] GeneratedPolicy generate_policy(std::uint64_t seed);

/// The first of the policies that follow from `seed` that compiles.
struct CompiledPolicy {
  GeneratedPolicy generated;
  core::Program program;
  std::uint32_t refused = 0;  ///< policies that did not compile
};
[[nodiscard]] CompiledPolicy generate_program(std::uint64_t seed);

}  // namespace carom::equality
