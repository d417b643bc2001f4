#include "services/messaging/archive/metadata.h"

#include <fmt/format.h>

#include <charconv>

#include "documents/xml/reader.h"
#include "documents/xml/writer.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::messaging {
namespace {

using documents::xml::Document;
using documents::xml::Element;
using documents::xml::Node;
using documents::xml::Writer;

constexpr std::string_view kEntryType = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1";
constexpr std::string_view kEntryPatientId = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427";
constexpr std::string_view kEntryUniqueId = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab";
constexpr std::string_view kTypeCode = "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983";
constexpr std::string_view kConfidentiality = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f";
constexpr std::string_view kSetNode = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd";
constexpr std::string_view kSetPatientId = "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446";
constexpr char kSet[] = "SubmissionSet";
constexpr std::string_view kSetUniqueId = "urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8";

constexpr std::string_view kRim = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
constexpr std::string_view kHasMember = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";

void AddSlot(const Node& to, std::string_view name, std::string_view value) {
  const Node slot = to.Add("Slot");
  slot.Set("name", name);
  slot.Add("ValueList").Add("Value").Text(value);
}

void AddName(const Node& to, std::string_view name) {
  to.Add("Name").Add("LocalizedString").Set("value", name);
}

void AddIdentifier(const Node& to, const std::string& of, std::string_view scheme, std::string_view name,
                   std::string_view value) {
  const Node identifier = to.Add("ExternalIdentifier");
  identifier.Set("id", of + "-" + std::string(name)).Set("registryObject", of);
  identifier.Set("identificationScheme", scheme).Set("value", value);
  AddName(identifier, name);
}

void AddClassification(const Node& to, const std::string& id, const std::string& of, std::string_view scheme,
                       const common::v1::Code& code) {
  const Node classification = to.Add("Classification");
  classification.Set("id", id).Set("classifiedObject", of).Set("classificationScheme", scheme);
  classification.Set("nodeRepresentation", code.code());
  AddSlot(classification, "codingScheme", code.system());
  AddName(classification, code.display());
}

// HL7 has the plain codes, France the restrictions.
common::v1::Code Confidentiality(const std::string& one) {
  const bool plain = one == "N" || one == "R" || one == "V";
  common::v1::Code code;
  code.set_code(one);
  code.set_system(plain ? "2.16.840.1.113883.5.25" : "1.2.250.1.213.1.1.4.13");
  code.set_display(one);
  return code;
}

void AddEntry(const Node& list, const Entry& entry, const std::string& id) {
  const Node object = list.Add("ExtrinsicObject");
  object.Set("id", id).Set("mimeType", entry.mime_type).Set("objectType", kEntryType);
  AddSlot(object, "creationTime", entry.created);
  AddSlot(object, "hash", entry.hash);
  AddSlot(object, "size", std::to_string(entry.size));
  AddSlot(object, "URI", entry.uri);
  AddSlot(object, "sourcePatientId", entry.patient_id);
  AddName(object, entry.title);
  AddClassification(object, id + "-type", id, kTypeCode, entry.type);
  for (const std::string& one : entry.confidentialities) {
    AddClassification(object, id + "-" + one, id, kConfidentiality, Confidentiality(one));
  }
  AddIdentifier(object, id, kEntryPatientId, "XDSDocumentEntry.patientId", entry.patient_id);
  AddIdentifier(object, id, kEntryUniqueId, "XDSDocumentEntry.uniqueId", entry.unique_id);
}

void AddSubmissionSet(const Node& list, const Metadata& metadata) {
  const Node set = list.Add("RegistryPackage");
  set.Set("id", kSet);
  AddSlot(set, "submissionTime", metadata.submitted);
  AddIdentifier(set, kSet, kSetPatientId, "XDSSubmissionSet.patientId", metadata.patient_id);
  AddIdentifier(set, kSet, kSetUniqueId, "XDSSubmissionSet.uniqueId", metadata.submission_id);
  const Node kind = list.Add("Classification");
  kind.Set("id", "SubmissionSet-kind").Set("classifiedObject", kSet).Set("classificationNode", kSetNode);
}

void AddMember(const Node& list, const std::string& document) {
  const Node member = list.Add("Association");
  member.Set("id", document + "-member").Set("associationType", kHasMember);
  member.Set("sourceObject", kSet).Set("targetObject", document);
  AddSlot(member, "SubmissionSetStatus", "Original");
}

std::string SlotOf(const Element& object, std::string_view name) {
  for (const Element& one : object.Children("Slot")) {
    if (one.Attribute("name") == name) return one.Child("ValueList").Child("Value").Text();
  }
  return {};
}

std::string IdentifierOf(const Element& object, std::string_view scheme) {
  for (const Element& one : object.Children("ExternalIdentifier")) {
    if (one.Attribute("identificationScheme") == scheme) return one.Attribute("value");
  }
  return {};
}

Entry ReadEntry(const Element& object) {
  Entry entry{.uri = SlotOf(object, "URI"), .mime_type = object.Attribute("mimeType"), .hash = SlotOf(object, "hash")};
  const std::string size = SlotOf(object, "size");
  std::from_chars(size.data(), size.data() + size.size(), entry.size);
  entry.patient_id = IdentifierOf(object, kEntryPatientId);
  entry.unique_id = IdentifierOf(object, kEntryUniqueId);
  entry.title = object.Child("Name").Child("LocalizedString").Attribute("value");
  entry.created = SlotOf(object, "creationTime");
  for (const Element& one : object.Children("Classification")) {
    const std::string scheme = one.Attribute("classificationScheme");
    if (scheme == kConfidentiality) entry.confidentialities.push_back(one.Attribute("nodeRepresentation"));
    if (scheme != kTypeCode) continue;
    entry.type.set_code(one.Attribute("nodeRepresentation"));
    entry.type.set_system(SlotOf(one, "codingScheme"));
    entry.type.set_display(one.Child("Name").Child("LocalizedString").Attribute("value"));
  }
  return entry;
}

}  // namespace

std::string WriteMetadata(const Metadata& metadata) {
  const Writer writer("SubmitObjectsRequest", kRim);
  const Node list = writer.root().Add("RegistryObjectList");
  std::vector<std::string> ids;
  for (const Entry& entry : metadata.entries) {
    ids.push_back(fmt::format("Document{:02}", ids.size() + 1));
    AddEntry(list, entry, ids.back());
  }
  AddSubmissionSet(list, metadata);
  for (const std::string& id : ids) AddMember(list, id);
  return writer.Xml();
}

core::Result<Metadata> ReadMetadata(std::string_view bytes) {
  const Document parsed = TRY(Document::Parse(bytes));
  const Element request = parsed.root();
  if (request.name() != "SubmitObjectsRequest") {
    return core::Refuse(common::v1::REASON_DOCUMENT_INVALID, "is no SubmitObjectsRequest");
  }
  const Element list = request.Child("RegistryObjectList");
  Metadata metadata;
  for (const Element& one : list.Children("ExtrinsicObject")) metadata.entries.push_back(ReadEntry(one));
  for (const Element& one : list.Children("RegistryPackage")) {
    metadata.patient_id = IdentifierOf(one, kSetPatientId);
    metadata.submission_id = IdentifierOf(one, kSetUniqueId);
    metadata.submitted = SlotOf(one, "submissionTime");
  }
  return metadata;
}

}  // namespace parcours::messaging
