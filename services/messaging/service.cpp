#include "services/messaging/service.h"

#include <vector>

#include "parcours/messaging/v1/citizen_messaging.grpc.pb.h"
#include "parcours/messaging/v1/messaging.grpc.pb.h"
#include "parcours/messaging/v1/outside_mail.grpc.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/seed.h"
#include "services/messaging/store.h"
#include "services/platform/rpc/serve.h"

namespace parcours::messaging {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class Adapter final : public v1::MessagingService::Service {
 public:
  explicit Adapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ListMailboxes(ServerContext* context, const v1::ListMailboxesRequest* request,
                       v1::ListMailboxesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::ListMailboxes);
  }
  Status SearchMailboxes(ServerContext* context, const v1::SearchMailboxesRequest* request,
                         v1::SearchMailboxesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::SearchMailboxes);
  }
  Status SetRedList(ServerContext* context, const v1::SetRedListRequest* request,
                    v1::SetRedListResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::SetRedList);
  }
  Status FindPatientAddress(ServerContext* context, const v1::FindPatientAddressRequest* request,
                            v1::FindPatientAddressResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::FindPatientAddress);
  }
  Status SendMessage(ServerContext* context, const v1::SendMessageRequest* request,
                     v1::SendMessageResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::SendMessage);
  }
  Status ListMessages(ServerContext* context, const v1::ListMessagesRequest* request,
                      v1::ListMessagesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::ListMessages);
  }
  Status OpenMessage(ServerContext* context, const v1::OpenMessageRequest* request,
                     v1::OpenMessageResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::OpenMessage);
  }
  Status GetAttachment(ServerContext* context, const v1::GetAttachmentRequest* request,
                       v1::GetAttachmentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::GetAttachment);
  }
  Status GetArchive(ServerContext* context, const v1::GetArchiveRequest* request,
                    v1::GetArchiveResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::GetArchive);
  }
  Status SendReceipt(ServerContext* context, const v1::SendReceiptRequest* request,
                     v1::SendReceiptResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::SendReceipt);
  }

 private:
  platform::Pipeline& pipeline_;
};

class CitizenAdapter final : public v1::CitizenMessagingService::Service {
 public:
  explicit CitizenAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ListConversations(ServerContext* context, const v1::ListConversationsRequest* request,
                           v1::ListConversationsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::ListConversations);
  }
  Status ListContacts(ServerContext* context, const v1::ListContactsRequest* request,
                      v1::ListContactsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::ListContacts);
  }
  Status OpenConversation(ServerContext* context, const v1::OpenConversationRequest* request,
                          v1::OpenConversationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::OpenConversation);
  }
  Status Reply(ServerContext* context, const v1::ReplyRequest* request, v1::ReplyResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::Reply);
  }
  Status StartConversation(ServerContext* context, const v1::StartConversationRequest* request,
                           v1::StartConversationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::StartConversation);
  }
  Status Acknowledge(ServerContext* context, const v1::AcknowledgeRequest* request,
                     v1::AcknowledgeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::Acknowledge);
  }
  Status TrashConversation(ServerContext* context, const v1::TrashConversationRequest* request,
                           v1::TrashConversationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::TrashConversation);
  }
  Status GetReceivedAttachment(ServerContext* context, const v1::GetReceivedAttachmentRequest* request,
                               v1::GetReceivedAttachmentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::GetReceivedAttachment);
  }
  Status SaveAttachment(ServerContext* context, const v1::SaveAttachmentRequest* request,
                        v1::SaveAttachmentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::SaveAttachment);
  }

 private:
  platform::Pipeline& pipeline_;
};

class OutsideAdapter final : public v1::OutsideMailService::Service {
 public:
  explicit OutsideAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status SendOutsideMail(ServerContext* context, const v1::SendOutsideMailRequest* request,
                         v1::SendOutsideMailResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &messaging::SendOutsideMail);
  }

 private:
  platform::Pipeline& pipeline_;
};

class MessagingCareService final : public platform::CareService {
 public:
  explicit MessagingCareService(platform::Pipeline& pipeline)
      : adapter_(pipeline), citizen_(pipeline), outside_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&adapter_, v1::MessagingService::service_full_name()},
            {&citizen_, v1::CitizenMessagingService::service_full_name()},
            {&outside_, v1::OutsideMailService::service_full_name()}};
  }
  platform::Schema schema() const override { return MessagingSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedMailboxes(tx, cast);
  }

 private:
  Adapter adapter_;
  CitizenAdapter citizen_;
  OutsideAdapter outside_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<MessagingCareService>(context.pipeline);
}

}  // namespace parcours::messaging
