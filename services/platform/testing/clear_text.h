// Looks for what must not be on a disk in clear.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::platform::testing {

// True if the bytes stand in any file below the folder, whatever its name.
bool FolderContains(const std::filesystem::path& folder, std::string_view bytes);

// The text as UTF-8, as UTF-16LE, and the part of its base64 that is the same at each of the three alignments.
std::vector<std::string> FormsOf(std::string_view text);

// The files below the folder that hold the text in any of its forms.
std::vector<std::filesystem::path> FilesWith(const std::filesystem::path& folder, std::string_view text);

}  // namespace parcours::platform::testing
