// Writes a document of each type that the library writes into a folder, with its renderings: write_documents FOLDER.
// script/validate-cda hands them to the official validator.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "documents/rendering/html.h"
#include "documents/rendering/pdf.h"
#include "tests/documents/samples.h"

namespace {

bool Write(const std::filesystem::path& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary);
  out << content;
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "Usage: write_documents FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder(argv[1]);
  std::filesystem::create_directories(folder);
  for (const auto& sample : parcours::documents::testing::Samples()) {
    const auto html = parcours::documents::RenderHtml(sample.cda);
    const auto pdf = parcours::documents::RenderPdf(sample.cda);
    if (!html || !pdf || !Write(folder / (sample.name + ".xml"), sample.cda) ||
        !Write(folder / (sample.name + ".html"), *html) || !Write(folder / (sample.name + ".pdf"), *pdf)) {
      fmt::print(stderr, "write_documents: {} could not be written\n", sample.name);
      return 1;
    }
  }
  return 0;
}
