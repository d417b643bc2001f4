// A world where people can sign in, with the real Annuaire Santé and INSi beside, and short ways to call the handlers.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "pki/identity.h"
#include "services/platform/rpc/session_issuer.h"
#include "services/platform/testing/handler_harness.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/store.h"

namespace parcours::signin {

inline constexpr char kGoodCsr[] = "-----BEGIN CERTIFICATE REQUEST-----\ngood\n-----END CERTIFICATE REQUEST-----\n";
inline constexpr char kBadCsr[] = "-----BEGIN CERTIFICATE REQUEST-----\nbad\n-----END CERTIFICATE REQUEST-----\n";
inline constexpr char kGp[] = "899700000013";         // one exercise, e-CPS
inline constexpr char kRegulator[] = "899700000021";  // two exercises, e-CPS
inline constexpr char kNurse[] = "899700000039";      // no e-CPS
inline constexpr char kSecretary[] = "31B0062049/000000007";
inline constexpr char kPassword[] = "Cerisier2025";

// Certifies any request but kBadCsr, and remembers for whom.
class RememberingIssuer final : public platform::SessionIssuer {
 public:
  core::Result<std::string> Issue(std::string_view csr_pem, const pki::Identity& identity) override;
  std::vector<pki::Identity> issued;
};

// Paul (active account, FranceConnect at three levels), Énora Chap'elle (letter in the mailbox), Ana (no space).
sandbox::v1::Cast DefaultCast();

class SigninWorld : public testing::Test {
 protected:
  SigninWorld();

  void Anonymous();
  void Operator();
  void Citizen(const pki::Identity& identity);
  void Card(policy::v1::CallerKind kind, const std::string& subject);
  void Ecps(const pki::Identity& identity);
  void After(core::Duration duration) { world_.now += duration; }

  // What the phone of `handle` has, newest first, whoever calls now.
  std::vector<v1::Message> Phone(const std::string& handle);
  std::string LatestCode(const std::string& handle);

  Person Find(const std::string& handle);

  platform::testing::TestWorld world_;
  RememberingIssuer issuer_;
};

// A request of an anonymous method with its keys.
template <class Request>
Request Begin() {
  Request request;
  // Handlers do not look at it.
  if constexpr (requires { request.set_request_id(""); }) request.set_request_id("request-1");
  if constexpr (requires { request.set_join_code(""); }) request.set_join_code("join");
  return request;
}

template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

template <class T>
std::string FieldOf(const core::Result<T>& result) {
  return result || result.error().violations.empty() ? std::string() : result.error().violations.front().field;
}

template <class T>
std::string TriesLeft(const core::Result<T>& result) {
  if (result) return "not refused";
  const auto found = result.error().facts.find("tries_left");
  return found == result.error().facts.end() ? "not told" : found->second;
}

}  // namespace parcours::signin
