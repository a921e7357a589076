// Builds a set and hands searches to the form that it was built for.
#include "runtime/scan/literal_set.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <vector>

#include "runtime/scan/build_window_table.h"
#include "runtime/scan/choose_anchors.h"
#include "runtime/scan/literal_automaton.h"
#include "support/check.h"

namespace carom::scan {
namespace {

constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

void check_literal(std::string_view literal) {
  CAROM_CHECK(!literal.empty(), "a literal has at least one byte");
  CAROM_CHECK(literal.size() <= LiteralSet::kMaxLiteralBytes, "a literal has at most 65536 bytes");
  CAROM_CHECK(literal.find('\0') == std::string_view::npos, "NUL separates texts, no literal holds it");
}

FindFunction find_function(SimdForm form) {
#if defined(__x86_64__)
  if (form == SimdForm::avx512) return find_avx512;
  if (form == SimdForm::avx2) return find_avx2;
#endif
  CAROM_CHECK(is_available(form), "a set is built for a form that this machine can run");
  return find_plain;
}

LiteralClass class_of(std::string_view literal) {
  if (literal.size() >= kWindowShapes[kLong].size) return kLong;
  if (literal.size() >= kWindowShapes[kMiddle].size) return kMiddle;
  return literal.size() >= kWindowShapes[kShort].size ? kShort : kSingle;
}

}  // namespace

struct LiteralSet::Built {
  Built(std::span<const std::string_view> literals, SimdForm chosen, const BytePairCounts& model);

  [[nodiscard]] std::string_view literal(std::size_t number) const {
    return {bytes.data() + extents[number].begin, extents[number].size};
  }
  /// Built by the first search that needs it: few ever do.
  [[nodiscard]] const LiteralAutomaton& automaton() const;

  SimdForm form;
  FindFunction find;
  std::string bytes;
  std::vector<LiteralExtent> extents;
  std::array<WindowTableMemory, kLiteralClasses> memory;
  ScanTables tables{};

 private:
  void copy_bytes(std::span<const std::string_view> literals);
  void build_class(LiteralClass literal_class, const BytePairCounts& model);

  mutable std::once_flag automaton_is_built_;
  mutable std::unique_ptr<const LiteralAutomaton> automaton_;
};

LiteralSet::Built::Built(std::span<const std::string_view> literals, SimdForm chosen, const BytePairCounts& model)
    : form(chosen), find(find_function(chosen)) {
  CAROM_CHECK(literals.size() <= kMaxLiterals, "a set holds at most 200000 literals");
  std::ranges::for_each(literals, check_literal);
  copy_bytes(literals);
  tables.bytes = bytes.data();
  tables.extents = extents.data();
  for (const LiteralClass literal_class : {kLong, kMiddle, kShort, kSingle}) build_class(literal_class, model);
}

void LiteralSet::Built::copy_bytes(std::span<const std::string_view> literals) {
  for (const std::string_view literal : literals) {
    extents.push_back({static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(literal.size())});
    bytes += literal;
    CAROM_CHECK(bytes.size() <= kMaxBytes, "the literals of a set have at most 1 GiB together");
  }
  bytes.append(kComparedBytes, '\0');
}

void LiteralSet::Built::build_class(LiteralClass literal_class, const BytePairCounts& model) {
  std::vector<std::string_view> literals;
  std::vector<AnchoredLiteral> anchored;
  for (std::uint32_t number = 0; number < extents.size(); ++number) {
    if (class_of(literal(number)) != literal_class) continue;
    literals.push_back(literal(number));
    anchored.push_back({number, 0});
  }
  if (literals.empty()) return;
  tables.has_class[literal_class] = true;
  tables.has_others = tables.has_others || literal_class != kLong;
  const WindowShape shape = kWindowShapes[literal_class];
  const Anchors anchors =
      literal_class == kSingle ? anchors_of_bytes(literals) : choose_anchors(literals, shape, model);
  for (std::size_t i = 0; i < anchored.size(); ++i) anchored[i].anchor = anchors.of_literal[i];
  (literal_class == kLong ? tables.long_anchors : tables.other_anchors).insert(anchors.bigrams);
  memory[literal_class] = build_window_table(shape, anchored, extents, bytes.data());
  tables.tables[literal_class] = memory[literal_class].view();
}

const LiteralAutomaton& LiteralSet::Built::automaton() const {
  std::call_once(automaton_is_built_, [this] {
    std::vector<std::string_view> literals;
    for (std::size_t number = 0; number < extents.size(); ++number) literals.push_back(literal(number));
    automaton_ = std::make_unique<const LiteralAutomaton>(literals);
  });
  return *automaton_;
}

LiteralSet LiteralSet::build(std::span<const std::string_view> literals, SimdForm form, const BytePairCounts& model) {
  return LiteralSet(std::make_unique<const Built>(literals, form, model));
}

LiteralSet::LiteralSet() : LiteralSet(build({})) {}
LiteralSet::LiteralSet(std::unique_ptr<const Built> built) : built_(std::move(built)) {}
LiteralSet::LiteralSet(LiteralSet&&) noexcept = default;
LiteralSet& LiteralSet::operator=(LiteralSet&&) noexcept = default;
LiteralSet::~LiteralSet() = default;

void LiteralSet::find(const TextBatch& texts, Hits& hits) const {
  (void)find(texts, kAnyNumber, hits);
}

bool LiteralSet::find(const TextBatch& texts, std::size_t most, Hits& hits) const {
  return find(texts.data(), TextBatch::kPadding, texts.used_bytes(), most, hits);
}

bool LiteralSet::find_in(const TextBatch& texts, std::size_t i, std::size_t most, Hits& hits) const {
  return find(texts.data(), texts.begin(i), texts.end(i), most, hits);
}

void LiteralSet::find(std::string_view text, Hits& hits) const {
  (void)find(text.data(), 0, text.size(), kAnyNumber, hits);
}

bool LiteralSet::find(const char* base, std::size_t begin, std::size_t end, std::size_t most, Hits& hits) const {
  hits.clear(most);
  const auto first = static_cast<std::uint32_t>(begin);
  if (!built_->find(built_->tables, base, first, static_cast<std::uint32_t>(end), hits.buffer())) {
    hits.clear(most);
    built_->automaton().find({base + begin, end - begin}, first, hits);
  }
  return !hits.are_too_many();
}

SimdForm LiteralSet::form() const {
  return built_->form;
}
std::size_t LiteralSet::size() const {
  return built_->extents.size();
}

}  // namespace carom::scan
