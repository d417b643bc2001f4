#include "services/dmp/rules/rule.h"

namespace parcours::dmp {

namespace rules {

constexpr std::string_view kOurs;
constexpr std::string_view kTraced = "DMP Accessibilité: accès tracés, visibles du patient et du médecin traitant";

const Rule kPatient{"dmp.enter.patient", "Le patient a accès à son propre dossier.",
                    "Patients have access to their own record.", "Mon espace santé"};
const Rule kRepresentative{"dmp.enter.representative", "Le représentant légal a accès au dossier de l'enfant mineur.",
                           "A legal representative has access to the record of a minor.",
                           "Mon espace santé: délégation LEGAL_REPRESENTATION"};
const Rule kDelegate{"dmp.enter.delegate",
                     "L'aidant qui a la délégation du patient lit les documents et en ajoute en son nom.",
                     "A carer with the patient's delegation reads documents and adds some in their name.",
                     "Mon espace santé: délégation CAREGIVING"};
const Rule kDelegateLimits{"dmp.enter.delegate_limits",
                           "L'aidant ne décide pas à la place du patient : ni partages, ni fermeture, ni suppression.",
                           "A carer does not decide in the patient's place: no sharing, closing or deleting.",
                           "Mon espace santé: délégation CAREGIVING, gestes réservés au titulaire"};
const Rule kStranger{"dmp.enter.stranger",
                     "Un usager n'a accès ni au dossier d'un autre adulte, ni sans être représentant légal.",
                     "A citizen has no access to somebody else's record without representing them.", kOurs};
const Rule kStudent{"dmp.enter.student", "La carte d'un professionnel en formation (CPF) n'ouvre pas le DMP.",
                    "The card of a student (CPF) does not open the DMP.", kOurs};
const Rule kNominative{
    "dmp.enter.nominative", "La consultation demande un identifiant national nominatif ; un logiciel seul ne lit pas.",
    "Reading needs a nominative national identifier; a software alone does not read.", "EX_GEN-1320"};
const Rule kEmployee{"dmp.enter.employee",
                     "La carte d'un personnel d'établissement (CPE) alimente pour la structure, mais ne lit pas.",
                     "The card of an employee (CPE) feeds for the structure but does not read.", kOurs};
const Rule kNoCareRole{"dmp.enter.no_care_role", "Sans rôle dans les soins, pas d'accès au DMP.",
                       "Without a role in care there is no access to the DMP.", kOurs};
const Rule kNoRecord{
    "dmp.enter.no_record", "Il n'y a pas de DMP ouvert.", "There is no open record.",
    "DMP Accessibilité, TD0.2; Mon espace santé: ouverture six semaines après le courrier, sauf opposition"};
const Rule kClosed{"dmp.enter.closed", "Un DMP fermé par le patient ne se lit ni ne s'alimente.",
                   "A record that its patient has closed is neither read nor fed.",
                   "DMP Accessibilité, TD0.2 (statut fermé)"};
const Rule kBlocked{"dmp.enter.blocked",
                    "Un professionnel bloqué par le patient n'a plus aucun accès, même en urgence.",
                    "A professional whom the patient blocked has no access at all, emergencies included.",
                    "DMP Accessibilité: un professionnel bloqué n'a aucun accès"};
const Rule kCentre15Place{"dmp.enter.centre_15_place", "Le mode centre 15 est réservé aux médecins d'un SAMU.",
                          "The centre 15 mode is for doctors of a SAMU.", kOurs};
const Rule kCentre15Switch{"dmp.enter.centre_15_switch", "Le patient a refusé l'accès du centre de régulation.",
                           "The patient refused access by medical regulation.",
                           "EX_1.1-1050; Mon espace santé: consentements d'urgence"};
const Rule kCentre15{
    "dmp.enter.centre_15", "La régulation médicale lit le dossier sans justification, sauf refus du patient.",
    "Medical regulation reads without a justification unless the patient refused.", "TRE_R248-ModeAcces: centre_15"};
const Rule kJustification{"dmp.enter.justification", "Le bris de glace demande une justification écrite.",
                          "Break-glass needs a written justification.", "EX_0.2-1050, EX_0.3-1050"};
const Rule kBreakGlassSwitch{"dmp.enter.break_glass_switch", "Le patient a refusé le bris de glace.",
                             "The patient refused break-glass access.",
                             "EX_1.1-1050; Mon espace santé: consentements d'urgence"};
const Rule kBreakGlass{"dmp.enter.break_glass",
                       "En urgence, le professionnel lit avec une justification que le patient verra.",
                       "In an emergency a professional reads with a justification that the patient will see.",
                       "TRE_R248-ModeAcces: bris_de_glace"};
const Rule kReadingOpposed{"dmp.enter.reading_opposed", "Le patient s'est opposé à la consultation.",
                           "The patient objects to reading.", "CSP R1111-46; PAM-FR, segment ZFA (INC)"};
const Rule kAuthorised{"dmp.enter.authorised",
                       "Le patient a autorisé ce professionnel, ou l'équipe de soins de sa structure.",
                       "The patient authorised the professional, or the care team of the structure.",
                       "CSP L1110-4, L1111-17; DMP Accessibilité, TD0.3"};
const Rule kNotAuthorised{"dmp.enter.not_authorised",
                          "Sans autorisation enregistrée, pas de consultation en mode normal.",
                          "Without a recorded authorisation there is no reading in the normal mode.",
                          "CSP L1111-17 III; DMP Accessibilité, TD0.3"};
const Rule kGeneralPractitioner{
    "dmp.enter.general_practitioner", "Le médecin traitant déclaré dans le DMP est autorisé.",
    "The médecin traitant declared in the DMP is authorised.", "DMP Accessibilité, TD0.3 (médecin traitant DMP)"};
const Rule kProfession{"dmp.enter.profession", "La matrice d'habilitation n'ouvre aucun document à cette profession.",
                       "The access matrix opens no document to this profession.",
                       "Arrêté du 26 octobre 2023 (matrice d'habilitation)"};

const Rule kDeleted{"dmp.read.deleted", "Un document supprimé ne se lit plus.", "A deleted document is no longer read.",
                    "DMP Accessibilité, TD3.3c"};
const Rule kOwnDocument{"dmp.read.own", "L'auteur lit ce qu'il a écrit, même masqué.",
                        "Authors read what they wrote, even if masked.", kOurs};
const Rule kMatrix{"dmp.read.matrix",
                   "La matrice d'habilitation dit quels types de documents une profession lit ; à défaut, aucun.",
                   "The access matrix tells which types of documents a profession reads; by default none.",
                   "Arrêté du 26 octobre 2023 (matrice d'habilitation)"};
const Rule kMasked{"dmp.read.masked", "Un document masqué n'est pas montré aux professionnels.",
                   "A masked document is not shown to professionals.", "JDV_J08: MASQUE_PS; DMP Accessibilité, TD3.3a"};
const Rule kMaskedForGeneralPractitioner{"dmp.read.masked_general_practitioner",
                                         "Le médecin traitant voit les documents masqués.",
                                         "The médecin traitant sees masked documents.", "EX_3.1-1030"};
const Rule kMaskedInEmergency{"dmp.read.masked_emergency",
                              "En urgence, les documents masqués se lisent si le patient l'a permis.",
                              "In an emergency masked documents are read if the patient allowed it.",
                              "Mon espace santé: consentement aux documents masqués en urgence"};
const Rule kNotYetVisible{"dmp.read.not_yet_visible", "Un professionnel doit d'abord expliquer ce document au patient.",
                          "A professional must first explain this document to the patient.",
                          "JDV_J08: INVISIBLE_PATIENT; TD3.3b"};
const Rule kHiddenFromRepresentatives{"dmp.read.hidden_from_representatives",
                                      "Ce document du mineur est invisible à ses représentants légaux.",
                                      "This document of a minor is hidden from the legal representatives.",
                                      "JDV_J08: INVISIBLE_REPRESENTANTS_LEGAUX; EX_0.1-1100"};
const Rule kPatientReads{"dmp.read.patient", "Le patient lit son dossier.", "Patients read their record.",
                         "Mon espace santé"};

const Rule kFeeding{"dmp.feed", "L'alimentation ne demande ni consentement ni autorisation ; le patient est informé.",
                    "Feeding needs neither consent nor authorisation; the patient is informed.",
                    "CSP L1111-15, R1111-47"};
const Rule kFeedingOpposed{"dmp.feed.opposed", "Le patient s'est opposé à l'alimentation pour un motif légitime.",
                           "The patient objects to feeding for a legitimate reason.",
                           "CSP R1111-47; PAM-FR, segment ZFA (IO)"};
const Rule kPatientsType{"dmp.feed.patients_type", "Les types DOCPAT sont ceux des documents du patient.",
                         "The DOCPAT types are those of the patient's own documents.", kOurs};
const Rule kNotInDmp{"dmp.feed.type", "Ce type de document n'entre pas dans le DMP.",
                     "This type of document does not enter the DMP.", "JDV_J66-TypeCode-DMP"};

const Rule kMaskingByPatient{"dmp.visibility.mask_patient", "Le patient masque et démasque ses documents.",
                             "Patients mask and unmask their documents.", "Mon espace santé; TD3.3a"};
const Rule kMaskingByProfessional{
    "dmp.visibility.mask_professional",
    "Un professionnel qui lit le document le masque ou le démasque à la demande du patient.",
    "A professional who reads the document masks or unmasks it as the patient asks.", "TD3.3a"};
const Rule kRevealing{"dmp.visibility.reveal", "Un professionnel qui lit le document le rend visible au patient.",
                      "A professional who reads the document makes it visible to the patient.", "TD3.3b"};
const Rule kHidingFromPatient{"dmp.visibility.hide_patient",
                              "Seul l'auteur retarde la visibilité d'un document pour le patient.",
                              "Only the author delays the visibility of a document to the patient.", kOurs};
const Rule kHidingFromRepresentatives{
    "dmp.visibility.hide_representatives",
    "L'auteur ou le mineur cachent un document aux représentants légaux, tant qu'il est mineur.",
    "The author or the minor hide a document from the legal representatives, while they are a minor.", kOurs};
const Rule kSuperseded{"dmp.visibility.superseded", "On agit sur la version en vigueur.",
                       "One acts on the current version.", kOurs};
const Rule kDeletingOwn{"dmp.delete.own", "L'auteur supprime son document.", "Authors delete their document.",
                        "DMP Accessibilité, TD3.3c"};
const Rule kDeletingOthers{"dmp.delete.others", "Seul l'auteur supprime un document.",
                           "Only the author deletes a document.", "DMP Accessibilité, TD3.3c"};
const Rule kPatientDeletes{"dmp.delete.patient",
                           "Le patient ne supprime pas le document d'un professionnel ; il peut le masquer.",
                           "Patients do not delete a professional's document; they can mask it.", "Mon espace santé"};
const Rule kPatientDeletesOwn{"dmp.delete.patient_own", "Le patient supprime les documents qu'il a ajoutés.",
                              "Patients delete the documents that they added.", "Mon espace santé"};

const Rule kHistory{"dmp.history", "Le patient et son médecin traitant voient qui a fait quoi.",
                    "The patient and the médecin traitant see who did what.", kTraced};
const Rule kHistoryOthers{"dmp.history.others", "Personne d'autre ne lit l'historique des accès.",
                          "Nobody else reads the access history.", kTraced};

}  // namespace rules

}  // namespace parcours::dmp
