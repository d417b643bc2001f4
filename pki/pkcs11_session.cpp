#include "pki/pkcs11_session.h"

#include <p11-kit/uri.h>

#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki::internal {
namespace {

struct FreeUri {
  void operator()(P11KitUri* uri) const { p11_kit_uri_free(uri); }
};

unsigned char* Bytes(const core::Secret& secret) {
  return reinterpret_cast<unsigned char*>(const_cast<char*>(secret.Reveal().data()));
}

// What C_SetPIN says of the PIN itself. Not CKR_PIN_INVALID: a card may say so of a new PIN that is the old one.
bool IsAboutPin(CK_RV code) {
  return code == CKR_PIN_INCORRECT || code == CKR_PIN_LEN_RANGE || code == CKR_PIN_LOCKED;
}

core::Result<std::vector<CK_SLOT_ID>> SlotsWithTokens(Functions& functions) {
  CK_ULONG count = 0;
  // A first call without a place for the answer also makes the module look again at what is inserted.
  if (const CK_RV code = functions.C_GetSlotList(CK_TRUE, nullptr, &count); code != CKR_OK) {
    return core::Refuse(ToRefusal(code, "C_GetSlotList"));
  }
  std::vector<CK_SLOT_ID> slots(count);
  if (const CK_RV code = functions.C_GetSlotList(CK_TRUE, slots.data(), &count); code != CKR_OK) {
    return core::Refuse(ToRefusal(code, "C_GetSlotList"));
  }
  slots.resize(count);
  return slots;
}

}  // namespace

core::Refusal ToRefusal(CK_RV code, std::string_view what) {
  switch (code) {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
      return {.reason = common::v1::REASON_CARD_PIN_WRONG, .detail = {}};
    case CKR_PIN_LOCKED:
      return {.reason = common::v1::REASON_CARD_PIN_LOCKED, .detail = {}};
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_TOKEN_NOT_RECOGNIZED:
    case CKR_DEVICE_REMOVED:
    case CKR_SLOT_ID_INVALID:
      return {.reason = common::v1::REASON_CARD_ABSENT, .detail = "PKCS#11 token"};
    default: {
      std::array<char, 24> number{};
      std::snprintf(number.data(), number.size(), "0x%lX", static_cast<unsigned long>(code));
      return {.reason = common::v1::REASON_CONFIGURATION_INVALID,
              .detail = "PKCS#11 " + std::string(what) + " failed: " + number.data()};
    }
  }
}

core::Result<TokenPlace> FindToken(Functions& functions, std::string_view token_uri) {
  const std::unique_ptr<P11KitUri, FreeUri> uri(p11_kit_uri_new());
  if (p11_kit_uri_parse(std::string(token_uri).c_str(), P11_KIT_URI_FOR_ANY, uri.get()) != P11_KIT_URI_OK) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "not a PKCS#11 URI such as pkcs11:token=…;object=…");
  }
  TokenPlace place;
  std::size_t found = 0;
  for (const CK_SLOT_ID slot : TRY(SlotsWithTokens(functions))) {
    CK_TOKEN_INFO info{};
    if (functions.C_GetTokenInfo(slot, &info) != CKR_OK || (info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
    if (p11_kit_uri_match_token_info(uri.get(), &info) != 1) continue;
    place.slot = slot;
    ++found;
  }
  if (found == 0) return core::Refuse(common::v1::REASON_CARD_ABSENT, "no such PKCS#11 token");
  if (found > 1) return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "the PKCS#11 URI names several tokens");
  if (const CK_ATTRIBUTE* label = p11_kit_uri_get_attribute(uri.get(), CKA_LABEL)) {
    place.label.assign(static_cast<const char*>(label->pValue), label->ulValueLen);
  }
  return place;
}

core::Result<Session> Session::Open(Functions& functions, CK_SLOT_ID slot, Access access) {
  const CK_FLAGS flags = CKF_SERIAL_SESSION | (access == Access::kWrite ? CKF_RW_SESSION : 0U);
  CK_SESSION_HANDLE handle = 0;
  if (const CK_RV code = functions.C_OpenSession(slot, flags, nullptr, nullptr, &handle); code != CKR_OK) {
    return core::Refuse(ToRefusal(code, "C_OpenSession"));
  }
  return Session(functions, handle);
}

core::Result<void> Session::LogIn(const core::Secret& pin) {
  const CK_ULONG size = pin.Reveal().size();
  CK_RV code = functions_.C_Login(handle_, CKU_USER, Bytes(pin), size);
  if (code == CKR_OK) {
    log_out_ = true;
    return {};
  }
  if (code == CKR_USER_ALREADY_LOGGED_IN) {
    code = functions_.C_SetPIN(handle_, Bytes(pin), size, Bytes(pin), size);
    const bool tested = code == CKR_OK || IsAboutPin(code);
    if (!tested) {
      functions_.C_Logout(handle_);
      code = functions_.C_Login(handle_, CKU_USER, Bytes(pin), size);
    }
  }
  if (code != CKR_OK) return core::Refuse(ToRefusal(code, "C_Login"));
  return {};
}

core::Result<std::vector<CK_OBJECT_HANDLE>> Session::Find(std::vector<CK_ATTRIBUTE> attributes) {
  if (const CK_RV code = functions_.C_FindObjectsInit(handle_, attributes.data(), attributes.size()); code != CKR_OK) {
    return core::Refuse(ToRefusal(code, "C_FindObjectsInit"));
  }
  std::vector<CK_OBJECT_HANDLE> objects(64);
  CK_ULONG count = 0;
  const CK_RV code = functions_.C_FindObjects(handle_, objects.data(), objects.size(), &count);
  functions_.C_FindObjectsFinal(handle_);
  if (code != CKR_OK) return core::Refuse(ToRefusal(code, "C_FindObjects"));
  objects.resize(count);
  return objects;
}

core::Result<std::string> Session::Read(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE attribute) {
  CK_ATTRIBUTE wanted{attribute, nullptr, 0};
  if (const CK_RV code = functions_.C_GetAttributeValue(handle_, object, &wanted, 1); code != CKR_OK) {
    return core::Refuse(ToRefusal(code, "C_GetAttributeValue"));
  }
  std::string value(wanted.ulValueLen, '\0');
  wanted.pValue = value.data();
  if (const CK_RV code = functions_.C_GetAttributeValue(handle_, object, &wanted, 1); code != CKR_OK) {
    return core::Refuse(ToRefusal(code, "C_GetAttributeValue"));
  }
  return value;
}

Session::Session(Session&& other) noexcept
    : functions_(other.functions_),
      handle_(other.handle_),
      open_(std::exchange(other.open_, false)),
      log_out_(std::exchange(other.log_out_, false)) {}

Session::~Session() {
  if (!open_) return;
  if (log_out_) functions_.C_Logout(handle_);
  functions_.C_CloseSession(handle_);
}

CK_ATTRIBUTE Attribute(CK_ATTRIBUTE_TYPE type, const CK_ULONG& value) {
  return {type, const_cast<CK_ULONG*>(&value), sizeof value};
}

CK_ATTRIBUTE Attribute(CK_ATTRIBUTE_TYPE type, const CK_BBOOL& value) {
  return {type, const_cast<CK_BBOOL*>(&value), sizeof value};
}

CK_ATTRIBUTE Attribute(CK_ATTRIBUTE_TYPE type, std::string_view value) {
  return {type, const_cast<char*>(value.data()), value.size()};
}

}  // namespace parcours::pki::internal
