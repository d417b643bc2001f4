// Which file may include what, and where SQL may stand: the graph of docs/architecture.md as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours::architecture {

struct SourceFile {
  std::string path;  // from the repository's root: "services/ins/store.cpp"
  std::string text;
};

// One sentence per place that breaks a rule.
using Faults = std::vector<std::string>;

// What stands between <> or "" in a file's includes, in order.
std::vector<std::string> Includes(std::string_view text);

// The room of a file or of an include from the root: "core", "services/ins", "scenarios/engine"; empty if in none.
std::string RoomOf(std::string_view path);

// Rooms include only rooms below them.
Faults CheckRooms(const SourceFile& file);

// Libraries stay behind the files that hide them.
Faults CheckLibraries(const SourceFile& file);

// Libraries that exactly one file may include, over the whole tree.
Faults CheckSingleFiles(const std::vector<SourceFile>& files);

// SQL text stands in store files, and in the platform's own state.
Faults CheckSql(const SourceFile& file);

}  // namespace parcours::architecture
