// The C side of linked policies: structs are translated, and what C++ throws ends here.
#include "runtime/ahead/carom_runtime.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string_view>

#include "runtime/ahead/given_record.h"
#include "runtime/ahead/linked_policy.h"
#include "runtime/ahead/told_verdict.h"

struct carom_engine {
  std::unique_ptr<const carom::ahead::LinkedPolicy> policy;
};

struct carom_worker {
  const carom_engine* engine;
  carom::ahead::Scratch scratch;
  carom::ahead::GivenRecord given;
  carom::ahead::ToldVerdict told;
};

namespace carom::ahead {
namespace {

void tell(std::string_view reason, char* why, std::size_t size) {
  if (why == nullptr || size == 0) return;
  const std::size_t kept = std::min(reason.size(), size - 1);
  std::memcpy(why, reason.data(), kept);
  why[kept] = '\0';
}

}  // namespace
}  // namespace carom::ahead

extern "C" {

carom_engine* carom_engine_open(const struct carom_policy* policy, char* why, std::size_t why_size) try {
  if (policy == nullptr) {
    carom::ahead::tell("no policy was given: was its library loaded?", why, why_size);
    return nullptr;
  }
  const auto* const object = static_cast<const carom::ahead::PolicyObject*>(static_cast<const void*>(policy));
  auto opened = carom::ahead::LinkedPolicy::open(*object);
  if (opened) return new carom_engine{std::move(*opened)};
  carom::ahead::tell(opened.error().message, why, why_size);
  return nullptr;
} catch (const std::exception& failure) {
  carom::ahead::tell(failure.what(), why, why_size);
  return nullptr;
}

void carom_engine_close(carom_engine* engine) {
  delete engine;
}

int carom_engine_uses_code(const carom_engine* engine) {
  return engine->policy->uses_code() ? 1 : 0;
}

carom_worker* carom_worker_new(const carom_engine* engine) try {
  return new carom_worker{engine, {}, {}, {}};
} catch (const std::exception&) {
  return nullptr;
}

void carom_worker_free(carom_worker* worker) {
  delete worker;
}

int carom_classify(carom_worker* worker, const carom_record* record, carom_verdict* verdict) try {
  using carom::ahead::GivenRecord;
  using carom::ahead::ToldVerdict;
  constexpr int kUnknownSize = -2;
  if (!GivenRecord::is_known_size(record->struct_size) || !ToldVerdict::is_known_size(verdict->struct_size))
    return kUnknownSize;
  const carom::ahead::LinkedPolicy& policy = *worker->engine->policy;
  const carom::core::Record read = worker->given.read(*record, policy.program());
  const carom::core::Verdict found = policy.classify(read, worker->scratch);
  carom_verdict told = worker->told.tell(found, policy.program());
  told.struct_size = verdict->struct_size;
  told.refused_values = worker->given.refused();
  std::memcpy(verdict, &told, verdict->struct_size);
  return 0;
} catch (const std::exception&) {
  constexpr int kNoMemory = -1;
  return kNoMemory;
}

}  // extern "C"
