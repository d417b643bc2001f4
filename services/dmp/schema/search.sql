SELECT position, record, document FROM dmp_document
WHERE record = ? AND (created, position) < (?, ?) AND created >= ? AND created < ?
  AND (? = '' OR instr(?, ',' || type || ',') > 0)
  AND (? = '' OR instr(?, ',' || class_code || ',') > 0)
  AND (? = '' OR instr(?, ',' || status || ',') > 0)
  AND (? = '' OR instr(title_folded, ?) > 0)
ORDER BY created DESC, position DESC LIMIT ?
