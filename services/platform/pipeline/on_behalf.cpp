#include "services/platform/pipeline/on_behalf.h"

#include <google/protobuf/util/time_util.h>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::platform {

std::string SignOnBehalf(const common::v1::OnBehalf& on_behalf, const pki::PrivateKey& key) {
  common::v1::SignedOnBehalf token;
  token.set_payload(on_behalf.SerializeAsString());
  token.set_signature(key.Sign(token.payload()));
  return token.SerializeAsString();
}

core::Result<common::v1::OnBehalf> VerifyOnBehalf(std::string_view token, std::string_view service_certificate,
                                                  std::string_view method, core::Time wall_now) {
  const auto invalid = [](std::string detail) {
    return core::Refuse(common::v1::REASON_ON_BEHALF_TOKEN_INVALID, std::move(detail));
  };
  common::v1::SignedOnBehalf signed_token;
  if (!signed_token.ParseFromArray(token.data(), static_cast<int>(token.size()))) return invalid("unreadable");
  if (!pki::Verify(service_certificate, signed_token.payload(), signed_token.signature())) {
    return invalid("not signed by the calling service");
  }
  common::v1::OnBehalf on_behalf;
  if (!on_behalf.ParseFromString(signed_token.payload())) return invalid("unreadable");
  if (google::protobuf::util::TimeUtil::TimestampToMicroseconds(on_behalf.expires()) <
      wall_now.time_since_epoch().count()) {
    return invalid("expired");
  }
  if (on_behalf.method() != method) return invalid("made for another method");
  if (on_behalf.sandbox_id().empty()) return invalid("names no sandbox");
  if (on_behalf.caller().kind() == policy::v1::CALLER_KIND_UNSPECIFIED ||
      on_behalf.caller().kind() == policy::v1::CALLER_KIND_SERVICE) {
    return invalid("names no caller");
  }
  return on_behalf;
}

Caller ToCaller(const common::v1::OnBehalf& on_behalf) {
  const common::v1::Actor& actor = on_behalf.caller();
  return Caller{.kind = actor.kind(),
                .subject = actor.subject(),
                .display_name = actor.display_name(),
                .profession = actor.profession(),
                .speciality = actor.speciality(),
                .role = actor.role(),
                .structure = actor.structure(),
                .sector = actor.sector(),
                .sandbox = core::SandboxId(on_behalf.sandbox_id()),
                .credential = on_behalf.credential()};
}

common::v1::Actor ToActor(const Caller& caller) {
  common::v1::Actor actor;
  actor.set_kind(caller.kind);
  actor.set_subject(caller.subject);
  actor.set_display_name(caller.display_name);
  actor.set_profession(caller.profession);
  actor.set_speciality(caller.speciality);
  actor.set_role(caller.role);
  actor.set_structure(caller.structure);
  actor.set_sector(caller.sector);
  return actor;
}

}  // namespace parcours::platform
