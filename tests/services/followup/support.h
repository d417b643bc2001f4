// A hospital, two receiving structures and a patient, and short ways to call the handlers as each of them.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/followup/service.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::followup {

inline constexpr char kHospital[] = "11B0062023";
inline constexpr char kRehabilitation[] = "11B0062205";
inline constexpr char kHomeCare[] = "11B0062213";
inline constexpr char kSmrUnit[] = "1B0062205-1";
inline constexpr char kHadUnit[] = "1B0062213-1";

class FollowupWorld : public testing::Test {
 protected:
  FollowupWorld();

  void ActAsDoctor(const std::string& structure = kHospital);
  void ActAsNurse(const std::string& structure = kHospital);
  void ActAsClerk(const std::string& structure = kHospital);  // without the habilitation médicale
  void ActAsSecretary();                                      // of the hospital, with it
  void ActAsSoftware(const std::string& structure = kHospital);
  void ActAs(const common::v1::Ins& citizen);
  void Later(std::chrono::hours time) { world_.now += time; }

  template <class Request>
  Request Asking() {
    Request request;
    request.set_request_id("req-" + std::to_string(++requests_));
    return request;
  }

  platform::testing::TestWorld world_;
  common::v1::Ins paul_;
  common::v1::Ins jeanne_;
  ins::v1::IdentityStatus status_ = ins::v1::IDENTITY_STATUS_QUALIFIED;  // what INSi's records say of everybody

 private:
  common::v1::Ins citizen_;
  common::v1::Traits traits_;
  int requests_ = 0;
};

// For EXPECT_EQ: the reason of a refusal, or UNSPECIFIED where nothing was refused.
template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

}  // namespace parcours::followup
