// The rules of the messaging service by name: what each says, in both languages, and where it comes from.
//
// Pure and thread-safe.
#pragma once

#include "services/platform/policy/rule.h"

namespace parcours::messaging {

using platform::Allow;
using platform::Deny;
using platform::Describe;
using platform::Refused;
using platform::RefusedAt;
using platform::Rule;
using platform::Verdict;

namespace rules {
// Mailboxes and addresses.
extern const Rule kPersonal, kOrganisational, kApplicative, kRedList, kImmutable, kTrusted, kKnown, kPatientAddress,
    kQualified, kPatientMailbox;
// Messages.
extern const Rule kSend, kOnePatient, kArchive, kSubject, kVisibleToPatient, kVisibleToBoth, kSize, kFormats,
    kDocuments, kUndelivered;
// Receipts.
extern const Rule kReceipt, kBusinessCode, kPlainFailure;
// Exchanges with patients.
extern const Rule kProfessionalOpens, kReply, kEnded, kPatientSize, kAcknowledge, kTrash, kSave, kOwn;
// Outside.
extern const Rule kOrdinaryMail;
}  // namespace rules

}  // namespace parcours::messaging
