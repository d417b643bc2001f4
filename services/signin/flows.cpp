#include "services/signin/flows.h"

#include <utility>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "pki/crypto.h"
#include "services/platform/sandbox/sessions.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"

namespace parcours::signin {
namespace {

constexpr char kResolvePerson[] = "parcours.ins.v1.InsService/ResolvePerson";

}  // namespace

core::Result<Flow> OpenFlow(platform::ReadTransaction& tx, FlowKind kind, const std::string& id, core::Time now) {
  auto flow = FindFlow(tx, kind, id);
  if (!flow) return core::Refuse(common::v1::REASON_NOT_FOUND, "sign-in");
  if (flow->state == FlowState::kDenied) return core::Refuse(common::v1::REASON_SIGN_IN_DENIED);
  if (flow->state == FlowState::kDone) return core::Refuse(common::v1::REASON_SIGN_IN_EXPIRED, "used");
  if (now > flow->expires) return core::Refuse(common::v1::REASON_SIGN_IN_EXPIRED);
  return std::move(*flow);
}

core::Result<Flow> OpenFlow(platform::Call& call, FlowKind kind, const std::string& id) {
  Flow flow;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    flow = TRY(OpenFlow(tx, kind, id, call.now()));
    return {};
  }));
  return flow;
}

core::Result<void> RequireState(const Flow& flow, FlowState state) {
  if (flow.state == state) return {};
  return core::Refuse(common::v1::REASON_CONFLICT, "the steps of the sign-in have their order");
}

core::Result<void> CheckCode(const Flow& flow, const std::string& code, core::Time now, Tries& tries) {
  if (now > flow.code_expires) return core::Refuse(common::v1::REASON_CODE_EXPIRED);
  if (pki::EqualInConstantTime(flow.code, code)) return {};
  CountWrong(tries, now);
  return core::Refuse(Wrong(common::v1::REASON_CODE_WRONG, tries));
}

Place PlaceOf(const platform::Call& call) {
  return {.sandbox = call.sandbox(), .branch = call.branch()};
}

core::Result<CitizenSignedIn> SignInCitizen(platform::Transaction& tx, platform::SessionIssuer& issuer,
                                            const Place& place, const std::string& subject, const std::string& csr) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_CITIZEN;
  identity.subject = subject;
  identity.sandbox = place.sandbox;
  identity.branch = place.branch;
  identity.credential = tx.NextId("ses");
  CitizenSignedIn signed_in;
  signed_in.certificate_chain = TRY(issuer.Issue(csr, identity));
  platform::OpenSession(tx.sql(), identity.credential, subject, tx.now(), kLongestSession, kIdleSession);
  signed_in.session.set_id(identity.credential);
  *signed_in.session.mutable_expires() = ToTimestamp(tx.now() + kLongestSession);
  return signed_in;
}

core::Refusal BadField(std::string field, std::string description) {
  return {.reason = common::v1::REASON_INVALID_ARGUMENT,
          .detail = field + " " + description,
          .violations = {{field, description}}};
}

core::Result<Person> CitizenOf(platform::ReadTransaction& tx, const platform::Caller& caller) {
  auto person = PersonBySubject(tx, caller.subject);
  if (!person) return core::Refuse(common::v1::REASON_NOT_FOUND, "citizen");
  return std::move(*person);
}

core::Result<std::optional<Person>> PersonOf(platform::Call& call, const common::v1::Ins& ins) {
  std::optional<Person> person;
  const auto look = [&](const std::string& matricule) {
    return call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
      person = PersonByMatricule(tx, matricule);
      return {};
    });
  };
  TRY(look(ins.matricule()));
  if (person) return person;
  ins::v1::ResolvePersonRequest question;
  *question.mutable_ins() = ins;
  const auto resolved = call.Ask<ins::v1::ResolvePersonResponse>(kResolvePerson, question);
  if (!resolved && resolved.error().reason == common::v1::REASON_NOT_FOUND) return person;
  if (!resolved) return core::Refuse(resolved.error());
  std::vector<common::v1::Ins> numbers(resolved->ins_history().begin(), resolved->ins_history().end());
  numbers.push_back(resolved->ins());
  for (std::size_t i = 0; i < numbers.size() && !person; ++i) TRY(look(numbers[i].matricule()));
  return person;
}

}  // namespace parcours::signin
