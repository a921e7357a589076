// The columns of one record as generated code reads them.
#pragma once

#include "runtime/table/columns.h"
#include "runtime/table/generated_code.h"

namespace carom::table {

/// Sets what comes from columns; the rest of `facts` stays.
void set_columns(const RowPlace& place, RecordFacts& facts);

}  // namespace carom::table
