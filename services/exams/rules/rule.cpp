#include "services/exams/rules/rule.h"

namespace parcours::exams::rules {

namespace {
constexpr std::string_view kOurs;
constexpr std::string_view kGbea = "CSP L6211-7, arrêté du 26 novembre 1999 (GBEA)";
}  // namespace

const Rule kRequest{"exams.request", "La demande dit ce que l'on cherche et pourquoi ; le patient choisit où aller.",
                    "The request says what is looked for and why; the patient chooses where to go.",
                    "CSP L6211-8, décret 2003-270"};
const Rule kQualified{"exams.register.qualified", "Seule une identité qualifiée accompagne des données de santé.",
                      "Only a qualified identity carries health data.", "RNIV 1, EXI SI 08"};
const Rule kSamePatient{"exams.register.patient", "La demande et l'identité contrôlée sont celles de la même personne.",
                        "The request and the identity that was checked are the same person's.", kOurs};
const Rule kOrder{"exams.order",
                  "Un examen avance dans l'ordre : demande, enregistrement, prélèvement ou images, résultat.",
                  "An examination keeps its order: request, registration, sample or images, result.", kOurs};
const Rule kKind{"exams.kind", "Un laboratoire prélève et mesure ; un centre d'imagerie réalise et décrit des images.",
                 "A laboratory samples and measures; an imaging centre makes and describes images.", kOurs};
const Rule kCoded{"exams.result.coded", "Chaque mesure porte un code LOINC, dont le dernier chiffre est une clé.",
                  "Each measure bears a LOINC code, whose last digit is a key.",
                  "CI-SIS, CR d'examens de biologie; LOINC"};
const Rule kRange{"exams.result.range", "Une mesure se compare à son intervalle de référence.",
                  "A measure is compared with its reference range.", "CI-SIS, CR d'examens de biologie"};
const Rule kValidated{"exams.validated", "Un résultat ne sort qu'une fois validé.",
                      "A result leaves only once it is validated.", kGbea};
const Rule kRadiologist{
    "exams.validate.radiologist", "Le compte rendu d'imagerie est établi par le médecin qui réalise l'acte.",
    "The report of imaging is written by the doctor who performs the act.", "Arrêté du 22 septembre 2006"};
const Rule kOwnCorrection{"exams.correct.own", "Seul l'auteur du compte rendu le remplace.",
                          "Only the author of the report replaces it.", "DMP Accessibilité, TD2.1b"};
const Rule kFeeds{"exams.dmp.feeds", "La structure alimente le DMP : le compte rendu part à la validation.",
                  "The structure feeds the DMP: the report leaves on validation.", kOurs};
const Rule kFeedsNot{"exams.dmp.feeds_not",
                     "La structure n'alimente pas le DMP : le patient peut ajouter le compte rendu lui-même.",
                     "The structure does not feed the DMP: the patient may add the report.", kOurs};
const Rule kPatientSees{"exams.see.patient", "Le patient voit ses examens, et le résultat une fois validé.",
                        "Patients see their examinations, and the result once it is validated.", kOurs};
const Rule kPrescriberSees{"exams.see.prescriber", "Le prescripteur suit l'examen qu'il a demandé.",
                           "The prescriber follows the examination that he or she asked for.", kOurs};
const Rule kStructureSees{"exams.see.structure", "La structure voit les examens qu'elle a enregistrés.",
                          "A structure sees the examinations that it registered.", kOurs};

}  // namespace parcours::exams::rules
