#include "tests/services/platform/store/support.h"

#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace parcours::platform::testing {

core::Secret KeyOf(char byte) {
  return core::Secret(std::string(32, byte));
}

std::span<const Schema> NoteSchemas() {
  static const Schema schemas[] = {
      {.owner = "note", .migrations = {"CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL)"}}};
  return schemas;
}

std::unique_ptr<Store> OpenNotes(const std::filesystem::path& path) {
  auto store = OpenStore(path, KeyOf('k'), NoteSchemas());
  if (!store) throw std::runtime_error(store.error().detail);
  return std::move(*store);
}

core::Result<void> AddNote(Store& store, Durability durability, std::int64_t id, std::string_view text) {
  return store.Write(durability, [&](WriteTransaction& tx) -> core::Result<void> {
    tx.Run("INSERT INTO note(id, text) VALUES(?, ?)", {id, text});
    return {};
  });
}

std::set<std::int64_t> NoteIds(Store& store) {
  std::set<std::int64_t> ids;
  const auto read = store.Read([&](ReadTransaction& tx) -> core::Result<void> {
    tx.Select("SELECT id FROM note", {}, [&](const Row& row) { ids.insert(row.Int(0)); });
    return {};
  });
  if (!read) throw std::runtime_error(read.error().detail);
  return ids;
}

int InChild(const std::function<void()>& work, const std::function<void(int)>& watch) {
  const int child = fork();
  if (child == 0) {
    try {
      work();
    } catch (...) {
      _exit(99);
    }
    _exit(0);
  }
  watch(child);
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace parcours::platform::testing
