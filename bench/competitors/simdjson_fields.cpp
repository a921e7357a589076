// simdjson on demand with fields asked for in the order in which they stand, in the fastest of its modes: a stream of
// documents in large or small windows, or document by document. Compiled for this processor, as its headers want it.
#include <simdjson.h>

#include <array>
#include <cmath>
#include <cstring>

#include "bench/engines/field_reader.h"
#include "bench/measure/interleave.h"
#include "bench/texts/corpus.h"
#include "support/check.h"

namespace carom::bench {
namespace {

namespace od = simdjson::ondemand;

struct Fields {
  std::uint64_t code = 0;
  std::string_view id, status, text, host, domain;
};

void take_fields(od::object object, Fields& fields) {
  bool good = object.find_field("id").get(fields.id) == simdjson::SUCCESS;
  good &= object.find_field("smtp_code").get(fields.code) == simdjson::SUCCESS;
  good &= object.find_field("enhanced_code").get(fields.status) == simdjson::SUCCESS;
  good &= object.find_field("text").get(fields.text) == simdjson::SUCCESS;
  good &= object.find_field("remote_mta").get(fields.host) == simdjson::SUCCESS;
  good &= object.find_field("recipient_domain").get(fields.domain) == simdjson::SUCCESS;
  CAROM_CHECK(good, "simdjson reads our lines");
}

class SimdjsonFields final : public FieldReader {
 public:
  explicit SimdjsonFields(std::string_view lines) : lines_(lines) {
#ifdef SIMDJSON_THREADS_ENABLED
    parser_.threaded = false;  // one core: a helper would only take turns with it
#endif
  }

  void warm() override {
    std::array<double, kModes.size()> least;
    least.fill(HUGE_VAL);
    for (int round = 0; round < 5; ++round)
      for (mode_ = 0; mode_ < kModes.size(); ++mode_)
        least[mode_] = std::min(least[mode_], time_once([&] { (void)read(); }));
    mode_ = static_cast<std::size_t>(std::ranges::min_element(least) - least.begin());
  }

  FieldSums read() override {
    FieldSums sums;
    each([&](const Fields& fields) {
      ++sums.records;
      sums.codes += fields.code;
      sums.bytes +=
          fields.id.size() + fields.status.size() + fields.text.size() + fields.host.size() + fields.domain.size();
    });
    return sums;
  }

  void read_texts(const Full& full) override {
    texts_.reset(0);
    each([&](const Fields& fields) {
      char* const to = texts_.reserve(fields.text.size());
      for (std::size_t i = 0; i < fields.text.size(); ++i) {
        const char c = fields.text[i];
        to[i] = static_cast<char>(c + ((c >= 'A' && c <= 'Z') ? 'a' - 'A' : 0));
      }
      texts_.commit(fields.text.size());
      if (texts_.count() == kBatchTexts) hand_over(full);
    });
    if (texts_.count() != 0) hand_over(full);
  }

  [[nodiscard]] std::string mode() const override { return std::string(kModes[mode_].name); }

 private:
  struct Mode {
    std::string_view name;
    std::size_t window;  ///< of a stream; 0: document by document
  };
  static constexpr std::array<Mode, 3> kModes = {
      {{"stream, windows of 1 MB", 1'000'000}, {"stream, windows of 64 KB", 64'000}, {"line by line", 0}}};

  void hand_over(const Full& full) {
    texts_.finish();
    full(texts_);
    texts_.reset(0);
  }

  template <class Take>
  void each(const Take& take) {
    if (kModes[mode_].window == 0)
      each_line(take);
    else
      each_of_stream(take);
  }

  template <class Take>
  void each_of_stream(const Take& take) {
    od::document_stream documents;
    CAROM_CHECK(
        parser_.iterate_many(lines_.data(), lines_.size(), kModes[mode_].window).get(documents) == simdjson::SUCCESS,
        "simdjson begins our lines");
    Fields fields;
    for (auto document : documents) {
      take_fields(document.get_object().value(), fields);
      take(fields);
    }
  }

  template <class Take>
  void each_line(const Take& take) {
    const char* at = lines_.data();
    const char* const end = at + lines_.size();
    Fields fields;
    while (at < end) {
      const auto* const line_end = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      const auto size = static_cast<std::size_t>(line_end - at);
      const std::size_t readable = static_cast<std::size_t>(end - at) + simdjson::SIMDJSON_PADDING;
      od::document document = parser_.iterate(at, size, readable).value();
      take_fields(document.get_object().value(), fields);
      take(fields);
      at = line_end + 1;
    }
  }

  simdjson::padded_string lines_;
  od::parser parser_;
  std::size_t mode_ = 0;
  scan::TextBatch texts_;
};

}  // namespace

std::unique_ptr<FieldReader> simdjson_fields(std::string_view lines) {
  return std::make_unique<SimdjsonFields>(lines);
}

}  // namespace carom::bench
