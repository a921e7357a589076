// A verdict that owns what it points to, but for what lives as long as program and record.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "runtime/core/verdict.h"

namespace carom::equality {

class KeptVerdict {
 public:
  explicit KeptVerdict(const core::Verdict& verdict)
      : evidence(verdict.evidence.begin(), verdict.evidence.end()),
        verdict_(verdict),
        tags_(verdict.tags.begin(), verdict.tags.end()),
        facts_(verdict.facts.begin(), verdict.facts.end()) {
    verdict_.outer_text = keep(verdict.outer_text);
    for (core::Fact& fact : facts_) fact.value = keep(fact.value);
  }
  KeptVerdict(const KeptVerdict&) = delete;
  KeptVerdict& operator=(const KeptVerdict&) = delete;

  /// Points into this object.
  [[nodiscard]] core::Verdict view() const {
    core::Verdict view = verdict_;
    view.evidence = evidence;
    view.tags = tags_;
    view.facts = facts_;
    return view;
  }

  std::vector<core::Evidence> evidence;  ///< may be changed

 private:
  std::string_view keep(std::string_view text) { return strings_.emplace_back(text); }

  core::Verdict verdict_;
  std::vector<std::string_view> tags_;
  std::vector<core::Fact> facts_;
  std::deque<std::string> strings_;
};

}  // namespace carom::equality
