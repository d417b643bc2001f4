// The messages that arrive on phones and in mailboxes, in both languages. A code never stands in the text: it has a
// field of its own, which is masked in every output.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "parcours/signin/v1/phone.pb.h"

namespace parcours::signin {

inline constexpr char kProSanteConnect[] = "Pro Santé Connect";
inline constexpr char kMonEspaceSante[] = "Mon espace santé";

v1::Message EcpsRequestText(const std::string& binding_message);
v1::Message SignInCodeText(const std::string& code);
v1::Message ProviderCodeText(const std::string& provider, const std::string& code);
v1::Message ProvisionalCodeText(const std::string& code);
v1::Message ResetCodeText(const std::string& code);
v1::Message AccountActiveText();
v1::Message PasswordChangedText();

}  // namespace parcours::signin
