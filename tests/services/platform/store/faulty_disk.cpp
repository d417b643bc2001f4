#include "tests/services/platform/store/faulty_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <mutex>

namespace parcours::platform::testing {
namespace {

// The state of the one disk.
struct Disk {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs faulty = {};
  std::atomic<int> writes_left = -1;  // negative: no limit
  std::atomic<bool> syncs_fail = false;
  std::atomic<int> syncs = 0;
  std::mutex mutex;  // the one below
  std::filesystem::path synced;
};
Disk disk;

// SQLite allocates this and, behind it, the real file.
struct FaultyFile {
  sqlite3_file base;
  const char* path;
};

sqlite3_file* Real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FaultyFile*>(file) + 1);
}

bool IsFull() {
  int left = disk.writes_left;
  while (left > 0 && !disk.writes_left.compare_exchange_weak(left, left - 1)) {
  }
  return left == 0;
}

int Close(sqlite3_file* file) {
  return Real(file)->pMethods->xClose(Real(file));
}
int ReadAt(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  return Real(file)->pMethods->xRead(Real(file), bytes, count, offset);
}
int WriteAt(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (IsFull()) return SQLITE_FULL;
  return Real(file)->pMethods->xWrite(Real(file), bytes, count, offset);
}
int TruncateTo(sqlite3_file* file, sqlite3_int64 size) {
  return Real(file)->pMethods->xTruncate(Real(file), size);
}
int Sync(sqlite3_file* file, int flags) {
  ++disk.syncs;
  if (disk.syncs_fail) return SQLITE_IOERR_FSYNC;
  const int synced = Real(file)->pMethods->xSync(Real(file), flags);
  const char* path = reinterpret_cast<FaultyFile*>(file)->path;
  const std::lock_guard lock(disk.mutex);
  if (synced == SQLITE_OK && path != nullptr && !disk.synced.empty()) {
    std::filesystem::copy_file(path, disk.synced / std::filesystem::path(path).filename(),
                               std::filesystem::copy_options::overwrite_existing);
  }
  return synced;
}
int FileSize(sqlite3_file* file, sqlite3_int64* size) {
  return Real(file)->pMethods->xFileSize(Real(file), size);
}
int Lock(sqlite3_file* file, int kind) {
  return Real(file)->pMethods->xLock(Real(file), kind);
}
int Unlock(sqlite3_file* file, int kind) {
  return Real(file)->pMethods->xUnlock(Real(file), kind);
}
int CheckLock(sqlite3_file* file, int* held) {
  return Real(file)->pMethods->xCheckReservedLock(Real(file), held);
}
int Control(sqlite3_file* file, int operation, void* argument) {
  return Real(file)->pMethods->xFileControl(Real(file), operation, argument);
}
int SectorSize(sqlite3_file* file) {
  return Real(file)->pMethods->xSectorSize(Real(file));
}
int Traits(sqlite3_file* file) {
  return Real(file)->pMethods->xDeviceCharacteristics(Real(file));
}
int ShmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return Real(file)->pMethods->xShmMap(Real(file), page, size, extend, memory);
}
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return Real(file)->pMethods->xShmLock(Real(file), offset, count, flags);
}
void ShmBarrier(sqlite3_file* file) {
  Real(file)->pMethods->xShmBarrier(Real(file));
}
int ShmUnmap(sqlite3_file* file, int remove) {
  return Real(file)->pMethods->xShmUnmap(Real(file), remove);
}

// Version 2: with shared memory for the log, without memory-mapped reads.
const sqlite3_io_methods kMethods = {2,       Close,      ReadAt,    WriteAt, TruncateTo, Sync,   FileSize,
                                     Lock,    Unlock,     CheckLock, Control, SectorSize, Traits, ShmMap,
                                     ShmLock, ShmBarrier, ShmUnmap,  nullptr, nullptr};

int OpenFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* faulty = reinterpret_cast<FaultyFile*>(file);
  faulty->path = path;
  const int opened = disk.real->xOpen(disk.real, path, Real(file), flags, out_flags);
  faulty->base.pMethods = opened == SQLITE_OK ? &kMethods : nullptr;
  return opened;
}

// Without a sync of the folder, a removed file is back after a power cut.
int DeleteFile(sqlite3_vfs*, const char* path, int sync_folder) {
  const int deleted = disk.real->xDelete(disk.real, path, sync_folder);
  const std::lock_guard lock(disk.mutex);
  if (sync_folder != 0 && !disk.synced.empty())
    std::filesystem::remove(disk.synced / std::filesystem::path(path).filename());
  return deleted;
}

}  // namespace

FaultyDisk::FaultyDisk() {
  disk.real = sqlite3_vfs_find(nullptr);
  disk.faulty = *disk.real;
  disk.faulty.zName = "faulty";
  disk.faulty.pNext = nullptr;
  disk.faulty.szOsFile += static_cast<int>(sizeof(FaultyFile));
  disk.faulty.xOpen = OpenFile;
  disk.faulty.xDelete = DeleteFile;
  disk.syncs = 0;
  Heal();
  sqlite3_vfs_register(&disk.faulty, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&disk.faulty);
  sqlite3_vfs_register(disk.real, 1);
  KeepSynced({});
}

void FaultyDisk::FillAfter(int count) {
  disk.writes_left = count;
}
void FaultyDisk::FailSyncs() {
  disk.syncs_fail = true;
}
void FaultyDisk::Heal() {
  disk.writes_left = -1;
  disk.syncs_fail = false;
}
int FaultyDisk::syncs() const {
  return disk.syncs;
}
void FaultyDisk::KeepSynced(const std::filesystem::path& folder) {
  const std::lock_guard lock(disk.mutex);
  disk.synced = folder;
}

}  // namespace parcours::platform::testing
