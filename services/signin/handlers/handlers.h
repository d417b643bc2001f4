// The handlers of the sign-in services: one function per RPC, each in its own file. What each does and refuses stands
// in the contract, parcours/signin/v1/*.proto.
//
// `request` (and `issuer`) are borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "parcours/signin/v1/citizen_account.pb.h"
#include "parcours/signin/v1/france_connect.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "parcours/signin/v1/pro_sante_connect.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/rpc/session_issuer.h"

namespace parcours::signin {

using platform::Call;
using platform::SessionIssuer;
using platform::Work;

// ProSanteConnectService
core::Result<Work<v1::SignInWithCardResponse>> SignInWithCard(Call& call, const v1::SignInWithCardRequest& request);
core::Result<Work<v1::ListExercisesResponse>> ListExercises(Call& call, const v1::ListExercisesRequest& request);
core::Result<Work<v1::StartEcpsSignInResponse>> StartEcpsSignIn(Call& call, const v1::StartEcpsSignInRequest& request);
core::Result<Work<v1::PollEcpsSignInResponse>> PollEcpsSignIn(SessionIssuer& issuer, Call& call,
                                                              const v1::PollEcpsSignInRequest& request);
core::Result<Work<v1::RefreshSessionResponse>> RefreshSession(Call& call, const v1::RefreshSessionRequest& request);
core::Result<Work<v1::GetUserInfoResponse>> GetUserInfo(Call& call, const v1::GetUserInfoRequest& request);
core::Result<Work<v1::SignOutResponse>> SignOut(Call& call, const v1::SignOutRequest& request);

// FranceConnectService
core::Result<Work<v1::ListProvidersResponse>> ListProviders(Call& call, const v1::ListProvidersRequest& request);
core::Result<Work<v1::StartSignInResponse>> StartSignIn(Call& call, const v1::StartSignInRequest& request);
core::Result<Work<v1::AuthenticateResponse>> Authenticate(Call& call, const v1::AuthenticateRequest& request);
core::Result<Work<v1::ConfirmSecondFactorResponse>> ConfirmSecondFactor(Call& call,
                                                                        const v1::ConfirmSecondFactorRequest& request);
core::Result<Work<v1::AcceptSharingResponse>> AcceptSharing(SessionIssuer& issuer, Call& call,
                                                            const v1::AcceptSharingRequest& request);
core::Result<Work<v1::DenySharingResponse>> DenySharing(Call& call, const v1::DenySharingRequest& request);

// CitizenAccountService
core::Result<Work<v1::ActivateAccountResponse>> ActivateAccount(Call& call, const v1::ActivateAccountRequest& request);
core::Result<Work<v1::SetCredentialsResponse>> SetCredentials(Call& call, const v1::SetCredentialsRequest& request);
core::Result<Work<v1::SignInResponse>> SignIn(Call& call, const v1::SignInRequest& request);
core::Result<Work<v1::ConfirmCodeResponse>> ConfirmCode(SessionIssuer& issuer, Call& call,
                                                        const v1::ConfirmCodeRequest& request);
core::Result<Work<v1::ResendCodeResponse>> ResendCode(Call& call, const v1::ResendCodeRequest& request);
core::Result<Work<v1::RequestNewProvisionalCodeResponse>> RequestNewProvisionalCode(
    Call& call, const v1::RequestNewProvisionalCodeRequest& request);
core::Result<Work<v1::RequestPasswordResetResponse>> RequestPasswordReset(
    Call& call, const v1::RequestPasswordResetRequest& request);
core::Result<Work<v1::ResetPasswordResponse>> ResetPassword(Call& call, const v1::ResetPasswordRequest& request);
core::Result<Work<v1::ChangePasswordResponse>> ChangePassword(Call& call, const v1::ChangePasswordRequest& request);
core::Result<Work<v1::SignOutCitizenResponse>> SignOutCitizen(Call& call, const v1::SignOutCitizenRequest& request);
core::Result<Work<v1::GetAccountResponse>> GetAccount(Call& call, const v1::GetAccountRequest& request);

// CitizenService
core::Result<Work<v1::IdentifyCitizenResponse>> IdentifyCitizen(Call& call, const v1::IdentifyCitizenRequest& request);

// PhoneService
core::Result<Work<v1::ListMessagesResponse>> ListMessages(Call& call, const v1::ListMessagesRequest& request);
core::Result<Work<v1::ApproveResponse>> Approve(Call& call, const v1::ApproveRequest& request);
core::Result<Work<v1::DenyResponse>> Deny(Call& call, const v1::DenyRequest& request);
core::Result<Work<v1::MarkReadResponse>> MarkRead(Call& call, const v1::MarkReadRequest& request);
core::Result<Work<v1::DeliverResponse>> Deliver(Call& call, const v1::DeliverRequest& request);

}  // namespace parcours::signin
