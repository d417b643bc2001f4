// What a journalled read costs beside a bare gRPC echo over mTLS with the same answer, and whether a large record makes
// it slower.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "bench/echo.h"
#include "bench/measure.h"
#include "bench/world.h"
#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "tests/services/host/call.h"

namespace parcours::bench {
namespace {

using dmp::v1::DmpService;
using dmp::v1::SearchDocumentsRequest;
using dmp::v1::SearchDocumentsResponse;
using Stubs = std::vector<std::unique_ptr<DmpService::Stub>>;

constexpr int kRounds = 7;
constexpr int kClients = 8;
constexpr int kCalls = 4000;  // by all clients, a round
constexpr int kCallsAlone = 1600;
constexpr int kFew = 10;
constexpr int kMany = 10'000;

SearchDocumentsRequest FirstPage(const common::v1::Ins& patient) {
  SearchDocumentsRequest request;
  *request.mutable_patient() = patient;
  request.set_page_size(kFew);
  return request;
}

SearchDocumentsResponse Search(DmpService::Stub& stub, const SearchDocumentsRequest& request) {
  auto answer = host::Call(&stub, &DmpService::Stub::SearchDocuments, request);
  if (!answer.status.ok()) Fail(answer.status.error_message());
  if (answer.response.documents_size() != kFew) Fail("not ten documents");
  return std::move(answer.response);
}

// Half of the calls of one client after the other take at most this long.
double MedianCall(DmpService::Stub& stub, const SearchDocumentsRequest& request, int calls) {
  std::vector<double> each;
  for (int i = 0; i < calls; ++i) each.push_back(Microseconds([&] { Search(stub, request); }));
  return Median(std::move(each));
}

class ReadCalls {
 public:
  explicit ReadCalls(const Options& options) : options_(options), world_(folder_.path() / "state") {
    seat_ = world_.NewSeat();
    world_.Fill(seat_, seat_.patient, kFew);
    world_.Fill(seat_, seat_.other, kMany);
    for (int client = 0; client < kClients; ++client) ours_.push_back(DmpService::NewStub(world_.ConnectDoctor(seat_)));
    request_ = FirstPage(seat_.patient);
    echo_ = std::make_unique<EchoServer>(Search(*ours_.front(), request_));
    for (int client = 0; client < kClients; ++client) reference_.push_back(DmpService::NewStub(echo_->Connect()));
    Together(ours_, kCalls / 4);  // both warm: connections, caches, remembered certificates
    Together(reference_, kCalls / 4);
  }

  void Throughput() {
    const int calls = options_.Count(kCalls);
    Rounds processor;
    const auto measured = [&](const Stubs& stubs, std::vector<double>& used) {
      const double before = ProcessorMicroseconds();
      const double each = Together(stubs, calls);
      used.push_back((ProcessorMicroseconds() - before) / calls);
      return each;
    };
    const Rounds rounds = Alternate(
        options_.Rounds(kRounds), [&] { return measured(ours_, processor.ours); },
        [&] { return measured(reference_, processor.reference); });
    const double ratio = 1 / rounds.Ratio();
    Print({.what = "read call, 8 clients",
           .ours = Number(1e6 / Median(rounds.ours), "calls/s"),
           .reference = Number(1e6 / Median(rounds.reference), "echo/s"),
           .ratio = ratio,
           .target = ">= 0.50",
           .met = ratio >= 0.5});
    Print({.what = "  its processor time, client included",
           .ours = Number(Median(processor.ours), "us"),
           .reference = Number(Median(processor.reference), "us echo"),
           .ratio = processor.Ratio(),
           .target = "",
           .met = true});
  }

  void Latency() {
    const int calls = options_.Count(kCallsAlone);
    const Rounds rounds = Alternate(
        options_.Rounds(kRounds), [&] { return MedianCall(*ours_.front(), request_, calls); },
        [&] { return MedianCall(*reference_.front(), request_, calls); });
    Print({.what = "read call, 1 client, p50",
           .ours = Number(Median(rounds.ours), "us"),
           .reference = Number(Median(rounds.reference), "us echo"),
           .ratio = rounds.Ratio(),
           .target = "<= 1.50",
           .met = rounds.Ratio() <= 1.5});
  }

  void LargeRecord() {
    const int calls = options_.Count(kCallsAlone) / 2;
    const SearchDocumentsRequest large = FirstPage(seat_.other);
    const Rounds rounds = Alternate(
        options_.Rounds(kRounds), [&] { return MedianCall(*ours_.front(), large, calls); },
        [&] { return MedianCall(*ours_.front(), request_, calls); });
    Print({.what = "first page of 10000 documents",
           .ours = Number(Median(rounds.ours), "us"),
           .reference = Number(Median(rounds.reference), "us of 10"),
           .ratio = rounds.Ratio(),
           .target = "<= 1.50",
           .met = rounds.Ratio() <= 1.5});
  }

 private:
  double Together(const Stubs& stubs, int calls) {
    return ByClients(kClients, calls, [&](int client) { Search(*stubs[static_cast<std::size_t>(client)], request_); });
  }

  const Options options_;
  const Folder folder_;
  World world_;
  Seat seat_;
  SearchDocumentsRequest request_;
  std::unique_ptr<EchoServer> echo_;
  Stubs ours_;
  Stubs reference_;
};

}  // namespace
}  // namespace parcours::bench

int main(int count, char** arguments) {
  parcours::bench::ReadCalls calls(parcours::bench::ReadOptions(count, arguments));
  calls.Throughput();
  calls.Latency();
  calls.LargeRecord();
  return 0;
}
