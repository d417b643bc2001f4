// G8: a sandbox's key is gone from everywhere once it is destroyed.
#include <gtest/gtest.h>

#include <fstream>

#include "core/files.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/testing/clear_text.h"
#include "tests/services/platform/store/decrypted_pages.h"
#include "tests/services/platform/store/support.h"

namespace parcours::platform::testing {
namespace {

class KeyRingTest : public ::testing::Test {
 protected:
  std::unique_ptr<KeyRing> Open() {
    auto ring = KeyRing::Open(folder_.path());
    if (!ring) throw std::runtime_error(ring.error().detail);
    return std::move(*ring);
  }

  // What the ring holds, decrypted with the key that is derived from the master key.
  std::string RingInClear() const {
    const auto master = core::ReadFile(folder_.path() / "master.key");
    return DecryptedPages(folder_.path() / "keys.db", pki::DeriveKey(*master, "", "parcours key ring"));
  }

  const core::SandboxId id_{"sbx-1"};
  TemporaryFolder folder_;
};

TEST_F(KeyRingTest, GivesEachSandboxAKeyOfItsOwnAndFindsItAgain) {
  core::Secret first;
  {
    const auto ring = Open();
    first = *ring->Create(id_);
    const auto second = ring->Create(core::SandboxId("sbx-2"));
    EXPECT_EQ(first.Reveal().size(), 32U);
    EXPECT_NE(first.Reveal(), second->Reveal());
  }
  const auto found = Open()->Find(id_);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->Reveal(), first.Reveal());
}

TEST_F(KeyRingTest, RefusesASecondKeyAndAnUnknownSandbox) {
  const auto ring = Open();
  ASSERT_TRUE(ring->Create(id_));
  EXPECT_EQ(ring->Create(id_).error().reason, common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(ring->Find(core::SandboxId("sbx-2")).error().reason, common::v1::REASON_NOT_FOUND);
  EXPECT_TRUE(ring->Destroy(core::SandboxId("sbx-2")));
}

TEST_F(KeyRingTest, KeepsTheMasterKeyToItsOwner) {
  Open();
  EXPECT_EQ(std::filesystem::status(folder_.path() / "master.key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(std::filesystem::file_size(folder_.path() / "master.key"), 32U);
}

TEST_F(KeyRingTest, RefusesAMasterKeyThatIsMissingShortOrOfAnotherRing) {
  const auto master = folder_.path() / "master.key";
  ASSERT_TRUE(Open()->Create(id_));
  std::filesystem::rename(master, folder_.path() / "aside");
  EXPECT_EQ(KeyRing::Open(folder_.path()).error().reason, common::v1::REASON_FILE_UNREADABLE);
  EXPECT_FALSE(std::filesystem::exists(master));
  std::ofstream(master) << "short";
  EXPECT_EQ(KeyRing::Open(folder_.path()).error().reason, common::v1::REASON_FILE_MALFORMED);
  std::ofstream(master) << std::string(32, 'x');
  EXPECT_EQ(KeyRing::Open(folder_.path()).error().reason, common::v1::REASON_STORE_KEY_WRONG);
  std::filesystem::rename(folder_.path() / "aside", master);
  EXPECT_TRUE(Open()->Find(id_));
}

TEST_F(KeyRingTest, LeavesNoByteOfADestroyedKeyInTheFolder) {
  const auto ring = Open();
  std::vector<core::Secret> others;
  for (int other = 0; other < 20; ++other)
    others.push_back(*ring->Create(core::SandboxId("other-" + std::to_string(other))));
  const core::Secret key = *ring->Create(id_);
  // While it is there, whoever holds the master key can find it: so this search would.
  ASSERT_NE(RingInClear().find(id_.value()), std::string::npos);
  const std::string pages = RingInClear();
  const std::string wrapped = pages.substr(pages.find(id_.value()) + id_.value().size(), 60);
  ASSERT_EQ(pki::Open(ring->Derive("parcours sandbox keys").Reveal(), id_.value(), wrapped)->Reveal(), key.Reveal());

  ASSERT_TRUE(ring->Destroy(id_));
  const std::string after = RingInClear();
  ASSERT_NE(after.find("other-7"), std::string::npos);
  EXPECT_EQ(after.find(id_.value()), std::string::npos);
  EXPECT_EQ(after.find(wrapped.substr(20, 16)), std::string::npos);
  EXPECT_FALSE(FolderContains(folder_.path(), wrapped));
  EXPECT_FALSE(FolderContains(folder_.path(), key.Reveal()));
  EXPECT_FALSE(FolderContains(folder_.path(), core::Hex(key.Reveal())));
  EXPECT_EQ(ring->Find(core::SandboxId("other-7"))->Reveal(), others[7].Reveal());
}

TEST_F(KeyRingTest, SavedCopiesOfASandboxCannotBeOpenedWithWhatRemains) {
  const auto ring = Open();
  const auto saved = folder_.path() / "saved.db";
  {
    auto store = OpenStore(folder_.path() / "world.db", *ring->Create(id_), NoteSchemas());
    ASSERT_TRUE(store);
    ASSERT_TRUE(AddNote(**store, Durability::kEffect, 1, "a secret"));
    ASSERT_TRUE((*store)->Backup(saved));
  }
  ASSERT_TRUE(OpenStore(saved, *ring->Find(id_), NoteSchemas()));
  ASSERT_TRUE(ring->Destroy(id_));
  EXPECT_EQ(ring->Find(id_).error().reason, common::v1::REASON_NOT_FOUND);
  // The same name again is not the same key.
  const core::Secret again = *ring->Create(id_);
  EXPECT_EQ(OpenStore(saved, again, NoteSchemas()).error().reason, common::v1::REASON_STORE_KEY_WRONG);
}

TEST_F(KeyRingTest, DerivesAKeyForEachPurpose) {
  const auto ring = Open();
  const std::string ledger(ring->Derive("ledger").Reveal());
  EXPECT_EQ(ledger.size(), 32U);
  EXPECT_NE(ledger, ring->Derive("host").Reveal());
  EXPECT_EQ(ledger, Open()->Derive("ledger").Reveal());
  TemporaryFolder elsewhere;
  EXPECT_NE(ledger, (*KeyRing::Open(elsewhere.path()))->Derive("ledger").Reveal());
}

}  // namespace
}  // namespace parcours::platform::testing
