// A cast that cannot sign in as it says is refused, with the field at fault.
#include "services/signin/seed.h"

#include <functional>

#include "tests/services/signin/support.h"

namespace parcours::signin {
namespace {

std::string FaultOf(const std::function<void(sandbox::v1::Cast&)>& spoil) {
  platform::testing::TestWorld world({SigninSchema()});
  sandbox::v1::Cast cast = DefaultCast();
  spoil(cast);
  return FieldOf(world.Transact([&](platform::Transaction& tx) { return SeedSignin(tx, cast); }));
}

TEST(SeedSignin, TakesTheCastAsItIs) {
  EXPECT_EQ(FaultOf([](auto&) {}), "");
}

TEST(SeedSignin, RefusesHandlesAndIdentifiersThatTwoBear) {
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_persons(1)->set_handle("paul"); }), "persons[1].handle");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_professionals(0)->set_handle("paul"); }), "professionals[0].handle");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_employees(0)->set_handle("gp"); }), "employees[0].handle");
  EXPECT_EQ(FaultOf([](auto& cast) { *cast.mutable_persons(1)->mutable_ins() = cast.persons(0).ins(); }),
            "persons[1].ins.matricule");
  EXPECT_EQ(FaultOf([](auto& cast) {
              cast.mutable_persons(1)->mutable_record()->set_account_identifier("paul.martel");
              cast.mutable_persons(1)->mutable_record()->set_account_password("Cerisier2025");
            }),
            "persons[1].record.account_identifier");
  EXPECT_EQ(FaultOf([](auto& cast) {
              cast.mutable_persons(1)->mutable_digital_identities(0)->set_identifier("9000000000017");
            }),
            "persons[1].digital_identities[0].identifier");
}

TEST(SeedSignin, RefusesWhatCannotWork) {
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_persons(0)->clear_ins(); }), "persons[0].ins");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_persons(0)->clear_mobile(); }), "persons[0].mobile");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_professionals(0)->clear_mobile(); }), "professionals[0].mobile");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_persons(0)->mutable_digital_identities(0)->set_level(4); }),
            "persons[0].digital_identities[0].level");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_persons(0)->mutable_record()->clear_account_password(); }),
            "persons[0].record");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_employees(0)->set_structure("nowhere"); }), "employees[0].structure");
}

}  // namespace
}  // namespace parcours::signin
