// Loads a program image: verification step by step, then the literal scan of each field.
#include "runtime/core/program.h"

#include <unordered_map>
#include <utility>

#include "runtime/core/load_image.h"

namespace carom::core {
namespace {

Expected<ImageView> read_verified(std::span<const std::byte> bytes) {
  auto image = read_sections(bytes);
  if (!image) return image;
  for (const auto verify : {verify_fields, verify_operands, verify_patterns, verify_conditions, verify_rules})
    if (auto verified = verify(*image); !verified) return std::unexpected(verified.error());
  return image;
}

/// The distinct literals of one field, with the patterns that wait for each.
struct Literals {
  std::vector<std::string_view> texts;
  std::unordered_map<std::string_view, std::uint32_t> number_of;
  std::vector<std::vector<std::uint32_t>> patterns;
  std::vector<std::uint32_t> always;

  void add(std::string_view literal, std::uint32_t pattern) {
    if (literal.empty()) {
      always.push_back(pattern);
      return;
    }
    const auto [known, is_new] = number_of.try_emplace(literal, static_cast<std::uint32_t>(texts.size()));
    if (is_new) {
      texts.push_back(literal);
      patterns.emplace_back();
    }
    patterns[known->second].push_back(pattern);
  }
};

std::vector<std::unique_ptr<Program::FieldScan>> build_field_scans(const ImageView& image) {
  std::vector<std::unique_ptr<Literals>> literals(image.field_count());
  for (std::uint32_t i = 0; i < image.patterns.size(); ++i) {
    const PatternRow& pattern = image.patterns[i];
    auto& of_field = literals[pattern.field];
    if (!of_field) of_field = std::make_unique<Literals>();
    of_field->add({image.strings.data() + pattern.literal.offset, pattern.literal.size}, i);
  }
  std::vector<std::unique_ptr<Program::FieldScan>> scans(literals.size());
  for (std::size_t i = 0; i < literals.size(); ++i)
    if (literals[i])
      scans[i] = std::make_unique<Program::FieldScan>(LiteralScan(literals[i]->texts), std::move(literals[i]->patterns),
                                                      std::move(literals[i]->always));
  return scans;
}

}  // namespace

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
  program.field_scans_ = build_field_scans(*view);
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

const Program::FieldScan* Program::field_scan(FieldId field) const {
  return field_scans_[field].get();
}

}  // namespace carom::core
