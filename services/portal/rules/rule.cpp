#include "services/portal/rules/rule.h"

namespace parcours::portal::rules {
namespace {

constexpr std::string_view kOurs;
constexpr std::string_view kApp = "Mon espace santé (ens-mobile)";
constexpr std::string_view kClosure = "CSP R1111-36";
constexpr std::string_view kMeasuresApi = "API Mesures de santé de Mon espace santé v1.5.2";
constexpr std::string_view kCatalogue = "CSP R1111-37 à R1111-39";

}  // namespace

const Rule kHolder{"portal.enter.holder", "Le titulaire est chez lui dans son espace santé.",
                   "Holders are at home in their own space.", kApp};
const Rule kParent{"portal.enter.parent", "Le représentant légal qui a ajouté l'enfant agit dans l'espace de l'enfant.",
                   "A legal representative who added the child acts in the child's space.", kApp};
const Rule kCarer{"portal.enter.carer", "L'aidant qui a accepté une délégation agit au nom de la personne.",
                  "A carer who accepted a delegation acts in the person's name.", kApp};
const Rule kStranger{"portal.enter.stranger",
                     "Être contact d'urgence ou aidant déclaré ne donne aucun accès : il faut une délégation acceptée.",
                     "Being an emergency contact or a declared carer gives no access: it takes an accepted delegation.",
                     kApp};
const Rule kCarerLimits{
    "portal.enter.carer_limits",
    "L'aidant ne ferme pas, ne supprime pas, ne change ni les proches, ni les accords, ni les délégations.",
    "A carer does not close or delete, and changes neither contacts nor consents nor delegations.", kApp};
const Rule kProfessional{"portal.enter.professional",
                         "Un professionnel autorisé au DMP lit le profil médical et les mesures.",
                         "A professional authorised in the DMP reads health profile and measures.", kOurs};
const Rule kNotAuthorised{"portal.enter.not_authorised", "Sans autorisation au DMP, le profil médical reste fermé.",
                          "Without an authorisation in the DMP the health profile stays shut.", kOurs};
const Rule kBlocked{"portal.enter.blocked", "Un professionnel bloqué n'a aucun accès.",
                    "A blocked professional has no access at all.", kApp};
const Rule kReadingOpposed{"portal.enter.opposed", "Le patient s'est opposé à la consultation.",
                           "The patient opposes reading.", "CSP R1111-46"};
const Rule kListed{"portal.enter.listed", "Seul un service en ligne du catalogue échange avec l'espace santé.",
                   "Only a service of the catalogue that is online exchanges with the space.", kCatalogue};
const Rule kPurpose{"portal.enter.purpose",
                    "Un service ne lit et n'écrit que pour les usages acceptés par le titulaire.",
                    "A service reads and writes only for the purposes that the holder consented to.", kApp};

const Rule kActivation{"portal.space.active", "Il faut avoir activé Mon espace santé.",
                       "Mon espace santé has to be activated.", kApp};
const Rule kTerms{"portal.space.terms", "L'activation passe par les conditions générales d'utilisation.",
                  "Activation goes with the terms of use.", kApp};
const Rule kClosed{"portal.space.closed", "Un espace clôturé, ou refusé par la personne, ne s'ouvre plus.",
                   "A space that is closed, or that the person opposed, does not open.", kClosure};
const Rule kClosing{"portal.space.closing",
                    "La clôture met fin aux délégations et aux accords ; les données sont archivées.",
                    "Closing ends delegations and consents; the data is archived.", kClosure};
const Rule kReopening{"portal.space.reopening", "Un espace archivé peut être rouvert par son titulaire.",
                      "A space that is archived can be opened again by its holder.", kClosure};
const Rule kDeletion{"portal.space.deletion",
                     "La suppression se demande pour un espace clôturé et se fait dans les trois mois.",
                     "Deletion is asked for once the space is closed, and done within three months.", kClosure};
const Rule kDeletionAsked{"portal.space.deletion_asked", "Tant que la suppression attend, on peut l'annuler.",
                          "While the deletion waits, it can be taken back.", kApp};

const Rule kFolders{"portal.folders", "Un dossier range des documents du DMP ; il n'en ouvre aucun.",
                    "A folder sorts documents of the DMP; it opens none.", kOurs};
const Rule kOwnEntries{"portal.profile.own", "Le patient ne retire pas ce qu'un professionnel a déclaré.",
                       "Patients do not take away what a professional declared.", kOurs};
const Rule kBloodGroup{"portal.profile.blood_group", "Le groupe sanguin s'écrit A+, A-, B+, B-, AB+, AB-, O+ ou O-.",
                       "A blood group is one of A+, A-, B+, B-, AB+, AB-, O+, O-.", kOurs};
const Rule kPeriod{"portal.profile.period", "Une période finit après avoir commencé.",
                   "A period ends after it has begun.", kOurs};
const Rule kMeasureCode{"portal.measure.code", "Seules les mesures de la liste de Mon espace santé s'enregistrent.",
                        "Only measures of Mon espace santé's list are recorded.", kMeasuresApi};
const Rule kComputed{"portal.measure.computed", "L'IMC se calcule à partir du poids et de la taille.",
                     "The BMI is computed from weight and height.", kMeasuresApi};
const Rule kPlausible{"portal.measure.plausible", "Une valeur hors du plausible est sans doute une faute de frappe.",
                      "A value that is not plausible is likely a typing mistake.", kOurs};
const Rule kMoment{"portal.measure.moment", "Une glycémie dit à quel moment elle est prise.",
                   "A blood glucose says when it was taken.", kMeasuresApi};
const Rule kDays{"portal.measure.days", "Le glucose interstitiel et l'index disent sur combien de jours.",
                 "Interstitial glucose and the index say over how many days.", kMeasuresApi};
const Rule kPast{"portal.measure.past", "On n'enregistre pas une mesure à venir.", "A measure to come is not recorded.",
                 kOurs};
const Rule kReminders{"portal.agenda.reminders", "Dix rappels au plus par jour.", "At most ten reminders a day.", kApp};
const Rule kExamination{"portal.agenda.examination", "Seuls les examens de la liste du simulateur se suivent.",
                        "Only the examinations of the simulator's list are followed.", kOurs};

const Rule kTrusted{"portal.people.trusted", "Une seule personne de confiance.", "One trusted person only.", kApp};
const Rule kDirectives{"portal.people.directives",
                       "Les directives anticipées sont un document du DMP, de la catégorie prévue.",
                       "Directives anticipées are a document of the DMP, of their own category.", kApp};
const Rule kInvitation{"portal.delegation.invitation",
                       "L'aidant est invité par la personne, et a lui-même un espace santé actif.",
                       "The carer is invited by the person and has an active space.", kApp};
const Rule kThreeCarers{"portal.delegation.three", "Trois aidants au plus par personne.",
                        "At most three carers for a person.", kApp};
const Rule kFivePersons{"portal.delegation.five", "Cinq personnes au plus par aidant.",
                        "At most five persons for a carer.", kApp};
const Rule kOpenInvitation{"portal.delegation.open",
                           "On répond à une invitation en attente, et on retire ce qui est en cours.",
                           "One answers an invitation that waits, and ends what is in force.", kOurs};
const Rule kChild{"portal.child.representative", "Seul un représentant légal ajoute un enfant mineur.",
                  "Only a legal representative adds a minor.", kApp};
const Rule kChildCertified{"portal.child.certified", "Le parent certifie être représentant légal d'un enfant mineur.",
                           "The parent certifies to be the legal representative of a minor.", kApp};

const Rule kConsent{"portal.catalogue.consent", "L'accord se donne usage par usage.",
                    "Consent is given purpose by purpose.", kApp};
const Rule kPurposes{"portal.catalogue.purposes", "On n'accepte que les usages que le service déclare.",
                     "Only purposes that the service declares are consented to.", kApp};
const Rule kWithdrawn{"portal.catalogue.withdrawn", "Désynchroniser met fin à tous les accords donnés au service.",
                      "Desynchronising ends all consents given to the service.", kApp};

}  // namespace parcours::portal::rules
