#include "core/refusal_wire.h"

#include <google/rpc/code.pb.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>

#include "core/reasons.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::core {
namespace {

constexpr const char* kDetail = "detail";

Reason ReasonForCode(int code) {
  switch (code) {
    case google::rpc::UNAVAILABLE:
      return common::v1::REASON_SERVICE_UNAVAILABLE;
    case google::rpc::DEADLINE_EXCEEDED:
    case google::rpc::CANCELLED:
      return common::v1::REASON_DEADLINE;
    case google::rpc::UNIMPLEMENTED:
      return common::v1::REASON_UNKNOWN_METHOD;
    case google::rpc::RESOURCE_EXHAUSTED:
      return common::v1::REASON_MESSAGE_TOO_LARGE;
    case google::rpc::UNAUTHENTICATED:
      return common::v1::REASON_CREDENTIAL_MISSING;
    case google::rpc::PERMISSION_DENIED:
      return common::v1::REASON_CALLER_KIND_NOT_ALLOWED;
    case google::rpc::NOT_FOUND:
      return common::v1::REASON_NOT_FOUND;
    case google::rpc::ALREADY_EXISTS:
      return common::v1::REASON_ALREADY_EXISTS;
    case google::rpc::INVALID_ARGUMENT:
      return common::v1::REASON_INVALID_ARGUMENT;
    default:
      return common::v1::REASON_INTERNAL;
  }
}

}  // namespace

std::string RefusalMessage(const Refusal& refusal) {
  return Explain(refusal, Language::kEnglish);
}

std::string RefusalDetails(const Refusal& refusal) {
  google::rpc::Status status;
  status.set_code(StatusCodeOf(refusal.reason));
  status.set_message(RefusalMessage(refusal));
  google::rpc::ErrorInfo info;
  info.set_reason(ReasonName(refusal.reason));
  info.set_domain(std::string(kRefusalDomain));
  for (const auto& [key, value] : refusal.facts) (*info.mutable_metadata())[key] = value;
  if (!refusal.detail.empty()) (*info.mutable_metadata())[kDetail] = refusal.detail;
  status.add_details()->PackFrom(info);
  if (!refusal.violations.empty()) {
    google::rpc::BadRequest bad;
    for (const Violation& violation : refusal.violations) {
      auto* one = bad.add_field_violations();
      one->set_field(violation.field);
      one->set_description(violation.description);
    }
    status.add_details()->PackFrom(bad);
  }
  return status.SerializeAsString();
}

Refusal RefusalFromStatus(int code, std::string_view message, std::string_view details) {
  Refusal refusal{.reason = ReasonForCode(code), .detail = std::string(message)};
  google::rpc::Status status;
  if (details.empty() || !status.ParseFromArray(details.data(), static_cast<int>(details.size()))) return refusal;
  for (const auto& any : status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad;
    if (any.UnpackTo(&info) && info.domain() == kRefusalDomain) {
      if (const auto reason = ReasonFromName(info.reason())) refusal.reason = *reason;
      refusal.detail.clear();
      for (const auto& [key, value] : info.metadata()) {
        if (key == kDetail) {
          refusal.detail = value;
        } else {
          refusal.facts[key] = value;
        }
      }
    } else if (any.UnpackTo(&bad)) {
      for (const auto& violation : bad.field_violations()) {
        refusal.violations.push_back(Violation{.field = violation.field(), .description = violation.description()});
      }
    }
  }
  return refusal;
}

}  // namespace parcours::core
