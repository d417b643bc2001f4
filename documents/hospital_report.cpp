#include "documents/hospital_report.h"

#include "documents/cda/body.h"
#include "documents/cda/capitals.h"

namespace parcours::documents {

std::string WriteHospitalReport(const Context& context, const std::vector<Chapter>& chapters) {
  const xml::Writer writer = WriteHeader(
      context, {.templates = {{"1.3.6.1.4.1.19376.1.2.20"}},
                .type = Loinc("34112-3", "CR hospitalier (séjour)"),
                .title = "Compte rendu d'hospitalisation",
                .act = Coded{"IMP", "Hospitalisation (établissement, y compris HAD)", std::string(kActCode)},
                .encounter = Coded{"IMP", "Hospitalisation (établissement, y compris HAD)", std::string(kActCode)}});
  std::string text;
  for (const Chapter& chapter : chapters) text += InCapitals(chapter.title) + "\n" + chapter.text + "\n\n";
  AddTextBody(writer, text);
  return writer.Xml();
}

}  // namespace parcours::documents
