// The object's own distances become pointers here and nowhere else.
#include "runtime/ahead/linked_policy.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace carom::ahead {
namespace {

template <class T>
const T* at_distance(const void* from, std::int32_t distance) {
  return static_cast<const T*>(static_cast<const void*>(static_cast<const std::byte*>(from) + distance));
}

std::unexpected<Error> refused(std::string what) {
  what += "; compile it again, and link it with the runtime of the same version";
  return std::unexpected(Error{ErrorKind::pack_damaged, std::move(what)});
}

}  // namespace

LinkedPolicy::LinkedPolicy(core::Program program) : program_(std::move(program)) {
  if (auto engine = table::Engine::make(program_)) engine_ = std::make_unique<const table::Engine>(std::move(*engine));
}

Expected<std::unique_ptr<const LinkedPolicy>> LinkedPolicy::open(const PolicyObject& object) {
  if (object.magic != kPolicyMagic) return refused("what was linked is no compiled policy");
  if (object.version != kPolicyVersion)
    return refused("the linked policy has version " + std::to_string(object.version) + ", this runtime reads version " +
                   std::to_string(kPolicyVersion));
  const auto* const image = at_distance<std::byte>(&object, object.image);
  Expected<core::Program> program = core::Program::load({image, image + object.image_bytes});
  if (!program) return std::unexpected(program.error());
  // No make_unique: the constructor is private.
  std::unique_ptr<LinkedPolicy> policy(new LinkedPolicy(std::move(*program)));
  policy->use_code(object);
  return policy;
}

void LinkedPolicy::use_code(const PolicyObject& object) {
  if (!engine_ || object.assumptions != assumptions_of(program_, engine_->decisions())) return;
  code_.rules.resize(program_.rules().size());
  code_.add(*at_distance<table::PlacedRules>(&object, object.rules));
  engine_->use(code_);
}

core::Verdict LinkedPolicy::classify(const core::Record& record, Scratch& scratch) const {
  return engine_ ? engine_->classify(record, scratch.table) : core::interpret(program_, record, scratch.interpreter);
}

}  // namespace carom::ahead
