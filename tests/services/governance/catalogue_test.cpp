#include "services/governance/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/contract_files.h"
#include "parcours/policy/v1/policy.pb.h"
#include "services/governance/handlers/handlers.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::governance {
namespace {

// Every service of the contract that stands for a real one.
template <class Each>
void EachRealService(Each each) {
  for (const auto* file : ContractFiles()) {
    for (int i = 0; i < file->service_count(); ++i) {
      const auto& title = file->service(i)->options().GetExtension(policy::v1::title);
      if (title.governed_by() != "Parcours") each(*file->service(i), title);
    }
  }
}

TEST(GovernanceCatalogue, KnowsEveryRealServiceOfTheContract) {
  int services = 0;
  EachRealService([&](const google::protobuf::ServiceDescriptor& service, const policy::v1::ServiceTitle&) {
    ++services;
    EXPECT_NE(Catalogue::Builtin().FindService(service.full_name()), nullptr) << service.full_name();
  });
  EXPECT_GT(services, 10);
}

TEST(GovernanceCatalogue, NamesFirstWhomTheContractNames) {
  EachRealService([](const google::protobuf::ServiceDescriptor& service, const policy::v1::ServiceTitle& title) {
    const auto* real = Catalogue::Builtin().FindService(service.full_name());
    if (real == nullptr) return;  // found by the test above
    const auto parts = Catalogue::Builtin().PartsInService(real->id());
    // "ARS, GRADeS": the contract may name several.
    const auto named = core::Split(title.governed_by(), ',');
    ASSERT_GE(parts.size(), named.size()) << service.full_name();
    EXPECT_TRUE(parts.front().first());
    for (std::size_t i = 0; i < named.size(); ++i) {
      const std::string name = named[i].substr(named[i].find_first_not_of(' '));
      EXPECT_EQ(parts[i].body().short_name(), name) << service.full_name();
    }
  });
}

TEST(GovernanceCatalogue, SaysWhereEverythingComesFrom) {
  std::set<std::string> with_parts;
  for (const v1::Body& body : Catalogue::Builtin().bodies()) {
    EXPECT_FALSE(body.source().reference().empty()) << body.id();
    EXPECT_FALSE(body.mission().fr().empty() || body.mission().en().empty()) << body.id();
    for (const v1::Part& part : Catalogue::Builtin().PartsOfBody(body.id())) {
      with_parts.insert(body.id());
      const std::string what = body.id() + " in " + part.service().id();
      EXPECT_FALSE(part.role().fr().empty() || part.role().en().empty()) << what;
      const bool ours = part.source().reference() == "ours";
      EXPECT_EQ(part.source().address().empty(), ours) << what;
      EXPECT_FALSE(part.source().reference().empty()) << what;
    }
  }
  EXPECT_EQ(with_parts.size(), Catalogue::Builtin().bodies().size()) << "a body has no part in any service";
}

TEST(GovernanceCatalogue, FindsAServiceByItsIdAndBothNames) {
  for (const char* name : {"dmp", "dmp.DmpService", "parcours.dmp.v1.DmpService"}) {
    const auto* found = Catalogue::Builtin().FindService(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->id(), "dmp");
  }
  EXPECT_EQ(Catalogue::Builtin().FindService("sandbox.SandboxService"), nullptr);
}

TEST(GovernanceHandlers, PageThroughAllBodiesOnce) {
  platform::testing::TestWorld world({});
  std::set<std::string> seen;
  v1::ListBodiesRequest request;
  request.set_page_size(4);
  do {
    const auto page = world.Run(&ListBodies, request);
    ASSERT_TRUE(page);
    for (const v1::Body& body : page->bodies()) EXPECT_TRUE(seen.insert(body.id()).second) << body.id();
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(seen.size(), Catalogue::Builtin().bodies().size());
}

TEST(GovernanceHandlers, DoNotKnowWhatIsNotInTheCatalogue) {
  platform::testing::TestWorld world({});
  v1::GetBodyRequest body;
  body.set_body_id("xyz");
  EXPECT_EQ(world.Run(&GetBody, body).error().reason, common::v1::REASON_NOT_FOUND);
  v1::WhoGovernsRequest service;
  service.set_service("xyz");
  EXPECT_EQ(world.Run(&WhoGoverns, service).error().reason, common::v1::REASON_NOT_FOUND);
}

}  // namespace
}  // namespace parcours::governance
