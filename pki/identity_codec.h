// Where an Identity stands in a certificate, and reading it back.
//
// The subject's name and the extensions follow the IGC-Santé (subject patterns of CPS, CPE, CPA and organisation
// certificates; card type 1.2.250.1.71.1.2.2; codes under the OID of their nomenclature). What a real certificate does
// not say stands in one URI of the subject's alternative names, which is ours:
//   parcours:sandbox:<sandbox>:branch:<n>:credential:<id>?kind=cps&organisation=…&role=…&sector=…&structure=…
//   parcours:host?kind=operator
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "pki/authority.h"
#include "pki/identity.h"
#include "pki/openssl.h"

namespace parcours::pki::internal {

// Values are percent-encoded (RFC 3986); absent parts and empty values are left out.
std::string ToUri(const Identity& identity);

// Fills what ToUri wrote. False if the text is not exactly what ToUri writes of the result.
bool FromUri(std::string_view uri, Identity& identity);

NamePtr SubjectName(const Identity& identity, Usage usage);

// "8.99700434378@carte-cps.fr" of the PS_IdNat 899700434378; empty for other kinds than cards.
std::string UserPrincipalName(const Identity& identity);

// Adds card type, profession and speciality, where the identity has them.
void AddIdentityExtensions(X509* certificate, const Identity& identity);

// Refuses with CERTIFICATE_UNTRUSTED where the certificate states no identity, or a contradictory one.
core::Result<Identity> ReadIdentityOf(const X509* certificate);

}  // namespace parcours::pki::internal
