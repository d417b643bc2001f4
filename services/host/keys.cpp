#include "services/host/keys.h"

#include <string>
#include <utility>

#include "core/files.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"

namespace parcours::host {
namespace {

constexpr std::string_view kPurpose = "parcours host authority";

}  // namespace

core::Result<HostKeys> OpenHostKeys(const std::filesystem::path& state, const core::Secret& sealing_key,
                                    core::Time wall_now) {
  const std::filesystem::path file = state / "authority.sealed";
  core::Secret card_secret = pki::DeriveKey(sealing_key.Reveal(), "", "parcours cards");
  const core::Secret key = pki::DeriveKey(sealing_key.Reveal(), "", kPurpose);
  if (!std::filesystem::exists(file)) {
    pki::Authority authority = pki::Authority::Create(wall_now);
    const std::string sealed = pki::Seal(key.Reveal(), kPurpose, authority.Serialize().Reveal());
    TRY(core::WriteFile(file, sealed, core::FileMode::kPrivate));
    return HostKeys{.authority = std::move(authority), .card_secret = std::move(card_secret)};
  }
  const std::string sealed = TRY(core::ReadFile(file));
  const auto bundle = pki::Open(key.Reveal(), kPurpose, sealed);
  if (!bundle) return core::Refuse(common::v1::REASON_STORE_KEY_WRONG, file.string());
  pki::Authority authority = TRY(pki::Authority::Load(*bundle));
  return HostKeys{.authority = std::move(authority), .card_secret = std::move(card_secret)};
}

}  // namespace parcours::host
