// One list of a verdict's members serves whoever compares or prints all of them.
#pragma once

#include "runtime/core/verdict.h"

namespace carom::core {

/// Calls `visit(name, a's member, b's member)` for every member. The bindings name all of them: a verdict that gains a
/// member does not compile here until it is compared.
template <class Visit>
void for_each_member(const Verdict& a, const Verdict& b, Visit visit) {
  const auto& [rule_index, class_name, type, scope, action, retry, message, suppress, confidence, rule, pack, layer,
               advice, cite, code, status, status_conflict, text_cut, text_was_not_utf8, evidence, tags, facts,
               information, overrode, unwrapped, outer_code, outer_status, outer_text, outermost_code] = a;
#define VISIT(member) visit(#member, member, b.member)
  VISIT(rule_index);
  VISIT(rule);
  VISIT(class_name);
  VISIT(type);
  VISIT(scope);
  VISIT(action);
  VISIT(retry);
  VISIT(message);
  VISIT(suppress);
  VISIT(confidence);
  VISIT(pack);
  VISIT(layer);
  VISIT(advice);
  VISIT(cite);
  VISIT(code);
  VISIT(status);
  VISIT(status_conflict);
  VISIT(text_cut);
  VISIT(text_was_not_utf8);
  VISIT(evidence);
  VISIT(tags);
  VISIT(facts);
  VISIT(information);
  VISIT(overrode);
  VISIT(unwrapped);
  VISIT(outer_code);
  VISIT(outer_status);
  VISIT(outer_text);
  VISIT(outermost_code);
#undef VISIT
}

}  // namespace carom::core
