#include "parcours/common/v1/reason.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/professional_sessions.h"
#include "services/signin/rules/user_info.h"

namespace parcours::signin {
namespace {

pki::Identity IdentityOf(const directory::v1::Professional& professional, const directory::v1::Exercise& exercise) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_ECPS;
  identity.subject = professional.ps_id_nat();
  identity.given_name = professional.given_name();
  identity.family_name = professional.family_name();
  identity.title = professional.title();
  identity.profession = professional.profession().code();
  identity.speciality = professional.speciality().code();
  identity.structure = exercise.structure().struct_id_nat();
  identity.organisation = exercise.structure().name();
  identity.sector = exercise.structure().sector().code();
  return identity;
}

core::Result<void> RequireApproval(const Flow& flow) {
  if (flow.state == FlowState::kReady) return {};
  return core::Refuse(common::v1::REASON_SIGN_IN_PENDING);
}

}  // namespace

core::Result<Work<v1::PollEcpsSignInResponse>> PollEcpsSignIn(SessionIssuer& issuer, Call& call,
                                                              const v1::PollEcpsSignInRequest& request) {
  const Flow asked = TRY(OpenFlow(call, FlowKind::kEcps, request.auth_req_id()));
  TRY(RequireApproval(asked));
  const auto professional = TRY(AskDirectory(call, asked.holder));
  const auto exercise = TRY(ChooseExercise(professional, asked.exercise));
  pki::Identity identity = IdentityOf(professional, exercise);
  identity.sandbox = call.sandbox();
  identity.branch = call.branch();
  return Work<v1::PollEcpsSignInResponse>(
      [&request, &issuer, identity, info = UserInfoOf(professional, exercise)](
          platform::Transaction& tx) mutable -> core::Result<v1::PollEcpsSignInResponse> {
        Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kEcps, request.auth_req_id(), tx.now()));
        TRY(RequireApproval(flow));
        flow.state = FlowState::kDone;
        PutFlow(tx.sql(), flow);
        v1::PollEcpsSignInResponse response;
        *response.mutable_session() = OpenProfessionalSession(tx, flow.holder, flow.exercise, /*card=*/"");
        identity.credential = response.session().id();
        response.set_certificate_chain(TRY(issuer.Issue(flow.csr, identity)));
        *response.mutable_id_token() = IdTokenOf(info, flow.nonce, kMeansEcps);
        *response.mutable_user_info() = info;
        return response;
      });
}

}  // namespace parcours::signin
