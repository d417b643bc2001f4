// What the tests of the store share.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"
#include "services/platform/store/store.h"
#include "services/platform/testing/temporary_folder.h"

namespace parcours::platform::testing {

// A key of 32 equal bytes.
core::Secret KeyOf(char byte);

// One table, note(id, text).
std::span<const Schema> NoteSchemas();

// Opens with NoteSchemas under KeyOf('k'); throws std::runtime_error where it is refused.
std::unique_ptr<Store> OpenNotes(const std::filesystem::path& path);

core::Result<void> AddNote(Store& store, Durability durability, std::int64_t id, std::string_view text);

// The ids of all notes; throws std::runtime_error where the read is refused.
std::set<std::int64_t> NoteIds(Store& store);

// Runs `work` in a child process and returns the status that waitpid gives. The child never returns from here. `watch`
// runs in this process meanwhile, with the child's id.
int InChild(const std::function<void()>& work, const std::function<void(int)>& watch);

}  // namespace parcours::platform::testing
