// Every method of every service, called as every kind of caller: the rule in the contract is what the host does (G5).
//
// The methods come from the contract; none is listed here. Whoever the rule names must get past the gate, so that a
// server that refuses everything fails; whoever it does not name must be refused with the exact reason, so that a
// server that refuses nothing fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/reasons.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/authority.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/wire.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

using google::protobuf::MethodDescriptor;
using policy::v1::CallerKind;

constexpr const char* kDoctorsProfession = "10";

class Walk : public World {
 protected:
  Walk() : sandbox_(NewSandbox().sandbox()) {
    callers_[policy::v1::CALLER_KIND_ANONYMOUS] = Channel(std::nullopt);
    callers_[policy::v1::CALLER_KIND_OPERATOR] = OperatorChannel();
    callers_[policy::v1::CALLER_KIND_CPS] = ChannelOf(UnlockCard(sandbox_.id(), "doctor"));
    callers_[policy::v1::CALLER_KIND_CPF] = ChannelOf(UnlockCard(sandbox_.id(), "student"));
    callers_[policy::v1::CALLER_KIND_CPE] = ChannelOf(UnlockCard(sandbox_.id(), "secretary"));
  }

  // A request that names the sandbox, as operators and the anonymous must, and is otherwise empty.
  std::unique_ptr<google::protobuf::Message> Request(const MethodDescriptor& method,
                                                     const std::string& sandbox_name) const {
    auto request = scenarios::NewMessage(*method.input_type());
    for (int i = 0; i < method.input_type()->field_count(); ++i) {
      const auto* field = method.input_type()->field(i);
      if (field->options().GetExtension(policy::v1::field).names_sandbox()) {
        request->GetReflection()->SetString(request.get(), field, sandbox_name);
      }
    }
    return request;
  }

  std::string ReasonOf(const std::shared_ptr<grpc::Channel>& channel, const MethodDescriptor& method,
                       CallerKind kind) const {
    const bool anonymous = kind == policy::v1::CALLER_KIND_ANONYMOUS;
    const bool in_sandbox = kind != policy::v1::CALLER_KIND_OPERATOR && !anonymous;
    const auto request =
        Request(method, anonymous ? sandbox_.join_code() : (in_sandbox ? std::string() : sandbox_.id()));
    const auto outcome = scenarios::CallMethod(channel, method, *request, 1, std::chrono::seconds(20));
    if (outcome.handshake_failed) return "HANDSHAKE";
    return outcome.code == 0 ? std::string() : core::ReasonName(outcome.refusal.reason);
  }

  // Of every service that the host serves; a contract may be drafted before its service stands.
  std::vector<const MethodDescriptor*> Methods() const {
    const std::vector<std::string> served = host_->services();
    std::vector<const MethodDescriptor*> methods;
    for (const std::string& name : scenarios::MethodNames()) {
      const auto* method = scenarios::FindMethod(name);
      if (std::find(served.begin(), served.end(), method->service()->full_name()) != served.end())
        methods.push_back(method);
    }
    return methods;
  }

  static bool Names(const policy::v1::MethodRule& rule, CallerKind kind) {
    if (rule.services_only()) return false;
    if (kind == policy::v1::CALLER_KIND_CPS && !rule.professions().empty() &&
        std::find(rule.professions().begin(), rule.professions().end(), kDoctorsProfession) ==
            rule.professions().end()) {
      return false;
    }
    return std::find(rule.callers().begin(), rule.callers().end(), static_cast<int>(kind)) != rule.callers().end();
  }

  const sandbox::v1::Sandbox sandbox_;
  std::map<CallerKind, std::shared_ptr<grpc::Channel>> callers_;
};

TEST_F(Walk, TheContractHasMethods) {
  EXPECT_GT(Methods().size(), 30U);
}

