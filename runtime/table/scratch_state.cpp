// Parts of all verdicts lie in one buffer each; views are set once no buffer can move any more.
#include "runtime/table/scratch_state.h"

namespace carom::table {

Scratch::Scratch() : state_(std::make_unique<State>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

}  // namespace carom::table
