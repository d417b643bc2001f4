// Who opens a mailbox, and what its address says. Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parcours/common/v1/common.pb.h"
#include "parcours/messaging/v1/message.pb.h"
#include "services/messaging/rules/rule.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

inline constexpr std::string_view kPatientDomain = "patient.mssante.fr";

// Lower case: addresses are compared so.
std::string NormalAddress(std::string_view address);
std::string DomainOf(std::string_view address);

// Allowed, or MAILBOX_NOT_YOURS.
Verdict DecideOpening(const platform::Caller& caller, const v1::Mailbox& mailbox);

// Allowed, or CALLER_KIND_NOT_ALLOWED: a CPE reads messages, not documents of care. Other files are open.
Verdict DecideReadingFile(const platform::Caller& caller, v1::AttachmentKind kind);

// "161061803399914@patient.mssante.fr".
std::string AddressOf(const common::v1::Ins& patient);

// Matricule and key of a patient's address; nothing for another address. The authority (OID) is not in it.
std::optional<common::v1::Ins> PatientOf(std::string_view address);

}  // namespace parcours::messaging
