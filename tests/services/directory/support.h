// A directory with a few invented people, and short ways to call its handlers.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/seed.h"
#include "services/directory/store.h"
#include "services/platform/testing/handler_harness.h"

namespace parcours::directory {

inline constexpr char kCast[] = R"cast(
  professionals { handle: "gp" title: "DR" given_name: "Hélène" family_name: "d'Aubry-Lérenne" rpps: "99700000013"
                  profession: "10" speciality: "SM54"
                  exercises { structure: "surgery" mode: "L" mss_address: "helene@medecin.exemple.invalid" }
                  exercises { structure: "hospital" mode: "B" } }
  professionals { handle: "nurse" given_name: "Lucie" family_name: "Fontaine" rpps: "99700000021" profession: "60"
                  exercises { structure: "hospital" mode: "S" mss_address: "lucie@hopital.exemple.invalid" } }
  professionals { handle: "student" given_name: "Tom" family_name: "Petit" rpps: "99700000039" profession: "10"
                  student: true exercises { structure: "hospital" mode: "S" } }
  employees { handle: "secretary" given_name: "Julie" family_name: "Moreau" structure: "surgery"
              internal_id: "000000007" role: "331" }
  structures { handle: "hospital" name: "Hôpital des Trois-Chênes (test)" finess : "1B0062023" sector : "SA01" town
    : "Bourges" samu : true mss_address : "accueil@hopital.exemple.invalid"
}
  structures { handle: "surgery" name: "Cabinet du Tilleul (test)" finess: "1B0062049" sector: "SA07" town: "Vierzon" }
)cast";

inline constexpr char kHospital[] = "11B0062023";
inline constexpr char kSurgery[] = "11B0062049";

template <class T>
common::v1::Reason ReasonOf(const core::Result<T>& result) {
  return result ? common::v1::REASON_UNSPECIFIED : result.error().reason;
}

template <class T>
std::string FieldOf(const core::Result<T>& result) {
  return result || result.error().violations.empty() ? std::string() : result.error().violations.front().field;
}

}  // namespace parcours::directory
