// One line a field, in the order of fields.def.
#include "cli/verdicts/record_fields.h"

#include <utility>

namespace carom::cli {
namespace {

namespace field = core::field;

class Fields {
 public:
  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) fields_.push_back({name, std::string(value)});
  }
  void add(core::FieldId id, std::string_view value) { add(core::builtin_field(id).name, value); }
  void add(core::FieldId id, std::optional<std::int64_t> number, std::string_view unit) {
    if (number) add(id, std::to_string(*number) + std::string(unit));
  }
  template <class Word>
  void add_word(core::FieldId id, Word word) {
    if (word != Word::missing) add(id, core::word_of(word));
  }
  [[nodiscard]] std::vector<RecordField> take() { return std::move(fields_); }

 private:
  std::vector<RecordField> fields_;
};

}  // namespace

std::vector<RecordField> record_fields(const core::Record& record) {
  Fields fields;
  fields.add("id", record.id);
  fields.add(field::host, record.host);
  fields.add(field::ip, record.ip);
  fields.add(field::rcpt, record.recipient);
  fields.add(field::rcpt_domain, record.recipient_domain);
  fields.add(field::from_domain, record.from_domain);
  fields.add_word(field::stage, record.stage);
  fields.add_word(field::via, record.via);
  fields.add(field::attempts, record.attempts, "");
  fields.add(field::age, record.age_seconds, "s");
  fields.add(field::esp_name, record.esp_name);
  fields.add(field::esp_class, record.esp_class);
  fields.add_word(field::esp_type, record.esp_type);
  if (record.dsn_status) fields.add(field::dsn_status, core::to_string(*record.dsn_status));
  fields.add_word(field::dsn_action, record.dsn_action);
  fields.add_word(field::information, record.information);
  for (const core::DeclaredValue& declared : record.declared) fields.add(declared.name, declared.value);
  return fields.take();
}

}  // namespace carom::cli
