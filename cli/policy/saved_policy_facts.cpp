// Names come out of a file that anyone may have made, so they pass printable() where a person reads them.
#include "cli/policy/saved_policy_facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <span>

#include "dsl/diag/printable.h"
#include "runtime/container/saved_program.h"
#include "runtime/embed/saved_policy.h"
#include "support/counted.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

SavedPolicyFacts facts_of(const embed::SavedPolicy& file, const core::Program& program) {
  SavedPolicyFacts facts;
  facts.format = container::kFormatVersion;
  facts.oldest_runtime = file.container.oldest_runtime;
  facts.newest_runtime = file.container.newest_runtime;
  facts.image = core::kImageVersion;
  facts.bytes = file.bytes.size();
  facts.digest = fmt::format("{:02x}", fmt::join(file.container.digest, ""));
  facts.is_signed = file.container.is_signed;
  for (const core::PackRow& pack : program.packs())
    facts.packs.push_back({std::string(program.text(pack.name)), std::string(program.text(pack.version)),
                           std::string(core::word_of(pack.layer))});
  facts.rules = program.rules().size();
  facts.classes = program.classes().size();
  facts.record_text_bytes = program.record_text_bytes();
  return facts;
}

}  // namespace

Expected<SavedPolicyFacts> saved_policy_facts(const std::string& path) {
  const auto file = embed::read_saved_policy(path);
  if (!file) return std::unexpected(file.error());
  const auto refused = [&path](const Error& error) {
    return std::unexpected(Error{error.kind, fmt::format("{}: {}", path, error.message)});
  };
  const container::Container& container = (*file)->container;
  if (const auto fits = container::check_digest(std::as_bytes(std::span((*file)->bytes)), container); !fits)
    return refused(fits.error());
  const Expected<core::Program> program = container::load_program(container, container::Trust::anyone);
  if (!program) return refused(program.error());
  return facts_of(**file, *program);
}

std::string facts_as_text(const SavedPolicyFacts& facts) {
  std::string text = fmt::format("compiled policy, format {}, for runtimes {} to {}, image {}\n", facts.format,
                                 facts.oldest_runtime, facts.newest_runtime, facts.image);
  for (const SavedPolicyFacts::Pack& pack : facts.packs)
    text += fmt::format("pack       {} {} ({})\n", dsl::printable(pack.name), dsl::printable(pack.version), pack.layer);
  text += fmt::format("rules      {}, {}\n", counted(facts.rules, "rule", "rules"),
                      counted(facts.classes, "class", "classes"));
  text += fmt::format("limit      record_text_bytes = {}\n", facts.record_text_bytes);
  text += fmt::format("bytes      {}\n", facts.bytes);
  text += fmt::format("digest     {}\n", facts.digest);
  text += fmt::format("signature  {}\n", facts.is_signed ? "good" : "none");
  return text;
}

std::string facts_as_json(const SavedPolicyFacts& facts) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("format", facts.format);
  json.member("oldest_runtime", facts.oldest_runtime).member("newest_runtime", facts.newest_runtime);
  json.member("image", facts.image).member("bytes", facts.bytes).member("digest", facts.digest);
  json.member("signed", facts.is_signed).key("packs").begin_array();
  for (const SavedPolicyFacts::Pack& pack : facts.packs)
    json.begin_object()
        .member("name", pack.name)
        .member("version", pack.version)
        .member("layer", pack.layer)
        .end_object();
  json.end_array().member("rules", facts.rules).member("classes", facts.classes);
  json.member("record_text_bytes", facts.record_text_bytes).end_object();
  return text + "\n";
}

}  // namespace carom::cli
