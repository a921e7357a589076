// Lines are read whole, so that a reply of any length arrives as it is.
#define _GNU_SOURCE
#include "print_verdicts.h"

#include <stdio.h>
#include <stdlib.h>

static void print_string(const char* name, struct carom_string text) {
  printf("%s=", name);
  if (text.size != 0) fwrite(text.data, 1, text.size, stdout);
  putchar('\t');
}

static void print_verdict(const struct carom_verdict* verdict) {
  print_string("class", verdict->class_name);
  print_string("rule", verdict->rule);
  print_string("pack", verdict->pack);
  print_string("type", verdict->type);
  print_string("scope", verdict->scope);
  print_string("action", verdict->action);
  print_string("retry", verdict->retry);
  print_string("message", verdict->message);
  print_string("suppress_rule", verdict->suppress_rule);
  print_string("confidence", verdict->confidence);
  print_string("advice", verdict->advice);
  print_string("cite", verdict->cite);
  print_string("status", verdict->status);
  printf("code=%u\tsuppress=%d\tguarded=%d\n", (unsigned)verdict->code, verdict->suppress, verdict->guarded);
}

static int classify_lines(struct carom_worker* worker) {
  char* line = NULL;
  size_t room = 0;
  ssize_t size = 0;
  while ((size = getline(&line, &room, stdin)) > 0) {
    struct carom_record record = {.struct_size = sizeof record};
    struct carom_verdict verdict = {.struct_size = sizeof verdict};
    record.text.data = line;
    record.text.size = (size_t)(line[size - 1] == '\n' ? size - 1 : size);
    if (carom_classify(worker, &record, &verdict) != 0) {
      free(line);
      return 1;
    }
    print_verdict(&verdict);
  }
  free(line);
  return 0;
}

int print_verdicts(const struct carom_policy* policy) {
  char why[512];
  struct carom_engine* engine = carom_engine_open(policy, why, sizeof why);
  if (engine == NULL) {
    fprintf(stderr, "%s\n", why);
    return 1;
  }
  printf("code is used: %d\n", carom_engine_uses_code(engine));
  struct carom_worker* worker = carom_worker_new(engine);
  int code = worker == NULL ? 1 : classify_lines(worker);
  carom_worker_free(worker);
  carom_engine_close(engine);
  return code;
}
