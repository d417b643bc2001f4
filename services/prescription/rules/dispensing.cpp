#include "services/prescription/rules/dispensing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

using common::v1::REASON_INVALID_ARGUMENT;

bool IsClosed(const v1::Line& line) {
  return line.status() == v1::LINE_STATUS_EXHAUSTED || line.status() == v1::LINE_STATUS_STOPPED;
}

bool AnyStarted(const v1::Prescription& prescription) {
  return std::any_of(prescription.lines().begin(), prescription.lines().end(),
                     [](const v1::Line& line) { return line.started(); });
}

bool IsOver(const v1::Prescription& prescription, core::Time now) {
  if (now > ToTime(prescription.ends())) return true;
  return !AnyStarted(prescription) && now > ToTime(prescription.first_before());
}

core::Refusal OfLine(core::Reason reason, const Rule& rule, const v1::Line& line,
                     std::map<std::string, std::string> facts = {}) {
  facts["line"] = line.id();
  return Refused(reason, rule, std::move(facts));
}

// Whether anything of the line may be given now.
core::Result<void> CheckLine(const v1::Prescription& prescription, const v1::Line& line, core::Time now) {
  if (line.status() == v1::LINE_STATUS_STOPPED) {
    return core::Refuse(OfLine(common::v1::REASON_PRESCRIPTION_LINE_STOPPED, rules::kStopped, line));
  }
  if (line.status() == v1::LINE_STATUS_EXHAUSTED) {
    return core::Refuse(OfLine(common::v1::REASON_PRESCRIPTION_LINE_EXHAUSTED, rules::kLineUsedUp, line));
  }
  if (!line.started() && now > ToTime(prescription.first_before())) {
    return core::Refuse(OfLine(common::v1::REASON_PRESCRIPTION_EXPIRED, rules::kFirstDelay, line));
  }
  if (line.has_next_from() && now < ToTime(line.next_from())) {
    return core::Refuse(OfLine(common::v1::REASON_DISPENSING_TOO_EARLY, rules::kInterval, line,
                               {{"next_from", core::FormatTime(ToTime(line.next_from()))}}));
  }
  return {};
}

core::Result<void> CheckProduct(const v1::Line& line, const v1::LineToDispense& asked) {
  if (asked.quantity() > line.left()) {
    return core::Refuse(OfLine(common::v1::REASON_DISPENSED_QUANTITY_TOO_LARGE, rules::kQuantity, line,
                               {{"left", std::to_string(line.left())}}));
  }
  if (asked.has_substitute() && line.order().substitution() == v1::SUBSTITUTION_NONE) {
    return core::Refuse(OfLine(common::v1::REASON_SUBSTITUTION_NOT_ALLOWED, rules::kGeneric, line));
  }
  return {};
}

v1::Completeness CompletenessOf(const v1::Line& line, std::uint32_t quantity) {
  const bool complete = quantity == line.left();
  if (!line.started()) return complete ? v1::COMPLETENESS_FIRST_COMPLETE : v1::COMPLETENESS_FIRST_PARTIAL;
  return complete ? v1::COMPLETENESS_NEXT_COMPLETE : v1::COMPLETENESS_NEXT_PARTIAL;
}

// The line after `quantity` of it was given.
void Advance(v1::Line& line, std::uint32_t quantity, core::Time now) {
  if (line.left() == line.order().quantity()) {  // a period begins
    if (line.started()) line.set_renewals_left(line.renewals_left() - 1);
    *line.mutable_period_started() = ToTimestamp(now);
    line.clear_next_from();
  }
  line.set_started(true);
  line.set_left(line.left() - quantity);
  line.set_status(v1::LINE_STATUS_PARTIAL);
  if (line.left() > 0) return;
  if (line.renewals_left() == 0) {
    line.set_status(v1::LINE_STATUS_EXHAUSTED);
    return;
  }
  const core::Duration covered = std::chrono::hours(24 * std::int64_t{line.order().days()});
  const core::Time next = ToTime(line.period_started()) + std::max(covered - kEarly, core::Duration{});
  *line.mutable_next_from() = ToTimestamp(next);
  line.set_left(line.order().quantity());
  line.set_status(v1::LINE_STATUS_RENEWABLE);
}

core::Result<void> CheckAsked(const v1::LineToDispense& asked, int place) {
  const bool reason = asked.not_dispensed() != v1::NON_DISPENSING_REASON_UNSPECIFIED;
  const bool given = asked.quantity() > 0;
  if (reason != given && !(reason && asked.has_substitute())) return {};
  return core::Refuse(RefusedAt(REASON_INVALID_ARGUMENT, rules::kWhatIsDone,
                                {{.field = fmt::format("lines[{}]", place),
                                  .description = "wants a quantity, or a reason why nothing is given"}}));
}

