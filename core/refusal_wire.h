// A refusal as it travels: the serialised google.rpc.Status that gRPC carries as grpc-status-details-bin.
//
// ErrorInfo{reason: name without prefix, domain: "parcours", metadata: facts and "detail"} and BadRequest{violations}.
// Free of gRPC; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::core {

inline constexpr std::string_view kRefusalDomain = "parcours";

// English, for the status message: what happened, detail, cure.
std::string RefusalMessage(const Refusal& refusal);

// Serialised google.rpc.Status.
std::string RefusalDetails(const Refusal& refusal);

// The inverse, for a client: from status code, message and details. Where the details are absent or of another system,
// the reason is the one that fits the code (transport failures have none of ours) and the detail is the message.
Refusal RefusalFromStatus(int code, std::string_view message, std::string_view details);

}  // namespace parcours::core
