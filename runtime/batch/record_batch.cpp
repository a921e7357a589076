// The columns, one record after another.
#include "runtime/batch/record_batch.h"

#include "runtime/core/prepare.h"
#include "runtime/core/record_values.h"
#include "support/utf8.h"

namespace carom::batch {

RecordBatch::RecordBatch(scan::SimdForm form) : texts_(text_form(form)) {}

void RecordBatch::begin(const core::Program& program) {
  program_ = &program;
  texts_.clear();
  rows_.clear();
}

void RecordBatch::add(const core::Record& record) {
  const std::string_view text = cut_to(record.text, program_->record_text_bytes());
  const core::Stage own_stage = core::valid_word(record.stage);
  const OwnCodes own = {.code = core::valid_code(record.code),
                        .status = core::valid_status(record.status),
                        .dsn_status = core::valid_status(record.dsn_status),
                        .stage_is_known = own_stage != core::Stage::missing};
  const core::Reply& reply = texts_.add(text, own);
  const bool has_text = !texts_.texts().text(rows_.size()).empty();
  rows_.push_back({.record = &record,
                   .status = pack_status(reply.status),
                   .code = reply.code.value_or(0),
                   .stage = own.stage_is_known ? own_stage : reply.stage,
                   .information = core::information_of(record, has_text, has_text || has_label(record, reply)),
                   .status_conflict = reply.status_conflict,
                   .text_cut = text.size() != record.text.size(),
                   .was_not_utf8 = texts_.was_not_utf8()});
}

bool RecordBatch::has_label(const core::Record& record, const core::Reply& reply) {
  if (reply.code || reply.status || core::valid_status(record.dsn_status)) return true;
  if (core::valid_word(record.dsn_action) != core::DsnAction::missing) return true;
  if (core::valid_word(record.esp_type) != core::EspType::missing) return true;
  core::normalise(cut_to(record.esp_class, program_->record_text_bytes()), label_);
  return !label_.text.empty();
}

Span RecordBatch::source_of(std::size_t i, Span normalised) const {
  return texts_.source_of(i, cut_to(record(i).text, program_->record_text_bytes()), normalised);
}

}  // namespace carom::batch
