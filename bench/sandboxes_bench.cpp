// Fifty sandboxes at once on one host, each with its own doctor on a connection of their own: made, worked in and
// verified at the same time. What counts is that no call fails.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "bench/measure.h"
#include "bench/world.h"
#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "tests/services/host/call.h"

namespace parcours::bench {
namespace {

using dmp::v1::DmpService;
using journal::v1::JournalService;

constexpr int kSandboxes = 50;
constexpr int kSearches = 16;  // for each effect four

class Class {
 public:
  explicit Class(const Options& options) : searches_(options.Count(kSearches)), world_(folder_.path() / "state") {}

  void Run() {
    const double took = ByClients(kSandboxes, kSandboxes, [this](int) { Work(); }) * kSandboxes;
    Print({.what = "50 sandboxes at once",
           .ours = fmt::format("{} errors", errors_.load()),
           .reference = fmt::format("{} calls, {:.1f} s", calls_.load(), took / 1e6),
           .ratio = 0,
           .target = "0 errors",
           .met = errors_ == 0});
  }

 private:
  template <class Response>
  Response Count(host::Answer<Response> answer) {
    ++calls_;
    if (!answer.status.ok()) {
      ++errors_;
      fmt::print(stderr, "sandboxes_bench: {}\n", answer.status.error_message());
    }
    return std::move(answer.response);
  }

  void Work() {
    const Seat seat = world_.NewSeat();
    const auto doctor = DmpService::NewStub(world_.ConnectDoctor(seat));
    for (int i = 0; i < searches_; ++i) {
      if (i % 4 == 0) Authorise(*doctor, seat);
      dmp::v1::SearchDocumentsRequest search;
      *search.mutable_patient() = seat.patient;
      Count(host::Call(doctor.get(), &DmpService::Stub::SearchDocuments, search));
    }
    const auto operators = JournalService::NewStub(world_.ConnectOperator());
    journal::v1::VerifyJournalRequest verify;
    verify.set_sandbox_id(seat.sandbox);
    if (!Count(host::Call(operators.get(), &JournalService::Stub::VerifyJournal, verify)).intact()) ++errors_;
  }

  void Authorise(DmpService::Stub& doctor, const Seat& seat) {
    dmp::v1::SetAuthorisationRequest request;
    request.set_request_id(NewRequestId());
    *request.mutable_patient() = seat.other;
    request.set_change(dmp::v1::AUTHORISATION_CHANGE_ADD);
    request.set_consent(true);
    Count(host::Call(&doctor, &DmpService::Stub::SetAuthorisation, request));
  }

  const int searches_;
  const Folder folder_;
  const World world_;
  std::atomic<int> calls_ = 0;
  std::atomic<int> errors_ = 0;
};

}  // namespace
}  // namespace parcours::bench

int main(int count, char** arguments) {
  using namespace parcours::bench;
  Class(ReadOptions(count, arguments)).Run();
  return 0;
}
