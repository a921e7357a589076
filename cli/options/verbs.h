// What the command line is read into, until it is known which verb is meant.
#pragma once

#include "cli/options/options.h"
#include "cli/options/suppress_options.h"

namespace CLI {
class App;
}

namespace carom::cli {

/// One option struct a verb; CLI11 fills them in place.
struct Verbs {
  ClassifyOptions classify;
  ExplainOptions explain;
  ReadVerbOptions read;
  MapVerbOptions map;
  CheckOptions check;
  CompileOptions compile;
  FixOptions fix;
  TestOptions test;
  FmtOptions fmt;
  CoverageOptions coverage;
  ImportOptions import;
  DumpOptions dump;
  DoctorOptions doctor;
  VersionOptions version;
  SuppressVerbs suppress;
  bool json_classify = false;
  bool json_check = false;
  bool skip_examples = false;
  bool skip_tests = false;
  bool skip_cache = false;
};

// Each adds a group of verbs.
void add_record_verbs(CLI::App& app, Verbs& verbs);
void add_rule_verbs(CLI::App& app, Verbs& verbs);

}  // namespace carom::cli
