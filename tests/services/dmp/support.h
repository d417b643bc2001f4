// A world with Paul, his daughter and a hospital, documents made from the library's templates, and short ways to call
// the handlers of the DMP.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::dmp {

inline constexpr char kHospital[] = "11B0062023";
inline constexpr char kSamu[] = "11B0062031";
inline constexpr char kCardiologist[] = "899700000021";
inline constexpr char kColleague[] = "899700000039";  // doctor of the SAMU
inline constexpr char kPractitioner[] = "899700000013";
inline constexpr char kNurse[] = "899700000047";

// A template of scenarios/library/documents, filled with the sample values and what `changes` says instead.
std::string Filled(const std::string& document, const std::map<std::string, std::string>& changes = {});

// A text with the first `what` replaced; fails the test if there is none.
std::string Replaced(std::string text, const std::string& what, const std::string& by);

class DmpWorld : public testing::Test {
 protected:
  DmpWorld();

  // Who calls from now on.
  void ActAs(const std::string& subject, const std::string& profession = "10",
             const std::string& structure = kHospital);
  void ActAsPaul();
  void ActAsLea();  // Paul's daughter, 9
  void ActAsStranger();
  void ActAsClerk();  // CPE of the hospital
  void ActAsSoftware();
  void ActAsTrainer();

  common::v1::Ins Paul() const { return InsOf(0); }
  common::v1::Ins Lea() const { return InsOf(1); }
  common::v1::Ins Jean() const { return InsOf(2); }  // no DMP yet

  // For Lea: the values of a template that are hers.
  std::map<std::string, std::string> AboutLea() const;

  core::Result<v1::SubmitDocumentResponse> Submit(const std::string& document, const std::string& replaces = "",
                                                  std::vector<v1::Visibility> visibility = {});
  // An ECG by the caller, with another id each time.
  std::string SubmitOne(std::map<std::string, std::string> changes = {}, std::vector<v1::Visibility> visibility = {});
  // A document of this type that nobody needs to write: below the handlers.
  std::string Put(const std::string& type, const std::string& author = kColleague);
  core::Result<v1::SearchDocumentsResponse> Search(v1::AccessMode mode = v1::ACCESS_MODE_NORMAL,
                                                   const std::string& justification = "");
  core::Result<v1::GetDocumentResponse> Get(const std::string& id, v1::AccessMode mode = v1::ACCESS_MODE_NORMAL,
                                            const std::string& justification = "");
  core::Result<v1::SetVisibilityResponse> SetVisibilityOf(const std::string& id, v1::Visibility visibility,
                                                          bool lift = false);
  core::Result<v1::DeleteDocumentResponse> Delete(const std::string& id);
  core::Result<v1::SetAuthorisationResponse> Authorise(v1::AuthorisationChange change = v1::AUTHORISATION_CHANGE_ADD);
  core::Result<v1::ListAccessesResponse> History(const std::string& document = "");
  void ChooseSettings(bool break_glass, bool centre_15, bool masked_in_emergency,
                      bool mask_by_default = false);  // by Paul

  platform::testing::TestWorld world_;
  common::v1::Ins patient_;  // whom Submit, Search and History are about: Paul at first
  bool qualified_ = true;    // what INSi says of everybody

 private:
  common::v1::Ins InsOf(int person) const { return cast_.persons(person).ins(); }

  sandbox::v1::Cast cast_;
  std::string citizen_;
  int requests_ = 0;
};

// For EXPECT_EQ: the reason of a refusal, or UNSPECIFIED where nothing was refused.
template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

}  // namespace parcours::dmp
