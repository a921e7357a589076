// For programs as JSON, with the version of images that this program loads.
#include "cli/version.h"

#include <fmt/format.h>

#include <string>

#include "cli/policy/code_cache.h"
#include "cli/policy/engine_text.h"
#include "cli/policy/saved_policy_facts.h"
#include "cli/program_version.h"
#include "runtime/core/program.h"
#include "runtime/native/load_compiler.h"
#include "support/json_writer.h"

namespace carom::cli {

namespace {

ExitCode version_of_program(const VersionOptions& options, Console& console) {
  if (!options.json) {
    console.out.write(fmt::format("carom {} (language 1, image {}, {} build by {})\n", kProgramVersion,
                                  core::kImageVersion, kBuildType, kCompiler));
    return ExitCode::done;
  }
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("version", kProgramVersion).member("language", 1);
  json.member("image", core::kImageVersion).member("build", kBuildType).member("compiler", kCompiler);
  json.member("engine", engine::name_of(kEngineOfLargeInputs));
  json.member("simd", scan::name_of(scan::best_simd_form()));
  json.member("native", native::load_compiler().has_value())
      .member("code_cache", code_cache_facts().folder)
      .end_object();
  console.out.write(text + "\n");
  return ExitCode::done;
}

ExitCode version_of_file(const VersionOptions& options, Console& console) {
  const Expected<SavedPolicyFacts> facts = saved_policy_facts(options.file);
  if (!facts) return console.fail(facts.error());
  console.out.write(options.json ? facts_as_json(*facts) : facts_as_text(*facts));
  return ExitCode::done;
}

}  // namespace

ExitCode version(const VersionOptions& options, Console& console) {
  return options.file.empty() ? version_of_program(options, console) : version_of_file(options, console);
}

}  // namespace carom::cli
