#include "tests/fuzz/scenario_fuzz.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/text.h"
#include "scenarios/engine/checker.h"
#include "scenarios/engine/loader.h"

namespace parcours::fuzz {

void FuzzScenario(std::string_view input) {
  scenarios::Diagnostics diagnostics;
  // In a folder that is not there, so that what it includes is not either.
  const auto scenario = scenarios::LoadScenarioText(input, "/nonexistent/library/fuzz.yaml", diagnostics);
  // Refused with a cause, or read without one.
  if ((scenario == nullptr) != !diagnostics.empty()) std::abort();
  if (scenario != nullptr) scenarios::CheckScenario(*scenario, diagnostics);
  for (const scenarios::Diagnostic& one : diagnostics.Sorted()) {
    const std::string line = scenarios::Render(one);
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    if (!core::IsUtf8(line) || std::any_of(line.begin(), line.end(), is_control)) std::abort();
  }
}

}  // namespace parcours::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parcours::fuzz::FuzzScenario({reinterpret_cast<const char*>(data), size});
  return 0;
}
