// One table says the names, for both directions.
#include "runtime/engine/choice.h"

namespace carom::engine {
namespace {

// In the order of the enumerators.
constexpr NamedChoice kChoices[] = {{"auto", Choice::automatic},
                                    {"interpreter", Choice::interpreter},
                                    {"table", Choice::table},
                                    {"native", Choice::native}};

}  // namespace

std::string_view name_of(Choice choice) {
  return kChoices[static_cast<std::size_t>(choice)].name;
}

std::span<const NamedChoice> choices() {
  return kChoices;
}

}  // namespace carom::engine
