// PCRE2 with its JIT compiler, one pattern after another until one matches: what classifiers without a set matcher do.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>
#include <vector>

#include "bench/competitors/escape.h"
#include "bench/engines/match_engines.h"
#include "support/check.h"

namespace carom::bench {
namespace {

struct CodeDeleter {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};

class Pcre2JitEngine final : public OneByOneEngine {
 public:
  explicit Pcre2JitEngine(const Patterns& patterns) : data_(pcre2_match_data_create(1, nullptr)) {
    const bool is_literal = patterns.syntax == PatternSyntax::literal;
    for (const std::string_view text : patterns.texts) {
      int error = 0;
      PCRE2_SIZE at = 0;
      const auto* bytes = reinterpret_cast<PCRE2_SPTR>(text.data());
      pcre2_code* code =
          pcre2_compile(bytes, text.size(), is_literal ? PCRE2_LITERAL : PCRE2_CASELESS, &error, &at, nullptr);
      if (code != nullptr)
        CAROM_CHECK(pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0, "PCRE2 has a JIT compiler here");
      codes_.emplace_back(code);
    }
  }
  ~Pcre2JitEngine() override { pcre2_match_data_free(data_); }
  Pcre2JitEngine(const Pcre2JitEngine&) = delete;
  Pcre2JitEngine& operator=(const Pcre2JitEngine&) = delete;

  std::uint32_t match_one(std::string_view text) override {
    const auto* bytes = reinterpret_cast<PCRE2_SPTR>(text.data());
    for (std::uint32_t i = 0; i < codes_.size(); ++i)
      if (codes_[i] && pcre2_jit_match(codes_[i].get(), bytes, text.size(), 0, 0, data_, nullptr) >= 0) return i;
    return kNoPattern;
  }

 private:
  pcre2_match_data* data_;
  std::vector<std::unique_ptr<pcre2_code, CodeDeleter>> codes_;
};

}  // namespace

MatchEntry pcre2_jit_engine() {
  return {"PCRE2-JIT", Side::competitor, true, [](const Patterns& patterns) -> std::unique_ptr<MatchEngine> {
            return std::make_unique<Pcre2JitEngine>(patterns);
          }};
}

}  // namespace carom::bench
