package dev.weft.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.contract.TimeSpans.Amount;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lengths of time, as people write them.
class TimeSpansTest {

  @ParameterizedTest
  @CsvSource({
    "25h, 25, hour",
    "1 year, 1, year",
    "2 yrs, 2, year",
    "90 mins, 90, minute",
    "5m, 5, minute",
    "3 months, 3, month",
    "10 secs, 10, second",
    "1.5 Days, 1.5, day",
    "2W, 2, week",
    "P1Y, 1, year",
    "P6M, 6, month",
    "PT90M, 90, minute",
    "PT10S, 10, second",
    "p2w, 2, week",
    "1 quarter, 1, quarter",
    "20 ms, 20, millisecond"
  })
  void keepsANumberWithItsUnit(String text, String number, String unit) {
    assertThat(TimeSpans.amount(text)).contains(new Amount(new BigDecimal(number), unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "h", "25", "25 lightyears", "PT5Y", "P5H", "P", "-1h", "P1Y2M", "1h 5m", "ss"})
  void knowsNoOther(String text) {
    assertThat(TimeSpans.amount(text)).isEmpty();
  }
}
