// Chooses among the forms that were compiled for this processor's kind.
#include "runtime/batch/text_form.h"

namespace carom::batch {

const TextForm& text_form(scan::SimdForm form) {
#if defined(__x86_64__)
  if (form == scan::SimdForm::avx512) return kAvx512TextForm;
  if (form == scan::SimdForm::avx2) return kAvx2TextForm;
#else
  static_cast<void>(form);
#endif
  return kPlainTextForm;
}

}  // namespace carom::batch
