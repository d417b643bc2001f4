#include "services/ins/rules/datamatrix.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

constexpr char kHeader[] = "IS010000000000000000000000";

Datamatrix Paul() {
  Datamatrix datamatrix;
  auto& traits = datamatrix.traits;
  traits.set_birth_name("O'MARTEL-ROY");
  traits.add_given_names("PAUL");
  traits.add_given_names("LEON");
  traits.set_sex(common::v1::SEX_MALE);
  traits.set_birth_date("1961-06-12");
  traits.set_birth_place("2A004");
  datamatrix.ins = core::MakeTestIns(traits, 0);
  return datamatrix;
}

std::string FaultOf(const std::string& content) {
  const auto read = ParseDatamatrix(content);
  if (read) return "";
  EXPECT_EQ(read.error().reason, common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(read.error().violations.at(0).field, "content");
  return read.error().violations.at(0).description;
}

TEST(WriteDatamatrix, LaysTheBlocksOutAsTheGuideDoes) {
  const auto& ins = Paul().ins;
  EXPECT_EQ(WriteDatamatrix(Paul()),
            kHeader + std::string("S1") + ins.matricule() + ins.key() +
                "S21.2.250.1.213.1.4.10S3PAUL LEON\x1DS4O'MARTEL-ROY\x1DS5MS612-06-1961S72A004");
}

TEST(WriteDatamatrix, PadsAShortOidToTwentyCharacters) {
  Datamatrix paul = Paul();
  paul.ins.set_oid("1.2.250.1.213.1.4.8");
  EXPECT_NE(WriteDatamatrix(paul).find("S21.2.250.1.213.1.4.8 S3"), std::string::npos);
  EXPECT_EQ(ParseDatamatrix(WriteDatamatrix(paul))->ins.oid(), "1.2.250.1.213.1.4.8");
}

TEST(ParseDatamatrix, GivesBackWhatWasWritten) {
  const auto read = ParseDatamatrix(WriteDatamatrix(Paul()));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->ins.SerializeAsString(), Paul().ins.SerializeAsString());
  EXPECT_EQ(read->traits.SerializeAsString(), Paul().traits.SerializeAsString());
}

TEST(ParseDatamatrix, ReadsThePublishedExampleInItsOwnOrder) {
  const auto read = ParseDatamatrix(kHeader + std::string("S1118058599124123S21.2.250.1.213.1.4.8 "
                                                          "S3FIRST NAMETEST\x1DS5MS618-06-1985S713201S4LASTNAMETEST"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->ins.matricule(), "1180585991241");
  EXPECT_EQ(read->ins.key(), "23");
  EXPECT_EQ(read->traits.birth_name(), "LASTNAMETEST");
  EXPECT_EQ(read->traits.given_names_size(), 2);
  EXPECT_EQ(read->traits.birth_date(), "1985-06-18");
  EXPECT_EQ(Inspect(*read),
            (std::vector{v1::DATAMATRIX_FINDING_KEY_WRONG, v1::DATAMATRIX_FINDING_TRAITS_CONTRADICT_MATRICULE}));
}

TEST(ParseDatamatrix, AcceptsTheBlocksInAnyOrder) {
  const auto& ins = Paul().ins;
  const std::string s1 = "S1" + ins.matricule() + ins.key();
  for (const std::string& blocks :
       {"S4O'MARTEL-ROY\x1DS72A004S612-06-1961S5M" + s1 + "S21.2.250.1.213.1.4.10S3PAUL LEON",
        "S72A004" + s1 + "S3PAUL LEON\x1DS4O'MARTEL-ROY\x1DS21.2.250.1.213.1.4.10S5MS612-06-1961",
        s1 + "S21.2.250.1.213.1.4.10S5MS612-06-1961S72A004S4O'MARTEL-ROY\x1DS3PAUL LEON\x1D"}) {
    const auto read = ParseDatamatrix(kHeader + blocks);
    ASSERT_TRUE(read) << blocks;
    EXPECT_EQ(read->traits.SerializeAsString(), Paul().traits.SerializeAsString()) << blocks;
  }
}

TEST(ParseDatamatrix, RefusesEveryContentThatIsCutShort) {
  const std::string whole = WriteDatamatrix(Paul());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_NE(FaultOf(whole.substr(0, length)), "") << length;
  }
}

TEST(ParseDatamatrix, SaysWhichBlockIsAtFault) {
  const std::string whole = WriteDatamatrix(Paul());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = whole;
    return changed.replace(changed.find(from), from.size(), to);
  };
  EXPECT_EQ(FaultOf(with("IS01", "IS02")), "the header is not that of a datamatrix INS, version 01");
  EXPECT_EQ(FaultOf(with("S5M", "")), "S5 is missing");
  EXPECT_EQ(FaultOf(with("S5M", "S5X")), "S5 is no sex");
  EXPECT_EQ(FaultOf(with("S5M", "S5MS5M")), "S5 stands twice");
  EXPECT_EQ(FaultOf(with("S5M", "S9M")), "a block is none of S1 to S7");
  EXPECT_EQ(FaultOf(with("S612-06-1961", "S61961-06-12")), "S6 is no date DD-MM-YYYY");
  EXPECT_EQ(FaultOf(with("S3PAUL LEON", "S3Paul")), "S3 is no list of given names");
  EXPECT_EQ(FaultOf(with("S3PAUL LEON", "S3 ")), "S3 is no list of given names");
  EXPECT_EQ(FaultOf(with("S116106", "S11610X")), "S1 is no matricule with its key");
  EXPECT_EQ(FaultOf(with("S72A004", "S72a004")), "S7 is no code officiel géographique");
  EXPECT_EQ(FaultOf(with("S21.2", "S2x.2")), "S2 is no OID");
}

TEST(ParseDatamatrix, NeverTripsOverGarbage) {
  std::mt19937 random(7);
  const std::string whole = WriteDatamatrix(Paul());
  for (int i = 0; i < 20'000; ++i) {
    std::string content = whole;
    for (int changes = static_cast<int>(random() % 4) + 1; changes > 0; --changes) {
      const auto at = sizeof(kHeader) - 1 + random() % (content.size() - sizeof(kHeader) + 1);
      switch (random() % 3) {
        case 0:
          content[at] = static_cast<char>(random());
          break;
        case 1:
          content.erase(at, random() % 3);
          break;
        default:
          content.insert(at, 1, "S1234567\x1D "[random() % 10]);
          break;
      }
    }
    const auto read = ParseDatamatrix(content);
    if (read) {
      EXPECT_TRUE(core::IsMatricule(read->ins.matricule()));
      EXPECT_FALSE(read->traits.given_names().empty());
    }
  }
}

TEST(Inspect, FindsNothingOddButTheTestNumber) {
  EXPECT_EQ(Inspect(Paul()), std::vector{v1::DATAMATRIX_FINDING_OID_NOT_REAL});
}

TEST(Inspect, FindsAnUnknownOid) {
  Datamatrix paul = Paul();
  paul.ins.set_oid("1.2.250.1.213.1.4.2");
  EXPECT_EQ(Inspect(paul), std::vector{v1::DATAMATRIX_FINDING_OID_UNKNOWN});
}

}  // namespace
}  // namespace parcours::ins
