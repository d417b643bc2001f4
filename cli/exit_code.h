// How `parcours` ends. CI relies on these.
#pragma once

namespace parcours::cli {

enum class ExitCode {
  kPassed = 0,       // everything as expected
  kFailed = 1,       // an expectation was not met
  kBadScenario = 2,  // a scenario file, or the command line, is wrong
  kEnvironment = 3,  // no host, no disk, no permission
};

}  // namespace parcours::cli
