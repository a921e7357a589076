// What the interface promises at its edges; linked with the policy of the command line's tests.
#include <stddef.h>
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

// What callers of the first version know: the members that stand before these.
static void sizes_of_the_first_version(struct carom_worker* worker) {
  struct carom_record record = {.struct_size = offsetof(struct carom_record, stage)};
  struct carom_verdict verdict;
  memset(&record.stage, 0xFF, sizeof record - offsetof(struct carom_record, stage));
  memset(&verdict, 0x55, sizeof verdict);
  verdict.struct_size = offsetof(struct carom_verdict, layer);
  record.text.data = "550 5.1.1 no such person";
  record.text.size = 24;
  expect(carom_classify(worker, &record, &verdict) == 0 && is(verdict.class_name, "trial.gone") && verdict.code == 550,
         "older callers are answered");
  expect(verdict.struct_size == offsetof(struct carom_verdict, layer), "their size stays");
  for (const unsigned char* at = (const unsigned char*)&verdict.layer; at != (const unsigned char*)(&verdict + 1); ++at)
    expect(*at == 0x55, "nothing is written behind what they know");
  record.struct_size = sizeof record - 1;
  expect(carom_classify(worker, &record, &verdict) == -2, "a size between two versions");
}

static void texts_over_the_limit(struct carom_worker* worker) {
  enum { LIMIT = 65536 };
  static char text[LIMIT + 1];
  struct carom_record record = {.struct_size = sizeof record, .text = {text, LIMIT}};
  struct carom_verdict verdict = {.struct_size = sizeof verdict};
  memset(text, 'x', sizeof text);
  expect(carom_classify(worker, &record, &verdict) == 0 && verdict.text_cut == 0, "the longest text is whole");
  record.text.size = sizeof text;
  expect(carom_classify(worker, &record, &verdict) == 0 && verdict.text_cut == 1, "a longer one is cut");
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
    sizes_of_the_first_version(worker);
    texts_over_the_limit(worker);
    empty_records(worker);
    fields_beside_the_text(worker);
  }
  carom_worker_free(worker);
  carom_engine_close(engine);
  return failed;
}
