#include "services/prescription/rules/manage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

core::Refusal NoSuchLine(std::string place) {
  return RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kOpenLine,
                   {{.field = std::move(place), .description = "is no open line of this ordonnance"}});
}

bool IsOpen(const v1::Line& line) {
  return line.status() != v1::LINE_STATUS_EXHAUSTED && line.status() != v1::LINE_STATUS_STOPPED;
}

void Stop(v1::Line& line, const std::string& reason) {
  line.set_status(v1::LINE_STATUS_STOPPED);
  line.set_stop_reason(reason);
  line.set_left(0);
  line.set_renewals_left(0);
  line.clear_next_from();
}

}  // namespace

core::Result<void> CheckCancellable(const v1::Prescription& prescription, core::Time now) {
  if (prescription.status() == v1::PRESCRIPTION_STATUS_DRAFT) return {};
  return CheckOpen(prescription, now);
}

core::Result<v1::Prescription> WithStopped(v1::Prescription prescription,
                                           const google::protobuf::RepeatedPtrField<std::string>& line_ids,
                                           const std::string& reason) {
  auto& lines = *prescription.mutable_lines();
  for (int i = 0; i < line_ids.size(); ++i) {
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&](const v1::Line& line) { return line.id() == line_ids[i]; });
    if (found == lines.end()) return core::Refuse(NoSuchLine(fmt::format("line_ids[{}]", i)));
    if (found->status() == v1::LINE_STATUS_STOPPED) {
      return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_LINE_STOPPED, rules::kStopped));
    }
    if (!IsOpen(*found)) {
      return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_LINE_EXHAUSTED, rules::kLineUsedUp));
    }
    Stop(*found, reason);
  }
  prescription.set_status(StatusByLines(prescription));
  return prescription;
}

v1::Prescription WithAllStopped(v1::Prescription prescription, const std::string& reason) {
  for (v1::Line& line : *prescription.mutable_lines()) {
    if (IsOpen(line)) Stop(line, reason);
  }
  prescription.set_status(StatusByLines(prescription));
  return prescription;
}

core::Result<google::protobuf::RepeatedPtrField<v1::LineOrder>> LinesToRenew(
    const v1::Prescription& prescription, const google::protobuf::RepeatedPtrField<v1::LineChange>& changes) {
  std::map<std::string, const v1::LineChange*> changed;
  for (const v1::LineChange& change : changes) changed[change.line_id()] = &change;
  google::protobuf::RepeatedPtrField<v1::LineOrder> orders;
  for (const v1::Line& line : prescription.lines()) {
    const auto change = changed.find(line.id());
    if (line.status() == v1::LINE_STATUS_STOPPED) continue;
    const bool as_written = change == changed.end();
    if (as_written || change->second->has_order()) {
      *orders.Add() = as_written ? line.order() : change->second->order();
    }
    if (!as_written) changed.erase(change);
  }
  if (!changed.empty()) return core::Refuse(NoSuchLine("changes"));
  if (orders.empty()) return core::Refuse(NoSuchLine("prescription_id"));
  return orders;
}

}  // namespace parcours::prescription
