// All engines that must agree, and how often each is asked.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "tests/equality/engine.h"
#include "tests/equality/interpreted.h"
#include "tests/equality/plain_engine.h"
#include "tests/equality/reload.h"
#include "tests/equality/table_engine.h"

namespace carom::equality {
namespace {

/// The interpreter on the program as it comes out of a file, its image written again from its own tables before.
class Reloaded final : public Engine {
 public:
  explicit Reloaded(const core::Program& program) : program_(reload(program)), interpreted_(program_) {}

  void classify(std::span<const core::Record> records, std::span<core::Verdict> verdicts) override {
    interpreted_.classify(records, verdicts);
  }
  core::Verdict classify(const core::Record& record) override { return interpreted_.classify(record); }

 private:
  core::Program program_;
  Interpreted interpreted_;
};

template <class Kind>
EngineKind kind(std::string name, std::uint32_t step, std::uint32_t turn) {
  return {std::move(name), step, turn, [](const core::Program& program) { return std::make_unique<Kind>(program); }};
}

EngineKind table(scan::SimdForm form, std::uint32_t step, std::uint32_t turn) {
  return {fmt::format("table:{}", scan::name_of(form)), step, turn,
          [form](const core::Program& program) { return std::make_unique<TableEngine>(program, form); }};
}

std::vector<EngineKind> list_engines() {
  std::vector<EngineKind> engines = {kind<Reloaded>("reloaded", 4, 0), kind<PlainEngine>("plain", 4, 1),
                                     table(scan::best_simd_form(), 1, 0)};
  std::uint32_t turn = 2;
  for (const auto form : {scan::SimdForm::plain, scan::SimdForm::avx2, scan::SimdForm::avx512})
    if (scan::is_available(form) && form != scan::best_simd_form()) engines.push_back(table(form, 4, turn++));
  for (EngineKind& engine : native_engines()) engines.push_back(std::move(engine));
  return engines;
}

bool names_it(const std::string& name, const EngineKind& engine) {
  return engine.name == name || engine.name.starts_with(name + ":");
}

}  // namespace

const std::vector<EngineKind>& all_engines() {
  static const std::vector<EngineKind> kEngines = list_engines();
  return kEngines;
}

std::vector<EngineKind> find_engines(std::span<const std::string> names) {
  std::vector<EngineKind> found;
  for (const std::string& name : names) {
    const std::size_t before = found.size();
    std::ranges::copy_if(all_engines(), std::back_inserter(found),
                         [&](const EngineKind& engine) { return names_it(name, engine); });
    if (found.size() == before) return {};
  }
  return found;
}

}  // namespace carom::equality
