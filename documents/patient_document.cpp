#include "documents/patient_document.h"

#include "documents/base64.h"
#include "documents/cda/body.h"

namespace parcours::documents {
namespace {

// The patient in the author's place.
Professional PatientAsAuthor(const Context& context) {
  Organisation keeper = context.author.organisation;
  keeper.sector = ByPatient();
  const common::v1::Traits& traits = context.traits;
  return {.id = context.patient.matricule() + context.patient.key(),
          .given_name = traits.given_names().empty() ? "" : traits.given_names(0),
          .family_name = context.used_name.empty() ? traits.birth_name() : context.used_name,
          .speciality = ByPatient(),
          .organisation = std::move(keeper),
          .id_root = context.patient.oid()};
}

}  // namespace

std::string WritePatientDocument(Context context, const PatientDocument& document) {
  context.author = PatientAsAuthor(context);
  const xml::Writer writer = WriteHeader(
      context, {.templates = {{"1.3.6.1.4.1.19376.1.2.20"}}, .type = document.category, .title = document.title});
  if (document.media_type == "text/plain") {
    AddTextBody(writer, document.content);
  } else {
    AddFileBody(writer, document.media_type, document.content);
  }
  return writer.Xml();
}

}  // namespace parcours::documents
