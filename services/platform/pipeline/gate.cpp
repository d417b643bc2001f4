// The part of the pipeline that a call must pass before its handler sees it.
#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/faults/faults.h"
#include "services/platform/pipeline/on_behalf.h"
#include "services/platform/pipeline/pipeline.h"
#include "services/platform/policy/authorise.h"
#include "services/platform/policy/fields.h"
#include "services/platform/sandbox/credentials.h"

namespace parcours::platform {
namespace {

Caller ToCaller(const pki::Identity& identity) {
  return Caller{.kind = identity.kind,
                .subject = identity.subject,
                .display_name = pki::DisplayName(identity),
                .profession = identity.profession,
                .speciality = identity.speciality,
                .role = identity.role,
                .structure = identity.structure,
                .sector = identity.sector,
                .sandbox = identity.sandbox,
                .credential = identity.credential};
}

bool HoldsCredentialInSandbox(const Caller& caller) {
  switch (caller.kind) {
    case policy::v1::CALLER_KIND_CPS:
    case policy::v1::CALLER_KIND_CPF:
    case policy::v1::CALLER_KIND_CPE:
    case policy::v1::CALLER_KIND_CPA:
    case policy::v1::CALLER_KIND_ECPS:
    case policy::v1::CALLER_KIND_STRUCTURE:
    case policy::v1::CALLER_KIND_CITIZEN:
      return true;
    case policy::v1::CALLER_KIND_UNSPECIFIED:
    case policy::v1::CALLER_KIND_ANONYMOUS:
    case policy::v1::CALLER_KIND_SERVICE:
    case policy::v1::CALLER_KIND_OPERATOR:
    case policy::v1::CallerKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case policy::v1::CallerKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      return false;
  }
  return false;
}

std::string TextField(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor* field) {
  if (field == nullptr || field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_STRING) return {};
  return message.GetReflection()->GetString(message, field);
}

std::string PatientOf(const google::protobuf::Message& request, const Method& method) {
  if (method.names_patient == nullptr) return {};
  if (method.names_patient->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) {
    return TextField(request, method.names_patient);
  }
  const auto& named = request.GetReflection()->GetMessage(request, method.names_patient);
  return TextField(named, named.GetDescriptor()->FindFieldByName("matricule"));
}

}  // namespace

core::Result<void> Pipeline::Gate(const Peer& peer, const google::protobuf::Message& request,
                                  Admission& admission) const {
  admission.method = parts_.methods->FindByRequest(request.GetDescriptor());
  if (admission.method == nullptr) return core::Refuse(common::v1::REASON_UNKNOWN_METHOD);
  TRY(IdentifyCaller(peer, admission));
  TRY(FindSandbox(request, admission));
  TRY(CheckState(admission));
  TRY(Authorise(admission.method->rule, admission.caller,
                admission.via_service.empty() ? Route::kDirect : Route::kThroughService));
  TRY(StrikeFault(peer, admission));
  if (auto violations = ValidateFields(request); !violations.empty()) {
    std::string detail = violations.front().field + " " + violations.front().description;
    if (violations.size() > 1) detail += fmt::format(" (and {} more)", violations.size() - 1);
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                      .detail = std::move(detail),
                                      .violations = std::move(violations)});
  }
  admission.patient = PatientOf(request, *admission.method);
  return {};
}

core::Result<void> Pipeline::IdentifyCaller(const Peer& peer, Admission& admission) const {
  if (peer.certificate_chain.empty()) {
    if (!peer.on_behalf.empty())
      return core::Refuse(common::v1::REASON_ON_BEHALF_TOKEN_INVALID, "shown without a certificate");
    return {};
  }
  const pki::VerifiedPeer verified =
      TRY(parts_.verifier->Verify(peer.certificate_chain, parts_.wall->Now(), pki::Purpose::kClient));
  admission.fingerprint = verified.fingerprint;
  admission.caller = ToCaller(verified.identity);
  admission.branch = verified.identity.branch;
  if (parts_.check) TRY(parts_.check(verified));
  if (verified.identity.kind != policy::v1::CALLER_KIND_SERVICE) {
    if (!peer.on_behalf.empty())
      return core::Refuse(common::v1::REASON_ON_BEHALF_TOKEN_INVALID, "shown by somebody who is no service");
    return {};
  }
  // A service never calls for itself: it acts for whoever called it.
  if (peer.on_behalf.empty()) return core::Refuse(common::v1::REASON_ON_BEHALF_TOKEN_INVALID, "absent");
  const common::v1::OnBehalf on_behalf =
      TRY(VerifyOnBehalf(peer.on_behalf, peer.certificate_chain, admission.method->name, parts_.wall->Now()));
  admission.via_service = verified.identity.subject;
  admission.parent_exchange = on_behalf.exchange_id();
  admission.caller = platform::ToCaller(on_behalf);
  return {};
}

