// RE2::Set, one text a call: it has no other mode. Bytes are read as Latin-1, which spares it UTF-8.
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/engines/match_engines.h"

namespace carom::bench {
namespace {

// So much that no automaton of these rule sets is ever thrown away and rebuilt.
constexpr std::int64_t kMemory = std::int64_t{2} << 30;

RE2::Options options_for(PatternSyntax syntax) {
  RE2::Options options(RE2::Latin1);
  options.set_literal(syntax == PatternSyntax::literal);
  options.set_case_sensitive(syntax == PatternSyntax::literal);
  options.set_never_capture(true);
  options.set_log_errors(false);
  options.set_max_mem(kMemory);
  return options;
}

class Re2SetEngine final : public OneByOneEngine {
 public:
  explicit Re2SetEngine(const Patterns& patterns)
      : set_(options_for(patterns.syntax), RE2::UNANCHORED), drops_newline_(patterns.syntax != PatternSyntax::literal) {
    for (std::uint32_t i = 0; i < patterns.texts.size(); ++i) {
      std::string error;
      if (set_.Add({patterns.texts[i].data(), patterns.texts[i].size()}, &error) >= 0) numbers_.push_back(i);
    }
    usable_ = set_.Compile();
  }
  [[nodiscard]] bool is_usable() const { return usable_; }

  std::uint32_t match_one(std::string_view text) override {
    // `$` is the end of all text here.
    if (drops_newline_) text.remove_suffix(1);
    if (!set_.Match({text.data(), text.size()}, &found_)) return kNoPattern;
    return numbers_[static_cast<std::size_t>(*std::ranges::min_element(found_))];
  }

 private:
  RE2::Set set_;
  std::vector<std::uint32_t> numbers_;  // of those that it accepted
  std::vector<int> found_;
  bool drops_newline_;
  bool usable_ = false;
};

}  // namespace

MatchEntry re2_set_engine() {
  return {"RE2::Set", Side::competitor, true, [](const Patterns& patterns) -> std::unique_ptr<MatchEngine> {
            auto engine = std::make_unique<Re2SetEngine>(patterns);
            if (!engine->is_usable()) return nullptr;
            return engine;
          }};
}

}  // namespace carom::bench
