// The keys of a state folder: a master key in a file of its own, and one random key per sandbox wrapped under it.
//
// Wrapped keys are rows of an encrypted file, keys.db. Destroying one overwrites its row (secure_delete) and empties
// the log that still has the old page, so that neither the key nor its wrapping is in any byte of the folder, decrypted
// or not. All copies of the sandbox's files, backups included, are then unreadable for whoever has the state folder as
// it is.
//
// Not covered: who copied keys.db and the master key before can still read what they copied then, and so can who gets
// both back out of blocks that the file system has freed but not overwritten.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "core/ids.h"
#include "core/result.h"
#include "core/secret.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

// Thread-safe.
class KeyRing {
 public:
  // Opens master.key and keys.db in the folder, or makes them. Refuses with FILE_UNREADABLE (also where only master.key
  // is missing), FILE_UNWRITABLE, FILE_MALFORMED (master.key is not 32 bytes), STORE_KEY_WRONG (keys.db is of another
  // master key), STORE_FAILED.
  static core::Result<std::unique_ptr<KeyRing>> Open(const std::filesystem::path& folder);

  // A new key for the sandbox. Refuses with ALREADY_EXISTS, STORE_FAILED.
  core::Result<core::Secret> Create(const core::SandboxId& id);

  // Refuses with NOT_FOUND, STORE_FAILED.
  core::Result<core::Secret> Find(const core::SandboxId& id);

  // Overwrites and forgets the key. Does nothing if there is none. Refuses with STORE_FAILED.
  core::Result<void> Destroy(const core::SandboxId& id);

  // A key for another purpose of the same host, derived from the master key: 32 bytes.
  core::Secret Derive(std::string_view purpose) const;

 private:
  KeyRing(core::Secret master, std::unique_ptr<Store> store) : master_(std::move(master)), store_(std::move(store)) {}

  const core::Secret master_;
  const std::unique_ptr<Store> store_;
};

}  // namespace parcours::platform
