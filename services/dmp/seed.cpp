#include "services/dmp/seed.h"

#include <fmt/format.h>

#include <map>

#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/store.h"

namespace parcours::dmp {
namespace {

using sandbox::v1::Person;
using sandbox::v1::RecordStart;

// What stands before the RPPS and FINESS number in PS_IdNat and Struct_IdNat (ANS, Modèle des objets de santé).
constexpr char kRpps = '8';
constexpr char kFiness = '1';

v1::RecordState StateOf(RecordStart::State state) {
  switch (state) {
    case RecordStart::STATE_ANNOUNCED:
      return v1::RECORD_STATE_ANNOUNCED;
    case RecordStart::STATE_OPEN:
      return v1::RECORD_STATE_OPEN;
    case RecordStart::STATE_OPPOSED:
      return v1::RECORD_STATE_OPPOSED;
    case RecordStart::STATE_CLOSED:
      return v1::RECORD_STATE_CLOSED;
    case RecordStart::STATE_UNSPECIFIED:
    case sandbox::v1::RecordStart_State_RecordStart_State_INT_MIN_SENTINEL_DO_NOT_USE_:
    case sandbox::v1::RecordStart_State_RecordStart_State_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return v1::RECORD_STATE_ABSENT;
}

auto Wrong(const Person& person, std::string_view field, std::string_view why) {
  return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                    .detail = fmt::format("person {}: {} {}", person.handle(), field, why),
                                    .violations = {{.field = std::string(field), .description = std::string(why)}}});
}

Record RecordFor(const Person& person, core::Time now) {
  const RecordStart& start = person.record();
  Record record;
  record.patient = person.ins();
  record.birth_date = person.traits().birth_date();
  record.state = StateOf(start.state());
  record.announced = now;
  if (record.state == v1::RECORD_STATE_OPEN || record.state == v1::RECORD_STATE_CLOSED) record.opened = now;
  if (record.state == v1::RECORD_STATE_CLOSED) record.closed = now;
  record.settings.set_break_glass(!start.refuses_break_glass());
  record.settings.set_centre_15(!start.refuses_centre_15());
  record.settings.set_masked_in_emergency(start.masked_readable_in_emergency());
  return record;
}

// Handles of the cast and what they stand for in the chain.
struct Handles {
  std::map<std::string, std::string> professionals;  // PS_IdNat
  std::map<std::string, std::string> persons;        // matricule
};

core::Result<void> SeedPerson(platform::Transaction& tx, const Person& person, const Handles& handles) {
  if (!person.has_ins()) return Wrong(person, "ins", "is missing");
  if (RecordOf(tx.sql(), person.ins().matricule())) return Wrong(person, "ins", "is somebody else's too");
  Record record = RecordFor(person, tx.now());
  if (const std::string& handle = person.general_practitioner(); !handle.empty()) {
    const auto found = handles.professionals.find(handle);
    if (found == handles.professionals.end())
      return Wrong(person, "general_practitioner", "is no professional of the cast");
    record.general_practitioner = found->second;
  }
  const std::int64_t position = InsertRecord(tx.sql(), record);
  for (const std::string& handle : person.legal_representatives()) {
    const auto found = handles.persons.find(handle);
    if (found == handles.persons.end()) return Wrong(person, "legal_representatives", "names nobody of the cast");
    InsertRepresentative(tx.sql(), position, found->second);
  }
  return {};
}

}  // namespace

core::Result<void> SeedRecords(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  Handles handles;
  for (const auto& one : cast.professionals()) {
    handles.professionals[one.handle()] = kRpps + one.rpps();
    PutName(tx.sql(), kRpps + one.rpps(), one.given_name() + " " + one.family_name(), false);
  }
  for (const auto& one : cast.structures()) PutName(tx.sql(), kFiness + one.finess(), one.name(), one.samu());
  for (const Person& one : cast.persons()) handles.persons[one.handle()] = one.ins().matricule();
  for (const Person& one : cast.persons()) TRY(SeedPerson(tx, one, handles));
  return {};
}

}  // namespace parcours::dmp
