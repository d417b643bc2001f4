#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

namespace rules {

constexpr std::string_view kOurs;
constexpr std::string_view kDelays = "CSP R5132-21, R5132-22, R5123-2";
constexpr std::string_view kDecree = "Décret 2023-1222, CSP R4071-1 et suivants";
constexpr std::string_view kDoctrine = "Doctrine du numérique en santé, ordonnance numérique";

const Rule kQualified{"rx.write.qualified", "Seule une identité qualifiée accompagne des données de santé.",
                      "Only a qualified identity carries health data.", "RNIV 1, EXI SI 08"};
const Rule kDays{"rx.write.days", "Une dispensation couvre au plus 30 jours, ou trois mois en grand conditionnement.",
                 "One dispensing covers at most 30 days, or three months in a large pack.", kDelays};
const Rule kTwelveMonths{"rx.write.twelve_months", "Renouvellements compris, le traitement ne dépasse pas douze mois.",
                         "Renewals included, the treatment does not exceed twelve months.", kDelays};
const Rule kNonSubstitution{
    "rx.write.non_substitution", "« Non substituable » s'écrit avec un des trois motifs : MTE, EFG ou CIF.",
    "“Not to be substituted” is written with one of three reasons: MTE, EFG or CIF.", "Arrêté du 12 novembre 2019"};
const Rule kSignature{"rx.sign.card", "La carte du prescripteur signe le texte que le patient lira.",
                      "The prescriber's card signs the text that the patient will read.", kOurs};
const Rule kOwn{"rx.own", "Seul son prescripteur agit sur une ordonnance.",
                "Only its prescriber acts on a prescription.", kOurs};
const Rule kSignedOnce{"rx.sign.once", "Une ordonnance signée ne se modifie plus.",
                       "A signed prescription is not changed any more.", kOurs};

const Rule kOpenLine{"rx.manage.open_line", "On arrête ou on renouvelle les lignes encore ouvertes.",
                     "One stops or renews lines that are still open.", kOurs};
const Rule kRenewed{"rx.manage.renewed",
                    "Une ordonnance signée se renouvelle ; l'ancienne s'arrête quand la nouvelle est signée.",
                    "A signed prescription is renewed; the old one stops once the new one is signed.", kOurs};

const Rule kNumber{"rx.open.number", "Le dernier caractère du numéro permet de voir une faute de frappe.",
                   "The last character of the number shows a typing mistake.", kOurs};
const Rule kBearer{
    "rx.open.bearer", "Le QR code ou le numéro ouvre l'ordonnance, à la pharmacie que le patient choisit.",
    "The QR code or the number opens the prescription, at the pharmacy that the patient chooses.", kDoctrine};
const Rule kFirstDelay{"rx.dispense.first", "La première dispensation a lieu dans les trois mois.",
                       "The first dispensing takes place within three months.", kDelays};
const Rule kTreatmentEnd{"rx.dispense.end", "Rien ne se dispense plus de douze mois après l'écriture.",
                         "Nothing is dispensed more than twelve months after the writing.", kDelays};
const Rule kUsedUp{"rx.dispense.used_up", "Ce qui est entièrement dispensé ne peut plus servir.",
                   "What is fully dispensed cannot be used again.", kDoctrine};
const Rule kCancelled{"rx.dispense.cancelled", "Une ordonnance annulée ne se dispense plus.",
                      "A cancelled prescription is not dispensed any more.", kOurs};
const Rule kLineUsedUp{"rx.dispense.line_used_up", "Une ligne se dispense autant de fois qu'elle est écrite.",
                       "A line is dispensed as often as it was written.", kDelays};
const Rule kStopped{"rx.dispense.stopped", "Une ligne arrêtée par le prescripteur ne se dispense plus.",
                    "A line that the prescriber stopped is not dispensed any more.", kOurs};
const Rule kInterval{"rx.dispense.interval",
                     "Un renouvellement se dispense au plus tôt cinq jours avant la fin du précédent.",
                     "A renewal is dispensed at the earliest five days before the one before is used up.", kOurs};
const Rule kQuantity{"rx.dispense.quantity", "On ne dispense pas plus que ce qui est prescrit pour la période.",
                     "One does not dispense more than what is prescribed for the period.", kDelays};
const Rule kGeneric{"rx.dispense.generic", "Un médicament écrit « non substituable » ne se remplace pas.",
                    "A drug written “not to be substituted” is not replaced.", "Arrêté du 12 novembre 2019"};
const Rule kDispense{"rx.dispense",
                     "Le pharmacien enregistre ligne par ligne ce qu'il délivre et ce qu'il ne délivre pas.",
                     "The pharmacist records line by line what is given and what is not.", kDoctrine};
const Rule kWhatIsDone{"rx.dispense.what", "Pour chaque ligne, une quantité ou un motif de non-délivrance.",
                       "For each line, a quantity or a reason for not dispensing.", kDoctrine};

const Rule kPrescriberSees{"rx.see.prescriber", "Le prescripteur suit ce qui est dispensé, sauf opposition du patient.",
                           "The prescriber follows what is dispensed unless the patient opposes.", kDecree};
const Rule kPatientSees{"rx.see.patient", "Le patient voit ses ordonnances et ce qui en est dispensé.",
                        "Patients see their prescriptions and what was dispensed.", kOurs};
const Rule kPatientHides{"rx.see.opposed", "Le patient s'est opposé à ce que le prescripteur voie ce qui est dispensé.",
                         "The patient opposes that the prescriber sees what is dispensed.", kDecree};

}  // namespace rules

}  // namespace parcours::prescription
