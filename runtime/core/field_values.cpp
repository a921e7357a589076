// Setting single fields, each type with its own notion of what counts as missing.
#include "runtime/core/field_values.h"

#include "runtime/core/address.h"
#include "runtime/core/host_name.h"

namespace carom::core {

void FieldValues::set_string(FieldId field, std::string_view source) {
  normalise(source, texts[field]);
  set_to_normalised(field);
  values[field].is_present = !texts[field].text.empty();
}

void FieldValues::set_host(FieldId field, std::string_view source) {
  if (is_plain_host(source)) {
    texts[field].clear();
    lower_plain_host(source, texts[field].text);
  } else {
    normalise(source, texts[field]);
    use_a_labels(texts[field]);
  }
  set_to_normalised(field);
  if (values[field].text.ends_with('.')) values[field].text.remove_suffix(1);
  values[field].is_present = !values[field].text.empty();
}

void FieldValues::set_address(FieldId field, std::string_view source) {
  const auto address = parse_address(source);
  values[field] = {};
  if (address) values[field] = {.is_present = true, .address = *address};
}

void FieldValues::set_to_normalised(FieldId field) {
  values[field] = {.is_present = true, .text = texts[field].text};
}

}  // namespace carom::core
