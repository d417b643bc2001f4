#include "services/signin/service.h"

#include <functional>
#include <vector>

#include "parcours/signin/v1/citizen.grpc.pb.h"
#include "parcours/signin/v1/citizen_account.grpc.pb.h"
#include "parcours/signin/v1/france_connect.grpc.pb.h"
#include "parcours/signin/v1/phone.grpc.pb.h"
#include "parcours/signin/v1/pro_sante_connect.grpc.pb.h"
#include "services/platform/rpc/serve.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/seed.h"
#include "services/signin/store.h"

namespace parcours::signin {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Serve;

class ProSanteConnectAdapter final : public v1::ProSanteConnectService::Service {
 public:
  ProSanteConnectAdapter(platform::Pipeline& pipeline, SessionIssuer& issuer) : pipeline_(pipeline), issuer_(issuer) {}

  Status SignInWithCard(ServerContext* context, const v1::SignInWithCardRequest* request,
                        v1::SignInWithCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::SignInWithCard);
  }
  Status ListExercises(ServerContext* context, const v1::ListExercisesRequest* request,
                       v1::ListExercisesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ListExercises);
  }
  Status StartEcpsSignIn(ServerContext* context, const v1::StartEcpsSignInRequest* request,
                         v1::StartEcpsSignInResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::StartEcpsSignIn);
  }
  Status PollEcpsSignIn(ServerContext* context, const v1::PollEcpsSignInRequest* request,
                        v1::PollEcpsSignInResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, std::bind_front(&signin::PollEcpsSignIn, std::ref(issuer_)));
  }
  Status RefreshSession(ServerContext* context, const v1::RefreshSessionRequest* request,
                        v1::RefreshSessionResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::RefreshSession);
  }
  Status GetUserInfo(ServerContext* context, const v1::GetUserInfoRequest* request,
                     v1::GetUserInfoResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::GetUserInfo);
  }
  Status SignOut(ServerContext* context, const v1::SignOutRequest* request, v1::SignOutResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::SignOut);
  }

 private:
  platform::Pipeline& pipeline_;
  SessionIssuer& issuer_;
};

class FranceConnectAdapter final : public v1::FranceConnectService::Service {
 public:
  FranceConnectAdapter(platform::Pipeline& pipeline, SessionIssuer& issuer) : pipeline_(pipeline), issuer_(issuer) {}

  Status ListProviders(ServerContext* context, const v1::ListProvidersRequest* request,
                       v1::ListProvidersResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ListProviders);
  }
  Status StartSignIn(ServerContext* context, const v1::StartSignInRequest* request,
                     v1::StartSignInResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::StartSignIn);
  }
  Status Authenticate(ServerContext* context, const v1::AuthenticateRequest* request,
                      v1::AuthenticateResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::Authenticate);
  }
  Status ConfirmSecondFactor(ServerContext* context, const v1::ConfirmSecondFactorRequest* request,
                             v1::ConfirmSecondFactorResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ConfirmSecondFactor);
  }
  Status AcceptSharing(ServerContext* context, const v1::AcceptSharingRequest* request,
                       v1::AcceptSharingResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, std::bind_front(&signin::AcceptSharing, std::ref(issuer_)));
  }
  Status DenySharing(ServerContext* context, const v1::DenySharingRequest* request,
                     v1::DenySharingResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::DenySharing);
  }

 private:
  platform::Pipeline& pipeline_;
  SessionIssuer& issuer_;
};

class CitizenAccountAdapter final : public v1::CitizenAccountService::Service {
 public:
  CitizenAccountAdapter(platform::Pipeline& pipeline, SessionIssuer& issuer) : pipeline_(pipeline), issuer_(issuer) {}

