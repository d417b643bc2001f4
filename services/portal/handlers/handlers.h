// The handlers of Mon espace santé: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/portal/v1/.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/portal/v1/agenda.pb.h"
#include "parcours/portal/v1/catalogue.pb.h"
#include "parcours/portal/v1/folders.pb.h"
#include "parcours/portal/v1/health.pb.h"
#include "parcours/portal/v1/people.pb.h"
#include "parcours/portal/v1/space.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::portal {

using platform::Call;
using platform::Work;

// SpaceService
core::Result<Work<v1::GetSpaceResponse>> GetSpace(Call& call, const v1::GetSpaceRequest& request);
core::Result<Work<v1::ActivateSpaceResponse>> ActivateSpace(Call& call, const v1::ActivateSpaceRequest& request);
core::Result<Work<v1::CloseSpaceResponse>> CloseSpace(Call& call, const v1::CloseSpaceRequest& request);
core::Result<Work<v1::ReopenSpaceResponse>> ReopenSpace(Call& call, const v1::ReopenSpaceRequest& request);
core::Result<Work<v1::RequestDeletionResponse>> RequestDeletion(Call& call, const v1::RequestDeletionRequest& request);
core::Result<Work<v1::CancelDeletionResponse>> CancelDeletion(Call& call, const v1::CancelDeletionRequest& request);
core::Result<Work<v1::GetHomeResponse>> GetHome(Call& call, const v1::GetHomeRequest& request);
core::Result<Work<v1::ListActivitiesResponse>> ListActivities(Call& call, const v1::ListActivitiesRequest& request);

// FolderService
core::Result<Work<v1::CreateFolderResponse>> CreateFolder(Call& call, const v1::CreateFolderRequest& request);
core::Result<Work<v1::RenameFolderResponse>> RenameFolder(Call& call, const v1::RenameFolderRequest& request);
core::Result<Work<v1::DeleteFolderResponse>> DeleteFolder(Call& call, const v1::DeleteFolderRequest& request);
core::Result<Work<v1::ListFoldersResponse>> ListFolders(Call& call, const v1::ListFoldersRequest& request);
core::Result<Work<v1::FileDocumentResponse>> FileDocument(Call& call, const v1::FileDocumentRequest& request);
core::Result<Work<v1::ListFiledDocumentsResponse>> ListFiledDocuments(Call& call,
                                                                      const v1::ListFiledDocumentsRequest& request);

// HealthProfileService
core::Result<Work<v1::AddProfileEntryResponse>> AddProfileEntry(Call& call, const v1::AddProfileEntryRequest& request);
core::Result<Work<v1::RemoveProfileEntryResponse>> RemoveProfileEntry(Call& call,
                                                                      const v1::RemoveProfileEntryRequest& request);
core::Result<Work<v1::ListProfileEntriesResponse>> ListProfileEntries(Call& call,
                                                                      const v1::ListProfileEntriesRequest& request);
core::Result<Work<v1::RecordMeasureResponse>> RecordMeasure(Call& call, const v1::RecordMeasureRequest& request);
core::Result<Work<v1::RemoveMeasureResponse>> RemoveMeasure(Call& call, const v1::RemoveMeasureRequest& request);
core::Result<Work<v1::ListMeasuresResponse>> ListMeasures(Call& call, const v1::ListMeasuresRequest& request);
core::Result<Work<v1::SetMeasureTargetResponse>> SetMeasureTarget(Call& call,
                                                                  const v1::SetMeasureTargetRequest& request);
core::Result<Work<v1::ListMeasureTargetsResponse>> ListMeasureTargets(Call& call,
                                                                      const v1::ListMeasureTargetsRequest& request);

// PeopleService
core::Result<Work<v1::AddContactResponse>> AddContact(Call& call, const v1::AddContactRequest& request);
core::Result<Work<v1::RemoveContactResponse>> RemoveContact(Call& call, const v1::RemoveContactRequest& request);
core::Result<Work<v1::ListContactsResponse>> ListContacts(Call& call, const v1::ListContactsRequest& request);
core::Result<Work<v1::SetWishesResponse>> SetWishes(Call& call, const v1::SetWishesRequest& request);
core::Result<Work<v1::GetWishesResponse>> GetWishes(Call& call, const v1::GetWishesRequest& request);
core::Result<Work<v1::SearchPersonsResponse>> SearchPersons(Call& call, const v1::SearchPersonsRequest& request);
core::Result<Work<v1::InviteCarerResponse>> InviteCarer(Call& call, const v1::InviteCarerRequest& request);
core::Result<Work<v1::AnswerInvitationResponse>> AnswerInvitation(Call& call,
                                                                  const v1::AnswerInvitationRequest& request);
core::Result<Work<v1::RevokeDelegationResponse>> RevokeDelegation(Call& call,
                                                                  const v1::RevokeDelegationRequest& request);
core::Result<Work<v1::ListDelegationsResponse>> ListDelegations(Call& call, const v1::ListDelegationsRequest& request);
core::Result<Work<v1::AddChildResponse>> AddChild(Call& call, const v1::AddChildRequest& request);

// AgendaService
core::Result<Work<v1::AddEventResponse>> AddEvent(Call& call, const v1::AddEventRequest& request);
core::Result<Work<v1::SetEventStatusResponse>> SetEventStatus(Call& call, const v1::SetEventStatusRequest& request);
core::Result<Work<v1::ListEventsResponse>> ListEvents(Call& call, const v1::ListEventsRequest& request);
core::Result<Work<v1::SetExaminationResponse>> SetExamination(Call& call, const v1::SetExaminationRequest& request);
core::Result<Work<v1::ListExaminationsResponse>> ListExaminations(Call& call,
                                                                  const v1::ListExaminationsRequest& request);

// CatalogueService
core::Result<Work<v1::ListServicesResponse>> ListServices(Call& call, const v1::ListServicesRequest& request);
core::Result<Work<v1::GiveConsentResponse>> GiveConsent(Call& call, const v1::GiveConsentRequest& request);
core::Result<Work<v1::DesynchroniseResponse>> Desynchronise(Call& call, const v1::DesynchroniseRequest& request);

}  // namespace parcours::portal
