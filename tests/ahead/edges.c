// What the interface promises at its edges; linked with the policy of the command line's tests.
#include <stdio.h>
#include <string.h>

#include "carom_runtime.h"

static int failed = 0;

static void expect(int holds, const char* what) {
  if (holds) return;
  failed = 1;
  fprintf(stderr, "not so: %s\n", what);
}

static int is(struct carom_string text, const char* expected) {
  return text.size == strlen(expected) && memcmp(text.data, expected, text.size) == 0;
}

static void refusals(void) {
  char why[8] = "xxxxxxx";
  expect(carom_engine_open(NULL, NULL, 0) == NULL, "no policy and nobody to tell");
  expect(carom_engine_open(NULL, why, 0) == NULL && why[0] == 'x', "no room for a reason");
  expect(carom_engine_open(NULL, why, sizeof why) == NULL && strcmp(why, "no poli") == 0, "a reason that is cut");
}

static void sizes_that_no_version_had(struct carom_worker* worker) {
  struct carom_record record = {.struct_size = sizeof record};
  struct carom_verdict verdict = {.struct_size = sizeof verdict};
  record.struct_size = 0;
  expect(carom_classify(worker, &record, &verdict) == -2, "a record without a size");
  record.struct_size = sizeof record;
  verdict.struct_size = sizeof verdict + 1;
  expect(carom_classify(worker, &record, &verdict) == -2 && verdict.class_name.data == NULL,
         "a verdict of another size");
}

static void empty_records(struct carom_worker* worker) {
  struct carom_record record = {.struct_size = sizeof record};
  struct carom_verdict verdict = {.struct_size = sizeof verdict};
  expect(carom_classify(worker, &record, &verdict) == 0 && is(verdict.class_name, "unclassified"),
         "nothing is classified");
  expect(verdict.rule.size == 0 && verdict.code == 0 && verdict.status.size == 0, "nothing is found");
}

static void fields_beside_the_text(struct carom_worker* worker) {
  struct carom_record record = {.struct_size = sizeof record, .text = {"no such person", 14}, .code = 550};
  struct carom_verdict verdict = {.struct_size = sizeof verdict};
  record.status.data = "5.1.1";
  record.status.size = 5;
  expect(carom_classify(worker, &record, &verdict) == 0 && is(verdict.class_name, "trial.gone"), "the code counts");
  expect(verdict.code == 550 && is(verdict.status, "5.1.1"), "code and status come back");
  record.code = 65536 + 550;
  record.status.size = 3;
  expect(carom_classify(worker, &record, &verdict) == 0 && verdict.code == 0 && verdict.status.size == 0,
         "what is no code and no status is missing");
}

int main(void) {
  refusals();
  struct carom_engine* engine = carom_engine_open(&carom_policy, NULL, 0);
  struct carom_worker* worker = engine == NULL ? NULL : carom_worker_new(engine);
  expect(worker != NULL, "the policy opens");
  if (worker != NULL) {
    sizes_that_no_version_had(worker);
    empty_records(worker);
    fields_beside_the_text(worker);
  }
  carom_worker_free(worker);
  carom_engine_close(engine);
  return failed;
}
