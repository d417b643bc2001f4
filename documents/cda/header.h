// The header of every document that the chain writes, as the CI-SIS structures it (Structuration minimale de documents
// de santé): one model, written once.
//
// Values; pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "documents/xml/writer.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::documents {

inline constexpr std::string_view kLoinc = "2.16.840.1.113883.6.1";
inline constexpr std::string_view kTaAsip = "1.2.250.1.213.1.1.4.322";
inline constexpr std::string_view kSnomedCt = "2.16.840.1.113883.6.96";
inline constexpr std::string_view kActCode = "2.16.840.1.113883.5.4";

// The assigner of identifiers of documents and of what is in them: the simulator's own, of the arc of UUIDs.
inline constexpr std::string_view kAssigner = "2.25.141750663891240173862951840275316498203";

struct Coded {
  std::string code;
  std::string display;
  std::string system;       // OID
  std::string system_name;  // may be empty
};

Coded Loinc(std::string code, std::string display);
Coded TaAsip(std::string code, std::string display);

struct InstanceId {
  std::string root;
  std::string extension;
};

struct TemplateId {
  std::string root;
  std::string extension = {};
};

struct Organisation {
  std::string id;  // Struct_IdNat
  std::string name;
  Coded sector;  // JDV_J02: kind of structure; its system may be left out
};

// Who writes and answers: a professional, or the patient (then `id_root` is the OID of the matricule INS).
struct Professional {
  std::string id;  // PS_IdNat, or the matricule with its key
  std::string given_name;
  std::string family_name;
  Coded speciality;  // JDV_J01: profession and speciality
  Organisation organisation;
  std::string id_root = "1.2.250.1.71.4.2.1";
};

// What the patient writes has this as author, setting and kind of structure (TRE_A00).
Coded ByPatient();

Professional ProfessionalOf(const prescription::v1::Signatory& signatory);

// What a document is about and who answers for it, whatever its type.
struct Context {
  common::v1::Ins patient;
  common::v1::Traits traits;
  std::string used_name = {};  // where it is not the birth name
  Professional author;
  std::string id;      // of this version, among all of kAssigner
  std::string set_id;  // of all versions
  std::uint32_t version = 1;
  std::string confidentiality = "N";  // JDV_J08: N, R, V
  core::Time created;
  core::Time act_start;
  core::Time act_end;
  std::optional<core::Time> encounter_end = {};  // where the patient left before the act ended: an ordonnance goes on
};

// Said of a code beside it: modality "US", with what that is.
struct Quality {
  Coded name;
  Coded value;
};

// What distinguishes a type of document.
struct Model {
  std::vector<TemplateId> templates;  // beyond HL7 France and CI-SIS
  Coded type;                         // JDV_J07
  std::string title;
  std::optional<Coded> act = {};  // serviceEvent/code
  std::vector<Quality> act_qualities = {};
  std::optional<InstanceId> act_id = {};
  std::vector<Coded> act_flags = {};    // further serviceEvents
  std::string request = {};             // the order that the act fulfils, by its accession number
  std::optional<Coded> encounter = {};  // JDV_J142: AMB, IMP, EMER …
  bool responsible = false;             // the encounter names its responsible party
  std::string performer_template = {};
  std::optional<Professional> prescriber = {};  // participant REF
  core::Time prescribed = {};
  std::string prescriber_template = {};
};

// A document with its header; the caller adds <component>.
xml::Writer WriteHeader(const Context& context, const Model& model);

// Of an author within the body too.
void AddAuthor(const xml::Node& to, const Professional& who, core::Time time);

// Elements of HL7's data types.
xml::Node AddCode(const xml::Node& to, std::string_view name, const Coded& code);
void AddId(const xml::Node& to, const InstanceId& id);
void AddTemplates(const xml::Node& to, const std::vector<TemplateId>& templates);
// A moment has a beginning only.
void AddInterval(const xml::Node& to, std::string_view name, core::Time low, core::Time high);

}  // namespace parcours::documents
