package dev.weft.usecases.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronDaysTest {

  /// The 30th of November 2026 is a Monday.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 5 * * * | 2026-11-30 | 05:00",
        "30 6,18 * * * | 2026-11-30 | 06:30",
        "*/15 8-17 * * 1-5 | 2026-11-30 | 08:00",
        "0 5 * * MON-FRI | 2026-11-30 | 05:00",
        "0 5 * NOV mon | 2026-11-30 | 05:00",
        "0 5 */10 * * | 2026-11-11 | 05:00",
        "0 5 * * 7 | 2026-11-29 | 05:00",
        "0 5 1 * 1 | 2026-11-30 | 05:00",
        "0 5 30 * 5 | 2026-11-30 | 05:00"
      })
  void beginsADay(String cron, LocalDate day, LocalTime start) {
    assertThat(CronDays.find(cron).orElseThrow().start(day)).contains(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 5 * * MON-FRI | 2026-11-29",
        "0 5 * DEC * | 2026-11-30",
        "0 5 1 * * | 2026-11-30",
        "0 5 */10 * * | 2026-11-30",
        "0 5 1 * 2 | 2026-11-30"
      })
  void passesOverADay(String cron, LocalDate day) {
    assertThat(CronDays.find(cron).orElseThrow().start(day)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@daily",
        "0 5 * *",
        "0 0 5 * * ?",
        "61 5 * * *",
        "0 24 * * *",
        "0 5 * * someday",
        "0 5 * * 5-1",
        "0 */0 * * *",
        "0 5, * * *"
      })
  void refusesWhatIsNone(String cron) {
    assertThat(CronDays.find(cron)).isEmpty();
  }
}
