#include "services/messaging/rules/rule.h"

namespace parcours::messaging {

namespace rules {

constexpr std::string_view kOurs;
constexpr std::string_view kDirectory = "IG API messagerie sécurisée de santé (ANS)";
constexpr std::string_view kSocle = "Référentiel socle MSSanté #2 (ANS), tel qu'un éditeur le restitue";
constexpr std::string_view kVolet = "Volet Transmission au LPS d'un document CDA par MSSanté (ANS)";
constexpr std::string_view kQuestions = "esante.gouv.fr, foire aux questions, Mon espace santé";
constexpr std::string_view kApp = "Mon espace santé (application publiée)";
constexpr std::string_view kCnam = "Guide messagerie pour les éditeurs V1.3 (CNAM), tel qu'un éditeur le restitue";

const Rule kPersonal{"mss.mailbox.personal", "Une boîte personnelle ne s'ouvre que par son titulaire.",
                     "A personal mailbox is opened by its holder only.", kOurs};
const Rule kOrganisational{"mss.mailbox.organisational",
                           "La boîte organisationnelle se lit dans sa structure, avec une carte de cette structure.",
                           "The organisational mailbox is read within its structure, with a card of that structure.",
                           kOurs};
const Rule kApplicative{"mss.mailbox.applicative", "La boîte applicative est lue par le logiciel de la structure.",
                        "The applicative mailbox is read by the structure's software.", kOurs};
const Rule kRedList{"mss.directory.red_list", "Une boîte en liste rouge n'apparaît pas dans l'annuaire.",
                    "A mailbox on the red list does not appear in the directory.", kDirectory};
const Rule kImmutable{"mss.directory.immutable", "L'adresse et le type d'une boîte ne changent jamais.",
                      "Address and type of a mailbox never change.", kDirectory};
const Rule kTrusted{"mss.trust.domain", "Un message de santé ne circule que dans l'espace de confiance.",
                    "A health message travels within the espace de confiance only.",
                    "Espace de confiance MSSanté : liste blanche des domaines (ANS)"};
const Rule kKnown{"mss.delivery.known", "Un message à une adresse inconnue n'est pas distribué.",
                  "A message to an unknown address is not delivered.", kCnam};
const Rule kPatientAddress{"mss.patient.address",
                           "L'adresse d'un patient est son matricule et sa clé, dans le domaine de Mon espace santé.",
                           "A patient's address is the matricule with its key, in the domain of Mon espace santé.",
                           "Exemples de CDA de l'ANS : recordTarget/telecom"};
const Rule kQualified{"mss.patient.qualified", "Le matricule ne circule qu'avec une identité qualifiée.",
                      "The matricule travels with a qualified identity only.", "RNIV 1, EXI SI 08"};
const Rule kPatientMailbox{"mss.patient.mailbox", "Sans Mon espace santé ouvert, un patient n'a pas de messagerie.",
                           "Without Mon espace santé a patient has no mailbox.", kQuestions};

const Rule kSend{"mss.send", "On envoie depuis une boîte que l'on a le droit d'ouvrir.",
                 "One sends from a mailbox that one may open.", kOurs};
const Rule kOnePatient{"mss.send.one_patient", "Un message ne parle que d'un seul patient.",
                       "A message is about one patient only.", kSocle};
const Rule kArchive{"mss.send.archive", "Les documents partent en CDA avec leur PDF, dans l'archive IHE XDM.",
                    "Documents go as CDA with their PDF, in the archive IHE XDM.", kSocle};
const Rule kSubject{"mss.send.subject", "L'objet dit XDM/1.0/DDM+, un libellé, puis le nom, le prénom et la naissance.",
                    "The subject says XDM/1.0/DDM+, a label, then family name, given name and birth date.", kSocle};
const Rule kVisibleToPatient{"mss.send.visible_to_patient",
                             "Un document que le patient ne voit pas encore ne lui est pas envoyé.",
                             "A document that the patient does not see yet is not sent to the patient.",
                             "Volet HL7 v2 (ANS), MetaDMPMSS : INVISIBLE_PATIENT"};
const Rule kVisibleToBoth{"mss.send.visible_to_both",
                          "Un document masqué aux professionnels ne part pas à la fois au patient et à l'un d'eux.",
                          "A document masked to professionals does not go to the patient and one of them at once.",
                          "Volet HL7 v2 (ANS), MetaDMPMSS : MASQUE_PS"};
const Rule kSize{"mss.send.size", "Un message fait au plus 25 millions d'octets.",
                 "A message has 25 million bytes at most.", kCnam};
const Rule kFormats{"mss.send.formats", "Les pièces jointes sont en pdf, txt, rtf, jpg ou tiff.",
                    "Attachments are pdf, txt, rtf, jpg or tiff.", kOurs};
const Rule kDocuments{"mss.read.documents", "Les documents de soins s'ouvrent avec la carte d'un soignant.",
                      "Documents of care are opened with the card of a professional of care.", kOurs};
const Rule kUndelivered{"mss.delivery.notice", "Ce qui n'a pas été distribué revient à l'expéditeur par un avis.",
                        "What was not delivered comes back to the sender as a notice.", kCnam};

const Rule kReceipt{"mss.receipt", "Un accusé répond à l'expéditeur qui l'a demandé.",
                    "A receipt answers the sender who asked for it.", kVolet};
const Rule kBusinessCode{"mss.receipt.code", "Un échec d'intégration porte un code de 900 à 906.",
                         "A failure to file bears a code of 900 to 906.", kVolet};
const Rule kPlainFailure{"mss.receipt.plain",
                         "Sans demande d'accusé, l'échec revient par un message ordinaire de la messagerie.",
                         "Where no receipt was asked for a failure comes back as a plain message.", kVolet};

const Rule kProfessionalOpens{"mss.patient.professional_opens", "Seul un professionnel ouvre le premier échange.",
                              "Only a professional opens the first exchange.", kQuestions};
const Rule kReply{"mss.patient.reply",
                  "Le patient répond, ou écrit de nouveau à un professionnel qui n'a pas terminé l'échange.",
                  "The patient answers, or writes again to a professional who has not ended the exchange.", kApp};
const Rule kEnded{
    "mss.patient.ended", "Le professionnel termine l'échange par l'objet « [FIN] » seul ; il le rouvre en écrivant.",
    "The professional ends the exchange by the subject “[FIN]” alone, and reopens it by writing.", kQuestions};
const Rule kPatientSize{"mss.patient.size", "Les pièces jointes d'un patient font au plus 5 000 000 d'octets.",
                        "A patient's attachments have 5,000,000 bytes at most.", kApp};
const Rule kAcknowledge{"mss.patient.acknowledge", "Le patient dit qu'il a lu, quand le professionnel le demande.",
                        "The patient says that it was read, where the professional asks.", kApp};
const Rule kTrash{"mss.patient.trash", "Une conversation supprimée emporte ses pièces jointes.",
                  "A conversation that is deleted takes its attachments with it.", kApp};
const Rule kSave{"mss.patient.save", "Une pièce jointe reçue s'enregistre dans ses documents.",
                 "An attachment received can be saved among one's documents.", kApp};
const Rule kOwn{"mss.patient.own", "Chacun ne voit que sa propre messagerie.",
                "Everybody sees their own messages only.", kApp};

const Rule kOrdinaryMail{"mss.outside.ordinary", "N'importe qui peut écrire à une messagerie ordinaire.",
                         "Anybody may write to an ordinary mailbox.", kOurs};

}  // namespace rules

}  // namespace parcours::messaging
