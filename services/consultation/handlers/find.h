// Finding a consultation as its doctor or an employee of the doctor's structure, and answering with its report.
#pragma once

#include <string>

#include "services/consultation/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::consultation {

// By id. Refuses with NOT_FOUND.
core::Result<StoredConsultation> FindKnown(platform::ReadTransaction& tx, const std::string& id,
                                           const platform::Caller& caller);

// The same, naming the patient for the journal.
core::Result<StoredConsultation> FindInWork(platform::Transaction& tx, const std::string& id);

// The same, while gathering.
core::Result<StoredConsultation> FindBefore(platform::Call& call, const std::string& id);

// What the card has to sign; empty while a passage is to be confirmed.
std::string TextToSign(const StoredConsultation& stored);

}  // namespace parcours::consultation
