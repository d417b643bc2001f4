// What of the directory everybody may see.
//
// Pure and thread-safe.
#pragma once

#include "parcours/directory/v1/directory.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::directory {

enum class View {
  kWhole,
  kPublic,  // without employees and MSSanté addresses. Ours
};

// A citizen who calls directly sees the public part; a service that asks on a citizen's behalf sees all.
View ViewOf(const platform::Call& call);

void Restrict(v1::Structure& structure, View view);
void Restrict(v1::Professional& professional, View view);

}  // namespace parcours::directory
