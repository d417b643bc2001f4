#include "services/platform/faults/faults.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <string>

namespace parcours::platform {
namespace {

using google::protobuf::util::TimeUtil;

constexpr std::string_view kColumns =
    "SELECT id, target, kind, reason, delay_us, until, remaining_calls FROM sandbox_fault ";

sandbox::v1::Fault ReadFault(const Row& row) {
  sandbox::v1::Fault fault;
  fault.set_id(row.Text(0));
  fault.set_target(row.Text(1));
  fault.set_kind(static_cast<sandbox::v1::FaultKind>(row.Int(2)));
  fault.set_reason(static_cast<common::v1::Reason>(row.Int(3)));
  if (row.Int(4) > 0) *fault.mutable_delay() = TimeUtil::MicrosecondsToDuration(row.Int(4));
  if (const auto until = row.MaybeInt(5)) *fault.mutable_until() = TimeUtil::MicrosecondsToTimestamp(*until);
  fault.set_remaining_calls(static_cast<std::uint32_t>(row.Int(6)));
  return fault;
}

void GarbleText(std::string& text) {
  std::reverse(text.begin(), text.end());
  text.insert(0, "#");
}

void GarbleField(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  const bool is_text = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING;
  const bool is_message = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
  const int count = field.is_repeated() ? reflection.FieldSize(message, &field) : 1;
  for (int i = 0; i < count; ++i) {
    if (is_message) {
      Garble(field.is_repeated() ? *reflection.MutableRepeatedMessage(&message, &field, i)
                                 : *reflection.MutableMessage(&message, &field));
    } else if (is_text) {
      std::string text = field.is_repeated() ? reflection.GetRepeatedString(message, &field, i)
                                             : reflection.GetString(message, &field);
      // Reversing would break the UTF-8 that a string field must be.
      if (field.type() == google::protobuf::FieldDescriptor::TYPE_STRING) {
        std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= '0' && c <= '9' ? '9' : 'x'; });
      } else {
        GarbleText(text);
      }
      field.is_repeated() ? reflection.SetRepeatedString(&message, &field, i, text)
                          : reflection.SetString(&message, &field, text);
    }
  }
}

}  // namespace

void PutFault(WriteTransaction& tx, const sandbox::v1::Fault& fault) {
  const Value until = fault.has_until() ? Value{TimeUtil::TimestampToMicroseconds(fault.until())} : Value{nullptr};
  tx.Run(
      "INSERT OR REPLACE INTO sandbox_fault(id, target, kind, reason, delay_us, until, remaining_calls) "
      "VALUES(?,?,?,?,?,?,?)",
      {fault.id(), fault.target(), std::int64_t{fault.kind()}, std::int64_t{fault.reason()},
       std::int64_t{TimeUtil::DurationToMicroseconds(fault.delay())}, until, std::int64_t{fault.remaining_calls()}});
}

std::vector<sandbox::v1::Fault> ListFaults(ReadTransaction& tx, std::int64_t skip, std::int64_t most) {
  return tx.All<sandbox::v1::Fault>(std::string(kColumns) + "ORDER BY id LIMIT ? OFFSET ?", {most, skip}, ReadFault);
}

std::int64_t ClearFaults(WriteTransaction& tx, std::string_view id) {
  if (id.empty()) return tx.Run("DELETE FROM sandbox_fault", {});
  return tx.Run("DELETE FROM sandbox_fault WHERE id = ?", {id});
}

std::optional<sandbox::v1::Fault> FaultFor(ReadTransaction& tx, const Method& method, core::Time now) {
  // A method's name is longer than its service's, so the longest target is the most specific one.
  return tx.One<sandbox::v1::Fault>(
      std::string(kColumns) +
          "WHERE target IN (?, ?) AND (until IS NULL OR until > ?) ORDER BY length(target) DESC, id LIMIT 1",
      {method.name, method.service, now.time_since_epoch().count()}, ReadFault);
}

void CountFault(WriteTransaction& tx, const sandbox::v1::Fault& fault) {
  if (fault.remaining_calls() == 1) {
    tx.Run("DELETE FROM sandbox_fault WHERE id = ?", {fault.id()});
  } else if (fault.remaining_calls() > 1) {
    tx.Run("UPDATE sandbox_fault SET remaining_calls = remaining_calls - 1 WHERE id = ?", {fault.id()});
  }
}

void Garble(google::protobuf::Message& answer) {
  std::vector<const google::protobuf::FieldDescriptor*> present;
  answer.GetReflection()->ListFields(answer, &present);
  for (const auto* field : present) GarbleField(answer, *field);
}

}  // namespace parcours::platform
