#include <utility>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/rules/pivot.h"

namespace parcours::signin {
namespace {

constexpr char kResolvePerson[] = "parcours.ins.v1.InsService/ResolvePerson";
constexpr char kService[] = "mon-espace-sante";  // whom the identity goes to

// What the provider knows of whoever authenticated.
core::Result<v1::PivotIdentity> PivotOf(platform::ReadTransaction& tx, const Flow& flow) {
  const auto account = FindDigitalIdentity(tx, flow.provider, flow.identifier);
  const auto person = PersonByHandle(tx, flow.holder);
  if (!account || !person) return core::Refuse(common::v1::REASON_NOT_FOUND, "account");
  v1::PivotIdentity pivot = ToPivot(person->traits);
  if (!account->family_name.empty()) pivot.set_family_name(account->family_name);
  if (!account->given_names.empty()) {
    pivot.set_given_name(core::Join(account->given_names, " "));
    *pivot.mutable_given_name_array() = {account->given_names.begin(), account->given_names.end()};
  }
  pivot.set_preferred_username(person->used_name);
  pivot.set_email(person->email);
  pivot.set_acr(AcrOf(account->level));
  pivot.set_idp_id(account->provider);
  pivot.set_sub(SubOf(pivot, kService, ReadSecret(tx)));
  return pivot;
}

// Who that is in the national base.
core::Result<common::v1::Ins> Match(Call& call, const v1::PivotIdentity& pivot) {
  const auto traits = ToTraits(pivot);
  if (!traits) return core::Refuse(common::v1::REASON_IDENTITY_MISMATCH, "a name that INSi has no letters for");
  ins::v1::ResolvePersonRequest question;
  *question.mutable_traits() = *traits;
  auto answer = call.Ask<ins::v1::ResolvePersonResponse>(kResolvePerson, question);
  if (answer) return answer->ins();
  const auto reason = answer.error().reason;
  if (reason == common::v1::REASON_NOT_FOUND || reason == common::v1::REASON_CONFLICT) {
    return core::Refuse(common::v1::REASON_IDENTITY_MISMATCH,
                        reason == common::v1::REASON_CONFLICT ? "several persons" : "nobody");
  }
  return core::Refuse(std::move(answer).error());
}

}  // namespace

core::Result<Work<v1::AcceptSharingResponse>> AcceptSharing(SessionIssuer& issuer, Call& call,
                                                            const v1::AcceptSharingRequest& request) {
  const Flow asked = TRY(OpenFlow(call, FlowKind::kFranceConnect, request.sign_in_id()));
  TRY(RequireState(asked, FlowState::kReady));
  v1::PivotIdentity pivot;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    pivot = TRY(PivotOf(tx, asked));
    return {};
  }));
  const common::v1::Ins found = TRY(Match(call, pivot));
  const auto person = TRY(PersonOf(call, found));
  if (!person) return core::Refuse(common::v1::REASON_IDENTITY_MISMATCH, "nobody");
  return Work<v1::AcceptSharingResponse>([&request, &issuer, pivot, subject = person->subject, place = PlaceOf(call)](
                                             platform::Transaction& tx) -> core::Result<v1::AcceptSharingResponse> {
    Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kFranceConnect, request.sign_in_id(), tx.now()));
    TRY(RequireState(flow, FlowState::kReady));
    flow.state = FlowState::kDone;
    PutFlow(tx.sql(), flow);
    CitizenSignedIn signed_in = TRY(SignInCitizen(tx, issuer, place, subject, flow.csr));
    v1::AcceptSharingResponse response;
    *response.mutable_identity() = pivot;
    response.set_certificate_chain(std::move(signed_in.certificate_chain));
    *response.mutable_session() = std::move(signed_in.session);
    return response;
  });
}

}  // namespace parcours::signin
