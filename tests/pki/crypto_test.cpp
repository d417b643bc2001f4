#include "pki/crypto.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki {
namespace {

const std::string kKey(32, 'k');

TEST(Crypto, HashesLikeTheStandardsExamples) {
  // FIPS 180-4 and RFC 4231 (test case 2), RFC 5869 (test case 1, first 32 bytes).
  EXPECT_EQ(core::Hex(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(core::Hex(HmacSha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(core::Hex(DeriveKey(std::string(22, '\x0b'), core::Unhex("000102030405060708090a0b0c"),
                                core::Unhex("f0f1f2f3f4f5f6f7f8f9"))
                          .Reveal()),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
}

TEST(Crypto, AcceptsAnEmptyKeyAndEmptyBytes) {
  EXPECT_EQ(core::Hex(HmacSha256({}, {})), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
  EXPECT_EQ(core::Hex(Sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Crypto, OpensWhatItSealed) {
  for (const std::string& text : {std::string(), std::string("secret"), std::string(100000, '\0')}) {
    const std::string sealed = Seal(kKey, "card-1", text);
    const auto opened = Open(kKey, "card-1", sealed);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->Reveal(), text);
  }
}

TEST(Crypto, SealsDifferentlyEachTime) {
  EXPECT_NE(Seal(kKey, "", "same"), Seal(kKey, "", "same"));
}

TEST(Crypto, RefusesEveryFlippedBitAndEveryTruncation) {
  const std::string sealed = Seal(kKey, "card-1", "secret");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto opened = Open(kKey, "card-1", changed);
    ASSERT_FALSE(opened) << i;
    EXPECT_EQ(opened.error().reason, common::v1::REASON_FILE_MALFORMED);
    EXPECT_FALSE(Open(kKey, "card-1", sealed.substr(0, i)));
  }
}

TEST(Crypto, RefusesAnotherKeyAndOtherAssociatedData) {
  const std::string sealed = Seal(kKey, "card-1", "secret");
  EXPECT_FALSE(Open(std::string(32, 'x'), "card-1", sealed));
  EXPECT_FALSE(Open(kKey, "card-2", sealed));
  EXPECT_THROW(Seal("short", "", "x"), std::invalid_argument);
}

TEST(Crypto, MakesRandomBytes) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(RandomBytes(16));
  EXPECT_EQ(seen.size(), 100U);
  EXPECT_TRUE(RandomBytes(0).empty());
}

TEST(Crypto, ComparesWholeStrings) {
  EXPECT_TRUE(EqualInConstantTime("", ""));
  EXPECT_TRUE(EqualInConstantTime("1234", "1234"));
  EXPECT_FALSE(EqualInConstantTime("1234", "1235"));
  EXPECT_FALSE(EqualInConstantTime("1234", "12345"));
}

TEST(Crypto, EncodesBase64LikeRfc4648) {
  EXPECT_EQ(Base64(""), "");
  EXPECT_EQ(Base64("f"), "Zg==");
  EXPECT_EQ(Base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(Base64Url("\xfb\xff\xfe!"), "-__-IQ");
  for (std::size_t size = 0; size < 50; ++size) {
    const std::string bytes = RandomBytes(size);
    EXPECT_EQ(FromBase64(Base64(bytes)).value(), bytes);
    EXPECT_EQ(FromBase64Url(Base64Url(bytes)).value(), bytes);
  }
}

TEST(Crypto, RefusesWhatIsNotExactlyBase64) {
  for (const char* bad : {"Zg=", "Zg", "Zg== ", " Zg==", "Zh==", "Z===", "====", "Zm9v\n", "Zm9*", "=m9v", "-__-"}) {
    const auto decoded = FromBase64(bad);
    ASSERT_FALSE(decoded) << bad;
    EXPECT_EQ(decoded.error().reason, common::v1::REASON_INVALID_ARGUMENT);
  }
  for (const char* bad : {"Zg==", "Z", "+//+", "Zh", "Zg\n"}) EXPECT_FALSE(FromBase64Url(bad)) << bad;
}

}  // namespace
}  // namespace parcours::pki
