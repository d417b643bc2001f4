// The handlers of CardService about signatures; the contract (card.proto) says what each refuses.
#pragma once

#include "parcours/card/v1/card.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

using platform::Call;
using platform::Work;

core::Result<Work<card::v1::SignContentResponse>> SignContent(Call& call, const Deps& deps,
                                                              const card::v1::SignContentRequest& request);
core::Result<Work<card::v1::CheckSignatureResponse>> CheckSignature(Call& call, const Deps& deps,
                                                                    const card::v1::CheckSignatureRequest& request);

}  // namespace parcours::simulator
