// What the tests of pki/ share: invented people, a temporary folder, the openssl program as an independent judge.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "pki/authority.h"
#include "pki/identity.h"

namespace parcours::pki::testing {

// 2025-03-22T12:00:00Z: nothing here reads the machine's clock, but where a test names it.
inline constexpr core::Time kNow = core::Time(std::chrono::seconds(1'742'644'800));
inline constexpr Validity kYear{.not_before = kNow - std::chrono::hours(1), .not_after = kNow + std::chrono::days(365)};

Identity Doctor();        // CPS
Identity Student();       // CPF
Identity Secretary();     // CPE with a name
Identity ServiceCard();   // CPE of a service, without a name
Identity Agent();         // CPA
Identity MobileDoctor();  // e-CPS
Identity Hospital();      // structure
Identity Operator();
Identity DmpService();
Identity Citizen();
std::vector<Identity> Everybody();

// Made for one test, removed with it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Writes a file and gives its path.
  std::string Write(const std::string& name, std::string_view bytes) const;
  std::string Path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

struct Ran {
  int exit = 0;
  std::string output;  // of both streams
};

// Runs a command line of the shell, without input.
Ran Run(const std::string& command);

// Processor time of this thread: what work costs, whatever else the machine does.
std::chrono::nanoseconds ThreadTime();

// The certificates and keys of an authority: root, persons, organisations, simulator, citizens.
struct Signer {
  std::string certificate;
  std::string key;
};
std::vector<Signer> SignersOf(const Authority& authority);

// The first certificate of a chain.
std::string Leaf(std::string_view chain);

}  // namespace parcours::pki::testing
