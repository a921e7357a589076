// Gathers first and shows then, so that text and JSON cannot say different things.
#include "cli/doctor.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/policy/code_cache.h"
#include "cli/policy/engine_text.h"
#include "cli/program_version.h"
#include "dsl/diag/printable.h"
#include "runtime/embed/shipped_packs.h"
#include "support/counted.h"
#include "support/json_writer.h"
#include "support/limits.h"

namespace carom::cli {
namespace {

// What there is to say, gathered before it is shown in one of two ways.
struct Findings {
  std::string packs_folder;
  CodeCacheFacts code_cache;
  std::unique_ptr<embed::Compiled> policy;  ///< null: `problem` says why
  std::string problem;
  Limits limits;
  ExitCode code = ExitCode::done;
};

Findings examine(const PolicyOptions& options) {
  Findings findings;
  findings.limits = options.limits;
  findings.code_cache = code_cache_facts();
  findings.packs_folder = embed::shipped_packs_folder();
  Expected<std::unique_ptr<embed::Compiled>> compiled = embed::compile(spec_of(options));
  if (!compiled) {
    findings.problem = compiled.error().message;
    findings.code = exit_code_of(compiled.error().kind);
    return findings;
  }
  findings.policy = std::move(*compiled);
  if (findings.policy->rules) return findings;
  findings.problem = fmt::format("the rules do not compile: {}; `carom check` shows them",
                                 counted(findings.policy->diagnostics.error_count(), "error", "errors"));
  findings.code = exit_code_of(findings.policy->diagnostics);
  return findings;
}

std::string cache_as_text(const CodeCacheFacts& cache) {
  if (!cache.problem.empty()) return "none is used: " + cache.problem;
  return fmt::format("{}: {}, {} of at most {}", cache.folder, counted(cache.entries, "entry", "entries"),
                     counted(cache.bytes, "byte", "bytes"), object_cache::kMostBytes);
}

std::string as_text(const Findings& findings) {
  std::string text = fmt::format("carom         {} ({} build by {})\n", kProgramVersion, kBuildType, kCompiler);
  text += fmt::format("engine        {}; interpreter up to {} records\n",
                      engine_text(engine::name_of(kEngineOfLargeInputs), scan::best_simd_form()),
                      engine::Engine::kRecordsWorthTables);
  text += fmt::format("packs folder  {}\n", findings.packs_folder.empty() ? "none found (CAROM_PACKS names one)"
                                                                          : dsl::printable(findings.packs_folder));
  text += fmt::format("code cache    {}\n", dsl::printable(cache_as_text(findings.code_cache)));
  if (findings.policy && findings.policy->rules) {
    const compiler::ir::RuleSet& rules = *findings.policy->rules;
    for (const compiler::ir::Pack& pack : rules.packs)
      text += fmt::format("pack          {} {} ({})\n", pack.name, pack.version, core::word_of(pack.layer));
    text += fmt::format("rules         {}, {}, {}; image of {} bytes\n", counted(rules.rules.size(), "rule", "rules"),
                        counted(rules.classes.size(), "class", "classes"), counted(rules.tests.size(), "test", "tests"),
                        findings.policy->program->image().size());
  }
  for (const LimitInfo& limit : kLimits)
    text +=
        fmt::format("limit         {} = {} {}: {}\n", limit.name, findings.limits.*limit.value, limit.unit, limit.what);
  return text + (findings.problem.empty() ? "all is well\n"
                                          : fmt::format("problem       {}\n", dsl::printable(findings.problem)));
}

void write_policy(const embed::Compiled& policy, JsonWriter& json) {
  json.key("packs").begin_array();
  for (const compiler::ir::Pack& pack : policy.rules->packs)
    json.begin_object()
        .member("name", pack.name)
        .member("version", pack.version)
        .member("layer", core::word_of(pack.layer))
        .end_object();
  json.end_array().member("rules", policy.rules->rules.size()).member("classes", policy.rules->classes.size());
  json.member("tests", policy.rules->tests.size()).member("image_bytes", policy.program->image().size());
}

void write_cache(const CodeCacheFacts& cache, JsonWriter& json) {
  json.key("code_cache").begin_object().member("folder", cache.folder).member("entries", cache.entries);
  json.member("bytes", cache.bytes).member("most_bytes", object_cache::kMostBytes);
  json.member_or_null("problem", cache.problem);
  json.end_object();
}

std::string as_json(const Findings& findings) {
  std::string text;
  JsonWriter json(text, 2);
  json.begin_object().member("version", kProgramVersion).member("engine", engine::name_of(kEngineOfLargeInputs));
  json.member("simd", scan::name_of(scan::best_simd_form()));
  json.member("packs_folder", findings.packs_folder);
  write_cache(findings.code_cache, json);
  if (findings.policy && findings.policy->rules) write_policy(*findings.policy, json);
  json.key("limits").begin_object();
  for (const LimitInfo& limit : kLimits) json.member(limit.name, findings.limits.*limit.value);
  json.end_object().member_or_null("problem", findings.problem);
  json.end_object();
  return text + "\n";
}

}  // namespace

ExitCode doctor(const DoctorOptions& options, Console& console) {
  const Findings findings = examine(options.policy);
  console.out.write(options.json ? as_json(findings) : as_text(findings));
  return findings.code;
}

}  // namespace carom::cli