  Status ActivateAccount(ServerContext* context, const v1::ActivateAccountRequest* request,
                         v1::ActivateAccountResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ActivateAccount);
  }
  Status SetCredentials(ServerContext* context, const v1::SetCredentialsRequest* request,
                        v1::SetCredentialsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::SetCredentials);
  }
  Status SignIn(ServerContext* context, const v1::SignInRequest* request, v1::SignInResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::SignIn);
  }
  Status ConfirmCode(ServerContext* context, const v1::ConfirmCodeRequest* request,
                     v1::ConfirmCodeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, std::bind_front(&signin::ConfirmCode, std::ref(issuer_)));
  }
  Status ResendCode(ServerContext* context, const v1::ResendCodeRequest* request,
                    v1::ResendCodeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ResendCode);
  }
  Status RequestNewProvisionalCode(ServerContext* context, const v1::RequestNewProvisionalCodeRequest* request,
                                   v1::RequestNewProvisionalCodeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::RequestNewProvisionalCode);
  }
  Status RequestPasswordReset(ServerContext* context, const v1::RequestPasswordResetRequest* request,
                              v1::RequestPasswordResetResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::RequestPasswordReset);
  }
  Status ResetPassword(ServerContext* context, const v1::ResetPasswordRequest* request,
                       v1::ResetPasswordResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ResetPassword);
  }
  Status ChangePassword(ServerContext* context, const v1::ChangePasswordRequest* request,
                        v1::ChangePasswordResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ChangePassword);
  }
  Status SignOutCitizen(ServerContext* context, const v1::SignOutCitizenRequest* request,
                        v1::SignOutCitizenResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::SignOutCitizen);
  }
  Status GetAccount(ServerContext* context, const v1::GetAccountRequest* request,
                    v1::GetAccountResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::GetAccount);
  }

 private:
  platform::Pipeline& pipeline_;
  SessionIssuer& issuer_;
};

class CitizenAdapter final : public v1::CitizenService::Service {
 public:
  explicit CitizenAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status IdentifyCitizen(ServerContext* context, const v1::IdentifyCitizenRequest* request,
                         v1::IdentifyCitizenResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::IdentifyCitizen);
  }

 private:
  platform::Pipeline& pipeline_;
};

class PhoneAdapter final : public v1::PhoneService::Service {
 public:
  explicit PhoneAdapter(platform::Pipeline& pipeline) : pipeline_(pipeline) {}

  Status ListMessages(ServerContext* context, const v1::ListMessagesRequest* request,
                      v1::ListMessagesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::ListMessages);
  }
  Status Approve(ServerContext* context, const v1::ApproveRequest* request, v1::ApproveResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::Approve);
  }
  Status Deny(ServerContext* context, const v1::DenyRequest* request, v1::DenyResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::Deny);
  }
  Status MarkRead(ServerContext* context, const v1::MarkReadRequest* request, v1::MarkReadResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::MarkRead);
  }
  Status Deliver(ServerContext* context, const v1::DeliverRequest* request, v1::DeliverResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &signin::Deliver);
  }

 private:
  platform::Pipeline& pipeline_;
};

class SigninCareService final : public platform::CareService {
 public:
  explicit SigninCareService(const platform::CareContext& context)
      : pro_sante_connect_(context.pipeline, context.issuer),
        france_connect_(context.pipeline, context.issuer),
        citizen_account_(context.pipeline, context.issuer),
        citizen_(context.pipeline),
        phone_(context.pipeline) {}

  std::vector<platform::RpcService> rpcs() override {
    return {{&pro_sante_connect_, v1::ProSanteConnectService::service_full_name()},
            {&france_connect_, v1::FranceConnectService::service_full_name()},
            {&citizen_account_, v1::CitizenAccountService::service_full_name()},
            {&citizen_, v1::CitizenService::service_full_name()},
            {&phone_, v1::PhoneService::service_full_name()}};
  }
  platform::Schema schema() const override { return SigninSchema(); }
  core::Result<void> Seed(platform::Transaction& tx, const sandbox::v1::Cast& cast) override {
    return SeedSignin(tx, cast);
  }

 private:
  ProSanteConnectAdapter pro_sante_connect_;
  FranceConnectAdapter france_connect_;
  CitizenAccountAdapter citizen_account_;
  CitizenAdapter citizen_;
  PhoneAdapter phone_;
};

}  // namespace

std::unique_ptr<platform::CareService> Make(const platform::CareContext& context) {
  return std::make_unique<SigninCareService>(context);
}

}  // namespace parcours::signin
