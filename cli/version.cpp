// For programs as JSON, with the version of images that this program loads.
#include "cli/version.h"

#include <fmt/format.h>

#include <string>

#include "cli/engine_text.h"
#include "cli/program_version.h"
#include "runtime/core/program.h"
#include "runtime/native/load_compiler.h"
#include "support/json_writer.h"

namespace carom::cli {

ExitCode version(const VersionOptions& options, Console& console) {
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
  json.member("native", native::has_compiler()).end_object();
  console.out.write(text + "\n");
  return ExitCode::done;
}

}  // namespace carom::cli
