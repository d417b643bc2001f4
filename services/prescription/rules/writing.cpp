#include "services/prescription/rules/writing.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

constexpr std::uint32_t kMonth = 30;    // CSP R5123-2: 30 days
constexpr std::uint32_t kQuarter = 92;  // three months, however long
constexpr std::uint32_t kYear = 366;    // twelve months, however long
constexpr std::uint32_t kMostBoxes = 99;

std::uint32_t LongestOf(const v1::LineOrder& order) {
  return order.packaging() == v1::PACKAGING_LARGE ? kQuarter : kMonth;
}

std::string PlaceOf(int line, std::string_view field) {
  return fmt::format("lines[{}].{}", line, field);
}

core::Result<void> CheckLine(const v1::LineOrder& order, int line) {
  using common::v1::REASON_INVALID_ARGUMENT;
  if (order.days() > LongestOf(order)) {
    return core::Refuse(
        RefusedAt(REASON_INVALID_ARGUMENT, rules::kDays,
                  {{.field = PlaceOf(line, "days"), .description = fmt::format("at most {}", LongestOf(order))}}));
  }
  if (order.quantity() > kMostBoxes) {
    return core::Refuse(RefusedAt(REASON_INVALID_ARGUMENT, rules::kQuantity,
                                  {{.field = PlaceOf(line, "quantity"), .description = "at most 99 boxes"}}));
  }
  if (std::uint64_t{order.days()} * (std::uint64_t{order.renewals()} + 1) > kYear) {
    return core::Refuse(RefusedAt(common::v1::REASON_RENEWAL_NOT_ALLOWED, rules::kTwelveMonths,
                                  {{.field = PlaceOf(line, "renewals"), .description = "beyond twelve months"}}));
  }
  const bool reason = order.non_substitution_reason() != v1::NON_SUBSTITUTION_REASON_UNSPECIFIED;
  const bool none = order.substitution() == v1::SUBSTITUTION_NONE;
  if (none && !reason) {
    return core::Refuse(RefusedAt(common::v1::REASON_NON_SUBSTITUTION_REASON_MISSING, rules::kNonSubstitution,
                                  {{.field = PlaceOf(line, "non_substitution_reason"), .description = "is missing"}}));
  }
  if (reason && !none) {
    return core::Refuse(RefusedAt(
        REASON_INVALID_ARGUMENT, rules::kNonSubstitution,
        {{.field = PlaceOf(line, "non_substitution_reason"), .description = "belongs to « non substituable » only"}}));
  }
  return {};
}

std::string_view WordOf(v1::NonSubstitutionReason reason) {
  switch (reason) {
    case v1::NON_SUBSTITUTION_REASON_NARROW_MARGIN:
      return "MTE";
    case v1::NON_SUBSTITUTION_REASON_CHILD:
      return "EFG";
    case v1::NON_SUBSTITUTION_REASON_CONTRAINDICATION:
      return "CIF";
    case v1::NON_SUBSTITUTION_REASON_UNSPECIFIED:
    case v1::NonSubstitutionReason_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::NonSubstitutionReason_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return "";
}

std::string LineText(const v1::Line& line) {
  const v1::LineOrder& order = line.order();
  std::string text = fmt::format("{}. {}", line.id(), order.drug().name());
  if (!order.drug().code().code().empty()) text += fmt::format(" [{}]", order.drug().code().code());
  text += fmt::format("\n   {}\n   {} boîte(s) pour {} jour(s)", order.posology(), order.quantity(), order.days());
  text += order.renewals() == 0 ? ", à ne pas renouveler" : fmt::format(", à renouveler {} fois", order.renewals());
  if (order.substitution() == v1::SUBSTITUTION_NONE) {
    text += fmt::format("\n   Non substituable ({})", WordOf(order.non_substitution_reason()));
  }
  return text + "\n";
}

// The lines of one zone of the ordonnance bizone.
enum class Zone { kLongTermIllness, kOther };

std::string ZoneText(const v1::Prescription& prescription, Zone zone, std::string_view heading) {
  std::string text;
  for (const v1::Line& line : prescription.lines()) {
    if (line.order().long_term_illness() == (zone == Zone::kLongTermIllness)) text += LineText(line);
  }
  return text.empty() ? text : fmt::format("{}\n{}\n", heading, text);
}

std::string LinesText(const v1::Prescription& prescription) {
  const std::string upper =
      ZoneText(prescription, Zone::kLongTermIllness, "EN RAPPORT AVEC L'AFFECTION DE LONGUE DURÉE");
  return upper + ZoneText(prescription, Zone::kOther,
                          upper.empty() ? "MÉDICAMENTS" : "SANS RAPPORT AVEC L'AFFECTION DE LONGUE DURÉE");
}

}  // namespace

core::Result<void> CheckLines(const google::protobuf::RepeatedPtrField<v1::LineOrder>& orders) {
  for (int i = 0; i < orders.size(); ++i) TRY(CheckLine(orders[i], i));
  return {};
}

void AddLines(const google::protobuf::RepeatedPtrField<v1::LineOrder>& orders, v1::Prescription& prescription) {
  for (const v1::LineOrder& order : orders) {
    v1::Line& line = *prescription.add_lines();
    line.set_id(std::to_string(prescription.lines_size()));
    *line.mutable_order() = order;
    line.set_status(v1::LINE_STATUS_TO_DISPENSE);
    line.set_left(order.quantity());
    line.set_renewals_left(order.renewals());
  }
}

std::string TextOf(const v1::Prescription& prescription, const common::v1::Traits& patient) {
  const v1::Signatory& prescriber = prescription.prescriber();
  std::string text = "ORDONNANCE (simulation, données fictives)\n";
  text += fmt::format("Numéro : {}\n", prescription.number());
  text += fmt::format("Écrite le {}\n\n", FrenchDay(ToTime(prescription.written())));
  text += fmt::format("Prescripteur : {} {}, {}\n", prescriber.given_name(), prescriber.family_name(),
                      prescriber.profession().display());
  text += fmt::format("Identifiant : {}\n{}\n\n", prescriber.subject(), prescriber.structure_name());
  text += fmt::format("Patient : {} {}\n", patient.birth_name(),
                      core::Join({patient.given_names().begin(), patient.given_names().end()}, " "));
  text +=
      fmt::format("Né(e) le {}, sexe {}\n", patient.birth_date(), patient.sex() == common::v1::SEX_FEMALE ? "F" : "M");
  text += fmt::format("INS : {} {}\n\n", prescription.patient().matricule(), prescription.patient().key());
  text += LinesText(prescription);
  text += fmt::format("Première dispensation avant le {}.\n", FrenchDay(ToTime(prescription.first_before())));
  if (prescription.dispensing_hidden()) {
    text += "Le patient s'oppose à ce que le prescripteur consulte ce qui est dispensé.\n";
  }
  return text;
}

}  // namespace parcours::prescription
