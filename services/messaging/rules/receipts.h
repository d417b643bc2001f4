// What a receipt says, and how it travels. Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "parcours/messaging/v1/message.pb.h"

namespace parcours::messaging {

// "900" to "906"; nothing for another code. Source: volet Transmission au LPS (ANS), error-codes.
std::optional<std::string_view> LabelOfCode(std::string_view code);

// A code goes with FAILED, and only with it.
std::vector<core::Violation> FaultsOfReceipt(v1::Disposition disposition, std::string_view code);

// "automatic-action/MDN-sent-automatically; processed/Error: 902^patient inconnu".
std::string DispositionHeader(v1::Disposition disposition, std::string_view code);

// "[KO Intégration système !][902] XDM/1.0/DDM+…".
std::string FailureSubject(std::string_view code, std::string_view subject);

}  // namespace parcours::messaging
