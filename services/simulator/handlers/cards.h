// The handlers of CardService, one function per RPC; the contract (card.proto) says what each refuses.
#pragma once

#include "parcours/card/v1/card.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

using platform::Call;
using platform::Work;

core::Result<Work<card::v1::IssueCardResponse>> IssueCard(Call& call, const Deps& deps,
                                                          const card::v1::IssueCardRequest& request);
core::Result<Work<card::v1::ListCardsResponse>> ListCards(Call& call, const card::v1::ListCardsRequest& request);
core::Result<Work<card::v1::GetCardResponse>> GetCard(Call& call, const card::v1::GetCardRequest& request);
core::Result<Work<card::v1::InsertCardResponse>> InsertCard(Call& call, const card::v1::InsertCardRequest& request);
core::Result<Work<card::v1::RemoveCardResponse>> RemoveCard(Call& call, const card::v1::RemoveCardRequest& request);
core::Result<Work<card::v1::VerifyPinResponse>> VerifyPin(Call& call, const Deps& deps,
                                                          const card::v1::VerifyPinRequest& request);
core::Result<Work<card::v1::ChangePinResponse>> ChangePin(Call& call, const Deps& deps,
                                                          const card::v1::ChangePinRequest& request);
core::Result<Work<card::v1::UnblockPinResponse>> UnblockPin(Call& call, const Deps& deps,
                                                            const card::v1::UnblockPinRequest& request);
core::Result<Work<card::v1::RevokeCardResponse>> RevokeCard(Call& call, const card::v1::RevokeCardRequest& request);
core::Result<Work<card::v1::ExportCardResponse>> ExportCard(Call& call, const Deps& deps,
                                                            const card::v1::ExportCardRequest& request);

}  // namespace parcours::simulator
