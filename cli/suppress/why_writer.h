// All that is known of an entry, in one form a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "runtime/suppression/store.h"

namespace carom::cli {

/// What is known of somebody, and of their domain where the entry is an address.
struct Known {
  std::string entry;
  suppression::Dossier own;
  std::optional<suppression::Dossier> domain;
  std::int64_t now = 0;

  /// Off the list, by itself or by the domain.
  [[nodiscard]] bool is_listed() const {
    return own.listed_at(now) != nullptr || (domain && domain->listed_at(now) != nullptr);
  }
};

[[nodiscard]] std::string why_as_text(const Known& known);
/// As docs/schema/why.schema.json says, with a line end.
[[nodiscard]] std::string why_as_json(const Known& known);

/// What a note is to a listing.
enum class Part : std::uint8_t { none, counted, decided };
[[nodiscard]] Part part_of(const suppression::Note& note, const suppression::Dossier& dossier,
                           const suppression::Listed* listed);

}  // namespace carom::cli
