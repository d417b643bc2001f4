#include "tests/documents/samples.h"

#include <google/protobuf/util/time_util.h>

#include "documents/discharge_letter.h"
#include "documents/dispensing.h"
#include "documents/hospital_report.h"
#include "documents/imaging_report.h"
#include "documents/laboratory_report.h"
#include "documents/medical_summary.h"
#include "documents/patient_document.h"
#include "documents/prescription.h"

namespace parcours::documents::testing {
namespace {

namespace rx = prescription::v1;

core::Time At(const char* time) {
  return core::ParseTime(time).value();
}

google::protobuf::Timestamp Timestamp(const char* time) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(At(time).time_since_epoch().count());
}

common::v1::Code Code(const char* code, const char* display, const char* system) {
  common::v1::Code made;
  made.set_code(code);
  made.set_display(display);
  made.set_system(system);
  return made;
}

common::v1::Ins PaulsIns() {
  common::v1::Ins ins;
  ins.set_matricule("1610618033999");
  ins.set_key("14");
  ins.set_oid("1.2.250.1.213.1.4.10");
  return ins;
}

common::v1::Traits PaulsTraits() {
  common::v1::Traits traits;
  traits.set_birth_name("MARTEL");
  traits.add_given_names("PAUL");
  traits.add_given_names("ANDRE");
  traits.set_sex(common::v1::SEX_MALE);
  traits.set_birth_date("1961-06-12");
  traits.set_birth_place("18033");
  return traits;
}

rx::Signatory Cardiologist() {
  rx::Signatory who;
  who.set_subject("899700000021");
  who.set_given_name("Claire");
  who.set_family_name("LENOIR");
  *who.mutable_profession() = Code("10", "Médecin", "1.2.250.1.71.1.2.7");
  *who.mutable_speciality() = Code("SM04", "Cardiologie et maladies vasculaires (SM)", "1.2.250.1.71.4.2.5");
  who.set_structure("11B0062023");
  who.set_structure_name("Hôpital des Trois Chênes (test)");
  *who.mutable_sector() = Code("SA01", "Etablissement public de santé", "1.2.250.1.71.4.2.4");
  return who;
}

rx::Signatory Pharmacist() {
  rx::Signatory who = Cardiologist();
  who.set_subject("899700000039");
  who.set_given_name("Nora");
  who.set_family_name("AUBRAC");
  *who.mutable_profession() = Code("21", "Pharmacien", "1.2.250.1.71.1.2.7");
  who.clear_speciality();
  who.set_structure_name("Pharmacie du Beffroi (test)");
  *who.mutable_sector() = Code("SA33", "Pharmacie d'officine", "1.2.250.1.71.4.2.4");
  return who;
}

Context ContextFor(const std::string& id) {
  return {.patient = PaulsIns(),
          .traits = PaulsTraits(),
          .used_name = "MARTEL",
          .author = ProfessionalOf(Cardiologist()),
          .id = id,
          .set_id = id,
          .created = At("2025-03-28T10:00:00Z"),
          .act_start = At("2025-03-22T14:00:00Z"),
          .act_end = At("2025-03-28T09:00:00Z")};
}

rx::Drug Drug(const char* name, const char* code = "", const char* system = "") {
  rx::Drug drug;
  drug.set_name(name);
  if (*code != '\0') *drug.mutable_code() = Code(code, name, system);
  return drug;
}

rx::Line Line(const char* id, rx::Drug drug, const char* posology) {
  rx::Line line;
  line.set_id(id);
  *line.mutable_order()->mutable_drug() = std::move(drug);
  line.mutable_order()->set_posology(posology);
  line.mutable_order()->set_days(30);
  line.mutable_order()->set_quantity(1);
  line.mutable_order()->set_renewals(2);
  return line;
}

rx::Prescription Ordonnance() {
  rx::Prescription one;
  one.set_id("prs-1");
  one.set_number("SIM0000000000000A1");
  *one.mutable_patient() = PaulsIns();
  *one.mutable_prescriber() = Cardiologist();
  *one.mutable_written() = Timestamp("2025-03-28T09:30:00Z");
  *one.mutable_ends() = Timestamp("2026-03-28T09:30:00Z");
  *one.add_lines() =
      Line("1", Drug("Bisoprolol 2,5 mg, comprimé", "60000001", "1.2.250.1.213.2.3.1"), "1 comprimé le matin");
  one.mutable_lines(0)->mutable_order()->set_long_term_illness(true);
  *one.add_lines() = Line("2", Drug("Trinitrine 0,3 mg, spray <sublingual>"), "1 bouffée si douleur\n& appeler le 15");
  one.mutable_lines(1)->mutable_order()->set_renewals(0);
  *one.add_lines() =
      Line("3", Drug("Lamotrigine 25 mg, comprimé", "3400900000001", "1.2.250.1.213.2.3.2"), "1 le soir");
  one.mutable_lines(2)->mutable_order()->set_substitution(rx::SUBSTITUTION_NONE);
  one.mutable_lines(2)->mutable_order()->set_non_substitution_reason(rx::NON_SUBSTITUTION_REASON_NARROW_MARGIN);
  return one;
}

rx::Dispensing Dispensing() {
  rx::Dispensing one;
  one.set_id("dsp-1");
  *one.mutable_time() = Timestamp("2025-03-29T08:00:00Z");
  *one.mutable_pharmacist() = Pharmacist();
  rx::DispensedLine& first = *one.add_lines();
  first.set_line_id("1");
  *first.mutable_product() = Drug("Bisoprolol générique 2,5 mg, comprimé", "3400900000002", "1.2.250.1.213.2.3.2");
  first.set_quantity(1);
  first.set_completeness(rx::COMPLETENESS_FIRST_COMPLETE);
  first.set_substituted(true);
  rx::DispensedLine& second = *one.add_lines();
  second.set_line_id("2");
  second.set_not_dispensed(rx::NON_DISPENSING_REASON_OUT_OF_STOCK);
  rx::DispensedLine& third = *one.add_lines();
  third.set_line_id("3");
  *third.mutable_product() = Drug("Lamotrigine 25 mg, comprimé");
  third.set_quantity(2);
  third.set_completeness(rx::COMPLETENESS_NEXT_PARTIAL);
  return one;
}

std::vector<Treatment> Treatments() {
  return {{.drug = Drug("Bisoprolol 2,5 mg, comprimé", "60000001", "1.2.250.1.213.2.3.1"),
           .posology = "1 comprimé le matin",
           .since = At("2025-03-24T08:00:00Z")},
          {.drug = Drug("Acide acétylsalicylique 75 mg"),
           .posology = "1 sachet le midi",
           .since = At("2025-03-24T08:00:00Z")}};
}

std::vector<Allergy> Allergies() {
  return {{.agent = "Pénicilline", .reaction = "urticaire"}};
}

std::string Laboratory() {
  LaboratoryReport report{
      .discipline = Loinc("18719-5", "Biochimie"),
      .prescriber = ProfessionalOf(Cardiologist()),
      .prescribed = At("2025-03-28T09:30:00Z"),
      .sampled = At("2025-04-04T06:30:00Z"),
      .results = {{.analysis = Loinc("2823-3", "Potassium [Moles/Volume] Sérum/Plasma ; Numérique"),
                   .name = "Potassium",
                   .value = "5.4",
                   .unit = "mmol/L",
                   .low = "3.5",
                   .high = "5.0",
                   .interpretation = Interpretation::kHigh},
                  {.analysis = Loinc("14682-9", "Créatinine [Moles/Volume] Sérum/Plasma ; Numérique"),
                   .name = "Créatinine",
                   .value = "92",
                   .unit = "umol/L",
                   .high = "104"}},
      .comment = "Potassium à contrôler dans une semaine."};
  Context context = ContextFor("bio-2025-1");
  context.author.organisation.sector = {.code = "SA25", .display = "Laboratoire de biologie médicale"};
  return WriteLaboratoryReport(context, report).value();
}

std::string Imaging() {
  return WriteImagingReport(
      ContextFor("img-2025-1"),
      {.examination = Loinc("42148-7", "Échographie cardiaque"),
       .modality = {"US", "Echographie", "1.2.840.10008.2.16.4", "DCM"},
       .body_site = {"302509004", "cœur entier", std::string(kSnomedCt), "SNOMED CT"},
       .study = "2.25.141750663891240173862951840275316498203.1",
       .object_class = {"1.2.840.10008.5.1.4.1.1.6.1", "Ultrasound Image Storage", "1.2.840.10008.2.6.1", "DCMUID"},
       .request = "DEM-2025-1",
       .indication = "Syndrome coronarien aigu.",
       .technique = "Échographie transthoracique.",
       .findings = "Fraction d'éjection du ventricule gauche à 45 %.\nPas de valvulopathie.",
       .conclusion = "Fonction du ventricule gauche un peu diminuée."});
}

std::string Letter() {
  return WriteDischargeLetter(ContextFor("ldl-2025-1"),
                              {.reason = "Syndrome coronarien aigu sans sus-décalage du segment ST.",
                               .summary = "Coronarographie et pose d'un stent actif, sans complication.",
                               .state = "Pas de douleur. Pression artérielle 128/76 mmHg.",
                               .allergies = Allergies(),
                               .treatments = Treatments(),
                               .follow_up = "Consultation de cardiologie dans un mois.\nRééducation cardiaque."});
}

std::string Summary() {
  return WriteMedicalSummary(
      ContextFor("vsm-2025-1"),
      {.problems = {{.name = "Hypertension artérielle",
                     .code = Coded{"I10", "Hypertension essentielle (primitive)", "2.16.840.1.113883.6.3", "CIM-10"},
                     .since = At("2015-01-10T08:00:00Z")},
                    {.name = "Vertiges", .since = At("2024-01-10T08:00:00Z")}},
       .surgery = "Appendicectomie en 1975.",
       .treatments = Treatments(),
       .vigilance = "Ne pas arrêter les antiagrégants sans avis du cardiologue."});
}

std::string Report() {
  return WriteHospitalReport(ContextFor("crh-2025-1"),
                             {{"Motif d'hospitalisation", "Douleur thoracique."},
                              {"Évolution", "Favorable.\n- sortie à domicile\n- traitement remis"}});
}

std::string OfThePatient(const std::string& id, const PatientDocument& document) {
  Context context = ContextFor(id);
  context.author.organisation = {.id = "11B0062023", .name = "Mon espace santé (test)"};
  return WritePatientDocument(context, document);
}

Coded PatientsCategory(const char* code, const char* display) {
  return {.code = code, .display = display, .system = "1.2.250.1.213.1.1.4.12"};
}

}  // namespace

std::vector<Sample> Samples() {
  return {{"ordonnance", WritePrescription(Ordonnance(), PaulsTraits(), At("2025-03-28T09:31:00Z")).value()},
          {"dispensation", WriteDispensing(Dispensing(), Ordonnance(), PaulsTraits())},
          {"lettre_de_liaison", Letter()},
          {"compte_rendu_hospitalisation", Report()},
          {"biologie", Laboratory()},
          {"imagerie", Imaging()},
          {"synthese_medicale", Summary()},
          {"texte_du_patient",
           OfThePatient("pat-2025-1", {PatientsCategory("EXPPAT_2", "Autre document du patient"),
                                       "Mon carnet de tension", "text/plain", "Lundi : 13/8.\nMardi : 14/8."})},
          {"fichier_du_patient",
           OfThePatient("pat-2025-2", {PatientsCategory("DOCPAT03", "CR déposé par le patient"), "Compte rendu ancien",
                                       "application/pdf", "%PDF-1.4\n%%EOF\n"})}};
}

}  // namespace parcours::documents::testing
