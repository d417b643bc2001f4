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
#include "tests/services/host/sign_in.h"

namespace parcours::host {
namespace {

using google::protobuf::MethodDescriptor;
using policy::v1::CallerKind;

constexpr const char* kDoctorsProfession = "10";

class Walk : public SignInWorld {
 protected:
  Walk() : sandbox_(NewSandbox().sandbox()) {
    callers_[policy::v1::CALLER_KIND_ANONYMOUS] = Channel(std::nullopt);
    callers_[policy::v1::CALLER_KIND_OPERATOR] = OperatorChannel();
    callers_[policy::v1::CALLER_KIND_CPS] = ChannelOf(UnlockCard(sandbox_.id(), "doctor"));
    callers_[policy::v1::CALLER_KIND_CPF] = ChannelOf(UnlockCard(sandbox_.id(), "student"));
    callers_[policy::v1::CALLER_KIND_CPE] = ChannelOf(UnlockCard(sandbox_.id(), "secretary"));
    callers_[policy::v1::CALLER_KIND_CPA] = ChannelOf(UnlockCard(sandbox_.id(), "insurer"));
    callers_[policy::v1::CALLER_KIND_STRUCTURE] = ChannelOf(UnlockCard(sandbox_.id(), "hospital"));
    callers_[policy::v1::CALLER_KIND_ECPS] = Channel(SignInDoctor(sandbox_));
    callers_[policy::v1::CALLER_KIND_CITIZEN] = Channel(SignInPaul(sandbox_));
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

  // Nobody but the caller's own certificate decides: a refusal that does not depend on the request.
  void ExpectEveryMethodRefuses(const std::shared_ptr<grpc::Channel>& channel, CallerKind kind,
                                const std::string& reason) const {
    for (const MethodDescriptor* method : Methods()) {
      EXPECT_EQ(ReasonOf(channel, *method, kind), reason) << scenarios::FullName(*method);
    }
  }

  grpc::Status ChangeDoctorsCard(const std::string& method) {
    const auto* descriptor = scenarios::FindMethod("parcours.card.v1.CardService/" + method);
    const auto request = Request(*descriptor, sandbox_.id());
    const auto set = [&](const char* field, const std::string& value) {
      request->GetReflection()->SetString(request.get(), request->GetDescriptor()->FindFieldByName(field), value);
    };
    set("request_id", NextRequestId());
    set("card_id", "doctor");
    const auto outcome = scenarios::CallMethod(callers_.at(policy::v1::CALLER_KIND_OPERATOR), *descriptor, *request, 1,
                                               std::chrono::seconds(20));
    return {static_cast<grpc::StatusCode>(outcome.code), ""};
  }

  static bool Names(const policy::v1::MethodRule& rule, CallerKind kind) {
    if (rule.services_only()) return false;
    const bool professional = kind == policy::v1::CALLER_KIND_CPS || kind == policy::v1::CALLER_KIND_ECPS;
    if (professional && !rule.professions().empty() &&
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

TEST_F(Walk, EveryKindOfCallerIsTried) {
  const auto* kinds = policy::v1::CallerKind_descriptor();
  for (int i = 0; i < kinds->value_count(); ++i) {
    const auto kind = static_cast<CallerKind>(kinds->value(i)->number());
    // A service never calls for itself: see below.
    if (kind == policy::v1::CALLER_KIND_UNSPECIFIED || kind == policy::v1::CALLER_KIND_SERVICE) continue;
    EXPECT_TRUE(callers_.contains(kind)) << kinds->value(i)->name();
  }
}

TEST_F(Walk, ARemovedCardOpensNothingAnyMore) {
  ASSERT_TRUE(ChangeDoctorsCard("RemoveCard").ok());
  ExpectEveryMethodRefuses(callers_.at(policy::v1::CALLER_KIND_CPS), policy::v1::CALLER_KIND_CPS, "CARD_ABSENT");
}

TEST_F(Walk, ARevokedCardOpensNothingAnyMore) {
  ASSERT_TRUE(ChangeDoctorsCard("RevokeCard").ok());
  ExpectEveryMethodRefuses(callers_.at(policy::v1::CALLER_KIND_CPS), policy::v1::CALLER_KIND_CPS,
                           "CERTIFICATE_REVOKED");
}

TEST_F(Walk, ACardThatHasExpiredInTheStoryOpensNothingAnyMore) {
  sandbox::v1::MoveClockRequest request;
  request.set_request_id(NextRequestId());
  request.set_sandbox_id(sandbox_.id());
  request.mutable_by()->set_seconds(3 * 366 * 24 * 3600);
  const auto sandboxes = sandbox::v1::SandboxService::NewStub(OperatorChannel());
  ASSERT_TRUE(Call(sandboxes.get(), &sandbox::v1::SandboxService::Stub::MoveClock, request).status.ok());
  ExpectEveryMethodRefuses(callers_.at(policy::v1::CALLER_KIND_CPS), policy::v1::CALLER_KIND_CPS,
                           "CERTIFICATE_EXPIRED");
  ExpectEveryMethodRefuses(callers_.at(policy::v1::CALLER_KIND_CITIZEN), policy::v1::CALLER_KIND_CITIZEN,
                           "SESSION_ENDED");
}

TEST_F(Walk, AServiceThatSpeaksForNobodyIsRefused) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_SERVICE;
  identity.subject = "dmp";
  ExpectEveryMethodRefuses(Channel(Certified(identity, pki::Usage::kServer, Now())), policy::v1::CALLER_KIND_SERVICE,
                           "ON_BEHALF_TOKEN_INVALID");
}

// What is refused before a method is heard. The name and kind would do: the operator's own credential opens.
class Forged : public Walk, public ::testing::WithParamInterface<const char*> {
 protected:
  std::optional<pki::TlsCredential> Make(const std::string& forgery) const {
    const core::Time now = core::WallClock().Now();
    const std::chrono::hours hour(1);
    const pki::Identity trainer = OperatorNamed("trainer");
    if (forgery == "Expired")
      return Certified(trainer, pki::Usage::kAuthentication, {.not_before = now - 2 * hour, .not_after = now - hour});
    if (forgery == "NotYetValid")
      return Certified(trainer, pki::Usage::kAuthentication, {.not_before = now + hour, .not_after = now + 2 * hour});
    if (forgery == "ForSignatures") return Certified(trainer, pki::Usage::kSignature, Now());
    std::optional<pki::TlsCredential> credential;
    if (forgery == "SelfSigned") {
      credential.emplace(pki::ToTlsCredential(pki::SelfSigned("trainer", Now())));
    } else if (const auto issued = pki::Authority::Create(now).Issue(trainer, pki::Usage::kAuthentication, Now())) {
      credential.emplace(pki::ToTlsCredential(*issued));
    }
    return credential;
  }
};

TEST_P(Forged, IsRefusedInTheHandshakeOfEveryMethod) {
  const auto credential = Make(GetParam());
  ASSERT_TRUE(credential.has_value());
  ExpectEveryMethodRefuses(Channel(credential), policy::v1::CALLER_KIND_OPERATOR, "HANDSHAKE");
}

INSTANTIATE_TEST_SUITE_P(Certificates, Forged,
                         ::testing::Values("Expired", "NotYetValid", "ForSignatures", "SelfSigned",
                                           "OfAnotherAuthority"),
                         [](const auto& forgery) { return std::string(forgery.param); });

TEST_F(Walk, TheHostsOwnAuthorityWouldOpenWithTheSameName) {
  const auto channel = Channel(Certified(OperatorNamed("trainer"), pki::Usage::kAuthentication, Now()));
  for (const MethodDescriptor* method : Methods()) {
    const std::string reason = ReasonOf(channel, *method, policy::v1::CALLER_KIND_OPERATOR);
    EXPECT_NE(reason, "HANDSHAKE") << scenarios::FullName(*method);
    EXPECT_NE(reason, "CREDENTIAL_MISSING") << scenarios::FullName(*method);
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
