#include "services/consultation/store.h"

#include "consultation_sql.h"

namespace parcours::consultation {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

StoredConsultation ReadConsultation(const Row& row) {
  StoredConsultation stored{.position = row.Int(0), .consultation = {}, .traits = {}};
  if (!stored.consultation.ParseFromString(row.Text(1)) || !stored.traits.ParseFromString(row.Text(2))) {
    throw platform::StoreFailure("a row of the consultations cannot be read");
  }
  return stored;
}

}  // namespace

platform::Schema ConsultationSchema() {
  return {.owner = "consultation", .migrations = {kConsultation1Sql}};
}

void InsertConsultation(WriteTransaction& tx, const StoredConsultation& stored) {
  const std::string bytes = stored.consultation.SerializeAsString();
  const std::string traits = stored.traits.SerializeAsString();
  tx.Run("INSERT INTO consultation_consultation (id, consultation, traits) VALUES (?, ?, ?)",
         {stored.consultation.id(), Blob{bytes}, Blob{traits}});
}

void UpdateConsultation(WriteTransaction& tx, const StoredConsultation& stored) {
  const std::string bytes = stored.consultation.SerializeAsString();
  tx.Run("UPDATE consultation_consultation SET consultation = ? WHERE position = ?", {Blob{bytes}, stored.position});
}

std::optional<StoredConsultation> FindConsultation(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredConsultation>("SELECT position, consultation, traits FROM consultation_consultation WHERE id = ?",
                                    {id}, ReadConsultation);
}

void InsertSigned(WriteTransaction& tx, std::int64_t consultation, const SignedReport& report) {
  tx.Run(
      "INSERT INTO consultation_signed (consultation, edition, text, signature, certificate, unique_id, sent) "
      "VALUES (?, ?, ?, ?, ?, ?, 0)",
      {consultation, std::int64_t{report.edition}, report.text, report.signature, report.certificate,
       report.unique_id});
}

std::optional<SignedReport> LastSigned(ReadTransaction& tx, std::int64_t consultation) {
  return tx.One<SignedReport>(
      "SELECT edition, text, signature, certificate, unique_id FROM consultation_signed WHERE consultation = ? "
      "ORDER BY edition DESC LIMIT 1",
      {consultation}, [](const Row& row) {
        return SignedReport{.edition = static_cast<std::uint32_t>(row.Int(0)),
                            .text = row.Text(1),
                            .signature = row.Text(2),
                            .certificate = row.Text(3),
                            .unique_id = row.Text(4)};
      });
}

void MarkSent(WriteTransaction& tx, std::int64_t consultation, std::uint32_t edition) {
  tx.Run("UPDATE consultation_signed SET sent = 1 WHERE consultation = ? AND edition = ?",
         {consultation, std::int64_t{edition}});
}

std::string LastSent(ReadTransaction& tx, std::int64_t consultation) {
  return tx
      .One<std::string>(
          "SELECT unique_id FROM consultation_signed WHERE consultation = ? AND sent = 1 ORDER BY edition DESC LIMIT 1",
          {consultation}, [](const Row& row) { return row.Text(0); })
      .value_or(std::string());
}

}  // namespace parcours::consultation