core::Result<void> Pipeline::FindSandbox(const google::protobuf::Message& request, Admission& admission) const {
  const std::string named = TextField(request, admission.method->names_sandbox);
  if (!admission.caller.sandbox.empty()) {
    auto found = parts_.sandboxes->Find(admission.caller.sandbox);
    if (!found && found.error().reason == common::v1::REASON_NOT_FOUND)
      return core::Refuse(common::v1::REASON_SANDBOX_CLOSED);
    if (!found) return core::Refuse(std::move(found).error());
    // Through a service the origin may be an operator, whose request names a sandbox like any operator's; for everybody
    // else naming another sandbox than one's own is naming nothing.
    if (!named.empty() && named != admission.caller.sandbox.value())
      return core::Refuse(common::v1::REASON_NOT_FOUND, "sandbox");
    admission.sandbox = std::move(*found);
    return {};
  }
  if (named.empty()) return {};
  if (admission.caller.kind == policy::v1::CALLER_KIND_OPERATOR) {
    admission.sandbox = TRY(parts_.sandboxes->FindOwned(admission.caller.subject, core::SandboxId(named)));
  } else {
    admission.sandbox = TRY(parts_.sandboxes->FindByJoinCode(named));
  }
  return {};
}

core::Result<void> Pipeline::CheckState(Admission& admission) const {
  const std::uint32_t issued_in = admission.branch;
  return admission.sandbox->store().Glance([&](ReadTransaction& tx) -> core::Result<void> {
    const SandboxState state = admission.sandbox->State(tx);
    admission.now = state.now;
    admission.branch = state.branch;
    if (!admission.sandbox->is_host()) admission.fault = FaultFor(tx, *admission.method, state.now);
    // The origin of a call between services was checked when it entered the chain.
    if (!admission.via_service.empty() || !HoldsCredentialInSandbox(admission.caller)) return {};
    const auto credential = FindCredential(tx, admission.caller.credential);
    if (!credential) {
      return core::Refuse(issued_in < state.branch ? common::v1::REASON_BRANCH_ENDED
                                                   : common::v1::REASON_SESSION_ENDED);
    }
    admission.session = credential->form == CredentialForm::kSession;
    return CheckCredential(*credential, state.now);
  });
}

core::Result<void> Pipeline::StrikeFault(const Peer& peer, Admission& admission) const {
  if (!admission.fault) return {};
  const sandbox::v1::Fault& fault = *admission.fault;
  switch (fault.kind()) {
    case sandbox::v1::FAULT_KIND_UNAVAILABLE:
      return core::Refuse(common::v1::REASON_SERVICE_UNAVAILABLE, "a fault of the scenario");
    case sandbox::v1::FAULT_KIND_REFUSE:
      return core::Refuse(
          fault.reason() == common::v1::REASON_UNSPECIFIED ? common::v1::REASON_FAULT_INJECTED : fault.reason(),
          "a fault of the scenario");
    case sandbox::v1::FAULT_KIND_SLOW: {
      const core::Duration delay{google::protobuf::util::TimeUtil::DurationToMicroseconds(fault.delay())};
      const core::Time until = std::min(parts_.wall->Now() + delay, peer.deadline);
      std::mutex mutex;
      std::unique_lock lock(mutex);
      std::condition_variable never;
      constexpr core::Duration kLook = std::chrono::milliseconds(50);  // how soon a cancelled call is noticed
      while (parts_.wall->Now() < until && !peer.cancelled()) {
        never.wait_for(lock, std::min(kLook, core::Duration(until - parts_.wall->Now())));
      }
      if (peer.cancelled() || parts_.wall->Now() >= peer.deadline) return core::Refuse(common::v1::REASON_DEADLINE);
      return {};
    }
    case sandbox::v1::FAULT_KIND_CORRUPT:
    case sandbox::v1::FAULT_KIND_UNSPECIFIED:
    case sandbox::v1::FaultKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case sandbox::v1::FaultKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      return {};
  }
  return {};
}

core::Result<void> Pipeline::StillAdmitted(const Admission& admission, const Peer& peer) const {
  Admission again = admission;
  if (!peer.certificate_chain.empty()) {
    const pki::VerifiedPeer verified =
        TRY(parts_.verifier->Verify(peer.certificate_chain, parts_.wall->Now(), pki::Purpose::kClient));
    if (parts_.check) TRY(parts_.check(verified));
  }
  if (!admission.sandbox->is_host()) {
    const auto current = parts_.sandboxes->Find(admission.sandbox->id());
    if (!current) return core::Refuse(common::v1::REASON_SANDBOX_CLOSED);
    again.sandbox = *current;
  }
  return CheckState(again);
}

}  // namespace parcours::platform
