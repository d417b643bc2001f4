// The subject of a message with an archive: "XDM/1.0/DDM+<label> <FAMILY NAME> <given name> <DD/MM/YYYY>".
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "services/messaging/archive/cda.h"

namespace parcours::messaging {

// "XDM/1.0/DDM+Lettre de liaison MARTEL PAUL 12/06/1961".
std::string SubjectFor(const CdaSummary& document);

// Everything that is wrong with it; empty: nothing. Birth name or used name, first given name or used one; accents and
// case do not count.
std::vector<core::Violation> FaultsOfSubject(std::string_view subject, const CdaSummary& document);

// True if a software would file it: the subject begins with XDM/1.0/DDM, a replacement's mark aside.
bool IsXdmSubject(std::string_view subject);

// What a screen shows: without the XDM prefix.
std::string ShownSubject(std::string_view subject);

// True for "[FIN]" alone.
bool EndsExchanges(std::string_view subject);

}  // namespace parcours::messaging
