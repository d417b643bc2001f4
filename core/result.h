// Result and refusals: how every part of Parcours says that something did not work.
//
// A Refusal is a normal result, not an exception: a trainer's simulator exists to show refusals. It carries a
// machine-readable reason whose code and French and English texts stand in the contract
// (parcours/common/v1/reason.proto), the place it concerns, and details for the person who reads it.
// No text in a Refusal carries patient data.
//
// Values; safe to use from any thread like any other value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace parcours::common::v1 {
enum Reason : int;  // generated from parcours/common/v1/reason.proto
}

namespace parcours::core {

using common::v1::Reason;

// One field of a request (or one place of a file) that is not acceptable, and why.
struct Violation {
  std::string field;        // path in the request: "patient.matricule", "documents[2].title"
  std::string description;  // what is wrong and what would be right; never the value itself

  bool operator==(const Violation&) const = default;
};

struct Refusal {
  Reason reason;
  std::string detail;                      // adds to the reason's text: which card, which rule, how many tries left
  std::vector<Violation> violations = {};  // for requests: each field at fault
  std::map<std::string, std::string> facts = {};  // machine-readable details: "tries_left" -> "2"

  bool operator==(const Refusal&) const = default;
};

// A value or a Refusal. Must not be ignored.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Refusal> {
 public:
  using tl::expected<T, Refusal>::expected;
};

// Makes the error side of any Result: `return Refuse(common::v1::REASON_NOT_FOUND, "card");`
inline tl::unexpected<Refusal> Refuse(Reason reason, std::string detail = {}) {
  return tl::unexpected<Refusal>(Refusal{.reason = reason, .detail = std::move(detail)});
}

inline tl::unexpected<Refusal> Refuse(Refusal refusal) {
  return tl::unexpected<Refusal>(std::move(refusal));
}

namespace internal {
template <class T>
auto TakeValue(T&& result) {
  if constexpr (!std::is_void_v<typename std::remove_reference_t<T>::value_type>) return *std::forward<T>(result);
}
}  // namespace internal

}  // namespace parcours::core

// Evaluates to the value of `expression`, or returns its refusal from the enclosing function.
// Do not nest one TRY in another (a lambda in between is fine).
#define TRY(expression) PARCOURS_TRY_NAMED(PARCOURS_JOIN(try_result_, __COUNTER__), expression)

#define PARCOURS_JOIN_NOW(left, right) left##right
#define PARCOURS_JOIN(left, right) PARCOURS_JOIN_NOW(left, right)
#define PARCOURS_TRY_NAMED(name, expression)                             \
  __extension__({                                                        \
    auto name = (expression);                                            \
    if (!name) return ::parcours::core::Refuse(std::move(name).error()); \
    ::parcours::core::internal::TakeValue(std::move(name));              \
  })
