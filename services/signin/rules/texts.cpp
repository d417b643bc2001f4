#include "services/signin/rules/texts.h"

namespace parcours::signin {
namespace {

struct Both {
  const char* fr;
  const char* en;
};

v1::Message Write(std::string sender, v1::MessageKind kind, Both title, Both text) {
  v1::Message message;
  message.set_sender(std::move(sender));
  message.set_kind(kind);
  message.mutable_title()->set_fr(title.fr);
  message.mutable_title()->set_en(title.en);
  message.mutable_text()->set_fr(text.fr);
  message.mutable_text()->set_en(text.en);
  return message;
}

v1::Message WriteCode(std::string sender, Both title, Both text, const std::string& code) {
  v1::Message message = Write(std::move(sender), v1::MESSAGE_KIND_CODE, title, text);
  message.set_code(code);
  return message;
}

}  // namespace

v1::Message EcpsRequestText(const std::string& binding_message) {
  v1::Message message = Write(kProSanteConnect, v1::MESSAGE_KIND_APPROVAL, {"Demande de connexion", "Sign-in request"},
                              {"Approuvez si l'écran de l'ordinateur montre les mêmes chiffres.",
                               "Approve if the computer's screen shows the same digits."});
  message.set_binding_message(binding_message);
  return message;
}

v1::Message SignInCodeText(const std::string& code) {
  return WriteCode(
      kMonEspaceSante, {"Votre code de connexion", "Your sign-in code"},
      {"Ce code est valable dix minutes. Ne le communiquez à personne.", "Good for ten minutes. Tell nobody."}, code);
}

v1::Message ProviderCodeText(const std::string& provider, const std::string& code) {
  return WriteCode(
      provider, {"Votre code de sécurité", "Your security code"},
      {"Saisissez ce code pour vous connecter avec FranceConnect.", "Type this code to sign in with FranceConnect."},
      code);
}

v1::Message ProvisionalCodeText(const std::string& code) {
  return WriteCode(kMonEspaceSante, {"Votre code provisoire", "Your provisional code"},
                   {"Mon espace santé est prêt. Activez-le avec ce code et votre carte Vitale, ou opposez-vous : vous "
                    "avez six semaines.",
                    "Mon espace santé is ready. Activate it with this code and your carte Vitale, or object: you have "
                    "six weeks."},
                   code);
}

v1::Message ResetCodeText(const std::string& code) {
  return WriteCode(
      kMonEspaceSante, {"Mot de passe oublié", "Forgotten password"},
      {"Saisissez ce code pour choisir un nouveau mot de passe.", "Type this code to choose a new password."}, code);
}

v1::Message AccountActiveText() {
  return Write(kMonEspaceSante, v1::MESSAGE_KIND_NOTIFICATION, {"Compte activé", "Account active"},
               {"Vous pouvez maintenant vous connecter à Mon espace santé.", "You can now sign in."});
}

v1::Message PasswordChangedText() {
  return Write(
      kMonEspaceSante, v1::MESSAGE_KIND_NOTIFICATION, {"Mot de passe modifié", "Password changed"},
      {"Si ce n'était pas vous, demandez un nouveau mot de passe.", "If that was not you, ask for a new password."});
}

}  // namespace parcours::signin
