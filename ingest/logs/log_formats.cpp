// The table.
#include "ingest/logs/log_formats.h"

namespace carom::ingest::logs {
namespace {

constexpr LogFormat kFormats[] = {
#define LOG_FORMAT(id, name) {Format::id, shows_##id, make_##id##_reader},
#include "ingest/records/log_formats.def"
#undef LOG_FORMAT
};

}  // namespace

std::span<const LogFormat> log_formats() {
  return kFormats;
}

}  // namespace carom::ingest::logs
