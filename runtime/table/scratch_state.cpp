// Parts of all verdicts lie in one buffer each; views are set once no buffer can move any more.
#include "runtime/table/scratch_state.h"

#include "support/working_memory_definition.h"

template class carom::WorkingMemory<carom::table::ScratchState>;