TEST_F(Walk, WhoeverARuleNamesGetsPastTheGateAndNobodyElseDoes) {
  const std::set<std::string> gate = {"CREDENTIAL_MISSING",
                                      "CALLER_KIND_NOT_ALLOWED",
                                      "PROFESSION_NOT_ALLOWED",
                                      "UNKNOWN_METHOD",
                                      "HANDSHAKE",
                                      "CERTIFICATE_REVOKED",
                                      "CARD_ABSENT",
                                      "INTERNAL"};
  for (const MethodDescriptor* method : Methods()) {
    const auto& rule = method->options().GetExtension(policy::v1::rule);
    for (const auto& [kind, channel] : callers_) {
      SCOPED_TRACE(scenarios::FullName(*method) + " as " + policy::v1::CallerKind_Name(kind));
      const std::string reason = ReasonOf(channel, *method, kind);
      if (Names(rule, kind)) {
        EXPECT_FALSE(gate.contains(reason)) << reason;
      } else if (kind == policy::v1::CALLER_KIND_ANONYMOUS) {
        EXPECT_EQ(reason, "CREDENTIAL_MISSING");
      } else {
        EXPECT_TRUE(reason == "CALLER_KIND_NOT_ALLOWED" || reason == "PROFESSION_NOT_ALLOWED") << reason;
      }
    }
  }
}

TEST_F(Walk, ARemovedCardOpensNothingAnyMore) {
  card::v1::RemoveCardRequest request;
  request.set_request_id(NextRequestId());
  request.set_sandbox_id(sandbox_.id());
  request.set_card_id("doctor");
  const auto cards = card::v1::CardService::NewStub(OperatorChannel());
  ASSERT_TRUE(Call(cards.get(), &card::v1::CardService::Stub::RemoveCard, request).status.ok());
  for (const MethodDescriptor* method : Methods()) {
    SCOPED_TRACE(scenarios::FullName(*method));
    EXPECT_EQ(ReasonOf(callers_.at(policy::v1::CALLER_KIND_CPS), *method, policy::v1::CALLER_KIND_CPS), "CARD_ABSENT");
  }
}

TEST_F(Walk, ARevokedCardOpensNothingAnyMore) {
  card::v1::RevokeCardRequest request;
  request.set_request_id(NextRequestId());
  request.set_sandbox_id(sandbox_.id());
  request.set_card_id("doctor");
  const auto cards = card::v1::CardService::NewStub(OperatorChannel());
  ASSERT_TRUE(Call(cards.get(), &card::v1::CardService::Stub::RevokeCard, request).status.ok());
  for (const MethodDescriptor* method : Methods()) {
    SCOPED_TRACE(scenarios::FullName(*method));
    EXPECT_EQ(ReasonOf(callers_.at(policy::v1::CALLER_KIND_CPS), *method, policy::v1::CALLER_KIND_CPS),
              "CERTIFICATE_REVOKED");
  }
}

TEST_F(Walk, ACertificateOfAnotherAuthorityIsRefusedInTheHandshake) {
  const core::Time now = core::WallClock().Now();
  const pki::Authority other = pki::Authority::Create(now);
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_OPERATOR;
  identity.subject = "trainer";
  const auto issued =
      other.Issue(identity, pki::Usage::kAuthentication,
                  {.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(1)});
  ASSERT_TRUE(issued.has_value());
  std::optional<pki::TlsCredential> credential;
  credential.emplace(pki::ToTlsCredential(*issued));
  const auto channel = Channel(credential);
  for (const MethodDescriptor* method : Methods()) {
    EXPECT_EQ(ReasonOf(channel, *method, policy::v1::CALLER_KIND_OPERATOR), "HANDSHAKE")
        << scenarios::FullName(*method);
  }
}

TEST_F(Walk, AnotherOperatorsSandboxIsNotFoundByAnyMethodThatNamesOne) {
  const auto other = OperatorChannel("somebody-else");
  for (const MethodDescriptor* method : Methods()) {
    const auto& rule = method->options().GetExtension(policy::v1::rule);
    const auto request = Request(*method, sandbox_.id());
    if (!Names(rule, policy::v1::CALLER_KIND_OPERATOR) || request->ByteSizeLong() == 0) continue;
    EXPECT_EQ(ReasonOf(other, *method, policy::v1::CALLER_KIND_OPERATOR), "NOT_FOUND") << scenarios::FullName(*method);
  }
}

}  // namespace
}  // namespace parcours::host
