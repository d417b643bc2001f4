// Whether a document is what its submission says: about this patient, by this author, with this metadata.
//
// Pure and thread-safe.
#pragma once

#include <vector>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/dmp/v1/document.pb.h"
#include "services/dmp/cda/header.h"
#include "services/dmp/rules/facts.h"
#include "services/dmp/rules/value_sets.h"

namespace parcours::dmp {

// The header's metadata in the terms of the DMP.
v1::DocumentMetadata MetadataOf(const cda::Header& header, const ValueSets& values);

// Matricule and strict traits of the header against the patient of the request and the qualified identity of the
// caller's structure (absent: the matricule only). Refuses with DOCUMENT_PATIENT_MISMATCH, each trait at its place.
core::Result<void> CheckPatient(const cda::PatientHeader& header, const common::v1::Ins& patient,
                                const common::v1::Traits* traits);

// A professional submits what they wrote; an employee or a software what somebody of the structure wrote. Refuses with
// AUTHOR_MISMATCH.
core::Result<void> CheckAuthor(const cda::AuthorHeader& header, const Reader& reader);

// What is declared against what the header says; what is not declared agrees. Refuses with DOCUMENT_METADATA_MISMATCH,
// each field by its name in the request.
core::Result<void> CheckMetadata(const v1::DocumentMetadata& declared, const v1::DocumentMetadata& actual);

}  // namespace parcours::dmp
