// Every diagnostic has a folder in tests/golden/diagnostics that reports it, and says there what it should say.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "dsl/diag/diagnostic.h"
#include "tests/compiler/golden_file.h"
#include "tests/compiler/linked.h"

namespace carom::test {
namespace {

namespace fs = std::filesystem;

const fs::path kGoldens = fs::path(CAROM_SOURCE_DIR) / "tests/golden/diagnostics";

std::vector<std::string> golden_folders() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kGoldens))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

// Outcomes of in-language tests are reported by the facade, and driven by tests/embed/outcome_goldens_test.cpp.
std::vector<std::string> linked_folders() {
  std::vector<std::string> names = golden_folders();
  std::erase_if(names, [](const std::string& name) { return name.starts_with("C091"); });
  return names;
}

// options.txt: a line each, `locked`, `limit NAME VALUE` (support/limits.def) or `root PACK`.
struct GoldenOptions {
  compiler::CompileOptions compile;
  std::vector<std::string> roots;
};

void set_limit(Limits& limits, const std::string& name, std::uint32_t value) {
  for (const LimitInfo& limit : kLimits)
    if (name == limit.name) limits.*limit.value = value;
}

GoldenOptions read_options(const fs::path& folder) {
  GoldenOptions options;
  std::ifstream in(folder / "options.txt");
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string word, name;
    std::uint32_t value = 0;
    words >> word >> name >> value;
    if (word == "locked")
      options.compile.locked = true;
    else if (word == "limit")
      set_limit(options.compile.limits, name, value);
    else if (word == "root")
      options.roots.push_back(name);
    else
      throw std::runtime_error("options.txt: " + line);
  }
  return options;
}

std::unique_ptr<Linked> link_folder(const std::string& name) {
  const fs::path folder = kGoldens / name;
  const GoldenOptions options = read_options(folder);
  return link(read_rule_files(folder.string()), options.compile, options.roots);
}

class DiagnosticGolden : public testing::TestWithParam<std::string> {};

TEST_P(DiagnosticGolden, ReadsAsExpected) {
  const auto linked = link_folder(GetParam());
  expect_golden((kGoldens / GetParam() / "expected.txt").string(), linked->rendered());
}

TEST_P(DiagnosticGolden, ReportsTheIdOfItsFolder) {
  const std::string code = GetParam().substr(0, GetParam().find('-'));
  const auto id = dsl::find_diagnostic(code);
  ASSERT_TRUE(id) << code << " is in no row of diagnostics.def";
  EXPECT_TRUE(link_folder(GetParam())->reports(*id)) << link_folder(GetParam())->rendered();
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, DiagnosticGolden, testing::ValuesIn(linked_folders()), test_name);

TEST(DiagnosticGoldens, ExistForEveryDiagnostic) {
  const std::vector<std::string> folders = golden_folders();
  for (const dsl::DiagnosticInfo& row : dsl::all_diagnostics()) {
    const std::string prefix = std::string(row.code) + "-";
    EXPECT_TRUE(std::ranges::any_of(folders, [&](const auto& folder) { return folder.starts_with(prefix); }))
        << row.code << " (" << row.slug << ") has no folder in tests/golden/diagnostics";
  }
}

}  // namespace
}  // namespace carom::test
