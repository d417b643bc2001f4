// A world with a few adults, two children and their parents, and short ways to call the handlers of Mon espace santé.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/platform/testing/handler_harness.h"
#include "services/portal/handlers/handlers.h"

namespace parcours::portal {

inline constexpr char kEditor[] = "11B0062106";  // of "carnet-tension"

template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

class PortalWorld : public testing::Test {
 protected:
  // Adults a0 to a9 with an active space, "idle" without; "lea", a minor of a0 and a1.
  PortalWorld();

  common::v1::Ins InsOf(const std::string& handle) const { return people_.at(handle); }
  void ActAs(const std::string& handle);
  void ActAsDoctor();
  void ActAsEditor();

  // A request about somebody's space.
  template <class Request>
  Request About(const std::string& handle) const {
    Request request;
    if constexpr (requires { request.set_request_id(""); }) request.set_request_id("r-1");
    *request.mutable_holder() = InsOf(handle);
    return request;
  }
  // What the search gives for an adult.
  std::string ReferenceOf(const std::string& handle);
  // `holder` invites; the id of the delegation.
  core::Result<v1::InviteCarerResponse> Invite(const std::string& holder, const std::string& carer);
  core::Result<v1::AnswerInvitationResponse> Answer(const std::string& who, const std::string& delegation,
                                                    bool accept = true);
  void Delegate(const std::string& holder, const std::string& carer);

  platform::testing::TestWorld world_;
  std::map<std::string, dmp::v1::RecordState> records_;  // by matricule; OPEN for the others
  dmp::v1::AuthorisationState authorisation_ = dmp::v1::AUTHORISATION_STATE_NONE;

 private:
  std::map<std::string, common::v1::Ins> people_;
  std::string citizen_;
};

}  // namespace parcours::portal
