// author, custodian, legalAuthenticator: who wrote, keeps and answers for the document.
#include "services/dmp/cda/checker.h"

namespace parcours::dmp::cda {
namespace {

void ReadAuthor(const xml::Element& document, Checker& checker) {
  const xml::Element author = checker.First(document, "author");  // a document may have several; the first one counts
  checker.Moment(checker.Only(author, "time"));
  const xml::Element assigned = checker.Only(author, "assignedAuthor");
  AuthorHeader& header = checker.header.author;
  header.id = checker.ProfessionalId(assigned);
  header.speciality = checker.Coded(checker.Only(assigned, "code"), checker.values().author_specialities(),
                                    "JDV_J01 (authorSpecialty)");
  const xml::Element person = checker.First(assigned, "assignedPerson");
  header.name = PersonName(person);
  if (person && header.name.empty()) checker.Invalid(person, "has no name");
  if (checker.IsPatientsOwn(assigned.Child("id"))) return;  // a patient represents nobody
  const xml::Element organization = checker.First(assigned, "representedOrganization");
  header.structure = checker.StructureId(organization);
  header.structure_name = organization.Child("name").Text();
}

void ReadCustodian(const xml::Element& document, Checker& checker) {
  const xml::Element assigned = checker.First(checker.Only(document, "custodian"), "assignedCustodian");
  checker.header.custodian = checker.StructureId(checker.First(assigned, "representedCustodianOrganization"));
}

void ReadAuthenticator(const xml::Element& document, Checker& checker) {
  const xml::Element authenticator = checker.Only(document, "legalAuthenticator");
  checker.Moment(checker.Only(authenticator, "time"));
  const xml::Element signature = checker.Only(authenticator, "signatureCode");
  if (signature && signature.Attribute("code") != "S") checker.Invalid(signature.Path() + "/@code", "is not S");
  checker.header.authenticator = checker.ProfessionalId(checker.Only(authenticator, "assignedEntity"));
}

}  // namespace

void ReadParties(const xml::Element& document, Checker& checker) {
  ReadAuthor(document, checker);
  ReadCustodian(document, checker);
  ReadAuthenticator(document, checker);
}

}  // namespace parcours::dmp::cda
