#include "services/portal/service.h"

#include <vector>

#include "parcours/portal/v1/agenda.grpc.pb.h"
#include "parcours/portal/v1/catalogue.grpc.pb.h"
#include "parcours/portal/v1/folders.grpc.pb.h"
#include "parcours/portal/v1/health.grpc.pb.h"
#include "parcours/portal/v1/people.grpc.pb.h"
#include "parcours/portal/v1/space.grpc.pb.h"
#include "services/platform/rpc/serve.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/seed.h"
#include "services/portal/store.h"

namespace parcours::portal {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Pipeline;
using platform::Serve;

class SpaceAdapter final : public v1::SpaceService::Service {
 public:
  explicit SpaceAdapter(Pipeline& pipeline) : pipeline_(pipeline) {}

  Status GetSpace(ServerContext* context, const v1::GetSpaceRequest* request, v1::GetSpaceResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::GetSpace);
  }
  Status ActivateSpace(ServerContext* context, const v1::ActivateSpaceRequest* request,
                       v1::ActivateSpaceResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ActivateSpace);
  }
  Status CloseSpace(ServerContext* context, const v1::CloseSpaceRequest* request,
                    v1::CloseSpaceResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::CloseSpace);
  }
  Status ReopenSpace(ServerContext* context, const v1::ReopenSpaceRequest* request,
                     v1::ReopenSpaceResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ReopenSpace);
  }
  Status RequestDeletion(ServerContext* context, const v1::RequestDeletionRequest* request,
                         v1::RequestDeletionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RequestDeletion);
  }
  Status CancelDeletion(ServerContext* context, const v1::CancelDeletionRequest* request,
                        v1::CancelDeletionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::CancelDeletion);
  }
  Status GetHome(ServerContext* context, const v1::GetHomeRequest* request, v1::GetHomeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::GetHome);
  }
  Status ListActivities(ServerContext* context, const v1::ListActivitiesRequest* request,
                        v1::ListActivitiesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListActivities);
  }

 private:
  Pipeline& pipeline_;
};

class FolderAdapter final : public v1::FolderService::Service {
 public:
  explicit FolderAdapter(Pipeline& pipeline) : pipeline_(pipeline) {}

  Status CreateFolder(ServerContext* context, const v1::CreateFolderRequest* request,
                      v1::CreateFolderResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::CreateFolder);
  }
  Status RenameFolder(ServerContext* context, const v1::RenameFolderRequest* request,
                      v1::RenameFolderResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RenameFolder);
  }
  Status DeleteFolder(ServerContext* context, const v1::DeleteFolderRequest* request,
                      v1::DeleteFolderResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::DeleteFolder);
  }
  Status ListFolders(ServerContext* context, const v1::ListFoldersRequest* request,
                     v1::ListFoldersResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListFolders);
  }
  Status FileDocument(ServerContext* context, const v1::FileDocumentRequest* request,
                      v1::FileDocumentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::FileDocument);
  }
  Status ListFiledDocuments(ServerContext* context, const v1::ListFiledDocumentsRequest* request,
                            v1::ListFiledDocumentsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListFiledDocuments);
  }

 private:
  Pipeline& pipeline_;
};

class HealthProfileAdapter final : public v1::HealthProfileService::Service {
 public:
  explicit HealthProfileAdapter(Pipeline& pipeline) : pipeline_(pipeline) {}

  Status AddProfileEntry(ServerContext* context, const v1::AddProfileEntryRequest* request,
                         v1::AddProfileEntryResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::AddProfileEntry);
  }
  Status RemoveProfileEntry(ServerContext* context, const v1::RemoveProfileEntryRequest* request,
                            v1::RemoveProfileEntryResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RemoveProfileEntry);
  }
  Status ListProfileEntries(ServerContext* context, const v1::ListProfileEntriesRequest* request,
                            v1::ListProfileEntriesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListProfileEntries);
  }
  Status RecordMeasure(ServerContext* context, const v1::RecordMeasureRequest* request,
                       v1::RecordMeasureResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RecordMeasure);
  }
  Status RemoveMeasure(ServerContext* context, const v1::RemoveMeasureRequest* request,
                       v1::RemoveMeasureResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RemoveMeasure);
  }
  Status ListMeasures(ServerContext* context, const v1::ListMeasuresRequest* request,
                      v1::ListMeasuresResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListMeasures);
  }
  Status SetMeasureTarget(ServerContext* context, const v1::SetMeasureTargetRequest* request,
                          v1::SetMeasureTargetResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::SetMeasureTarget);
  }
  Status ListMeasureTargets(ServerContext* context, const v1::ListMeasureTargetsRequest* request,
                            v1::ListMeasureTargetsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListMeasureTargets);
  }

 private:
  Pipeline& pipeline_;
};

