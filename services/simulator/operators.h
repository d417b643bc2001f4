// Credentials of operators. Thread-safe.
#pragma once

#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "pki/authority.h"
#include "pki/tls.h"

namespace parcours::simulator {

// A fresh credential for an operator of this name, for a year. Refuses with INVALID_ARGUMENT (a name that is no id).
core::Result<pki::TlsCredential> IssueOperator(const pki::Authority& authority, const std::string& name,
                                               core::Time now);

}  // namespace parcours::simulator
