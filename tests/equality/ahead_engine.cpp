// The system's `cc` links it, as it does for `carom compile --emit shared`.
#include "tests/equality/ahead_engine.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "compiler/native/llvm_compiler.h"
#include "runtime/table/engine.h"
#include "support/check.h"

namespace carom::equality {
namespace {

namespace fs = std::filesystem;

std::string object_of(const core::Program& program) {
  const table::Engine engine(program);
  auto object =
      native::LlvmCompiler().emit({program, engine.decisions()}, {.form = native::Form::object, .processor = "native"});
  CAROM_CHECK(object.has_value(), "no object for a program: " + object.error().message);
  return std::move(*object);
}

/// Opened, its files already gone.
void* link_and_open(const std::string& object) {
  std::string folder = (fs::temp_directory_path() / "carom_equality.XXXXXX").string();
  CAROM_CHECK(::mkdtemp(folder.data()) != nullptr, "no temporary folder " + folder);
  std::ofstream(folder + "/policy.o", std::ios::binary) << object;
  const std::string command = fmt::format("cc -shared -nostdlib -o '{0}/policy.so' '{0}/policy.o'", folder);
  const bool is_linked = std::system(command.c_str()) == 0;
  void* const library = is_linked ? dlopen((folder + "/policy.so").c_str(), RTLD_NOW | RTLD_LOCAL) : nullptr;
  fs::remove_all(folder);
  CAROM_CHECK(library != nullptr, "an object that was just made cannot be linked and opened");
  return library;
}

}  // namespace

AheadEngine::AheadEngine(const core::Program& program) : library_(link_and_open(object_of(program))) {
  const auto* const object = static_cast<const ahead::PolicyObject*>(dlsym(library_, ahead::kPolicySymbol));
  CAROM_CHECK(object != nullptr, "a library without its symbol");
  auto policy = ahead::LinkedPolicy::open(*object);
  CAROM_CHECK(policy.has_value(), "a policy that was just made is refused: " + policy.error().message);
  policy_ = std::move(*policy);
  CAROM_CHECK(policy_->uses_code(), "code that was just made is not used");
}

AheadEngine::~AheadEngine() {
  policy_.reset();
  dlclose(library_);
}

void AheadEngine::classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) {
  kept_.clear();
  for (std::size_t i = 0; i < records.size(); ++i) verdicts[i] = kept(records[i]);
}

core::Verdict AheadEngine::classify(const core::Record& record) {
  kept_.clear();
  return kept(record);
}

core::Verdict AheadEngine::kept(const core::Record& record) {
  return kept_.emplace_back(policy_->classify(record, scratch_)).view();
}

}  // namespace carom::equality
