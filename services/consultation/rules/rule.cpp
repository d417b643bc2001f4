#include "services/consultation/rules/rule.h"

namespace parcours::consultation::rules {

namespace {
constexpr std::string_view kOurs;
constexpr std::string_view kGuide = "HAS, Premières clefs d'usage de l'IA générative en santé (30/10/2025)";
}  // namespace

const Rule kQualified{"consultation.qualified", "Seule une identité qualifiée accompagne des données de santé.",
                      "Only a qualified identity carries health data.", "RNIV 1, EXI SI 08"};
const Rule kInformed{"consultation.informed", "Le patient est informé avant que l'outil rédige.",
                     "The patient is informed before the tool drafts.", kGuide};
const Rule kObjection{"consultation.objection", "Le patient peut refuser l'outil ; le médecin écrit alors lui-même.",
                      "The patient may object to the tool; the doctor then writes.", kOurs};
const Rule kStandIn{"consultation.stand_in",
                    "Un programme à règles tient ici la place d'une intelligence artificielle.",
                    "A program with rules stands in here for artificial intelligence.", kOurs};
const Rule kOccasion{"consultation.occasion", "Une erreur voulue a besoin d'une phrase des notes où se glisser.",
                     "A mistake on purpose needs a sentence of the notes to slip into.", kOurs};
const Rule kOneVersion{"consultation.version", "On confirme, corrige et signe la version que l'on a lue.",
                       "One confirms, corrects and signs the version that one has read.", kOurs};
const Rule kRead{"consultation.read", "Le médecin contrôle tout ce que l'outil propose, passage par passage.",
                 "The doctor checks all that the tool proposes, passage by passage.", kGuide};
const Rule kSignature{"consultation.signature", "La carte du médecin signe le texte qu'il a relu.",
                      "The doctor's card signs the text that was read.", kOurs};
const Rule kSignedOnce{"consultation.signed_once", "Un compte rendu signé ne se modifie plus ; on le reprend.",
                       "A signed report is not changed; it is taken up again.", kOurs};
const Rule kOnlySigned{"consultation.only_signed", "Rien ne part au DMP sans la signature d'un médecin.",
                       "Nothing goes to the DMP without a doctor's signature.", kOurs};
const Rule kSentOnce{"consultation.sent_once", "Un compte rendu s'envoie une fois.", "A report is sent once.", kOurs};

}  // namespace parcours::consultation::rules
