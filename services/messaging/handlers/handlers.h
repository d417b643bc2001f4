// The handlers of the messaging services: one function per RPC, each in its own file. What each does and refuses stands
// in the contract, parcours/messaging/v1/.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/messaging/v1/citizen_messaging.pb.h"
#include "parcours/messaging/v1/messaging.pb.h"
#include "parcours/messaging/v1/outside_mail.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

using platform::Call;
using platform::Work;

core::Result<Work<v1::ListMailboxesResponse>> ListMailboxes(Call& call, const v1::ListMailboxesRequest& request);
core::Result<Work<v1::SearchMailboxesResponse>> SearchMailboxes(Call& call, const v1::SearchMailboxesRequest& request);
core::Result<Work<v1::SetRedListResponse>> SetRedList(Call& call, const v1::SetRedListRequest& request);
core::Result<Work<v1::FindPatientAddressResponse>> FindPatientAddress(Call& call,
                                                                      const v1::FindPatientAddressRequest& request);
core::Result<Work<v1::SendMessageResponse>> SendMessage(Call& call, const v1::SendMessageRequest& request);
core::Result<Work<v1::ListMessagesResponse>> ListMessages(Call& call, const v1::ListMessagesRequest& request);
core::Result<Work<v1::OpenMessageResponse>> OpenMessage(Call& call, const v1::OpenMessageRequest& request);
core::Result<Work<v1::GetAttachmentResponse>> GetAttachment(Call& call, const v1::GetAttachmentRequest& request);
core::Result<Work<v1::GetArchiveResponse>> GetArchive(Call& call, const v1::GetArchiveRequest& request);
core::Result<Work<v1::SendReceiptResponse>> SendReceipt(Call& call, const v1::SendReceiptRequest& request);

core::Result<Work<v1::ListConversationsResponse>> ListConversations(Call& call,
                                                                    const v1::ListConversationsRequest& request);
core::Result<Work<v1::ListContactsResponse>> ListContacts(Call& call, const v1::ListContactsRequest& request);
core::Result<Work<v1::OpenConversationResponse>> OpenConversation(Call& call,
                                                                  const v1::OpenConversationRequest& request);
core::Result<Work<v1::ReplyResponse>> Reply(Call& call, const v1::ReplyRequest& request);
core::Result<Work<v1::StartConversationResponse>> StartConversation(Call& call,
                                                                    const v1::StartConversationRequest& request);
core::Result<Work<v1::AcknowledgeResponse>> Acknowledge(Call& call, const v1::AcknowledgeRequest& request);
core::Result<Work<v1::TrashConversationResponse>> TrashConversation(Call& call,
                                                                    const v1::TrashConversationRequest& request);
core::Result<Work<v1::GetReceivedAttachmentResponse>> GetReceivedAttachment(
    Call& call, const v1::GetReceivedAttachmentRequest& request);
core::Result<Work<v1::SaveAttachmentResponse>> SaveAttachment(Call& call, const v1::SaveAttachmentRequest& request);

core::Result<Work<v1::SendOutsideMailResponse>> SendOutsideMail(Call& call, const v1::SendOutsideMailRequest& request);

}  // namespace parcours::messaging
