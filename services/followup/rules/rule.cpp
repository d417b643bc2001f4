#include "services/followup/rules/rule.h"

namespace parcours::followup::rules {

constexpr std::string_view kOurs;
constexpr std::string_view kFaq = "ViaTrajectoire, FAQ (viatrajectoire-normandie.fr)";
constexpr std::string_view kMinimum = "JORFARTI000047720221 (insuffisance cardiaque)";
constexpr std::string_view kGuide = "ViaTrajectoire, guide receveur (tutos.iess.fr)";

const Rule kQualified{"followup.qualified", "Seule une identité qualifiée accompagne des données de santé.",
                      "Only a qualified identity carries health data.", "RNIV 1, EXI SI 08"};

const Rule kOwnFile{"orientation.own_file", "La structure qui ouvre le dossier l'écrit, l'envoie et le suit.",
                    "The structure that opens the file writes, sends and follows it.", kOurs};
const Rule kDuplicate{"orientation.duplicate",
                      "Un doublon se reconnaît au nom, au prénom, à la date de naissance et au sexe.",
                      "A duplicate is known by name, given name, birth date and sex.", kGuide};
const Rule kUnits{"orientation.units", "Les unités d'accueil viennent du répertoire opérationnel des ressources.",
                  "Units come from the répertoire opérationnel des ressources.", kGuide};
const Rule kPartContent{"orientation.part_content",
                        "Un dossier a quatre volets : administratif, médical, autonomie, projet.",
                        "A file has four parts: administrative, medical, autonomy, project.", kOurs};
const Rule kMedicalPart{"orientation.medical_part", "Seule l'habilitation médicale ouvre le volet médical.",
                        "Only the habilitation médicale opens the medical part.", kFaq};
const Rule kMedicalByDoctor{"orientation.medical_by_doctor", "Un médecin valide le volet médical.",
                            "A doctor validates the medical part.", kOurs};
const Rule kAllPartsValidated{"orientation.all_parts_validated", "Rien ne part tant que chaque volet n'est pas validé.",
                              "Nothing is sent until each part is validated.", kFaq};
const Rule kFileOver{"orientation.file_over", "Après l'admission ou l'annulation, le dossier ne change plus.",
                     "After the admission or the cancellation the file does not change.", kOurs};
const Rule kTraced{"orientation.traced", "Chaque ouverture du dossier laisse une trace.",
                   "Every opening of the file leaves a trace.", kFaq};

const Rule kSeveralUnits{"orientation.several_units", "Plusieurs unités peuvent être sollicitées en même temps.",
                         "Several units may be asked at the same time.", kGuide};
const Rule kOneRequest{"orientation.one_request", "Une unité n'a qu'une demande en cours pour un dossier.",
                       "A unit has one open request for a file.", kOurs};
const Rule kAddressed{"orientation.addressed", "Seule la structure destinataire lit le dossier et répond.",
                      "Only the structure that it was sent to reads the file and answers.", kOurs};
const Rule kAnswerContent{"orientation.answer_content",
                          "Un accord porte une date, un refus un motif, une question un texte.",
                          "An agreement has a date, a refusal a reason, a question a text.", kOurs};
const Rule kAdmissionOrder{"orientation.order",
                           "Une demande avance dans l'ordre : réponse, accord retenu, admission, sortie.",
                           "A request goes on in order: answer, agreement retained, admission, discharge.", kOurs};
const Rule kOneRetained{"orientation.one_retained", "Le prescripteur retient un seul accord.",
                        "The prescriber retains one agreement only.", kOurs};
const Rule kOneAdmits{"orientation.one_admits", "Quand une unité admet, les autres demandes s'annulent.",
                      "When one unit admits, the other requests are cancelled.",
                      "ViaTrajectoire, guide (tutos.iess.fr, module grand âge)"};
const Rule kCancelledUnread{"orientation.cancelled_unread", "Une demande annulée n'ouvre plus le dossier.",
                            "A cancelled request opens the file no more.", kOurs};

const Rule kTeam{"telemonitoring.team",
                 "L'équipe qui propose la télésurveillance suit le patient ; le patient voit tout ce qui le concerne.",
                 "The team that proposes telemonitoring follows the patient; patients see all that is theirs.", kOurs};
const Rule kOnePlan{"telemonitoring.one_plan", "Une équipe n'a qu'une télésurveillance en cours pour un patient.",
                    "A team has one running telemonitoring for a patient.", kOurs};
const Rule kConsent{"telemonitoring.consent", "Rien ne commence sans l'accord libre et éclairé du patient.",
                    "Nothing begins without the patient's free and informed consent.",
                    "vaincrelinsuffisancecardiaque.org"};
const Rule kEligible{"telemonitoring.eligible",
                     "Une hospitalisation pour décompensation dans les 30 jours, ou dans l'année avec une classe NYHA "
                     "II au moins et un BNP élevé ; aucune exclusion.",
                     "A stay for decompensation within 30 days, or within the year with NYHA II at least and a raised "
                     "BNP; no exclusion.",
                     "Critères ETAPES, insuffisance cardiaque (newcard.io 2020, chroniccareconnect.com)"};
const Rule kOneYear{"telemonitoring.one_year", "Une prescription dure douze mois au plus.",
                    "A prescription lasts twelve months at most.", "JORFARTI000048866487"};
const Rule kPlanOrder{"telemonitoring.order",
                      "Une télésurveillance avance dans l'ordre : proposée, acceptée, prescrite, active, terminée.",
                      "A telemonitoring goes on in order: proposed, consented, prescribed, active, ended.", kOurs};
const Rule kDailyWeight{"telemonitoring.daily_weight", "Le poids se transmet chaque jour, à la main ou par l'appareil.",
                        "The weight is transmitted every day, by hand or by the device.", kMinimum};
const Rule kDecompensation{"telemonitoring.decompensation",
                           "Une prise de 1,5 à 2 kg en deux à trois jours fait suspecter une décompensation.",
                           "A rise of 1.5 to 2 kg in two to three days makes one suspect a decompensation.",
                           "dijon-cardiorenal.fr; JORFARTI000047720221"};
const Rule kSilent{"telemonitoring.silent", "Sans transmission, une alerte part.",
                   "Without transmission an alert is raised.", kMinimum};
const Rule kSilenceNotMuted{"telemonitoring.silence_not_muted",
                            "L'opérateur ne peut pas désactiver l'alerte de non-transmission.",
                            "The operator cannot deactivate the alert for non-transmission.", kMinimum};
const Rule kDoctorMutes{"telemonitoring.doctor_mutes",
                        "Seul un médecin désactive l'alerte de décompensation, et il dit pourquoi.",
                        "Only a doctor mutes the alert for decompensation, and says why.", kOurs};
const Rule kDoctorAdjusts{"telemonitoring.doctor_adjusts", "Un médecin ajuste le traitement.",
                          "A doctor adjusts the treatment.", kOurs};
const Rule kNoActionWithReason{"telemonitoring.no_action", "Ne rien faire se justifie.", "Doing nothing is justified.",
                               kOurs};
const Rule kHandledFirst{"telemonitoring.handled_first", "Une alerte se traite, puis se clôt.",
                         "An alert is dealt with, then closed.", kOurs};
const Rule kNoEmergency{"telemonitoring.no_emergency", "La télésurveillance n'est pas une surveillance d'urgence.",
                        "Telemonitoring is no surveillance of emergencies.", kOurs};

const Rule kOneCircle{"coordination.one_circle", "Une personne a un seul cercle de soins.",
                      "A person has one care circle.", "IG Cercle de soins (ANS)"};
const Rule kOwnCircle{"coordination.own_circle", "On n'ouvre sans carte que son propre cercle.",
                      "Without a card one opens one's own circle only.", kOurs};
const Rule kInCircle{"coordination.in_circle",
                     "Le cercle se lit et s'écrit entre ses membres et la personne concernée.",
                     "The circle is read and written by its members and the person.", kOurs};
const Rule kCircleConsent{"coordination.consent", "Sans l'accord de la personne, le cercle ne partage rien.",
                          "Without the person's consent the circle shares nothing.", kOurs};
const Rule kCoordinates{"coordination.coordinates", "La personne ou le coordinateur invite et retire.",
                        "The person or the coordinator invites and takes out.", kOurs};
const Rule kInvitation{"coordination.invitation", "Chacun répond à l'invitation qui lui est faite.",
                       "Everybody answers the invitation made to them.", kOurs};
const Rule kCarePlanBy{"coordination.care_plan", "Un plan dit les objectifs, les actions, qui les fait et pour quand.",
                       "A plan says the objectives, the actions, who does them and until when.",
                       "HAS, PPCS, mode d'emploi, juillet 2019"};
const Rule kPlanValidated{"coordination.plan_validated", "Un médecin du cercle valide le plan, puis on le suit.",
                          "A doctor of the circle validates the plan, then it is followed.", kOurs};
const Rule kNotebook{"coordination.notebook", "Tout le cercle lit le carnet, et la personne aussi.",
                     "All of the circle read the notebook, and so does the person.", kOurs};
const Rule kCalendar{"coordination.calendar", "Tout le cercle voit l'agenda, et la personne aussi.",
                     "All of the circle see the calendar, and so does the person.", kOurs};
const Rule kAppointmentOrder{
    "coordination.appointment_order",
    "Un rendez-vous se propose, se prend, puis a lieu ou non ; ensuite il ne change plus.",
    "An appointment is proposed, booked, then takes place or not; afterwards it does not change.", kOurs};

}  // namespace parcours::followup::rules
