// A record of the C interface as the engines want it. Structs of older versions are shorter: what they lack is missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/ahead/carom_runtime.h"
#include "runtime/core/field_values.h"
#include "runtime/core/program.h"
#include "runtime/core/record.h"

namespace carom::ahead {

/// Reads one record after the other; what they need beside the caller's bytes lives until the next one.
class GivenRecord {
 public:
  [[nodiscard]] static bool is_known_size(std::size_t struct_size);

  /// `given` has a known size. Values that their field cannot have are missing, and counted.
  [[nodiscard]] core::Record read(const carom_record& given, const core::Program& program);
  /// Of the record that was read last.
  [[nodiscard]] std::uint32_t refused() const { return refused_; }

 private:
  void read_words(const carom_record& given, core::Record& record);
  void read_declared(const carom_record& given, const core::Program& program);
  void add_declared(const carom_field& given, const core::Program& program);
  [[nodiscard]] std::optional<core::EnhancedStatus> status_of(carom_string given);
  template <class Word>
  [[nodiscard]] Word word_of(core::FieldType type, carom_string given);

  std::vector<core::DeclaredValue> declared_;
  core::FieldValues work_;
  std::uint32_t refused_ = 0;
};

}  // namespace carom::ahead
