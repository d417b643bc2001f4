#include "services/ins/rules/datamatrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/matricule.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/ins/rules/matching.h"

namespace parcours::ins {
namespace {

constexpr std::string_view kHeader = "IS010000000000000000000000";
constexpr char kEnd = '\x1D';  // GS
constexpr std::size_t kMatriculeLength = 13;
constexpr std::size_t kOidLength = 20;

struct Block {
  std::string_view tag;
  std::size_t length;  // 0: up to GS or the end
};
constexpr std::array<Block, 7> kBlocks = {
    {{"S1", 15}, {"S2", kOidLength}, {"S3", 0}, {"S4", 0}, {"S5", 1}, {"S6", 10}, {"S7", 5}}};

using Blocks = std::map<std::string_view, std::string_view>;

core::Result<void> Bad(std::string_view what, std::string_view why) {
  return core::Refuse({.reason = common::v1::REASON_INVALID_ARGUMENT,
                       .detail = {},
                       .violations = {{"content", fmt::format("{} {}", what, why)}}});
}

bool AllOf(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kNameLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-' ";
constexpr std::string_view kCogLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool IsName(std::string_view text) {
  return AllOf(text, kNameLetters) && text.find_first_not_of("-' ") != std::string_view::npos;
}

bool IsPrintedDate(std::string_view text) {
  return text.size() == 10 && text[2] == '-' && text[5] == '-' && AllOf(text.substr(0, 2), kDigits) &&
         AllOf(text.substr(3, 2), kDigits) && AllOf(text.substr(6), kDigits);
}

std::string_view TrimRight(std::string_view text) {
  const auto last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

// Takes one block off the front of `rest`.
core::Result<void> TakeBlock(std::string_view& rest, Blocks& blocks) {
  const std::string_view tag = rest.substr(0, 2);
  const auto block = std::find_if(kBlocks.begin(), kBlocks.end(), [&](const Block& known) { return known.tag == tag; });
  if (block == kBlocks.end()) return Bad("a block", "is none of S1 to S7");
  rest.remove_prefix(tag.size());
  const auto end = block->length != 0 ? block->length : std::min(rest.find(kEnd), rest.size());
  if (rest.size() < end) return Bad(block->tag, "is cut short");
  if (!blocks.emplace(block->tag, rest.substr(0, end)).second) return Bad(block->tag, "stands twice");
  rest.remove_prefix(end);
  if (block->length == 0 && !rest.empty()) rest.remove_prefix(1);
  return {};
}

core::Result<void> CheckBlocks(const Blocks& blocks) {
  for (const Block& block : kBlocks) {
    if (!blocks.contains(block.tag)) return Bad(block.tag, "is missing");
  }
  const std::string_view ins = blocks.at("S1");
  if (!core::IsMatricule(ins.substr(0, kMatriculeLength)) || !AllOf(ins.substr(kMatriculeLength), kDigits)) {
    return Bad("S1", "is no matricule with its key");
  }
  if (!AllOf(TrimRight(blocks.at("S2")), "0123456789.")) return Bad("S2", "is no OID");
  if (!IsName(blocks.at("S3"))) return Bad("S3", "is no list of given names");
  if (!IsName(blocks.at("S4"))) return Bad("S4", "is no birth name");
  if (!AllOf(blocks.at("S5"), "MFI")) return Bad("S5", "is no sex");
  if (!IsPrintedDate(blocks.at("S6"))) return Bad("S6", "is no date DD-MM-YYYY");
  if (!AllOf(blocks.at("S7"), kCogLetters)) return Bad("S7", "is no code officiel géographique");
  return {};
}

std::string_view SexLetter(common::v1::Sex sex) {
  switch (sex) {
    case common::v1::SEX_FEMALE:
      return "F";
    case common::v1::SEX_MALE:
      return "M";
    case common::v1::SEX_UNKNOWN:
    case common::v1::SEX_UNSPECIFIED:
    case common::v1::Sex_INT_MIN_SENTINEL_DO_NOT_USE_:
    case common::v1::Sex_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return "I";
}

common::v1::Sex SexOf(std::string_view letter) {
  if (letter == "F") return common::v1::SEX_FEMALE;
  return letter == "M" ? common::v1::SEX_MALE : common::v1::SEX_UNKNOWN;
}

}  // namespace

std::string WriteDatamatrix(const Datamatrix& datamatrix) {
  const auto& [ins, traits] = datamatrix;
  const std::string& date = traits.birth_date();  // YYYY-MM-DD
  const std::string_view place =
      traits.birth_place().empty() ? kUnknownBirthPlace : std::string_view(traits.birth_place());
  return fmt::format("{}S1{}{}S2{:<20}S3{}{}S4{}{}S5{}S6{}-{}-{}S7{}", kHeader, ins.matricule(), ins.key(), ins.oid(),
                     JoinGivenNames(traits), kEnd, traits.birth_name(), kEnd, SexLetter(traits.sex()),
                     date.substr(8, 2), date.substr(5, 2), date.substr(0, 4), place);
}

core::Result<Datamatrix> ParseDatamatrix(std::string_view content) {
  if (!content.starts_with(kHeader)) {
    TRY(Bad("the header", "is not that of a datamatrix INS, version 01"));
  }
  std::string_view rest = content.substr(kHeader.size());
  Blocks blocks;
  while (!rest.empty()) TRY(TakeBlock(rest, blocks));
  TRY(CheckBlocks(blocks));

  Datamatrix read;
  read.ins.set_matricule(std::string(blocks["S1"].substr(0, kMatriculeLength)));
  read.ins.set_key(std::string(blocks["S1"].substr(kMatriculeLength)));
  read.ins.set_oid(std::string(TrimRight(blocks["S2"])));
  for (std::string& name : core::Split(blocks["S3"], ' ')) {
    if (!name.empty()) read.traits.add_given_names(std::move(name));
  }
  read.traits.set_birth_name(std::string(blocks["S4"]));
  read.traits.set_sex(SexOf(blocks["S5"]));
  const std::string_view date = blocks["S6"];
  read.traits.set_birth_date(fmt::format("{}-{}-{}", date.substr(6), date.substr(3, 2), date.substr(0, 2)));
  read.traits.set_birth_place(std::string(blocks["S7"]));
  return read;
}

std::vector<v1::DatamatrixFinding> Inspect(const Datamatrix& datamatrix) {
  std::vector<v1::DatamatrixFinding> findings;
  if (!core::KeyMatches(datamatrix.ins)) findings.push_back(v1::DATAMATRIX_FINDING_KEY_WRONG);
  const auto authority = core::AuthorityOf(datamatrix.ins.oid());
  if (!authority) findings.push_back(v1::DATAMATRIX_FINDING_OID_UNKNOWN);
  if (authority == core::InsAuthority::kTest || authority == core::InsAuthority::kDemonstration) {
    findings.push_back(v1::DATAMATRIX_FINDING_OID_NOT_REAL);
  }
  if (!core::AgreesWithTraits(datamatrix.ins, datamatrix.traits)) {
    findings.push_back(v1::DATAMATRIX_FINDING_TRAITS_CONTRADICT_MATRICULE);
  }
  return findings;
}

}  // namespace parcours::ins
