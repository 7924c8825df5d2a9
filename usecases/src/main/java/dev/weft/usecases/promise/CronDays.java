package dev.weft.usecases.promise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The days of a cron expression of five fields, and when the first build of each begins. Where
/// both days of the month and of the week are restricted, one of them is enough.
record CronDays(
    LocalTime first,
    SortedSet<Integer> ofMonth,
    SortedSet<Integer> months,
    SortedSet<Integer> ofWeek,
    boolean either) {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final int FIELDS = 5;

  /// From midnight on.
  static final CronDays EVERY = find("0 0 * * *").orElseThrow();

  /// Empty for what is no such expression.
  static Optional<CronDays> find(String expression) {
    String[] fields = expression.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      int minute = values(fields[0], 0, 59, List.of()).first();
      int hour = values(fields[1], 0, 23, List.of()).first();
      SortedSet<Integer> week = new TreeSet<>();
      values(fields[4], 0, 7, WEEKDAYS).forEach(day -> week.add(day % 7));
      return Optional.of(
          new CronDays(
              LocalTime.of(hour, minute),
              values(fields[2], 1, 31, List.of()),
              values(fields[3], 1, 12, MONTHS),
              week,
              !fields[2].startsWith("*") && !fields[4].startsWith("*")));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// When the first build of a day begins; empty on days without one.
  Optional<LocalTime> start(LocalDate day) {
    boolean month = ofMonth.contains(day.getDayOfMonth());
    boolean week = ofWeek.contains(day.getDayOfWeek().getValue() % 7);
    boolean on = either ? month || week : month && week;
    return on && months.contains(day.getMonthValue()) ? Optional.of(first) : Optional.empty();
  }

  private static SortedSet<Integer> values(String field, int low, int high, List<String> names) {
    var values = new TreeSet<Integer>();
    for (String part : field.split(",", -1)) {
      String[] stepped = part.split("/", 2);
      int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
      String[] range = stepped[0].split("-", 2);
      boolean all = stepped[0].equals("*");
      int from = all ? low : number(range[0], low, names);
      int to =
          all || (range.length == 1 && stepped.length == 2)
              ? high
              : number(range[range.length - 1], low, names);
      if (from < low || to > high || from > to || step < 1) {
        throw new NumberFormatException(field);
      }
      for (int value = from; value <= to; value += step) {
        values.add(value);
      }
    }
    return values;
  }

  /// @param low what the first name stands for
  private static int number(String text, int low, List<String> names) {
    int named = names.indexOf(text);
    return named >= 0 ? named + low : Integer.parseInt(text);
  }
}
