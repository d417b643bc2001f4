// The handlers of JournalService's unary RPCs; the contract (journal.proto) says what each refuses.
#pragma once

#include "parcours/journal/v1/journal.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

using platform::Call;
using platform::Work;

core::Result<Work<journal::v1::ListExchangesResponse>> ListExchanges(Call& call,
                                                                     const journal::v1::ListExchangesRequest& request);
core::Result<Work<journal::v1::GetExchangeResponse>> GetExchange(Call& call, const Deps& deps,
                                                                 const journal::v1::GetExchangeRequest& request);
core::Result<Work<journal::v1::VerifyJournalResponse>> VerifyJournal(Call& call, const Deps& deps,
                                                                     const journal::v1::VerifyJournalRequest& request);

}  // namespace parcours::simulator
