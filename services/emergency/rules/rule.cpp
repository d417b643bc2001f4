#include "services/emergency/rules/rule.h"

namespace parcours::emergency {

namespace rules {

constexpr std::string_view kOurs;
constexpr std::string_view kDsf = "DSF lien 15-15 v1.0 (ANS)";
constexpr std::string_view kDst = "Hub Santé, DST v1.2 (ANS)";
constexpr std::string_view kStates = "Hub Santé, nomenclature etat (ansforge/SAMU-Hub-Modeles)";

const Rule kEveryCall{"emergency.every_call", "Tout appel décroché ouvre un dossier.",
                      "Every answered call opens a file.", kDsf};
const Rule kCentreOnly{"emergency.centre_only", "Seul le personnel d'un SAMU décroche et régule.",
                       "Only the staff of a SAMU answer and regulate.", kOurs};
const Rule kInCharge{"emergency.in_charge", "Le centre traitant écrit dans le dossier, et lui seul.",
                     "The centre in charge writes into the file, and no other.", kOurs};
const Rule kParty{"emergency.party",
                  "Le dossier se lit au centre traitant, dans les équipes engagées et au service d'accueil.",
                  "The file is read by the centre in charge, the crews engaged and the receiving department.", kOurs};
const Rule kFirstLine{
    "emergency.first_line",
    "L'assistant de régulation est en première ligne : il décroche, ouvre, identifie, localise, oriente.",
    "The assistant is the first line: answers, opens, identifies, locates, directs.", kDsf};
const Rule kMedicalDecision{"emergency.medical_decision", "La décision médicale appartient au médecin régulateur.",
                            "The medical decision belongs to the médecin régulateur.", kOurs};
const Rule kCrew{"emergency.crew", "L'équipe engagée donne ses statuts, ou le centre pour elle.",
                 "The crew engaged reports its statuses, or the centre for them.", kOurs};
const Rule kDestination{"emergency.destination", "Seule la structure destinataire reçoit le patient.",
                        "Only the structure of destination takes the patient over.", kOurs};

const Rule kDrm{"emergency.drm", "Le dossier devient médical dès que le médecin régulateur en est informé.",
                "The file becomes a medical one as soon as the médecin régulateur is told.", kDsf};
const Rule kDoctorMakesDrm{"emergency.drm_by_doctor",
                           "Un dossier que le médecin régulateur n'a jamais vu n'est pas un DRM.",
                           "A file that the médecin régulateur has never seen is no DRM.", kDsf};
const Rule kDefaultPriority{"emergency.default_priority", "Sans autre indication, la priorité est P2.",
                            "Unless somebody says otherwise the priority is P2.",
                            "Hub Santé, nomenclature priorite (ansforge/SAMU-Hub-Modeles)"};
const Rule kMotive{"emergency.motive", "Le motif se choisit dans la nomenclature.",
                   "The motive is chosen from the nomenclature.",
                   "Hub Santé, nomenclature motif (ansforge/SAMU-Hub-Modeles)"};
const Rule kCommunications{"emergency.communications",
                           "Toutes les communications sont notées, avec leur heure et leur auteur.",
                           "All communications are noted, with their time and author.", kDsf};

const Rule kIdentity{"emergency.identity",
                     "Le centre note ce que l'on dit du patient ; au téléphone, personne ne montre de pièce.",
                     "The centre notes what is told of the patient; on the telephone nobody shows a document.", kOurs};
const Rule kMatriculeQualified{
    "emergency.matricule_qualified", "Le matricule ne circule pas tant que l'identité n'est pas qualifiée.",
    "The matricule does not travel until the identity is qualified.", "RNIV 1, EXI SI 08; DSF lien 15-15 v1.0 (ANS)"};

const Rule kDecisionContent{"emergency.decision_content",
                            "Un envoi nomme un moyen, une orientation un lieu, les autres décisions un texte.",
                            "Sending names a resource, an orientation a place, the other decisions a text.", kOurs};
const Rule kIntention{
    "emergency.intention",
    "Dix minutes après l'appel, une décision prise sur une information nouvelle est de deuxième intention.",
    "Ten minutes after the call a decision on new information is one of second intention.", kDsf};
const Rule kEngagement{"emergency.engagement", "Un moyen part sur décision médicale.",
                       "A vehicle leaves on a medical decision.", kOurs};
const Rule kOneMission{"emergency.one_mission", "Un véhicule n'a qu'une mission à la fois.",
                       "A vehicle has one mission at a time.", kOurs};
const Rule kStatusOrder{"emergency.status_order", "Les statuts du véhicule se suivent dans l'ordre de la mission.",
                        "The statuses of a vehicle follow the order of the mission.", kOurs};
const Rule kHandoverFirst{
    "emergency.handover_first", "À destination, l'équipe ne part pas avant que le service ait reçu le patient.",
    "At the destination the crew does not leave before the department has received the patient.", kOurs};
const Rule kHandover{"emergency.handover", "L'équipe arrivée à destination passe le patient au service.",
                     "The crew at the destination hands the patient over to the department.", kOurs};

const Rule kObservation{"emergency.observation", "Le centre et l'équipe joignent au dossier un lien ou un bilan.",
                        "Centre and crew attach a link or an assessment to the file.",
                        "Hub Santé, messages RS-URL et RS-BPV (ansforge/SAMU-Hub-Modeles)"};
const Rule kObservationContent{"emergency.observation_content", "Un lien a une adresse, un bilan un texte.",
                               "A link has an address, an assessment a text.", kOurs};
const Rule kTransfer{"emergency.transfer", "Le dossier passe à un autre centre par le champ « CRRA traitant ».",
                     "A file goes to another centre by the field « CRRA traitant ».", kDsf};
const Rule kTransferToCentre{"emergency.transfer_to_centre", "Un dossier se transfère à un autre SAMU.",
                             "A file is transferred to another SAMU.", kOurs};
const Rule kOneTransfer{"emergency.one_transfer", "Un transfert attend sa réponse avant le suivant.",
                        "A transfer waits for its answer before the next.", kOurs};
const Rule kNotDelivered{"emergency.not_delivered",
                         "Sans accusé de réception, l'envoi compte comme non délivré : on téléphone.",
                         "Without acknowledgement what was sent counts as not delivered: one telephones.", kDst};
const Rule kDelivered{"emergency.delivered", "Livré n'est pas repris : l'accusé dit la réception, pas l'accord.",
                      "Delivered is not taken over: the acknowledgement tells reception, not agreement.", kDsf};
const Rule kExpired{"emergency.expired", "Un message du Hub Santé vit 24 heures.",
                    "A message of the Hub Santé lives for 24 hours.", kDst};
const Rule kAddressee{"emergency.addressee", "Seul le centre destinataire répond à un transfert livré.",
                      "Only the addressee answers a transfer that was delivered.", kDsf};
const Rule kTakenOver{"emergency.taken_over", "Le centre qui accepte devient le centre traitant.",
                      "The centre that accepts becomes the centre in charge.", kDsf};
const Rule kTransferRefused{"emergency.transfer_refused",
                            "Un transfert refusé laisse le dossier au centre qui l'a envoyé.",
                            "A transfer that is refused leaves the file to the centre that sent it.", kDsf};

const Rule kEditable{"emergency.editable", "Un dossier actif ou achevé se complète.",
                     "An active or completed file is still edited.", kStates};
const Rule kCallReopens{"emergency.call_reopens", "Un nouvel appel rend le dossier actif.",
                        "Another call makes the file active again.", kOurs};
const Rule kDecisionReopens{"emergency.decision_reopens", "Une nouvelle décision rend actif un dossier validé.",
                            "A new decision makes a validated file active again.", kStates};
const Rule kCompleted{"emergency.completed", "Un dossier est achevé quand toutes les décisions sont exécutées.",
                      "A file is completed once all decisions are carried out.", kStates};
const Rule kValidated{"emergency.validated", "Un dossier validé est complet et cohérent.",
                      "A validated file is complete and coherent.", kStates};
const Rule kFrozen{"emergency.frozen", "Les notes d'un dossier validé sont figées.",
                   "The notes of a validated file are frozen.", kStates};
const Rule kStateOrder{"emergency.state_order", "Un dossier s'achève une fois, puis se valide.",
                       "A file is completed once, then validated.", kOurs};
const Rule kClosed{"emergency.closed",
                   "Un dossier clôturé, 24 heures après, ne se rouvre pas : un nouvel appel ouvre un autre dossier.",
                   "A file closed, 24 hours later, is not opened again: a new call opens another one.", kStates};
const Rule kUrgentNeedsDoctor{"emergency.urgent_needs_doctor",
                              "Un dossier P0 ou P1 ne s'achève pas sans médecin régulateur.",
                              "A file of priority P0 or P1 is not completed without a médecin régulateur.", kOurs};
const Rule kAssistantCloses{"emergency.assistant_closes",
                            "L'assistant de régulation peut achever un dossier sans régulation médicale.",
                            "The assistant may complete a file without medical regulation.",
                            "Hub Santé, nomenclature attribution DR.DREG.DRARM (ansforge/SAMU-Hub-Modeles)"};
const Rule kAllCarriedOut{"emergency.all_carried_out",
                          "Tant qu'un véhicule est en mission, le dossier n'est pas achevé.",
                          "While a vehicle is on its mission the file is not completed.", kStates};
const Rule kDrmDecided{"emergency.drm_decided", "Un dossier médical porte au moins une décision.",
                       "A medical file bears one decision at least.", kOurs};
const Rule kCoherent{"emergency.coherent", "Un dossier validé a un motif, et un patient s'il est médical.",
                     "A validated file has a motive, and a patient if it is a medical one.", kOurs};

}  // namespace rules

}  // namespace parcours::emergency
