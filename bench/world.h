// A host in a folder, and what a benchmark needs in it: sandboxes with a doctor at work and records with documents.
#pragma once

#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <memory>
#include <string>

#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/common.pb.h"
#include "services/host/host.h"

namespace parcours::bench {

// A sandbox with a doctor whose card is in its reader and unlocked, and two patients whose médecin traitant he is.
struct Seat {
  std::string sandbox;
  card::v1::Credential doctor;
  common::v1::Ins patient;
  common::v1::Ins other;
};

// Thread-safe but for Fill.
class World {
 public:
  explicit World(std::filesystem::path state);

  Seat NewSeat() const;

  // Puts documents into a record, past the service: ten thousand submissions would take longer than what is measured.
  // The host stops meanwhile: connections to it are lost.
  void Fill(const Seat& seat, const common::v1::Ins& patient, int documents);

  // Connections of their own.
  std::shared_ptr<grpc::Channel> ConnectDoctor(const Seat& seat) const;
  std::shared_ptr<grpc::Channel> ConnectOperator() const;

 private:
  void Start();

  const std::filesystem::path state_;
  std::unique_ptr<host::Host> host_;
};

// A fresh request_id.
std::string NewRequestId();

}  // namespace parcours::bench
