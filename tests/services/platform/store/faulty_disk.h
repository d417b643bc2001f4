// A disk that fills up, counts, and forgets what was not synced: between SQLite and the real files.
#pragma once

#include <filesystem>
#include <string>

namespace parcours::platform::testing {

// While it lives, files that SQLite opens are on this disk. One at a time; make it before a store and destroy it after.
// Thread-safe.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  // From now on `count` writes succeed, then all fail: the disk is full.
  void FillAfter(int count);
  // From now on syncs fail.
  void FailSyncs();
  // Nothing fails any more.
  void Heal();

  // Syncs so far.
  int syncs() const;

  // From now on keeps in `folder` what a power cut would leave of each file: its bytes as of its last sync.
  void KeepSynced(const std::filesystem::path& folder);
};

}  // namespace parcours::platform::testing
