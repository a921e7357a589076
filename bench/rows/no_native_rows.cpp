// A build without LLVM: the goals of native code say `not built`.
#include "bench/rows/all_rows.h"

namespace carom::bench {

void native_rows(Session& /*session*/) {}

}  // namespace carom::bench
