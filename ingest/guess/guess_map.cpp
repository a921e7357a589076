// Field by field, the surest first, each takes the member that speaks most for it of those that are left.
#include "ingest/guess/guess_map.h"

#include <algorithm>

#include "ingest/guess/member_facts.h"

namespace carom::ingest::guess {
namespace {

struct FieldPurpose {
  Slot slot;
  std::string_view purpose;
};

constexpr FieldPurpose kPurposes[] = {
#define FIELD_PURPOSE(slot, purpose) {Slot::slot, purpose},
#include "ingest/guess/field_purposes.def"
#undef FIELD_PURPOSE
};
static_assert(std::size(kPurposes) == kSlotCount, "every field has a purpose");

// Fewer values of the right kind than this are chance.
constexpr double kLeastShare = 0.6;
// A name that a field goes by is worth as much as values that look just like it; of two such names the one that stands
// earlier in record_names.def, and the less nested, is worth more.
constexpr double kName = 2.0;
constexpr double kNestedName = 1.6;
constexpr double kRank = 0.002;
constexpr double kHint = 0.5;

// Surest first: what is told by its shape, then what only names tell.
constexpr Slot kOrder[] = {
    Slot::text,       Slot::recipient,   Slot::code,      Slot::status,     Slot::ip,        Slot::recipient_domain,
    Slot::host,       Slot::from_domain, Slot::timestamp, Slot::stage,      Slot::via,       Slot::attempts,
    Slot::age,        Slot::esp_name,    Slot::esp_class, Slot::esp_type,   Slot::esp_label, Slot::dsn_status,
    Slot::dsn_action, Slot::information, Slot::event_id,  Slot::message_id, Slot::id};
static_assert(std::size(kOrder) == kSlotCount);

class Guess {
 public:
  explicit Guess(const Survey& survey) {
    facts_.reserve(survey.members().size());
    for (const Member& member : survey.members()) facts_.emplace_back(member);
    is_taken_ = std::vector<bool>(facts_.size(), false);
  }

  void run() {
    for (const Slot slot : kOrder) {
      const std::optional<std::size_t> best = best_for(slot);
      member_of_[static_cast<std::size_t>(slot)] = best;
      if (best) is_taken_[*best] = true;
    }
  }
  [[nodiscard]] std::optional<std::size_t> member_of(Slot slot) const {
    return member_of_[static_cast<std::size_t>(slot)];
  }

 private:
  [[nodiscard]] std::optional<std::size_t> best_for(Slot slot) const {
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (is_taken_[i] || facts_[i].is_empty()) continue;
      const double worth = worth_of(slot, facts_[i]);
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    return best;
  }

  /// 0: it is not the field.
  [[nodiscard]] double worth_of(Slot slot, const MemberFacts& facts) const {
    const double name = worth_of_name(slot, facts);
    const double content = name > 0 ? worth_of_named(slot, facts) : worth_of_content(slot, facts);
    if (content <= 0) return 0;
    return std::max(content + name + kHint * facts.hint(slot), 0.01);
  }

  static double worth_of_name(Slot slot, const MemberFacts& facts) {
    const std::optional<FieldName> known = facts.known_name();
    if (!known || known->slot != slot) return 0;
    return (facts.is_nested() ? kNestedName : kName) - kRank * known->rank;
  }

  /// A value that the field does not take says that the name means something else.
  [[nodiscard]] double worth_of_named(Slot slot, const MemberFacts& facts) const {
    if (slot == Slot::text) return words_of(facts) >= kLeastShare ? worth_of_text(facts) : 0;
    if (slot == Slot::recipient) return facts.share(Shape::address) >= kLeastShare ? worth_of_recipient(facts) : 0;
    if (slot == Slot::id) return 1;
    if (slot == Slot::timestamp) return facts.share(Shape::timestamp) >= kLeastShare ? 1 : 0;
    if (const double content = worth_of_content(slot, facts); content > 0) return content;
    return facts.taken_by(slot) >= kLeastShare ? 0.5 : 0;
  }

  [[nodiscard]] double worth_of_content(Slot slot, const MemberFacts& facts) const {
    switch (slot) {
      case Slot::text:
        return facts.share(Shape::reply) + facts.share(Shape::complaint) >= 0.3 ? worth_of_text(facts) : 0;
      case Slot::recipient:
        return facts.share(Shape::address) >= kLeastShare ? worth_of_recipient(facts) : 0;
      case Slot::code:
        return facts.share_of_failures() >= 0.3 ? at_least(0.8, facts.share(Shape::code)) : 0;
      case Slot::status:
        return at_least(0.8, facts.share(Shape::status));
      case Slot::ip:
        return at_least(kLeastShare, facts.share(Shape::ip)) * (0.5 + facts.variety() / 2);
      case Slot::host:
        return worth_of_host(facts);
      case Slot::recipient_domain:
        return worth_of_recipient_domain(facts);
      case Slot::from_domain:
        return facts.hint(slot) > 0 ? at_least(kLeastShare, facts.share(Shape::address) + facts.share(Shape::host)) : 0;
      case Slot::timestamp:
        return at_least(0.8, facts.share(Shape::timestamp));
      case Slot::id:
        return facts.hint(slot) > 0 && facts.variety() == 1 && words_of(facts) == 0 ? 0.5 + facts.share(Shape::id) : 0;
      default:
        return 0;
    }
  }

  static double at_least(double least, double share) { return share >= least ? share : 0; }
  static double words_of(const MemberFacts& facts) {
    return facts.share(Shape::reply) + facts.share(Shape::complaint) + facts.share(Shape::words);
  }
  /// Replies with their codes are worth more than any name.
  static double worth_of_text(const MemberFacts& facts) {
    return 4 * facts.share(Shape::reply) + 1.8 * facts.share(Shape::complaint) + 0.2 * facts.share(Shape::words);
  }
  /// Senders, and the ids of messages, are of few domains.
  static double worth_of_recipient(const MemberFacts& facts) {
    return facts.share(Shape::address) + facts.variety_of_domains() + facts.variety() / 2;
  }
  static double worth_of_host(const MemberFacts& facts) {
    // One host in all records is likely ours.
    if (facts.hint(Slot::host) <= 0 && facts.member().values.size() > 4 &&
        facts.variety() * static_cast<double>(facts.member().values.size()) < 1.5)
      return 0;
    return at_least(kLeastShare, facts.share(Shape::host)) * (0.5 + facts.variety() / 2);
  }
  [[nodiscard]] double worth_of_recipient_domain(const MemberFacts& facts) const {
    const std::optional<std::size_t> recipient = member_of(Slot::recipient);
    if (!recipient || facts.share(Shape::host) < kLeastShare) return 0;
    return at_least(0.9, facts.share_of_domains_of(facts_[*recipient]));
  }

  std::vector<MemberFacts> facts_;
  std::vector<bool> is_taken_;
  std::array<std::optional<std::size_t>, kSlotCount> member_of_;
};

}  // namespace

std::vector<GuessedField> guess_map(const Survey& survey) {
  Guess guess(survey);
  guess.run();
  std::vector<GuessedField> fields;
  for (const auto& [slot, purpose] : kPurposes)
    fields.push_back({slot, spelled({slot, kMappedRank}), purpose, guess.member_of(slot)});
  return fields;
}

}  // namespace carom::ingest::guess
