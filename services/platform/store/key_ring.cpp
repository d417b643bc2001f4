#include "services/platform/store/key_ring.h"

#include <string>
#include <system_error>
#include <utility>

#include "core/files.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "platform_sql.h"

namespace parcours::platform {
namespace {

constexpr const char* kMasterFile = "master.key";
constexpr const char* kRingFile = "keys.db";

core::Result<core::Secret> OpenMaster(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kMasterFile;
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    core::Secret master(TRY(core::ReadFile(file)));
    if (master.Reveal().size() != pki::kKeyBytes)
      return core::Refuse(common::v1::REASON_FILE_MALFORMED, file.string() + " is no master key");
    return master;
  }
  // A new master key beside an old ring would open nothing and hide what is missing.
  if (std::filesystem::exists(folder / kRingFile, ignored))
    return core::Refuse(common::v1::REASON_FILE_UNREADABLE, file.string());
  core::Secret master(pki::RandomBytes(pki::kKeyBytes));
  TRY(core::WriteFile(file, master.Reveal(), core::FileMode::kPrivate));
  return master;
}

}  // namespace

core::Result<std::unique_ptr<KeyRing>> KeyRing::Open(const std::filesystem::path& folder) {
  core::Secret master = TRY(OpenMaster(folder));
  const core::Secret key = pki::DeriveKey(master.Reveal(), "", "parcours key ring");
  const Schema schemas[] = {{.owner = "keys", .migrations = {kKeys1Sql}}};
  auto store = TRY(OpenStore(folder / kRingFile, key, schemas));
  return std::unique_ptr<KeyRing>(new KeyRing(std::move(master), std::move(store)));
}

core::Result<core::Secret> KeyRing::Create(const core::SandboxId& id) {
  core::Secret key(pki::RandomBytes(pki::kKeyBytes));
  const std::string wrapped = pki::Seal(Derive("parcours sandbox keys").Reveal(), id.value(), key.Reveal());
  TRY(store_->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    if (tx.Run("INSERT OR IGNORE INTO keys_sandbox(sandbox, wrapped) VALUES(?, ?)", {id.value(), Blob{wrapped}}) == 0) {
      return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "key of " + id.value());
    }
    return {};
  }));
  return key;
}

core::Result<core::Secret> KeyRing::Find(const core::SandboxId& id) {
  std::optional<std::string> wrapped;
  TRY(store_->Read([&](ReadTransaction& tx) -> core::Result<void> {
    wrapped = tx.One<std::string>("SELECT wrapped FROM keys_sandbox WHERE sandbox = ?", {id.value()},
                                  [](const Row& row) { return row.Text(0); });
    return {};
  }));
  if (!wrapped) return core::Refuse(common::v1::REASON_NOT_FOUND, "key of " + id.value());
  return pki::Open(Derive("parcours sandbox keys").Reveal(), id.value(), *wrapped);
}

core::Result<void> KeyRing::Destroy(const core::SandboxId& id) {
  // secure_delete overwrites the row; the log that still has the old page is emptied too.
  TRY(store_->Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("DELETE FROM keys_sandbox WHERE sandbox = ?", {id.value()});
    return {};
  }));
  return store_->Truncate();
}

core::Secret KeyRing::Derive(std::string_view purpose) const {
  return pki::DeriveKey(master_.Reveal(), "", purpose);
}

}  // namespace parcours::platform
