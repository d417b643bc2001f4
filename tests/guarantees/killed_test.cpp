// G1 and G2: kill -9 while eight clients write. What was acknowledged is there, once, and in the journal.
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "parcours/ins/v1/ins.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "tests/guarantees/served.h"
#include "tests/services/host/call.h"

namespace parcours::host {
namespace {

using ins::v1::InsService;
using journal::v1::JournalService;

constexpr int kClients = 8;
constexpr std::size_t kAcknowledgedBeforeTheKill = 120;
constexpr const char* kRegister = "parcours.ins.v1.InsService/RegisterIdentity";

// No two are namesakes: "ecrit-1-2" -> "ECRIT-B-C".
std::string NameFrom(std::string id) {
  for (char& letter : id) {
    if (letter >= '0' && letter <= '9') letter = static_cast<char>(letter - '0' + 'A');
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return id;
}

ins::v1::RegisterIdentityRequest Newcomer(const std::string& request_id) {
  ins::v1::RegisterIdentityRequest request;
  request.set_request_id(request_id);
  request.mutable_traits()->set_birth_name("NOUVEAU");
  request.mutable_traits()->add_given_names(NameFrom(request_id));
  request.mutable_traits()->set_sex(common::v1::SEX_FEMALE);
  request.mutable_traits()->set_birth_date("1980-01-02");
  return request;
}

class Killed : public Served {
 protected:
  // Every client writes until the host is gone.
  void WriteUntilKilled(const card::v1::Credential& card) {
    std::vector<std::thread> clients;
    clients.reserve(kClients);
    for (int client = 0; client < kClients; ++client) {
      clients.emplace_back([this, client, &card] {
        const auto stub = InsService::NewStub(ChannelOf(card));
        for (int number = 0;; ++number) {
          const std::string id = "ecrit-" + std::to_string(client) + "-" + std::to_string(number);
          {
            const std::lock_guard lock(mutex_);
            sent_.insert(id);
          }
          const auto answer = Call(stub.get(), &InsService::Stub::RegisterIdentity, Newcomer(id));
          const std::lock_guard lock(mutex_);
          if (answer.status.ok()) acknowledged_[id] = answer.response.identity().id();
          if (!answer.status.ok() || acknowledged_.size() >= kAcknowledgedBeforeTheKill) enough_ = true;
          enough_.notify_all();
          if (!answer.status.ok()) return;
        }
      });
    }
    enough_.wait(false);
    Kill();
    for (std::thread& client : clients) client.join();
  }

  // All pages of the journal that are about registering.
  std::vector<journal::v1::Exchange> Registered(const std::string& sandbox) {
    const auto stub = JournalService::NewStub(OperatorChannel());
    journal::v1::ListExchangesRequest request;
    request.set_sandbox_id(sandbox);
    request.set_page_size(500);
    request.set_target(kRegister);
    std::vector<journal::v1::Exchange> all;
    do {
      const auto page = Call(stub.get(), &JournalService::Stub::ListExchanges, request);
      EXPECT_TRUE(page.status.ok()) << page.status.error_message();
      all.insert(all.end(), page.response.exchanges().begin(), page.response.exchanges().end());
      request.set_page_token(page.response.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  std::set<std::string> Identities(const card::v1::Credential& card) {
    const auto stub = InsService::NewStub(ChannelOf(card));
    ins::v1::ListIdentitiesRequest request;
    request.set_page_size(500);
    std::set<std::string> ids;
    do {
      const auto page = Call(stub.get(), &InsService::Stub::ListIdentities, request);
      EXPECT_TRUE(page.status.ok()) << page.status.error_message();
      for (const auto& identity : page.response.identities()) ids.insert(identity.id());
      request.set_page_token(page.response.next_page_token());
    } while (!request.page_token().empty());
    return ids;
  }

  bool Intact(const std::string& sandbox) {
    const auto stub = JournalService::NewStub(OperatorChannel());
    journal::v1::VerifyJournalRequest request;
    request.set_sandbox_id(sandbox);
    const auto verified = Call(stub.get(), &JournalService::Stub::VerifyJournal, request);
    EXPECT_TRUE(verified.response.intact()) << verified.response.ShortDebugString();
    return verified.status.ok() && verified.response.intact();
  }

  std::mutex mutex_;  // the two below
  std::set<std::string> sent_;
  std::map<std::string, std::string> acknowledged_;  // request id -> identity id
  std::atomic<bool> enough_ = false;
};

TEST_F(Killed, WhileEightClientsWriteItKeepsWhatItAcknowledgedOnceAndJournalled) {
  const std::string sandbox = NewSandbox().sandbox().id();
  const card::v1::Credential card = UnlockCard(sandbox, "doctor");
  WriteUntilKilled(card);
  ASSERT_GE(acknowledged_.size(), kAcknowledgedBeforeTheKill);
  Start();

  const std::set<std::string> stored = Identities(card);
  for (const auto& [request, identity] : acknowledged_) EXPECT_TRUE(stored.contains(identity)) << request;
  EXPECT_TRUE(Intact(sandbox));
  EXPECT_EQ(Registered(sandbox).size(), stored.size()) << "an effect without its entry, or an entry without its effect";

  // Who was not answered asks again: what had happened is not done twice.
  const auto stub = InsService::NewStub(ChannelOf(card));
  std::set<std::string> after;
  for (const std::string& id : sent_) {
    const auto again = Call(stub.get(), &InsService::Stub::RegisterIdentity, Newcomer(id));
    ASSERT_TRUE(again.status.ok()) << again.status.error_message();
    const auto known = acknowledged_.find(id);
    EXPECT_TRUE(known == acknowledged_.end() || again.response.identity().id() == known->second) << id;
    after.insert(again.response.identity().id());
  }
  EXPECT_EQ(after.size(), sent_.size());
  EXPECT_EQ(Identities(card), after);
}

TEST_F(Killed, AnAnsweredReadIsInTheJournalAfterwards) {
  const std::string sandbox = NewSandbox().sandbox().id();
  const card::v1::Credential card = UnlockCard(sandbox, "doctor");
  const auto stub = InsService::NewStub(ChannelOf(card));
  ASSERT_TRUE(Call(stub.get(), &InsService::Stub::ListIdentities, ins::v1::ListIdentitiesRequest()).status.ok());
  Kill();
  Start();
  EXPECT_TRUE(Intact(sandbox));
  journal::v1::ListExchangesRequest request;
  request.set_sandbox_id(sandbox);
  request.set_target("parcours.ins.v1.InsService/ListIdentities");
  const auto journal = JournalService::NewStub(OperatorChannel());
  EXPECT_EQ(Call(journal.get(), &JournalService::Stub::ListExchanges, request).response.exchanges_size(), 1);
}

TEST_F(Killed, InTheMiddleOfManyTimesItAlwaysStartsAgain) {
  const std::string sandbox = NewSandbox().sandbox().id();
  const card::v1::Credential card = UnlockCard(sandbox, "doctor");
  for (int time = 0; time < 5; ++time) {
    const auto stub = InsService::NewStub(ChannelOf(card));
    const std::string id = "fois-" + std::to_string(time);
    const auto answer = Call(stub.get(), &InsService::Stub::RegisterIdentity, Newcomer(id));
    ASSERT_TRUE(answer.status.ok()) << answer.status.error_message();
    Kill();
    Start();
    EXPECT_TRUE(Identities(card).contains(answer.response.identity().id()));
    EXPECT_TRUE(Intact(sandbox));
  }
}

}  // namespace
}  // namespace parcours::host
