// The groups of rows, in the order in which a run takes them.
#pragma once

#include "bench/rows/session.h"

namespace carom::bench {

/// Rows 1, 2, 4 and, for information, the other sizes and texts.
void literal_rows(Session& session);
/// Row 3, and a pack of our own for information.
void regex_rows(Session& session);
/// Rows 5a and 6.
void ndjson_rows(Session& session);
/// Row 5b.
void program_rows(Session& session);
/// Row 16, and for information NDJSON beside other tools.
void input_rows(Session& session);
/// Rows 8 and 10.
void compile_rows(Session& session);
/// Rows 11 and 12.
void scale_rows(Session& session);
/// Row 13.
void adversary_rows(Session& session);
/// For information: our engines against each other.
void engine_rows(Session& session);
/// Rows 7, 7b and 9.
void native_rows(Session& session);
/// For information: what engines keep.
void memory_rows(Session& session);
/// Row 14.
void allocation_rows(Session& session);
/// Row 15. Forks: no thread may run.
void parallel_rows(Session& session);

}  // namespace carom::bench
