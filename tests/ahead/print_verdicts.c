// A line is a text, and behind tabs `name=value` for other fields. Lines are read whole, so that a reply of any length
// arrives as it is.
#define _GNU_SOURCE
#include "print_verdicts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kMostDeclared = 8 };

static void put(struct carom_string text) {
  if (text.size != 0) fwrite(text.data, 1, text.size, stdout);
}

static void print_string(const char* name, struct carom_string text) {
  printf("%s=", name);
  put(text);
  putchar('\t');
}

static void print_arrays(const struct carom_verdict* verdict) {
  for (size_t i = 0; i < verdict->tag_count; ++i) print_string("tag", verdict->tags[i]);
  for (size_t i = 0; i < verdict->fact_count; ++i) {
    printf("fact=");
    put(verdict->facts[i].name);
    putchar(':');
    put(verdict->facts[i].value);
    putchar('\t');
  }
  for (size_t i = 0; i < verdict->evidence_count; ++i) {
    printf("evidence=");
    put(verdict->evidence[i].field);
    printf(":%zu:%zu\t", verdict->evidence[i].begin, verdict->evidence[i].end);
  }
}

static void print_verdict(const struct carom_verdict* verdict) {
  print_string("class", verdict->class_name);
  print_string("rule", verdict->rule);
  print_string("pack", verdict->pack);
  print_string("layer", verdict->layer);
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
  print_string("information", verdict->information);
  print_string("overrode", verdict->overrode);
  print_string("outer", verdict->outer_text);
  print_arrays(verdict);
  printf("code=%u\tsuppress=%d\tguarded=%d\ttext_cut=%d\trefused=%u\n", (unsigned)verdict->code, verdict->suppress,
         verdict->guarded, verdict->text_cut, (unsigned)verdict->refused_values);
}

static struct carom_string* string_member(struct carom_record* record, const char* name) {
  if (strcmp(name, "status") == 0) return &record->status;
  if (strcmp(name, "host") == 0) return &record->host;
  if (strcmp(name, "ip") == 0) return &record->ip;
  if (strcmp(name, "rcpt") == 0) return &record->recipient;
  if (strcmp(name, "rcpt.domain") == 0) return &record->recipient_domain;
  if (strcmp(name, "from.domain") == 0) return &record->from_domain;
  if (strcmp(name, "stage") == 0) return &record->stage;
  if (strcmp(name, "via") == 0) return &record->via;
  if (strcmp(name, "esp.name") == 0) return &record->esp_name;
  if (strcmp(name, "esp.class") == 0) return &record->esp_class;
  if (strcmp(name, "esp.type") == 0) return &record->esp_type;
  if (strcmp(name, "dsn.status") == 0) return &record->dsn_status;
  if (strcmp(name, "dsn.action") == 0) return &record->dsn_action;
  if (strcmp(name, "information") == 0) return &record->information;
  return NULL;
}

static void set_member(struct carom_record* record, struct carom_field* declared, char* name, char* value) {
  const struct carom_string text = {value, strlen(value)};
  struct carom_string* const member = string_member(record, name);
  if (member != NULL) {
    *member = text;
  } else if (strcmp(name, "code") == 0) {
    record->code = (uint32_t)atoi(value);
  } else if (strcmp(name, "attempts") == 0) {
    record->attempts = atoll(value);
    record->has_attempts = 1;
  } else if (strcmp(name, "age") == 0) {
    record->age_seconds = atoll(value);
    record->has_age = 1;
  } else if (record->declared_count < kMostDeclared) {
    declared[record->declared_count].name.data = name;
    declared[record->declared_count].name.size = strlen(name);
    declared[record->declared_count++].value = text;
  }
}

static void read_record(char* line, struct carom_record* record, struct carom_field* declared) {
  char* rest = line;
  record->text.data = strsep(&rest, "\t");
  record->text.size = strlen(record->text.data);
  record->declared = declared;
  while (rest != NULL) {
    char* value = strsep(&rest, "\t");
    char* const name = strsep(&value, "=");
    if (value != NULL) set_member(record, declared, name, value);
  }
}

static int classify_lines(struct carom_worker* worker) {
  char* line = NULL;
  size_t room = 0;
  ssize_t size = 0;
  int failed = 0;
  while (!failed && (size = getline(&line, &room, stdin)) > 0) {
    struct carom_field declared[kMostDeclared];
    struct carom_record record = {.struct_size = sizeof record};
    struct carom_verdict verdict = {.struct_size = sizeof verdict};
    if (line[size - 1] == '\n') line[size - 1] = '\0';
    read_record(line, &record, declared);
    failed = carom_classify(worker, &record, &verdict) != 0;
    if (!failed) print_verdict(&verdict);
  }
  free(line);
  return failed;
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
