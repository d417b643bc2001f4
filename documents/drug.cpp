#include "documents/drug.h"

#include <fmt/format.h>

#include "documents/cda/header.h"

namespace parcours::documents {
namespace {

using xml::Node;

constexpr std::string_view kCis = "1.2.250.1.213.2.3.1";
constexpr std::string_view kCip = "1.2.250.1.213.2.3.2";

void AddOriginal(const Node& code, std::string_view reference) {
  code.Add("originalText").Add("reference").Set("value", "#" + std::string(reference));
}

// CIS as the code, CIP as a translation of it; a drug without a code is named only.
void AddDrugCode(const Node& material, const prescription::v1::Drug& drug, std::string_view reference) {
  const common::v1::Code& known = drug.code();
  if (known.code().empty()) return AddOriginal(material.Add("code").Set("nullFlavor", "NA"), reference);
  const std::string display = known.display().empty() ? drug.name() : known.display();
  if (known.system() != kCip) {
    return AddOriginal(AddCode(material, "code", {known.code(), display, std::string(kCis), "CIS"}), reference);
  }
  const Node code = material.Add("code");
  AddOriginal(code, reference);
  AddOriginal(AddCode(code, "translation", {known.code(), display, std::string(kCip), "CIP"}), reference);
}

}  // namespace

void AddDrug(const xml::Node& to, const prescription::v1::Drug& drug, std::string_view reference) {
  const Node product = to.Add("manufacturedProduct").Set("classCode", "MANU");
  AddTemplates(product,
               {{"2.16.840.1.113883.10.20.1.53"}, {"1.3.6.1.4.1.19376.1.5.3.1.4.7.2"}, {"1.2.250.1.213.1.1.3.43"}});
  const Node material = product.Add("manufacturedMaterial").Set("classCode", "MMAT").Set("determinerCode", "KIND");
  AddTemplates(material, {{"1.3.6.1.4.1.19376.1.9.1.3.1"}});
  AddDrugCode(material, drug, reference);
  material.Add("name").Text(drug.name());
}

std::string LineId(const std::string& number, const std::string& line) {
  return number + "." + line;
}

std::string BoxesInWords(unsigned count) {
  return fmt::format("{} {}", count, count > 1 ? "boîtes" : "boîte");
}

}  // namespace parcours::documents
