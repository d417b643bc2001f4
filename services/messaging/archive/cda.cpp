#include "services/messaging/archive/cda.h"

#include "core/matricule.h"
#include "core/text.h"
#include "documents/xml/reader.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::messaging {
namespace {

using documents::xml::Document;
using documents::xml::Element;

constexpr std::size_t kMatricule = 13;
constexpr std::size_t kMatriculeAndKey = 15;

std::string Joined(const Element& id) {
  const std::string extension = id.Attribute("extension");
  return extension.empty() ? id.Attribute("root") : id.Attribute("root") + "^" + extension;
}

core::Result<common::v1::Ins> InsOf(const Element& role) {
  for (const Element& id : role.Children("id")) {
    if (!core::AuthorityOf(id.Attribute("root"))) continue;
    const std::string extension = id.Attribute("extension");
    if (extension.size() != kMatriculeAndKey) break;
    common::v1::Ins ins;
    ins.set_matricule(extension.substr(0, kMatricule));
    ins.set_key(extension.substr(kMatricule));
    ins.set_oid(id.Attribute("root"));
    if (!core::KeyMatches(ins)) return core::Refuse(common::v1::REASON_KEY_WRONG, "recordTarget");
    return ins;
  }
  return core::Refuse(common::v1::REASON_DOCUMENT_INVALID, "recordTarget has no matricule");
}

void ReadNames(const Element& patient, CdaSummary& summary) {
  const Element name = patient.Child("name");
  for (const Element& one : name.Children("family")) {
    if (one.Attribute("qualifier") == "BR") summary.birth_name = one.Text();
    if (one.Attribute("qualifier") == "CL") summary.used_name = one.Text();
  }
  for (const Element& one : name.Children("given")) {
    const std::string qualifier = one.Attribute("qualifier");
    if (qualifier == "BR") summary.given_name = one.Text();
    if (qualifier == "CL") summary.used_given_name = one.Text();
    // The list of all given names, where the first one does not stand alone.
    if (qualifier.empty() && summary.given_name.empty()) summary.given_name = core::Split(one.Text(), ' ').front();
  }
  summary.birth_date = patient.Child("birthTime").Attribute("value");
}

}  // namespace

core::Result<CdaSummary> SummariseCda(std::string_view bytes) {
  const Document parsed = TRY(Document::Parse(bytes));
  const Element document = parsed.root();
  if (document.name() != "ClinicalDocument") return core::Refuse(common::v1::REASON_DOCUMENT_INVALID, "is no CDA");
  CdaSummary summary;
  summary.id = Joined(document.Child("id"));
  const Element code = document.Child("code");
  summary.type.set_code(code.Attribute("code"));
  summary.type.set_system(code.Attribute("codeSystem"));
  summary.type.set_display(code.Attribute("displayName"));
  summary.title = document.Child("title").Text();
  summary.created = document.Child("effectiveTime").Attribute("value");
  const Element role = document.Child("recordTarget").Child("patientRole");
  summary.patient = TRY(InsOf(role));
  ReadNames(role.Child("patient"), summary);
  if (summary.id.empty() || summary.type.code().empty() || summary.title.empty() || summary.created.size() < 8) {
    return core::Refuse(common::v1::REASON_DOCUMENT_INVALID, "lacks its id, type, title or time");
  }
  return summary;
}

}  // namespace parcours::messaging
