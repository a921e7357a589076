// The parts of a module that all declarations are made of: names, values, conditions.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>

#include "token_stream.h"

namespace carom::dsl {

class ConditionGenerator {
 public:
  explicit ConditionGenerator(std::uint64_t seed) : t_(seed) {}

 protected:
  /// `Self` is the class whose productions these are.
  template <class Self>
  void one_of(std::span<void (Self::* const)()> productions) {
    std::invoke(productions[t_.below(static_cast<std::uint32_t>(productions.size()))], static_cast<Self*>(this));
  }

  void words(std::initializer_list<std::string_view> texts);
  void maybe(std::string_view text, std::uint32_t percent = 30);
  void name();
  void plain_name();
  void word();
  void string();
  void duration();
  void integer();
  void compare_op();
  void names();

  void value();
  void array();
  void condition(std::uint32_t depth = 3);

  TokenStream t_;

 private:
  void list_reference();
  void set();
  void set_or_value();

  void missing();
  void present();
  void comparison();
  void matches();
  void text_test();
  void membership();
  void mentions();
  void bare_membership();
  void text_set_test();
  void predicate();

  void negated(std::uint32_t depth);
  void conjunction(std::uint32_t depth);
};

}  // namespace carom::dsl
