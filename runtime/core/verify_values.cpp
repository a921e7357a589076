// Verifies the leaves of an image: packs, declared fields and what predicates compare with.
#include <fmt/format.h>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

/// Packs name no field, yet they are as plain: strings and one enumerator.
Expected<void> verify_packs(const ImageView& image) {
  for (std::size_t i = 0; i < image.packs.size(); ++i) {
    const PackRow& pack = image.packs[i];
    if (!lies_within(pack.name, image) || !lies_within(pack.version, image))
      return damaged("packs", i, "a string lies outside the string section");
    if (pack.layer > Layer::base) return damaged("packs", i, "no such layer");
  }
  return {};
}

bool is_declarable(FieldType type) {
  return type >= FieldType::text && type <= FieldType::boolean;
}

/// Parts of a status have at most three digits.
bool is_sound(const StatusRange& range) {
  return range.subject_first <= range.subject_last && range.subject_last <= 999 &&
         range.detail_first <= range.detail_last && range.detail_last <= 999;
}

}  // namespace

Expected<void> verify_fields(const ImageView& image) {
  if (image.field_count() > UINT16_MAX) return damaged("more declared fields than a field number can name");
  for (std::size_t i = 0; i < image.declared_fields.size(); ++i) {
    if (!lies_within(image.declared_fields[i].name, image))
      return damaged("declared_fields", i, "its name lies outside the string section");
    if (!is_declarable(image.declared_fields[i].type)) return damaged("declared_fields", i, "no such field type");
  }
  return verify_packs(image);
}

Expected<void> verify_operands(const ImageView& image) {
  for (std::size_t i = 0; i < image.codes.size(); ++i)
    if (image.codes[i].first > image.codes[i].last) return damaged("codes", i, "the range ends before it begins");
  for (std::size_t i = 0; i < image.statuses.size(); ++i)
    if (!is_sound(image.statuses[i])) return damaged("statuses", i, "no range of enhanced status codes");
  for (std::size_t i = 0; i < image.hosts.size(); ++i) {
    if (!lies_within(image.hosts[i].name, image))
      return damaged("hosts", i, "its name lies outside the string section");
    if (image.hosts[i].below > 1) return damaged("hosts", i, "`below` is neither 0 nor 1");
  }
  for (std::size_t i = 0; i < image.cidrs.size(); ++i)
    if (image.cidrs[i].prefix > 128)
      return damaged("cidrs", i, fmt::format("prefix of {} bits, expected at most 128", image.cidrs[i].prefix));
  for (std::size_t i = 0; i < image.string_values.size(); ++i)
    if (!lies_within(image.string_values[i], image))
      return damaged("string_values", i, "the string lies outside the string section");
  for (std::size_t i = 0; i < image.tags.size(); ++i)
    if (!lies_within(image.tags[i], image)) return damaged("tags", i, "the string lies outside the string section");
  return {};
}

}  // namespace carom::core
