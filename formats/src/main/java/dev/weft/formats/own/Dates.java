package dev.weft.formats.own;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads ISO dates, kept as text.
final class Dates {

  private Dates() {}

  static Optional<String> find(Fields fields, String field) {
    Optional<String> text = fields.findText(field);
    text.filter(date -> !isDate(date))
        .ifPresent(
            date ->
                fields.wrong(
                    fields.at(field), "`" + date + "` is no date", "Write it as 2026-12-31"));
    return text;
  }

  /// Reports an end before its beginning.
  static void order(Fields fields, Optional<String> from, Optional<String> until) {
    if (from.isPresent()
        && until.isPresent()
        && isDate(from.get())
        && isDate(until.get())
        && LocalDate.parse(until.get()).isBefore(LocalDate.parse(from.get()))) {
      fields.wrong(fields.at("until"), "`until` lies before `from`", "Swap the two dates");
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
