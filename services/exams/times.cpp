#include "services/exams/times.h"

#include <google/protobuf/util/time_util.h>

namespace parcours::exams {

using google::protobuf::util::TimeUtil;

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time ToTime(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

}  // namespace parcours::exams