class PeopleAdapter final : public v1::PeopleService::Service {
 public:
  explicit PeopleAdapter(Pipeline& pipeline) : pipeline_(pipeline) {}

  Status AddContact(ServerContext* context, const v1::AddContactRequest* request,
                    v1::AddContactResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::AddContact);
  }
  Status RemoveContact(ServerContext* context, const v1::RemoveContactRequest* request,
                       v1::RemoveContactResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RemoveContact);
  }
  Status ListContacts(ServerContext* context, const v1::ListContactsRequest* request,
                      v1::ListContactsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListContacts);
  }
  Status SetWishes(ServerContext* context, const v1::SetWishesRequest* request,
                   v1::SetWishesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::SetWishes);
  }
  Status GetWishes(ServerContext* context, const v1::GetWishesRequest* request,
                   v1::GetWishesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::GetWishes);
  }
  Status SearchPersons(ServerContext* context, const v1::SearchPersonsRequest* request,
                       v1::SearchPersonsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::SearchPersons);
  }
  Status InviteCarer(ServerContext* context, const v1::InviteCarerRequest* request,
                     v1::InviteCarerResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::InviteCarer);
  }
  Status AnswerInvitation(ServerContext* context, const v1::AnswerInvitationRequest* request,
                          v1::AnswerInvitationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::AnswerInvitation);
  }
  Status RevokeDelegation(ServerContext* context, const v1::RevokeDelegationRequest* request,
                          v1::RevokeDelegationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::RevokeDelegation);
  }
  Status ListDelegations(ServerContext* context, const v1::ListDelegationsRequest* request,
                         v1::ListDelegationsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListDelegations);
  }
  Status AddChild(ServerContext* context, const v1::AddChildRequest* request, v1::AddChildResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::AddChild);
  }

 private:
  Pipeline& pipeline_;
};

class AgendaAdapter final : public v1::AgendaService::Service {
 public:
  explicit AgendaAdapter(Pipeline& pipeline) : pipeline_(pipeline) {}

  Status AddEvent(ServerContext* context, const v1::AddEventRequest* request, v1::AddEventResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::AddEvent);
  }
  Status SetEventStatus(ServerContext* context, const v1::SetEventStatusRequest* request,
                        v1::SetEventStatusResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::SetEventStatus);
  }
  Status ListEvents(ServerContext* context, const v1::ListEventsRequest* request,
                    v1::ListEventsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListEvents);
  }
  Status SetExamination(ServerContext* context, const v1::SetExaminationRequest* request,
                        v1::SetExaminationResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::SetExamination);
  }
  Status ListExaminations(ServerContext* context, const v1::ListExaminationsRequest* request,
                          v1::ListExaminationsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListExaminations);
  }

 private:
  Pipeline& pipeline_;
};

class CatalogueAdapter final : public v1::CatalogueService::Service {
 public:
  explicit CatalogueAdapter(Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ListServices(ServerContext* context, const v1::ListServicesRequest* request,
                      v1::ListServicesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::ListServices);
  }
  Status GiveConsent(ServerContext* context, const v1::GiveConsentRequest* request,
                     v1::GiveConsentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::GiveConsent);
  }
  Status Desynchronise(ServerContext* context, const v1::DesynchroniseRequest* request,
                       v1::DesynchroniseResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &portal::Desynchronise);
  }

 private:
  Pipeline& pipeline_;
};

class PortalCareService final : public platform::CareService {
 public:
  explicit PortalCareService(Pipeline& pipeline)
      : space_(pipeline),
        folder_(pipeline),
        profile_(pipeline),
        people_(pipeline),
        agenda_(pipeline),
        catalogue_(pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&space_, v1::SpaceService::service_full_name()},
            {&folder_, v1::FolderService::service_full_name()},
            {&profile_, v1::HealthProfileService::service_full_name()},
            {&people_, v1::PeopleService::service_full_name()},
            {&agenda_, v1::AgendaService::service_full_name()},
            {&catalogue_, v1::CatalogueService::service_full_name()}};
  }
  platform::Schema schema() const override { return PortalSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedSpaces(tx, cast);
  }

 private:
  SpaceAdapter space_;
  FolderAdapter folder_;
  HealthProfileAdapter profile_;
  PeopleAdapter people_;
  AgendaAdapter agenda_;
  CatalogueAdapter catalogue_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<PortalCareService>(context.pipeline);
}

}  // namespace parcours::portal
