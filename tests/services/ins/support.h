// A world in which INSi knows a few invented people, and short ways to call its handlers.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/store.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::ins {

inline constexpr char kHospital[] = "110B000017";
inline constexpr char kClinic[] = "110C000025";

// One person of a cast, with a matricule made from the traits.
sandbox::v1::Person CastPerson(const std::string& handle, const std::string& birth_name, const std::string& given_names,
                               common::v1::Sex sex, const std::string& birth_date, const std::string& birth_place);

// Paul Léon MARTEL with carte Vitale and app; Léa MARTEL, his daughter of 9, served by his app; two namesakes Jean
// DUPUIS born on one day in different places.
sandbox::v1::Cast DefaultCast();

v1::DeclaredTraits Declare(const std::string& birth_name, const std::string& given_names, common::v1::Sex sex,
                           const std::string& birth_date, const std::string& birth_place = "");

class InsWorld : public testing::Test {
 protected:
  InsWorld();

  // Seeds another cast than the default one; before any call.
  void Populate(const sandbox::v1::Cast& cast);

  core::Result<v1::SearchByTraitsResponse> Search(const std::string& birth_name, const std::string& given_name,
                                                  common::v1::Sex sex, const std::string& birth_date,
                                                  const std::string& birth_place = "",
                                                  const std::string& identity_id = "");
  core::Result<v1::SearchByTraitsResponse> SearchPaul(const std::string& identity_id = "");
  v1::Identity RegisterPaul();  // with all that he declares
  core::Result<v1::ValidateIdentityResponse> Validate(
      const std::string& identity_id, v1::IdentityDocument document,
      v1::IdentityDocument guardian = v1::IDENTITY_DOCUMENT_UNSPECIFIED);
  core::Result<v1::SetIdentityAttributesResponse> SetAttributes(
      const std::string& identity_id, std::initializer_list<v1::IdentityAttribute> attributes);
  v1::Identity Read(const std::string& identity_id);
  int CountRecords();  // of the caller's structure

  platform::testing::TestWorld world_;
};

// For EXPECT_EQ: the reason of a refusal, or UNSPECIFIED where nothing was refused.
template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

// The field that an INVALID_ARGUMENT names first; empty where there is none.
template <class T>
std::string FieldOf(const core::Result<T>& result) {
  return result || result.error().violations.empty() ? std::string() : result.error().violations.front().field;
}

}  // namespace parcours::ins
