// What is said about in-language tests (C0911 to C0919), case by case as goldens. The folders lie with those of the
// other diagnostics; running tests needs the facade, so they are driven here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dsl/diag/render_human.h"
#include "runtime/embed/test_policy.h"
#include "tests/support/file_content.h"

namespace carom::embed {
namespace {

namespace fs = std::filesystem;

const fs::path kGoldens = fs::path(CAROM_SOURCE_DIR) / "tests/golden/diagnostics";

std::vector<std::string> golden_folders() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kGoldens))
    if (entry.path().filename().string().starts_with("C091")) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

// main.carom, and a pack for each line `root NAME` of options.txt.
PolicySpec spec_of_this_folder() {
  PolicySpec spec{{"main.carom"}, {}, {}};
  std::ifstream options("options.txt");
  for (std::string word, name; options >> word >> name;) spec.policies.push_back(name);
  return spec;
}

std::string rendered_outcomes() {
  const PolicySpec spec = spec_of_this_folder();
  const auto policy = compile(spec);
  if (!policy) return policy.error().message;
  if ((*policy)->rules)
    if (const auto results = test_policy(spec, **policy); !results) return results.error().message;
  return dsl::render_human((*policy)->diagnostics.all(), (*policy)->sources, false);
}

class OutcomeGolden : public ::testing::TestWithParam<std::string> {
 protected:
  // Paths in diagnostics read as the policy was named, so the folder becomes the working directory.
  OutcomeGolden() : before_(fs::current_path()) { fs::current_path(kGoldens / GetParam()); }
  ~OutcomeGolden() override { fs::current_path(before_); }

 private:
  fs::path before_;
};

TEST_P(OutcomeGolden, ReadsAsExpected) {
  const std::string outcomes = rendered_outcomes();
  if (std::getenv("CAROM_UPDATE_GOLDENS") != nullptr) std::ofstream("expected.txt") << outcomes;
  EXPECT_EQ(test::content_of("expected.txt"), outcomes);
  EXPECT_NE(std::string::npos, outcomes.find(GetParam().substr(0, GetParam().find('-')))) << "not the id of its folder";
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, OutcomeGolden, ::testing::ValuesIn(golden_folders()), test_name);

}  // namespace
}  // namespace carom::embed
