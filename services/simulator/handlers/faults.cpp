#include "services/simulator/handlers/faults.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/faults/faults.h"
#include "services/platform/pipeline/paging.h"
#include "services/simulator/show.h"

namespace parcours::simulator {
namespace {

using google::protobuf::util::TimeUtil;
using platform::Transaction;

constexpr core::Duration kLongestDelay = std::chrono::seconds(30);

core::Result<void> CheckTarget(const platform::MethodTable& methods, const std::string& target) {
  if (methods.FindByName(target) != nullptr) return {};
  std::vector<std::string> names;
  for (const auto& [name, method] : methods.all()) {
    if (method.service == target) return {};
    names.push_back(name);
    names.push_back(method.service);
  }
  const std::string nearest = core::Nearest(target, names);
  return core::Refuse(common::v1::REASON_UNKNOWN_METHOD,
                      nearest.empty() ? target : target + "; did you mean " + nearest + "?");
}

core::Result<void> CheckFault(const sandbox::v1::Fault& fault) {
  const auto refuse = [](std::string detail) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, std::move(detail));
  };
  if (fault.kind() == sandbox::v1::FAULT_KIND_UNSPECIFIED) return refuse("fault.kind: say what goes wrong");
  const core::Duration delay(TimeUtil::DurationToMicroseconds(fault.delay()));
  if (fault.kind() == sandbox::v1::FAULT_KIND_SLOW && (delay <= core::Duration(0) || delay > kLongestDelay)) {
    return refuse("fault.delay: more than 0 and at most 30 s");
  }
  if (fault.kind() != sandbox::v1::FAULT_KIND_REFUSE && fault.reason() != common::v1::REASON_UNSPECIFIED) {
    return refuse("fault.reason: only a fault of kind REFUSE has one");
  }
  return {};
}

}  // namespace

core::Result<Work<sandbox::v1::InjectFaultResponse>> InjectFault(Call& /*call*/, const Deps& deps,
                                                                 const sandbox::v1::InjectFaultRequest& request) {
  TRY(CheckTarget(deps.methods, request.fault().target()));
  TRY(CheckFault(request.fault()));
  return Work<sandbox::v1::InjectFaultResponse>(
      [request](Transaction& tx) -> core::Result<sandbox::v1::InjectFaultResponse> {
        sandbox::v1::Fault fault = request.fault();
        fault.set_id(tx.NextId("fault"));
        if (request.has_lasts()) {
          *fault.mutable_until() =
              ToTimestamp(tx.now() + core::Duration(TimeUtil::DurationToMicroseconds(request.lasts())));
        }
        platform::PutFault(tx.sql(), fault);
        sandbox::v1::InjectFaultResponse response;
        *response.mutable_fault() = fault;
        return response;
      });
}

core::Result<Work<sandbox::v1::ListFaultsResponse>> ListFaults(Call& /*call*/,
                                                               const sandbox::v1::ListFaultsRequest& request) {
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), "faults"));
  return Work<sandbox::v1::ListFaultsResponse>(
      [page](Transaction& tx) -> core::Result<sandbox::v1::ListFaultsResponse> {
        sandbox::v1::ListFaultsResponse response;
        const auto faults = platform::ListFaults(tx.sql(), page.after, page.size);
        for (const auto& fault : faults) *response.add_faults() = fault;
        response.set_next_page_token(platform::NextPageToken(page, faults.size(), page.after + page.size, "faults"));
        return response;
      });
}

core::Result<Work<sandbox::v1::ClearFaultsResponse>> ClearFaults(Call& /*call*/,
                                                                 const sandbox::v1::ClearFaultsRequest& request) {
  return Work<sandbox::v1::ClearFaultsResponse>(
      [id = request.fault_id()](Transaction& tx) -> core::Result<sandbox::v1::ClearFaultsResponse> {
        const std::int64_t cleared = platform::ClearFaults(tx.sql(), id);
        if (cleared == 0 && !id.empty()) return core::Refuse(common::v1::REASON_NOT_FOUND, "fault");
        sandbox::v1::ClearFaultsResponse response;
        response.set_cleared(static_cast<std::uint32_t>(cleared));
        return response;
      });
}

}  // namespace parcours::simulator
