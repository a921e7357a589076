// Builds a set and hands searches to the form that it was built for.
#include "runtime/scan/literal_set.h"

#include <algorithm>

#include "runtime/scan/literal_automaton.h"
#include "support/check.h"

namespace carom::scan {

struct LiteralSet::Built {
  LiteralAutomaton automaton;
  SimdForm form;
  std::size_t size;
};

namespace {

void check_literal(std::string_view literal) {
  CAROM_CHECK(!literal.empty(), "a literal has at least one byte");
  CAROM_CHECK(literal.size() <= LiteralSet::kMaxLiteralBytes, "a literal has at most 65536 bytes");
  CAROM_CHECK(literal.find('\0') == std::string_view::npos, "NUL separates texts, no literal holds it");
}

}  // namespace

LiteralSet LiteralSet::build(std::span<const std::string_view> literals, SimdForm form) {
  CAROM_CHECK(is_available(form), "a set is built for a form that this machine can run");
  std::ranges::for_each(literals, check_literal);
  return LiteralSet(std::make_unique<const Built>(Built{LiteralAutomaton(literals), form, literals.size()}));
}

LiteralSet::LiteralSet() : LiteralSet(build({})) {}
LiteralSet::LiteralSet(std::unique_ptr<const Built> built) : built_(std::move(built)) {}
LiteralSet::LiteralSet(LiteralSet&&) noexcept = default;
LiteralSet& LiteralSet::operator=(LiteralSet&&) noexcept = default;
LiteralSet::~LiteralSet() = default;

void LiteralSet::find(const TextBatch& texts, Hits& hits) const {
  hits.clear();
  const std::size_t first = TextBatch::kPadding;
  const std::string_view all(texts.data() + first, texts.used_bytes() - first);
  built_->automaton.find(all, static_cast<std::uint32_t>(first), hits);
}

void LiteralSet::find(std::string_view text, Hits& hits) const {
  hits.clear();
  built_->automaton.find(text, 0, hits);
}

SimdForm LiteralSet::form() const {
  return built_->form;
}
std::size_t LiteralSet::size() const {
  return built_->size;
}

}  // namespace carom::scan
