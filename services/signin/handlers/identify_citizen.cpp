#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"

namespace parcours::signin {
namespace {

constexpr char kResolvePerson[] = "parcours.ins.v1.InsService/ResolvePerson";

}  // namespace

core::Result<Work<v1::IdentifyCitizenResponse>> IdentifyCitizen(Call& call, const v1::IdentifyCitizenRequest&) {
  ins::v1::ResolvePersonRequest question;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    *question.mutable_ins() = TRY(CitizenOf(tx, call.caller())).ins;
    return {};
  }));
  // The number may have changed since the sandbox was made.
  auto answer = call.Ask<ins::v1::ResolvePersonResponse>(kResolvePerson, question);
  if (!answer && answer.error().reason == common::v1::REASON_NOT_FOUND) {
    return core::Refuse(common::v1::REASON_IDENTITY_MISMATCH);
  }
  if (!answer) return core::Refuse(std::move(answer).error());
  v1::IdentifyCitizenResponse response;
  *response.mutable_ins() = answer->ins();
  return Work<v1::IdentifyCitizenResponse>(
      [response](platform::Transaction&) -> core::Result<v1::IdentifyCitizenResponse> { return response; });
}

}  // namespace parcours::signin
