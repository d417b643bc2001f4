// How the stand-in hears the notes: as they are, or with mistakes on purpose, of the kinds that real tools make. It
// does not know that it misheard; that is why no mark shows these mistakes.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <vector>

#include "core/result.h"
#include "parcours/consultation/v1/report.pb.h"

namespace parcours::consultation {

// The notes as they were heard: each mistake once, in the first line that gives an occasion. Refuses with
// INVALID_ARGUMENT, at the mistake that finds none. INVENTED is nothing that one hears.
core::Result<std::vector<v1::NoteLine>> Hear(const google::protobuf::RepeatedPtrField<v1::NoteLine>& notes,
                                             const std::vector<v1::DraftMistake>& mistakes);

}  // namespace parcours::consultation
