// Classifying with a policy that was compiled ahead of time, from C: `carom compile --emit object` or `shared` makes
// the policy, libcarom-runtime answers. No LLVM is needed, and no rule file. C99.
//
// Strings are a pointer and a number of bytes, with no NUL behind them; no bytes: missing. Nothing here throws, prints
// or changes global state.
#ifndef CAROM_RUNTIME_H
#define CAROM_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The one symbol of an object, unless --symbol named it otherwise. In a shared library dlsym() finds it as
// "carom_policy".
struct carom_policy;
extern const struct carom_policy carom_policy;

struct carom_string {
  const char* data;
  size_t size;
};

struct carom_field {
  struct carom_string name;
  struct carom_string value;
};

// Borrowed for the call, and as long as the verdict is used. Zero bytes are a record without anything. A value that its
// field cannot have counts as missing; carom_verdict tells how many do.
struct carom_record {
  size_t struct_size;          // sizeof(struct carom_record); a runtime of another version goes by it
  struct carom_string text;    // the reply, codes and line breaks included; read up to the policy's limit of
                               // record_text_bytes (65 536 bytes unless --limit said otherwise), see text_cut
  struct carom_string status;  // enhanced status code, as "5.1.1"
  struct carom_string host;
  struct carom_string ip;
  struct carom_string recipient;
  struct carom_string recipient_domain;
  struct carom_string from_domain;
  uint32_t code;  // reply code, 200 to 699; 0: missing

  // Callers of the first version end here.
  struct carom_string stage;           // connect, banner, ehlo, tls, auth, mail, rcpt, data, eod or dsn
  struct carom_string via;             // smtp, dsn, api or log
  struct carom_string esp_name;        // the platform that reports
  struct carom_string esp_class;       // its own category
  struct carom_string esp_type;        // hard, soft, block, admin or other
  struct carom_string dsn_status;      // as `status`
  struct carom_string dsn_action;      // failed, delayed, delivered, relayed or expanded
  struct carom_string information;     // full, own_words, label_only or none; missing: as the other members tell
  const struct carom_field* declared;  // fields that the policy declares; other names are passed over, and of a
                                       // name given twice the first value counts
  size_t declared_count;
  int64_t attempts;  // deliveries tried so far
  int64_t age_seconds;
  uint8_t has_attempts;  // 0: missing
  uint8_t has_age;
};

// Why a rule holds.
struct carom_evidence {
  struct carom_string field;  // its name in rules
  size_t begin;               // bytes of the record's text; begin equals end: the field as a whole
  size_t end;
};

// Strings and arrays live until the worker is asked again and no longer than the record, those of the policy as long as
// the engine.
struct carom_verdict {
  size_t struct_size;              // as above
  struct carom_string class_name;  // "unclassified" when no rule holds
  struct carom_string rule;        // missing when no rule holds
  struct carom_string pack;
  struct carom_string type;  // the words of `carom classify` from here on
  struct carom_string scope;
  struct carom_string action;
  struct carom_string retry;
  struct carom_string message;
  struct carom_string suppress_rule;
  struct carom_string confidence;
  struct carom_string advice;
  struct carom_string cite;
  struct carom_string status;  // as classified, in words
  uint32_t code;               // as classified; 0: missing
  uint8_t suppress;            // 1: off the list on this one verdict
  uint8_t guarded;

  // Callers of the first version end here.
  struct carom_string layer;        // missing when no rule holds
  struct carom_string information;  // how much of the remote's answer there was
  struct carom_string overrode;     // the platform's own label, when the verdict disagrees
  struct carom_string outer_text;   // of the wrapper, normalised, where the reply was unwrapped
  const struct carom_string* tags;
  size_t tag_count;
  const struct carom_field* facts;
  size_t fact_count;
  const struct carom_evidence* evidence;
  size_t evidence_count;
  uint32_t refused_values;    // values of the record that counted as missing, since their field cannot have them
  uint8_t text_cut;           // 1: the text was longer than the limit, and only its beginning was read
  uint8_t text_was_not_utf8;  // 1: it was read as Windows-1252
};

// A policy made ready; immutable, shared by threads.
struct carom_engine;
// What one thread works with.
struct carom_worker;

// Null: refused, and `why` (if it is not null) holds the reason, cut to `why_size` and ended by NUL. The policy is
// borrowed for the engine's life: a library stays open.
struct carom_engine* carom_engine_open(const struct carom_policy* policy, char* why, size_t why_size);
void carom_engine_close(struct carom_engine* engine);
// 0: the policy's code is for another runtime, and this one answers without it, with the same verdicts.
int carom_engine_uses_code(const struct carom_engine* engine);

// Null: no memory. Freed before its engine is closed.
struct carom_worker* carom_worker_new(const struct carom_engine* engine);
void carom_worker_free(struct carom_worker* worker);

// 0: `verdict` is filled. Else nothing is: -1 no memory, -2 a struct_size that no version had.
int carom_classify(struct carom_worker* worker, const struct carom_record* record, struct carom_verdict* verdict);

#ifdef __cplusplus
}
#endif

#endif
