package dev.weft.usecases.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.audit.FailedRead;
import dev.weft.catalog.audit.ReadOutcomes;
import dev.weft.catalog.overview.PublishedRelease;
import dev.weft.catalog.release.RetentionRule;
import dev.weft.model.contract.Measure;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.contract.TimeSpan;
import dev.weft.model.product.Build.Trigger;
import dev.weft.model.product.ProductId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every promise against what is known, at moments that are given. The day is a Monday.
class JudgeTest {

  private static final String PRODUCT = "sales/orders";
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final List<PublishedRelease> releases = new ArrayList<>();
  private ReadOutcomes reads = ReadOutcomes.NONE;
  private Trigger trigger = new Trigger.OnDemand();

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T11:00:00Z, met",
    "2026-11-29T16:48:00Z, met",
    "2026-11-29T16:47:59Z, at risk",
    "2026-11-29T12:00:00Z, at risk",
    "2026-11-29T11:59:59Z, missed"
  })
  void measuresFreshnessByTheAgeOfTheCurrentRelease(Instant published, String state) {
    released(published);
    Judgement judged = judge(Measure.FRESHNESS, hours(24));
    assertThat(judged.state().word()).isEqualTo(state);
    assertThat(judged.measured())
        .isEqualTo("released " + published + ", due by " + published.plusSeconds(86_400));
    assertThat(judge(Measure.LATENCY, hours(24))).isEqualTo(judged);
  }

  @Test
  void takesARollbackToBeAsOldAsWhatItShows() {
    released(NOW.minusSeconds(100_000));
    released(NOW.minusSeconds(50));
    rolledBack(NOW.minusSeconds(20), 1);
    assertThat(judge(Measure.FRESHNESS, hours(24)).state()).isEqualTo(PromiseState.MISSED);
    rolledBack(NOW.minusSeconds(10), 3);
    assertThat(judge(Measure.FRESHNESS, hours(24)).state()).isEqualTo(PromiseState.MISSED);
    rolledBack(NOW.minusSeconds(5), 2);
    assertThat(judge(Measure.FRESHNESS, hours(24)).state()).isEqualTo(PromiseState.MET);
  }

  @Test
  void takesARollbackToSomethingUnknownForAsOldAsAnythingKnown() {
    releases.add(release(7, NOW.minusSeconds(90_000), Optional.empty()));
    releases.addFirst(release(8, NOW.minusSeconds(5), Optional.of(2L)));
    assertThat(judge(Measure.FRESHNESS, hours(24)).state()).isEqualTo(PromiseState.MISSED);
  }

  @ParameterizedTest
  @CsvSource({"FRESHNESS", "FREQUENCY", "RETENTION"})
  void measuresNothingBeforeTheFirstRelease(Measure measure) {
    assertThat(judge(measure, hours(24)).state()).isEqualTo(PromiseState.NOT_MEASURED);
  }

  @ParameterizedTest
  @CsvSource({"24, 1, met", "24, 20, at risk", "24, 25, missed", "25, 1, missed", "20, 1, met"})
  void measuresFrequencyByTheLastReleases(int apart, int since, String state) {
    for (int i = 11; i >= 0; i--) {
      released(NOW.minus(Duration.ofHours(since + (long) i * apart)));
    }
    assertThat(judge(Measure.FREQUENCY, hours(24)).state().word()).isEqualTo(state);
  }

  @Test
  void countsNoRollbackAsARelease() {
    released(NOW.minus(Duration.ofHours(30)));
    released(NOW.minus(Duration.ofHours(25)));
    rolledBack(NOW.minusSeconds(1), 1);
    assertThat(judge(Measure.FREQUENCY, hours(24)).state()).isEqualTo(PromiseState.MISSED);
    assertThat(judge(Measure.FREQUENCY, hours(48)).measured())
        .isEqualTo("2 releases, one in 5 h, next by 2026-12-01T11:00:00Z");
  }

  @Test
  void measuresRetentionByWhatIsKeptAndWhatWillBe() {
    released(NOW.minus(Duration.ofDays(20)));
    released(NOW.minusSeconds(5));
    assertThat(judge(Measure.RETENTION, days(7)).state()).isEqualTo(PromiseState.MET);
    assertThat(judge(Measure.RETENTION, days(8)).state()).isEqualTo(PromiseState.AT_RISK);
    releases.set(1, dropped(releases.get(1)));
    assertThat(judge(Measure.RETENTION, days(19)).state()).isEqualTo(PromiseState.AT_RISK);
    assertThat(judge(Measure.RETENTION, days(21)).state()).isEqualTo(PromiseState.MISSED);
  }

  @Test
  void leavesThePromiseAboutRowsAPromise() {
    released(NOW.minusSeconds(5));
    ServiceLevel rows = level(Measure.RETENTION, days(1), List.of("orders.day"), Optional.empty());
    assertThat(Judge.measures(rows)).isFalse();
    assertThat(Judge.judge(rows, known())).isEqualTo(Judgement.PROMISE);
  }

  @Test
  void measuresAvailabilityByMinutesInWhichWhatWasAskedWasAnswered() {
    var share = new Target.Share(new BigDecimal("99"));
    released(NOW.minus(Duration.ofMinutes(1_000)));
    assertThat(judge(Measure.AVAILABILITY, share).state()).isEqualTo(PromiseState.NOT_MEASURED);
    answered();
    assertThat(judge(Measure.AVAILABILITY, share).measured())
        .isEqualTo("100.00 percent of the minutes of 30 days");
    for (int i = 1; i <= 8; i++) {
      failed("W-SQL-015", i);
    }
    failed("W-SQL-015", 8);
    failed("W-SQL-007", 50);
    failed("W-SQL-008", 51);
    failed("W-SQL-015", 2_000);
    assertThat(judge(Measure.AVAILABILITY, share).state()).isEqualTo(PromiseState.MET);
    failed("W-SERVER-010", 9);
    assertThat(judge(Measure.AVAILABILITY, share).state()).isEqualTo(PromiseState.AT_RISK);
    failed("W-SQL-015", 10);
    assertThat(judge(Measure.AVAILABILITY, share).state()).isEqualTo(PromiseState.AT_RISK);
    failed("W-SQL-015", 11);
    assertThat(judge(Measure.AVAILABILITY, share).state()).isEqualTo(PromiseState.MISSED);
    assertThat(judge(Measure.AVAILABILITY, share).measured()).startsWith("98.90 percent");
  }

  @Test
  void measuresTimelinessDayByDay() {
    for (int day = 20; day <= 30; day++) {
      released(Instant.parse("2026-11-" + day + "T05:30:00Z"));
    }
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("06:00")))
        .isEqualTo(new Judgement(PromiseState.MET, "8 of 8 days"));
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("05:00")).state())
        .isEqualTo(PromiseState.MISSED);
  }

  @Test
  void countsScheduledDaysOnly() {
    released(Instant.parse("2026-11-20T05:30:00Z"));
    for (int day = 23; day <= 27; day++) {
      released(Instant.parse("2026-11-" + day + "T05:30:00Z"));
    }
    released(Instant.parse("2026-11-30T05:30:00Z"));
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("06:00")))
        .isEqualTo(new Judgement(PromiseState.MISSED, "6 of 8 days"));
    trigger = new Trigger.Cron("0 5 * * 1-5", Optional.empty());
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("06:00")))
        .isEqualTo(new Judgement(PromiseState.MET, "6 of 6 days"));
    trigger = new Trigger.Cron("every day", Optional.empty());
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("06:00")).state())
        .isEqualTo(PromiseState.NOT_MEASURED);
    var own =
        level(Measure.TIME_OF_AVAILABILITY, at("06:00"), List.of(), Optional.of("0 5 * * mon-fri"));
    assertThat(Judge.judge(own, known()).state()).isEqualTo(PromiseState.MET);
  }

  /// Built in the evening for the morning after.
  @Test
  void letsADayBeginWithItsBuild() {
    trigger = new Trigger.Cron("0 22 * * *", Optional.empty());
    for (int day = 20; day <= 29; day++) {
      released(Instant.parse("2026-11-" + day + "T23:10:00Z"));
    }
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("06:00")).state())
        .isEqualTo(PromiseState.MET);
  }

  @Test
  void isAtRiskShortlyBeforeTheHour() {
    released(Instant.parse("2026-11-29T11:00:00Z"));
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("16:00")).state())
        .isEqualTo(PromiseState.MET);
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("14:00")).state())
        .isEqualTo(PromiseState.AT_RISK);
    assertThat(judge(Measure.TIME_OF_AVAILABILITY, at("11:59")).state())
        .isEqualTo(PromiseState.MISSED);
  }

  @ParameterizedTest
  @CsvSource({"THROUGHPUT", "END_OF_LIFE", "TIME_TO_REPAIR", "ERROR_RATE"})
  void leavesTheRestToPeople(Measure measure) {
    released(NOW);
    assertThat(judge(measure, hours(1))).isEqualTo(Judgement.PROMISE);
    assertThat(judge(Measure.FREQUENCY, new Target.Words())).isEqualTo(Judgement.PROMISE);
  }

  private static Target hours(int hours) {
    return new Target.Span(TimeSpan.of(Duration.ofHours(hours)));
  }

  private static Target days(int days) {
    return new Target.Span(TimeSpan.of(Duration.ofDays(days)));
  }

  private static Target at(String hour) {
    return new Target.Hour(LocalTime.parse(hour), ZoneOffset.UTC);
  }

  private Judgement judge(Measure measure, Target target) {
    return Judge.judge(level(measure, target, List.of(), Optional.empty()), known());
  }

  private Known known() {
    return new Known(new ReleaseHistory(releases), reads, RetentionRule.DEFAULT, trigger, NOW);
  }

  private static ServiceLevel level(
      Measure measure, Target target, List<String> elements, Optional<String> schedule) {
    return new ServiceLevel(
        measure.word(),
        Optional.of(measure),
        target,
        "1",
        Optional.empty(),
        Optional.empty(),
        elements,
        Optional.empty(),
        schedule,
        "",
        "");
  }

  private void released(Instant at) {
    releases.addFirst(release(releases.size() + 1, at, Optional.empty()));
  }

  private void rolledBack(Instant at, long to) {
    releases.addFirst(release(releases.size() + 1, at, Optional.of(to)));
  }

  private static PublishedRelease release(long number, Instant at, Optional<Long> rollbackOf) {
    return new PublishedRelease(ProductId.of(PRODUCT), 1, number, micros(at), rollbackOf, false);
  }

  private static PublishedRelease dropped(PublishedRelease r) {
    return new PublishedRelease(
        r.product(), r.major(), r.number(), r.publishedAt(), r.rollbackOf(), true);
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  private void answered() {
    reads = new ReadOutcomes(Set.of(PRODUCT), reads.failed());
  }

  private void failed(String code, long minutesAgo) {
    var failed = new ArrayList<>(reads.failed());
    failed.add(new FailedRead(PRODUCT, micros(NOW.minus(Duration.ofMinutes(minutesAgo))), code));
    reads = new ReadOutcomes(reads.answered(), failed);
  }
}
