// Anything that a stranger can submit as a CDA document must come back as a header or as findings that name their
// places, and be rendered or refused with what is wrong.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/rendering/html.h"
#include "documents/rendering/pdf.h"
#include "services/dmp/cda/header.h"
#include "services/dmp/rules/agreement.h"

namespace parcours::fuzz {
namespace {

void FuzzCda(std::string_view input) {
  const dmp::ValueSets& values = dmp::ValueSets::Builtin();
  const dmp::cda::Reading reading = dmp::cda::ReadDocument(input, values);
  for (const auto& finding : reading.findings) {
    if (finding.place.empty() || finding.description.empty() || finding.reason == core::Reason{}) std::abort();
  }
  for (const auto& rendered : {documents::RenderHtml(input), documents::RenderPdf(input)}) {
    if (!rendered && rendered.error().detail.empty()) std::abort();
  }
  const auto metadata = dmp::MetadataOf(reading.header, values);
  // A document agrees with what it says itself.
  if (!dmp::CheckMetadata(metadata, metadata)) std::abort();
}

}  // namespace
}  // namespace parcours::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parcours::fuzz::FuzzCda({reinterpret_cast<const char*>(data), size});
  return 0;
}
