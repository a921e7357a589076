// One table says the names, for both directions.
#include "runtime/engine/choice.h"

#include <array>
#include <utility>

namespace carom::engine {
namespace {

constexpr std::array<std::pair<std::string_view, Choice>, 4> kChoices = {{{"auto", Choice::automatic},
                                                                          {"interpreter", Choice::interpreter},
                                                                          {"table", Choice::table},
                                                                          {"native", Choice::native}}};

}  // namespace

std::string_view name_of(Choice choice) {
  return kChoices[static_cast<std::size_t>(choice)].first;
}

std::optional<Choice> find_choice(std::string_view name) {
  for (const auto& [word, choice] : kChoices)
    if (word == name) return choice;
  return std::nullopt;
}

}  // namespace carom::engine
