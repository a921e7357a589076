// Record → field values: code and status out of the text, normalisation, derived fields, types.
#pragma once

#include <string_view>

#include "runtime/core/field_values.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"

namespace carom::core {

/// Fills `out` with the record as it came, nothing unwrapped. Linear in the record. No value is longer than the
/// program's record_text_bytes: longer ones are cut at a code point's boundary.
void prepare(const Program& program, const Record& record, FieldValues& out);

/// Fills `field` alone, as prepare() does. False: the field is one of those that prepare() makes together, from the
/// reply's text. `out` has the program's number of values and texts.
[[nodiscard]] bool prepare_alone(const Program& program, const Record& record, FieldId field, FieldValues& out);

/// Whether a field declared with `type` has a value where a source says `value`; `work` is working memory. Texts always
/// fit, and what is empty says nothing.
[[nodiscard]] bool fits_declared(FieldType type, std::string_view value, FieldValues& work);

}  // namespace carom::core
