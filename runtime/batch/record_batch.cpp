// The columns, one record after another.
#include "runtime/batch/record_batch.h"

#include "runtime/core/prepare.h"

namespace carom::batch {

void RecordBatch::begin(const core::Program& program) {
  program_ = &program;
  records_.clear();
  texts_.reset(0);
  codes_.clear();
  statuses_.clear();
  stages_.clear();
  information_.clear();
  flags_.clear();
}

void RecordBatch::add(const core::Record& record) {
  core::prepare(*program_, record, fields_);
  prepared_ = records_.size();
  records_.push_back(&record);
  texts_.append(fields_[core::field::text].text);
  codes_.push_back(static_cast<std::uint16_t>(fields_[core::field::code].number));
  statuses_.push_back(pack_status(fields_.reply.status));
  stages_.push_back(static_cast<core::Stage>(fields_[core::field::stage].number));
  information_.push_back(static_cast<core::Information>(fields_[core::field::information].number));
  flags_.push_back(static_cast<std::uint8_t>((fields_.reply.status_conflict ? kStatusConflict : 0) |
                                             (fields_.text_cut ? kTextCut : 0) |
                                             (fields_.text_was_not_utf8 ? kWasNotUtf8 : 0)));
}

void RecordBatch::finish() {
  texts_.finish();
}

Span RecordBatch::source_of(std::size_t i, Span normalised) const {
  if (prepared_ != i) core::prepare(*program_, *records_[i], fields_);
  prepared_ = i;
  return fields_.texts[core::field::text].source_of(normalised);
}

}  // namespace carom::batch
