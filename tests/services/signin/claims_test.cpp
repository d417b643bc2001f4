// The claims under the names that the real providers use (prosanteconnect/generate-VIHF; FranceConnect,
// identite_pivot).
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "parcours/signin/v1/france_connect.pb.h"
#include "parcours/signin/v1/pro_sante_connect.pb.h"
#include "services/signin/rules/user_info.h"

namespace parcours::signin {
namespace {

using Names = std::set<std::string>;

Names JsonNames(const google::protobuf::Descriptor* type) {
  Names names;
  for (int i = 0; i < type->field_count(); ++i) names.insert(type->field(i)->json_name());
  return names;
}

TEST(Claims, UserInfoHasTheRealNames) {
  EXPECT_EQ(JsonNames(v1::UserInfo::descriptor()),
            (Names{"Secteur_Activite", "sub", "email_verified", "SubjectOrganization", "Mode_Acces_Raison",
                   "preferred_username", "given_name", "family_name", "Acces_Regulation_Medicale", "UITVersion",
                   "Palier_Authentification", "SubjectRefPro", "SubjectOrganizationID", "SubjectRole", "PSI_Locale",
                   "otherIds", "SubjectNameID"}));
  EXPECT_EQ(JsonNames(v1::SubjectRefPro::descriptor()), (Names{"codeCivilite", "exercices"}));
  EXPECT_EQ(JsonNames(v1::RefProExercise::descriptor()),
            (Names{"codeProfession", "codeCategorieProfessionnelle", "codeCiviliteDexercice", "nomDexercice",
                   "prenomDexercice", "codeTypeSavoirFaire", "codeSavoirFaire", "activities"}));
  EXPECT_EQ(JsonNames(v1::RefProActivity::descriptor()), (Names{"codeModeExercice",
                                                                "codeSecteurDactivite",
                                                                "codeSectionPharmacien",
                                                                "codeRole",
                                                                "numeroSiretSite",
                                                                "numeroSirenSite",
                                                                "numeroFinessSite",
                                                                "numeroFinessetablissementJuridique",
                                                                "identifiantTechniqueDeLaStructure",
                                                                "raisonSocialeSite",
                                                                "enseigneCommercialeSite",
                                                                "complementDestinataire",
                                                                "complementPointGeographique",
                                                                "numeroVoie",
                                                                "indiceRepetitionVoie",
                                                                "codeTypeDeVoie",
                                                                "libelleVoie",
                                                                "mentionDistribution",
                                                                "bureauCedex",
                                                                "codePostal",
                                                                "codeCommune",
                                                                "codePays",
                                                                "telephone",
                                                                "telephone2",
                                                                "telecopie",
                                                                "adresseEMail",
                                                                "codeDepartement",
                                                                "ancienIdentifiantDeLaStructure",
                                                                "autoriteDenregistrement"}));
  EXPECT_EQ(JsonNames(v1::OtherId::descriptor()), (Names{"identifiant", "origine", "qualite"}));
}

TEST(Claims, ThePivotIdentityHasTheRealNames) {
  EXPECT_EQ(JsonNames(v1::PivotIdentity::descriptor()),
            (Names{"sub", "given_name", "given_name_array", "family_name", "birthdate", "gender", "birthplace",
                   "birthcountry", "preferred_username", "email", "acr", "idp_id"}));
}

directory::v1::Professional Doctor() {
  directory::v1::Professional doctor;
  doctor.set_ps_id_nat("899700000013");
  doctor.set_rpps("99700000013");
  doctor.set_title("DR");
  doctor.set_given_name("Hélène");
  doctor.set_family_name("Aubry");
  doctor.mutable_profession()->set_code("10");
  doctor.mutable_speciality()->set_code("SM26");
  auto& exercise = *doctor.add_exercises();
  exercise.set_id("99700000013-1");
  exercise.set_mode(directory::v1::EXERCISE_MODE_SELF_EMPLOYED);
  auto& structure = *exercise.mutable_structure();
  structure.set_struct_id_nat("11B0062049");
  structure.set_finess("1B0062049");
  structure.set_name("Cabinet du Tilleul (test)");
  structure.set_town("Vierzon");
  structure.mutable_sector()->set_code("SA07");
  structure.mutable_sector()->set_system("1.2.250.1.71.4.2.4");
  return doctor;
}

TEST(Claims, UserInfoReadsLikeThePublishedExample) {
  const auto doctor = Doctor();
  std::string json;
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  ASSERT_TRUE(
      google::protobuf::util::MessageToJsonString(UserInfoOf(doctor, doctor.exercises(0)), &json, options).ok());
  for (
      const char* part :
      {R"("Secteur_Activite":"SA07^1.2.250.1.71.4.2.4")", R"("email_verified":false)",
       R"x("SubjectOrganization":"Cabinet du Tilleul (test)")x", R"("Mode_Acces_Raison":"")",
       R"("preferred_username":"899700000013")", R"("given_name":"Hélène")", R"("Acces_Regulation_Medicale":"FAUX")",
       R"("UITVersion":"1.0")", R"("Palier_Authentification":"APPPRIP3^1.2.250.1.213.1.5.1.1.1")",
       R"("codeProfession":"10","codeCategorieProfessionnelle":"C","codeCiviliteDexercice":"DR","nomDexercice":"Aubry",)"
       R"("prenomDexercice":"Hélène","codeTypeSavoirFaire":"S","codeSavoirFaire":"SM26")",
       R"("codeModeExercice":"L","codeSecteurDactivite":"SA07")", R"("SubjectRole":["10^1.2.250.1.213.1.1.5.5"])",
       R"("PSI_Locale":"1.2.250.1.213.1.3.1.1")",
       R"("otherIds":[{"identifiant":"899700000013","origine":"RPPS","qualite":1}])",
       R"("SubjectNameID":"899700000013")"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part << "\nin " << json;
  }
}

TEST(Claims, AStudentIsOfCategoryE) {
  auto student = Doctor();
  student.set_student(true);
  student.clear_speciality();
  const auto info = UserInfoOf(student, student.exercises(0));
  EXPECT_EQ(info.subject_ref_pro().exercices(0).code_categorie_professionnelle(), "E");
  EXPECT_EQ(info.subject_ref_pro().exercices(0).code_type_savoir_faire(), "");
}

}  // namespace
}  // namespace parcours::signin
