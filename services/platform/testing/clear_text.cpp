#include "services/platform/testing/clear_text.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pki/crypto.h"

namespace parcours::platform::testing {
namespace {

std::string Wide(std::string_view text) {
  std::string wide;
  for (const char letter : text) {
    wide.push_back(letter);
    wide.push_back('\0');
  }
  return wide;
}

std::vector<std::filesystem::path> FilesWithAnyOf(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& forms) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto holds = [&](const std::string& form) { return content.find(form) != std::string::npos; };
    if (std::any_of(forms.begin(), forms.end(), holds)) found.push_back(entry.path());
  }
  return found;
}

}  // namespace

bool FolderContains(const std::filesystem::path& folder, std::string_view bytes) {
  return !FilesWithAnyOf(folder, {std::string(bytes)}).empty();
}

std::vector<std::string> FormsOf(std::string_view text) {
  std::vector<std::string> forms{std::string(text), Wide(text)};
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const std::string encoded = pki::Base64(std::string(shift, 'x') + std::string(text));
    forms.push_back(encoded.substr(4, encoded.size() - 8));
  }
  return forms;
}

std::vector<std::filesystem::path> FilesWith(const std::filesystem::path& folder, std::string_view text) {
  return FilesWithAnyOf(folder, FormsOf(text));
}

}  // namespace parcours::platform::testing
