// Loads a program image: verification step by step.
#include "runtime/core/program.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

Expected<ImageView> read_verified(std::span<const std::byte> bytes) {
  auto image = read_sections(bytes);
  if (!image) return image;
  for (const auto verify :
       {verify_fields, verify_operands, verify_patterns, verify_conditions, verify_rules, verify_shares})
    if (auto verified = verify(*image); !verified) return std::unexpected(verified.error());
  return image;
}

}  // namespace

struct Program::LazyFieldScan {
  bool has_patterns = false;
  std::once_flag made;
  std::optional<FieldScan> scan;
};

Program::Program() = default;
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

Expected<Program> Program::load(std::vector<std::byte> image) {
  Program program;
  program.image_ = std::move(image);
  const auto view = read_verified(program.image_);
  if (!view) return std::unexpected(view.error());
#define SECTION(name, Row) program.name##_ = view->name;
#include "runtime/core/image_sections.def"
#undef SECTION
  program.unclassified_ = view->unclassified;
  program.record_text_bytes_ = view->record_text_bytes;
  program.field_scans_ = std::make_unique<LazyFieldScan[]>(program.field_count());
  for (const PatternRow& pattern : view->patterns) program.field_scans_[pattern.field].has_patterns = true;
  return program;
}

std::string_view Program::field_name(FieldId field) const {
  return field < kBuiltinFieldCount ? builtin_field(field).name
                                    : text(declared_fields_[field - kBuiltinFieldCount].name);
}

FieldType Program::field_type(FieldId field) const {
  return field < kBuiltinFieldCount ? builtin_field(field).type : declared_fields_[field - kBuiltinFieldCount].type;
}

std::uint32_t Program::field_count() const {
  return kBuiltinFieldCount + static_cast<std::uint32_t>(declared_fields_.size());
}

const FieldScan* Program::field_scan(FieldId field) const {
  LazyFieldScan& lazy = field_scans_[field];
  if (!lazy.has_patterns) return nullptr;
  std::call_once(lazy.made, [&] { lazy.scan = make_field_scan(patterns_, {strings_.data(), strings_.size()}, field); });
  return &*lazy.scan;
}

}  // namespace carom::core