v1::Line* FindLine(v1::Prescription& prescription, const std::string& id) {
  auto& lines = *prescription.mutable_lines();
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const v1::Line& line) { return line.id() == id; });
  return found == lines.end() ? nullptr : &*found;
}

core::Result<v1::DispensedLine> DispenseLine(const v1::Prescription& prescription, v1::Line& line,
                                             const v1::LineToDispense& asked, core::Time now) {
  TRY(CheckLine(prescription, line, now));
  v1::DispensedLine done;
  done.set_line_id(line.id());
  done.set_not_dispensed(asked.not_dispensed());
  if (asked.quantity() == 0) return done;
  TRY(CheckProduct(line, asked));
  *done.mutable_product() = asked.has_substitute() ? asked.substitute() : line.order().drug();
  done.set_substituted(asked.has_substitute());
  done.set_quantity(asked.quantity());
  done.set_completeness(CompletenessOf(line, asked.quantity()));
  Advance(line, asked.quantity(), now);
  return done;
}

}  // namespace

v1::PrescriptionStatus StatusByLines(const v1::Prescription& prescription) {
  const auto& lines = prescription.lines();
  if (std::all_of(lines.begin(), lines.end(), IsClosed)) {
    const bool used = std::any_of(lines.begin(), lines.end(),
                                  [](const v1::Line& line) { return line.status() == v1::LINE_STATUS_EXHAUSTED; });
    return used ? v1::PRESCRIPTION_STATUS_DISPENSED : v1::PRESCRIPTION_STATUS_CANCELLED;
  }
  return AnyStarted(prescription) ? v1::PRESCRIPTION_STATUS_IN_PROGRESS : v1::PRESCRIPTION_STATUS_SIGNED;
}

v1::PrescriptionStatus StatusAt(const v1::Prescription& prescription, core::Time now) {
  const v1::PrescriptionStatus kept = prescription.status();
  const bool open = kept == v1::PRESCRIPTION_STATUS_SIGNED || kept == v1::PRESCRIPTION_STATUS_IN_PROGRESS;
  return open && IsOver(prescription, now) ? v1::PRESCRIPTION_STATUS_EXPIRED : kept;
}

core::Result<void> CheckOpen(const v1::Prescription& prescription, core::Time now) {
  switch (StatusAt(prescription, now)) {
    case v1::PRESCRIPTION_STATUS_SIGNED:
    case v1::PRESCRIPTION_STATUS_IN_PROGRESS:
      return {};
    case v1::PRESCRIPTION_STATUS_DISPENSED:
      return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_EXHAUSTED, rules::kUsedUp));
    case v1::PRESCRIPTION_STATUS_CANCELLED:
      return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_CANCELLED, rules::kCancelled));
    case v1::PRESCRIPTION_STATUS_EXPIRED: {
      const Rule& rule = now > ToTime(prescription.ends()) ? rules::kTreatmentEnd : rules::kFirstDelay;
      return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_EXPIRED, rule));
    }
    case v1::PRESCRIPTION_STATUS_DRAFT:
    case v1::PRESCRIPTION_STATUS_UNSPECIFIED:
    case v1::PrescriptionStatus_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PrescriptionStatus_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "no such ordonnance in the base");
}

core::Result<Dispensed> Dispense(const v1::Prescription& before,
                                 const google::protobuf::RepeatedPtrField<v1::LineToDispense>& asked, core::Time now) {
  Dispensed dispensed{.lines = {}, .after = before};
  std::set<std::string> named;
  for (int i = 0; i < asked.size(); ++i) {
    TRY(CheckAsked(asked[i], i));
    v1::Line* line = FindLine(dispensed.after, asked[i].line_id());
    if (line == nullptr || !named.insert(line->id()).second) {
      return core::Refuse(
          RefusedAt(REASON_INVALID_ARGUMENT, rules::kWhatIsDone,
                    {{.field = fmt::format("lines[{}].line_id", i),
                      .description = line == nullptr ? "is no line of this ordonnance" : "is named twice"}}));
    }
    dispensed.lines.push_back(TRY(DispenseLine(before, *line, asked[i], now)));
  }
  dispensed.after.set_status(StatusByLines(dispensed.after));
  return dispensed;
}

}  // namespace parcours::prescription
