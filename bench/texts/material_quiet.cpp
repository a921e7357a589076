// Words of mail that arrives, in which rules of the other materials find next to nothing.
#include "bench/texts/material.h"

namespace carom::bench {
namespace {

constexpr std::string_view kSubjects[] = {
    "message for alias", "letter", "copy of the newsletter", "parcel notice",  "digest",
    "invoice run",       "batch",  "report of today",        "reminder",       "calendar invitation",
    "receipt",           "survey", "weekly summary",         "welcome letter", "shipping notice",
    "password letter"};
constexpr std::string_view kPredicates[] = {"handed over",
                                            "stored in folder",
                                            "taken by the next hop",
                                            "relayed onwards",
                                            "filed",
                                            "written to disk",
                                            "passed on at once",
                                            "sent out",
                                            "moved to archive",
                                            "read by client",
                                            "opened",
                                            "picked up",
                                            "forwarded as asked",
                                            "counted",
                                            "confirmed",
                                            "closed"};
constexpr std::string_view kReasons[] = {"all good",        "took a moment",  "first try",         "no remarks",
                                         "fast lane",       "night window",   "regular route",     "spare capacity",
                                         "as planned",      "after warm-up",  "signed and sealed", "under budget",
                                         "nothing pending", "cache was warm", "peer was polite",   "done"};
constexpr std::string_view kJoins[] = {", ", " with note ", " & "};
constexpr std::string_view kMarks[] = {"ok=", "lane ", "t+", "run_"};
constexpr std::string_view kWrappers[] = {
    "250 2.0.0 {phrase} for {addr} via {host} in {n} ms as {hex}",
    "status sent to {addr}, relay {host} [{ip}] port 25, delay {n}, {phrase}",
    "250 {phrase} {mark} by {host} at {date} after {n} ms of calm",
    "session with {host} [{ip}] ended after {n} letters, {phrase}, {phrase}",
    "{date} {host} {phrase}, {phrase}, {mark} for {addr}",
    "221 2.0.0 {host} closing, {phrase}, total {n} for {addr}, next run at {date}"};
constexpr std::string_view kCommon[] = {"status sent to"};
constexpr std::string_view kLabels[] = {"out",  "hub",  "store", "maildrop", "west",
                                        "rack", "blue", "spool", "lab",      "shelf"};
constexpr std::string_view kDomains[] = {"example.com", "zone.invalid", "campus.example", "isp.example"};
constexpr std::string_view kLocals[] = {"team", "hello", "board", "carol", "dave.p", "erin", "frank", "grace.h"};

constexpr std::string_view kSyllables[] = {"a", "lo", "mi", "ne", "pa", "ri", "so", "te", "u", "va"};

}  // namespace

const Material& material_quiet() {
  static constexpr Material material{"quiet",   kSubjects, kPredicates, kReasons, kJoins,  kMarks,
                                     kWrappers, kCommon,   kLabels,     kDomains, kLocals, kSyllables};
  return material;
}

}  // namespace carom::bench
