#include "services/dmp/standing.h"

#include <algorithm>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/dmp/rules/record_state.h"

namespace parcours::dmp {
namespace {

Relation RelationOf(platform::ReadTransaction& tx, const Record& record, const std::string& citizen, bool minor) {
  if (citizen.empty()) return Relation::kNone;
  if (citizen == record.patient.matricule()) return Relation::kPatient;
  if (minor && Represents(tx, record.position, citizen)) return Relation::kRepresentative;
  return HasDelegation(tx, record.position, citizen) ? Relation::kDelegate : Relation::kNone;
}

bool HoldsFor(const Opposed& opposed, const Reader& reader) {
  return opposed.structure.empty() || opposed.structure == reader.structure;
}

Reader ReaderOf(const platform::Caller& caller) {
  return Reader{
      .kind = caller.kind, .subject = caller.subject, .profession = caller.profession, .structure = caller.structure};
}

core::Result<void> EnforceOpenFor(platform::Transaction& tx, const Standing& standing, const Verdict& admitted) {
  if (IsCitizen(standing.reader)) TRY(Enforce(tx, admitted));
  TRY(Enforce(tx, DecideState(standing.facts)));
  return Enforce(tx, admitted);
}

}  // namespace

core::Result<Who> IdentifyCaller(platform::Call& call) {
  Who who{.caller = call.caller(), .citizen = {}};
  if (who.caller.kind == policy::v1::CALLER_KIND_CITIZEN) {
    const auto identified = TRY(call.Ask<signin::v1::IdentifyCitizenResponse>(
        "parcours.signin.v1.CitizenService/IdentifyCitizen", signin::v1::IdentifyCitizenRequest()));
    who.citizen = identified.ins().matricule();
  }
  return who;
}

core::Result<Standing> StandingOf(platform::ReadTransaction& tx, const Who& who, const common::v1::Ins& patient,
                                  core::Time now) {
  if (!core::KeyMatches(patient)) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  auto record = RecordOf(tx, patient.matricule());
  if (record && record->patient.oid() == patient.oid()) return StandingTowards(tx, who, *record, now);
  Record none;
  none.patient = patient;
  return StandingTowards(tx, who, none, now);
}

Standing StandingTowards(platform::ReadTransaction& tx, const Who& who, const Record& record, core::Time now) {
  Reader reader = ReaderOf(who.caller);
  reader.relation = RelationOf(tx, record, who.citizen, IsMinorOn(record.birth_date, DayOf(now)));
  return StandingFor(tx, std::move(reader), record, now);
}

Standing StandingFor(platform::ReadTransaction& tx, Reader reader, const Record& record, core::Time now) {
  Standing standing{.record = record, .reader = std::move(reader), .facts = {}};
  RecordFacts& facts = standing.facts;
  facts.state = StateAt(record.state, record.announced, now);
  facts.settings = record.settings;
  facts.minor = IsMinorOn(record.birth_date, DayOf(now));
  if (IsCitizen(standing.reader)) return standing;
  standing.reader.samu = HostsSamu(tx, standing.reader.structure);
  facts.blocked = IsBlocked(tx, record.position, standing.reader.subject);
  facts.authorised = AuthorisationOf(tx, record.position, standing.reader.subject, standing.reader.structure) !=
                     v1::AUTHORISATION_STATE_NONE;
  facts.general_practitioner =
      !record.general_practitioner.empty() && record.general_practitioner == standing.reader.subject;
  for (const Opposed& opposed : OppositionsTo(tx, record.position)) {
    if (!HoldsFor(opposed, standing.reader)) continue;
    facts.reading_opposed |= opposed.opposition == v1::OPPOSITION_READING;
    facts.feeding_opposed |= opposed.opposition == v1::OPPOSITION_FEEDING;
  }
  return standing;
}

std::vector<v1::Opposition> OppositionsFor(platform::ReadTransaction& tx, const Standing& standing) {
  std::vector<v1::Opposition> oppositions;
  for (const Opposed& opposed : OppositionsTo(tx, standing.record.position)) {
    const bool shown = IsCitizen(standing.reader) || HoldsFor(opposed, standing.reader);
    const bool listed = std::find(oppositions.begin(), oppositions.end(), opposed.opposition) != oppositions.end();
    if (shown && !listed) oppositions.push_back(opposed.opposition);
  }
  return oppositions;
}

v1::AuthorisationState AuthorisationStateOf(platform::ReadTransaction& tx, const Standing& standing) {
  if (standing.facts.blocked) return v1::AUTHORISATION_STATE_BLOCKED;
  return AuthorisationOf(tx, standing.record.position, standing.reader.subject, standing.reader.structure);
}

core::Result<void> Enforce(platform::Transaction& tx, const Verdict& verdict) {
  tx.Decide(verdict.Describe());
  if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
  return {};
}

core::Result<void> EnforceOpen(platform::Transaction& tx, const Standing& standing) {
  return EnforceOpenFor(tx, standing, DecideStanding(standing.reader, standing.facts));
}

core::Result<void> EnforceOpenForAssistance(platform::Transaction& tx, const Standing& standing) {
  return EnforceOpenFor(tx, standing, DecideAssistance(standing.reader, standing.facts));
}

Entry EntryOf(const v1::Access& access, core::Time now) {
  constexpr std::string_view kSpace = " \t\r\n";
  const bool normal = access.mode() == v1::ACCESS_MODE_UNSPECIFIED;
  return Entry{.mode = normal ? v1::ACCESS_MODE_NORMAL : access.mode(),
               .justified = access.justification().find_first_not_of(kSpace) != std::string::npos,
               .date = DayOf(now)};
}

}  // namespace parcours::dmp
