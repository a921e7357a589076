// Answers go out as soon as they are there: who reads them waits for no later ones.
#include "cli/classify/answer_output.h"

namespace carom::cli {

bool AnswerOutput::take(const pipeline::Answers& answers) {
  records_ += answers.records;
  texts_cut_ += answers.texts_cut;
  for (const ingest::Reject& reject : answers.rejects) {
    reject_count_.add(reject);
    if (rejects_ != nullptr) rejects_->write(reject);
  }
  return out_.write(answers.lines) && out_.flush();
}

}  // namespace carom::cli
