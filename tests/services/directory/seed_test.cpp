// A cast that cannot be a directory is refused, with the field at fault.
#include <google/protobuf/text_format.h>

#include <functional>

#include "tests/services/directory/support.h"

namespace parcours::directory {
namespace {

std::string FaultOf(const std::function<void(sandbox::v1::Cast&)>& spoil) {
  platform::testing::TestWorld world({DirectorySchema()});
  sandbox::v1::Cast cast;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
  spoil(cast);
  return FieldOf(world.Transact([&](platform::Transaction& tx) { return SeedDirectory(tx, cast); }));
}

TEST(SeedDirectory, TakesTheCastAsItIs) {
  EXPECT_EQ(FaultOf([](auto&) {}), "");
}

TEST(SeedDirectory, HidesAnAddressOnTheRedList) {
  platform::testing::TestWorld world({DirectorySchema()});
  sandbox::v1::Cast cast;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
  auto& exercise = *cast.mutable_professionals(0)->mutable_exercises(0);
  exercise.set_mss_address("rouge@medecin.exemple.invalid");
  exercise.set_mss_red_list(true);
  ASSERT_TRUE(world.Transact([&](platform::Transaction& tx) { return SeedDirectory(tx, cast); }));
  world.caller = platform::testing::NurseAt("11B0062023");
  v1::GetProfessionalRequest request;
  request.set_ps_id_nat("8" + cast.professionals(0).rpps());
  const auto found = world.Run(&GetProfessional, request);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->professional().exercises(0).mss_address(), "");
}

TEST(SeedDirectory, RefusesAStructureThatIsNotInTheCast) {
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_professionals(1)->mutable_exercises(0)->set_structure("nowhere"); }),
            "professionals[1].exercises[0].structure");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_employees(0)->set_structure("nowhere"); }), "employees[0].structure");
}

TEST(SeedDirectory, RefusesANumberThatTwoBear) {
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_professionals(1)->set_rpps("99700000013"); }),
            "professionals[1].rpps");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_structures(1)->set_finess("1B0062023"); }), "structures[1].finess");
  EXPECT_EQ(FaultOf([](auto& cast) {
              *cast.add_employees() = cast.employees(0);
              cast.mutable_employees(1)->set_handle("another");
            }),
            "employees[1].internal_id");
}

TEST(SeedDirectory, RefusesCodesThatAreNone) {
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_professionals(0)->set_profession("11"); }),
            "professionals[0].profession");
  EXPECT_EQ(FaultOf([](auto& cast) { cast.mutable_professionals(0)->mutable_exercises(1)->set_mode("X"); }),
            "professionals[0].exercises[1].mode");
}

}  // namespace
}  // namespace parcours::directory
