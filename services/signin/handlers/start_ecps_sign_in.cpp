#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/professional_sessions.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/texts.h"
#include "services/signin/rules/user_info.h"

namespace parcours::signin {
namespace {

constexpr std::size_t kBindingDigits = 2;

core::Result<void> CheckBindingMessage(const std::string& message) {
  const bool digits = std::ranges::all_of(message, [](char c) { return c >= '0' && c <= '9'; });
  if (message.empty() || (digits && message.size() == kBindingDigits)) return {};
  return core::Refuse(BadField("binding_message", "has two digits"));
}

}  // namespace

core::Result<Work<v1::StartEcpsSignInResponse>> StartEcpsSignIn(Call& call, const v1::StartEcpsSignInRequest& request) {
  TRY(CheckBindingMessage(request.binding_message()));
  const auto professional = TRY(AskDirectory(call, request.ps_id_nat()));
  const auto exercise = TRY(ChooseExercise(professional, request.exercise_id()));
  return Work<v1::StartEcpsSignInResponse>(
      [&request, exercise_id = exercise.id()](platform::Transaction& tx) -> core::Result<v1::StartEcpsSignInResponse> {
        const auto holder = FindProfessional(tx.sql(), request.ps_id_nat());
        if (!holder || !holder->has_ecps) return core::Refuse(common::v1::REASON_ECPS_ABSENT);
        Flow flow{.id = tx.NextId("auth"), .kind = FlowKind::kEcps, .state = FlowState::kStarted};
        flow.holder = request.ps_id_nat();
        flow.expires = tx.now() + kEcpsRequest;
        flow.csr = request.csr();
        flow.exercise = exercise_id;
        flow.nonce = request.nonce();
        PutFlow(tx.sql(), flow);
        v1::StartEcpsSignInResponse response;
        response.set_auth_req_id(flow.id);
        response.set_binding_message(request.binding_message().empty() ? tx.NextCode().substr(0, kBindingDigits)
                                                                       : request.binding_message());
        response.set_expires_in(
            static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(kEcpsRequest).count()));
        response.set_interval(kEcpsPollSeconds);
        Send(tx, holder->handle, EcpsRequestText(response.binding_message()), v1::MESSAGE_CHANNEL_PUSH, flow.expires,
             flow.id);
        return response;
      });
}

}  // namespace parcours::signin
