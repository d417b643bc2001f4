// Pro Santé Connect, FranceConnect, the account of Mon espace santé, phones and mailboxes, as the host sees them.
#pragma once

#include <memory>

#include "services/platform/rpc/care_service.h"

namespace parcours::signin {

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context);

}  // namespace parcours::signin
