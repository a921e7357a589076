// Conditions put together test by test, with what is to be known of their parts.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <utility>
#include <vector>

#include "importers/reply_pattern.h"
#include "importers/text_condition.h"

namespace carom::importers {

/// Tests that must all hold.
class AllOf {
 public:
  void add(std::string test) { tests_.push_back(std::move(test)); }
  void add(TextCondition text) {
    tests_.push_back(std::move(text.written));
    for (std::string& expression : text.expressions) made_.expressions.push_back(std::move(expression));
  }
  void add_open_status(std::string status) { made_.open_status = std::move(status); }
  void add_bare_dot(bool has) { made_.has_bare_dot = made_.has_bare_dot || has; }
  /// One of two, as one test.
  void add_either(Condition one, TextCondition other) {
    add(fmt::format("({} or {})", one.when, other.written));
    for (std::vector<std::string>* from : {&one.expressions, &other.expressions})
      made_.expressions.insert(made_.expressions.end(), from->begin(), from->end());
    if (!one.open_status.empty()) made_.open_status = std::move(one.open_status);
    add_bare_dot(one.has_bare_dot);
  }
  /// `code present` where there is no test.
  Condition finish() {
    made_.when = tests_.empty() ? "code present" : fmt::format("{}", fmt::join(tests_, " and "));
    return std::move(made_);
  }

 private:
  std::vector<std::string> tests_;
  Condition made_;
};

}  // namespace carom::importers
