#include "tests/documents/support.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

namespace parcours::documents::testing {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<code code="11490-0" displayName="Lettre de liaison"/><title>Lettre de liaison à la sortie</title>
<effectiveTime value="20250322143500+0100"/><versionNumber value="2"/>
<recordTarget><patientRole><id root="1.2.3" extension="IPP1"/><id root="1.2.250.1.213.1.4.10" extension="161061803399914"/>
<patient><name><family qualifier="BR">MARTEL</family><given>PAUL ANDRE</given><given qualifier="BR">PAUL</given>
<family qualifier="CL">MARTEL-DURAND</family></name>
<administrativeGenderCode code="M"/><birthTime value="19610612"/><birthplace><place><addr><county>18033</county></addr></place>
</birthplace></patient></patientRole></recordTarget>
<author><assignedAuthor><code code="G15_10/SM04" displayName="Médecin - Cardiologie"/><assignedPerson><name><given>Claire</given>
<family>LENOIR</family><suffix>DR</suffix></name></assignedPerson><representedOrganization><name>Hôpital des Trois Chênes</name>
</representedOrganization></assignedAuthor></author>)";

std::string Run(const std::string& program, const std::string& pdf) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / fmt::format("parcours-documents-{}.pdf", getpid());
  std::ofstream(file, std::ios::binary) << pdf;
  const std::string command = fmt::format(fmt::runtime(program), file.string());
  std::string text;
  {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
    std::array<char, 4096> part{};
    while (pipe != nullptr) {
      const std::size_t size = std::fread(part.data(), 1, part.size(), pipe.get());
      if (size == 0) break;
      text.append(part.data(), size);
    }
  }
  std::filesystem::remove(file);
  return text;
}

}  // namespace

std::string CdaWith(std::string_view component) {
  return std::string(kHead) + "<component>" + std::string(component) + "</component></ClinicalDocument>";
}

std::string CdaWithText(std::string_view narrative) {
  return CdaWith(
      fmt::format("<structuredBody><component><section><title>Évolution</title><text>{}</text></section></component></"
                  "structuredBody>",
                  narrative));
}

std::string TextOf(const std::string& pdf) {
  return Run("pdftotext -layout {} -", pdf);
}

std::string StructureOf(const std::string& pdf) {
  return Run("pdfinfo -struct-text {} 2>/dev/null", pdf);
}

}  // namespace parcours::documents::testing
