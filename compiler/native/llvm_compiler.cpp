// Functions are compiled in groups, each in a context of its own: memory stays bounded, and who waits for a stop does
// not wait for all of them.
#include "compiler/native/llvm_compiler.h"

#include <fmt/format.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/raw_ostream.h>

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "compiler/native/code_key.h"
#include "compiler/native/linked_code.h"
#include "compiler/native/llvm_error.h"
#include "compiler/native/object_bundle.h"
#include "compiler/native/object_code.h"
#include "compiler/native/policy_module.h"
#include "compiler/native/rule_functions.h"
#include "runtime/ahead/policy_object.h"

namespace carom::native {
namespace {

// Of one module; a program whose rules have many forms is several.
constexpr std::size_t kFormsOfGroup = 128;

class LinkedFunctions final : public Code {
 public:
  LinkedFunctions(LinkedCode linked, table::GeneratedCode functions) : linked_(std::move(linked)) {
    functions_ = std::move(functions);
  }

 private:
  LinkedCode linked_;
};

using Object = std::unique_ptr<llvm::MemoryBuffer>;

/// What an object's rules are found by in it.
std::string table_of(std::size_t object) {
  return fmt::format("carom_rules_{}", object);
}

ObjectBytes bytes_of(const Object& object) {
  return std::as_bytes(std::span(object->getBufferStart(), object->getBufferSize()));
}

/// A view.
Object object_of(ObjectBytes bytes) {
  const llvm::StringRef text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return llvm::MemoryBuffer::getMemBuffer(text, "kept", /*RequiresNullTerminator=*/false);
}

/// Objects on their way to code.
class Linking {
 public:
  Linking(const Source& source, LinkedCode linked) : linked_(std::move(linked)) {
    functions_.rules.resize(source.program.rules().size());
  }

  /// What the rules of the next object are found by.
  [[nodiscard]] std::string next_table() const { return table_of(count_); }
  Expected<void> add(Object object) {
    if (Expected<void> added = linked_.add(std::move(object)); !added) return added;
    const auto placed = linked_.placed_rules(table_of(count_++));
    if (!placed) return std::unexpected(placed.error());
    functions_.add(**placed);
    return {};
  }
  std::unique_ptr<Code> finish() && {
    return std::make_unique<LinkedFunctions>(std::move(linked_), std::move(functions_));
  }

 private:
  LinkedCode linked_;
  table::GeneratedCode functions_;
  std::size_t count_ = 0;
};

/// One compilation on its way from a source to linked functions.
class Compilation {
 public:
  /// `keeps`: the objects are wanted afterwards.
  Compilation(const Source& source, ObjectCompiler objects, LinkedCode linked, bool keeps)
      : source_(source),
        costs_(source),
        objects_(std::move(objects)),
        linking_(source, std::move(linked)),
        keeps_(keeps) {}

  Expected<std::unique_ptr<Code>> run(const std::stop_token& stop) {
    const std::vector<std::uint32_t> rules = rules_worth_functions(source_, costs_);
    for (std::size_t first = 0; first < rules.size();) {
      const auto taken = link(std::span(rules).subspan(first), stop);
      if (!taken) return std::unexpected(taken.error());
      first += *taken;
    }
    return std::move(linking_).finish();
  }
  /// The objects of run(), if it keeps them.
  [[nodiscard]] object_cache::Bytes kept() const {
    return bundle(std::vector<ObjectBytes>(made_.begin(), made_.end()));
  }

 private:
  /// How many of `rules` it has linked, from the first on.
  Expected<std::size_t> link(std::span<const std::uint32_t> rules, const std::stop_token& stop) {
    const std::string table = linking_.next_table();
    llvm::LLVMContext context;
    llvm::Module module(table, context);
    RuleFunctions functions(source_, costs_, module);
    std::size_t taken = 0;
    // Many rules may have few forms.
    while (taken < rules.size() && functions.forms() < kFormsOfGroup && !stop.stop_requested())
      functions.add(rules[taken++]);
    if (stop.stop_requested()) return std::unexpected(Error{ErrorKind::usage, "stopped before it was done"});
    functions.place(table);
    Expected<Object> object = objects_.compile(module);
    if (!object) return std::unexpected(object.error());
    if (keeps_) made_.emplace_back(bytes_of(*object).begin(), bytes_of(*object).end());
    if (const Expected<void> added = linking_.add(std::move(*object)); !added) return std::unexpected(added.error());
    return taken;
  }

  const Source& source_;
  ConditionCosts costs_;
  ObjectCompiler objects_;
  Linking linking_;
  bool keeps_;
  std::vector<object_cache::Bytes> made_;
};

/// Null: they are no objects of a compilation, or the kernel refuses new code.
std::unique_ptr<Code> link_kept(const Source& source, ObjectBytes kept) {
  const auto objects = unbundle(kept);
  Expected<LinkedCode> linked = LinkedCode::create();
  if (!objects || !linked) return nullptr;
  Linking linking(source, std::move(*linked));
  for (const ObjectBytes object : *objects)
    if (!linking.add(object_of(object))) return nullptr;
  return std::move(linking).finish();
}

}  // namespace

Expected<std::unique_ptr<Code>> LlvmCompiler::compile(const Source& source, Tier tier, std::stop_token stop,
                                                      const object_cache::ObjectStore* store) const {
  Expected<ObjectCompiler> objects = ObjectCompiler::create(tier);
  if (!objects) return std::unexpected(objects.error());
  Expected<LinkedCode> linked = LinkedCode::create();
  if (!linked) return std::unexpected(linked.error());
  Compilation compilation(source, std::move(*objects), std::move(*linked), store != nullptr);
  auto code = compilation.run(stop);
  if (!code || store == nullptr) return code;
  if (const Expected<Generator> generator = this_generator())
    store->keep(CodeKey(source, tier, *generator).parts(), compilation.kept());
  return code;
}

std::unique_ptr<Code> LlvmCompiler::restore(const Source& source, Tier tier,
                                            const object_cache::ObjectStore& store) const {
  const Expected<Generator> generator = this_generator();
  if (!generator) return nullptr;
  const std::optional<object_cache::Bytes> kept = store.find(CodeKey(source, tier, *generator).parts());
  return kept ? link_kept(source, *kept) : nullptr;
}

Expected<std::string> LlvmCompiler::print(const Source& source) const {
  const ConditionCosts costs(source);
  llvm::LLVMContext context;
  llvm::Module module("carom", context);
  RuleFunctions functions(source, costs, module);
  for (const std::uint32_t rule : rules_worth_functions(source, costs)) functions.add(rule);
  functions.place("carom_rules");
  if (Expected<void> sound = verify(module); !sound) return std::unexpected(sound.error());
  std::string text;
  llvm::raw_string_ostream out(text);
  module.print(out, nullptr);
  return text;
}

Expected<std::string> LlvmCompiler::emit(const Source& source, const EmitOptions& options) const {
  Expected<ObjectCompiler> objects = ObjectCompiler::create_for(options.processor);
  if (!objects) return std::unexpected(objects.error());
  llvm::LLVMContext context;
  llvm::Module module("carom", context);
  add_policy(source, options.symbol.empty() ? ahead::kPolicySymbol : options.symbol, module);
  return objects->emit(module, options.form);
}

std::string LlvmCompiler::name() const {
  return "LLVM " LLVM_VERSION_STRING;
}

}  // namespace carom::native
