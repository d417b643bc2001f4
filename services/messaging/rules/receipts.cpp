#include "services/messaging/rules/receipts.h"

#include <fmt/format.h>

#include <array>

namespace parcours::messaging {
namespace {

struct BusinessCode {
  std::string_view code;
  std::string_view label;
};
constexpr std::array<BusinessCode, 7> kCodes = {{{"900", "version incorrecte"},
                                                 {"901", "auteur non autorisé"},
                                                 {"902", "patient inconnu"},
                                                 {"903", "INS absent"},
                                                 {"904", "INS différent"},
                                                 {"905", "INS incomplet"},
                                                 {"906", "autre"}}};

std::string_view TypeOf(v1::Disposition disposition) {
  switch (disposition) {
    case v1::DISPOSITION_DISPLAYED:
      return "displayed";
    case v1::DISPOSITION_DELETED:
      return "deleted";
    case v1::DISPOSITION_DISPATCHED:
      return "dispatched";
    case v1::DISPOSITION_PROCESSED:
      return "processed";
    case v1::DISPOSITION_FAILED:
      return "processed/Error: ";
    case v1::DISPOSITION_UNSPECIFIED:
    case v1::Disposition_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Disposition_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return {};
}

// What a person did is a manual action, what a software did an automatic one (RFC 8098).
std::string_view ModeOf(v1::Disposition disposition) {
  const bool automatic = disposition == v1::DISPOSITION_PROCESSED || disposition == v1::DISPOSITION_FAILED;
  return automatic ? "automatic-action/MDN-sent-automatically" : "manual-action/MDN-sent-manually";
}

}  // namespace

std::optional<std::string_view> LabelOfCode(std::string_view code) {
  for (const BusinessCode& one : kCodes) {
    if (one.code == code) return one.label;
  }
  return std::nullopt;
}

std::vector<core::Violation> FaultsOfReceipt(v1::Disposition disposition, std::string_view code) {
  const bool failed = disposition == v1::DISPOSITION_FAILED;
  if (failed && !LabelOfCode(code)) return {{.field = "error_code", .description = "is none of 900 to 906"}};
  if (!failed && !code.empty()) return {{.field = "error_code", .description = "goes with FAILED only"}};
  return {};
}

std::string DispositionHeader(v1::Disposition disposition, std::string_view code) {
  std::string header = fmt::format("{}; {}", ModeOf(disposition), TypeOf(disposition));
  if (const auto label = LabelOfCode(code)) header += fmt::format("{}^{}", code, *label);
  return header;
}

std::string FailureSubject(std::string_view code, std::string_view subject) {
  return fmt::format("[KO Intégration système !][{}] {}", code, subject);
}

}  // namespace parcours::messaging
