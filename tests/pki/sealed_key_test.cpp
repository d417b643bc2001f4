#include "pki/sealed_key.h"

#include <gtest/gtest.h>

#include <chrono>

#include "parcours/common/v1/reason.pb.h"
#include "tests/pki/support.h"

namespace parcours::pki {
namespace {

core::Secret S(std::string_view text) {
  return core::Secret(text);
}

class SealedKey : public ::testing::Test {
 protected:
  const std::string blob_ = SealKey(S("the key"), S("1234"), S("secret of this host"), "card-1");

  common::v1::Reason ReasonOf(std::string_view blob, std::string_view pin,
                              std::string_view host = "secret of this host", std::string_view card = "card-1") {
    const auto opened = UnsealKey(blob, S(pin), S(host), card);
    return opened ? common::v1::REASON_UNSPECIFIED : opened.error().reason;
  }
};

TEST_F(SealedKey, OpensWithTheRightPin) {
  const auto opened = UnsealKey(blob_, S("1234"), S("secret of this host"), "card-1");
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->Reveal(), "the key");
}

TEST_F(SealedKey, RefusesAWrongPin) {
  for (const char* pin : {"", "1235", "12345", "0000", "1234 "}) {
    EXPECT_EQ(ReasonOf(blob_, pin), common::v1::REASON_CARD_PIN_WRONG) << pin;
  }
}

TEST_F(SealedKey, CallsAnotherHostOrCardMalformedWhateverThePin) {
  EXPECT_EQ(ReasonOf(blob_, "1234", "secret of other host"), common::v1::REASON_FILE_MALFORMED);
  EXPECT_EQ(ReasonOf(blob_, "1234", "secret of this host", "card-2"), common::v1::REASON_FILE_MALFORMED);
  EXPECT_EQ(ReasonOf(blob_, "9999", "secret of other host"), common::v1::REASON_FILE_MALFORMED);
}

TEST_F(SealedKey, CallsEveryChangedByteAndEveryTruncationMalformed) {
  for (std::size_t i = 0; i < blob_.size(); ++i) {
    std::string changed = blob_;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(ReasonOf(changed, "1234"), common::v1::REASON_FILE_MALFORMED) << i;
    EXPECT_EQ(ReasonOf(blob_.substr(0, i), "1234"), common::v1::REASON_FILE_MALFORMED) << i;
  }
  EXPECT_EQ(ReasonOf(blob_ + "x", "1234"), common::v1::REASON_FILE_MALFORMED);
}

TEST_F(SealedKey, SealsDifferentlyEachTime) {
  EXPECT_NE(SealKey(S("the key"), S("1234"), S("secret of this host"), "card-1"), blob_);
  EXPECT_EQ(blob_.find("the key"), std::string::npos);
  EXPECT_THROW(SealKey(S("the key"), S("1234"), S("short"), "card-1"), std::invalid_argument);
}

TEST_F(SealedKey, TakesAFewMillisecondsOfProcessorTimeAtMost) {
  auto best = std::chrono::nanoseconds::max();
  for (int i = 0; i < 20; ++i) {
    const auto start = testing::ThreadTime();
    ASSERT_EQ(ReasonOf(blob_, "1234"), common::v1::REASON_UNSPECIFIED);
    best = std::min<std::chrono::nanoseconds>(best, testing::ThreadTime() - start);
  }
  RecordProperty("microseconds", static_cast<int>(best.count() / 1000));
  EXPECT_LT(best, std::chrono::milliseconds(10));
}

}  // namespace
}  // namespace parcours::pki
